//! Orders at Binance by hand-signed requests.

use super::signed::Binance;
use super::{Local, Raw, get};
use serde_json::Value;

/// An account of Binance at an exchange whose clock stands still.
pub struct Desk {
    pub local: Local,
    pub client: Binance,
}

impl Desk {
    pub fn open() -> Self {
        Desk {
            local: Local::frozen(1, 12),
            client: Binance::main(),
        }
    }

    pub fn ask(&self, method: &str, path: &str, query: &str) -> Raw {
        self.client.ask(&self.local, method, path, query)
    }

    /// What succeeds.
    pub fn ok(&self, method: &str, path: &str, query: &str) -> Value {
        let reply = self.ask(method, path, query);
        assert_eq!(reply.status(), 200, "{path}?{query}: {}", reply.text());
        reply.json()
    }

    /// Status, code and words of what is refused.
    pub fn refused(&self, method: &str, path: &str, query: &str) -> (u16, i64, String) {
        let reply = self.ask(method, path, query);
        let json = reply.json();
        let code = json["code"].as_i64().unwrap_or_default();
        (
            reply.status(),
            code,
            json["msg"].as_str().unwrap_or_default().to_owned(),
        )
    }

    pub fn limit(&self, side: &str, price: &str, quantity: &str, more: &str) -> Value {
        let query = format!(
            "symbol=BTCUSDT&side={side}&type=LIMIT&timeInForce=GTC&price={price}&quantity={quantity}{more}"
        );
        self.ok("POST", "/api/v3/order", &query)
    }

    /// Free and locked.
    pub fn balance(&self, asset: &str) -> (String, String) {
        let account = self.ok("GET", "/api/v3/account", "");
        let balances = account["balances"].as_array().unwrap().iter();
        let one = balances
            .into_iter()
            .find(|one| one["asset"] == asset)
            .unwrap();
        let text = |name: &str| one[name].as_str().unwrap().to_owned();
        (text("free"), text("locked"))
    }

    /// The best prices of the book.
    pub fn best(&self) -> (f64, f64) {
        let book = self.local.binance("/api/v3/depth?symbol=BTCUSDT&limit=5");
        let price = |side: &str| book[side][0][0].as_str().unwrap().parse().unwrap();
        (price("bids"), price("asks"))
    }

    pub fn ledger(&self) -> Vec<Value> {
        let ledger = get(self.local.addresses.control, "/__control/ledger").json();
        ledger.as_array().unwrap().clone()
    }
}
