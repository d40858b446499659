//! Requests signed by hand, as the venues' documentation tells it.

use super::{Local, Raw, START, request};
use ring::hmac;

/// A caller of Binance.
#[derive(Clone)]
pub struct Binance {
    pub key: String,
    pub secret: String,
    /// What its clock shows, in milliseconds since 1970.
    pub now: i64,
}

impl Binance {
    /// The one that every exchange knows, at [`START`].
    pub fn main() -> Self {
        Binance {
            key: "local-key".into(),
            secret: "local-secret".into(),
            now: START,
        }
    }

    /// Asks with everything in the query.
    pub fn ask(&self, local: &Local, method: &str, path: &str, query: &str) -> Raw {
        let joint = if query.is_empty() { "" } else { "&" };
        let query = format!("{query}{joint}timestamp={}", self.now);
        let signature = hex(&hmac(self.secret.as_bytes(), query.as_bytes()));
        self.send(
            local,
            method,
            &format!("{path}?{query}&signature={signature}"),
            "",
        )
    }

    /// Sends what is signed already.
    pub fn send(&self, local: &Local, method: &str, target: &str, body: &str) -> Raw {
        let form = ("content-type", "application/x-www-form-urlencoded");
        let headers = [("x-mbx-apikey", self.key.as_str()), form];
        request(local.addresses.binance, method, target, &headers, body)
    }
}

pub fn hmac(secret: &[u8], message: &[u8]) -> Vec<u8> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    hmac::sign(&key, message).as_ref().to_vec()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
