//! An account of KuCoin that trades.

use super::Local;
use super::signed::Kucoin;
use serde_json::{Value, json};

/// A local exchange, and an account of it that is at the market's time.
pub struct Trader {
    pub local: Local,
    pub caller: Kucoin,
}

impl Trader {
    pub fn new() -> Self {
        Trader {
            local: Local::frozen(1, 12),
            caller: Kucoin::main(),
        }
    }

    pub fn advance(&mut self, millis: u32) {
        self.local.advance(millis);
        self.caller.now += i64::from(millis);
    }

    pub fn get(&self, target: &str) -> Value {
        self.caller.data(&self.local, "GET", target, &json!(null))
    }

    pub fn post(&self, target: &str, body: Value) -> Value {
        self.caller.data(&self.local, "POST", target, &body)
    }

    pub fn delete(&self, target: &str) -> Value {
        self.caller
            .data(&self.local, "DELETE", target, &json!(null))
    }

    /// Code and words of a call that is refused.
    pub fn refused(&self, method: &str, target: &str, body: Value) -> (String, String) {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let reply = self.caller.ask(&self.local, method, target, &body).json();
        let text = |name: &str| reply[name].as_str().unwrap_or_default().to_owned();
        assert_ne!(text("code"), "200000", "{target}: {reply}");
        (text("code"), text("msg"))
    }

    /// Places an order that nobody takes for a while.
    pub fn rest(&self, client_id: &str) -> String {
        let placed = self.post("/api/v1/hf/orders", limit(client_id, "buy", "50000"));
        placed["orderId"].as_str().unwrap().to_owned()
    }

    pub fn free(&self, coin: &str) -> f64 {
        let accounts = self.get(&format!("/api/v1/accounts?currency={coin}&type=trade"));
        accounts[0]["available"].as_str().unwrap().parse().unwrap()
    }
}

/// The body of a limit order.
pub fn limit(client_id: &str, side: &str, price: &str) -> Value {
    json!({"clientOid": client_id, "symbol": "BTC-USDT", "type": "limit", "side": side, "price": price, "size": "0.1"})
}
