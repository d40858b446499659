//! An account of OKX that trades.

use super::Local;
use super::signed::Okx;
use serde_json::{Value, json};

/// A local exchange, and an account of it that is at the market's time.
pub struct Trader {
    pub local: Local,
    pub caller: Okx,
}

impl Trader {
    pub fn new() -> Self {
        Trader {
            local: Local::frozen(1, 12),
            caller: Okx::main(),
        }
    }

    pub fn advance(&mut self, millis: u32) {
        self.local.advance(millis);
        self.caller.now += i64::from(millis);
    }

    pub fn get(&self, target: &str) -> Value {
        self.caller.data(&self.local, "GET", target, &json!(null))
    }

    /// The whole reply.
    pub fn post(&self, target: &str, body: Value) -> Value {
        let reply = self
            .caller
            .ask(&self.local, "POST", target, &body.to_string());
        reply.json()
    }

    /// Places an order, or says why not: the code of its item.
    pub fn place(&self, change: Value) -> Result<String, String> {
        let mut body = json!({"instId": "BTC-USDT", "tdMode": "cash", "side": "buy", "ordType": "limit", "px": "50000", "sz": "0.1"});
        body.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        outcome(&self.post("/api/v5/trade/order", body))
    }

    pub fn order(&self, query: &str) -> Value {
        self.get(&format!("/api/v5/trade/order?instId=BTC-USDT&{query}"))[0].clone()
    }

    pub fn pending(&self) -> Vec<Value> {
        self.get("/api/v5/trade/orders-pending")
            .as_array()
            .unwrap()
            .clone()
    }

    pub fn free(&self, coin: &str) -> f64 {
        let balance = self.get(&format!("/api/v5/account/balance?ccy={coin}"));
        balance[0]["details"][0]["availBal"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap()
    }
}

/// What became of the one item of a reply: its id, or its code.
pub fn outcome(reply: &Value) -> Result<String, String> {
    let item = &reply["data"][0];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match item["sCode"].as_str() {
        Some("0") => {
            assert_eq!(reply["code"], "0", "{reply}");
            Ok(text(&item["ordId"]))
        }
        Some(code) => {
            assert_eq!(reply["code"], "1", "{reply}");
            Err(code.to_owned())
        }
        None => Err(text(&reply["code"])),
    }
}

/// What is refused with a code.
pub fn error<T>(code: &str) -> Result<T, String> {
    Err(code.to_owned())
}
