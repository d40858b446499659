//! Requests signed by hand, as the venues' documentation tells it.

use super::{Local, Raw, START, request};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;
use serde_json::Value;
use std::net::SocketAddr;

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

/// A caller of KuCoin.
#[derive(Clone)]
pub struct Kucoin {
    pub key: String,
    pub secret: String,
    pub passphrase: String,
    /// What its clock shows, in milliseconds since 1970.
    pub now: i64,
}

impl Kucoin {
    /// The one that every exchange knows, at [`START`].
    pub fn main() -> Self {
        Kucoin {
            key: "local-key".into(),
            secret: "local-secret".into(),
            passphrase: "local-passphrase".into(),
            now: START,
        }
    }

    /// All that is sent beside the body.
    pub fn headers(&self, method: &str, target: &str, body: &str) -> Vec<(&'static str, String)> {
        let signed = |text: &str| STANDARD.encode(hmac(self.secret.as_bytes(), text.as_bytes()));
        let signature = signed(&format!("{}{method}{target}{body}", self.now));
        Vec::from([
            ("kc-api-key", self.key.clone()),
            ("kc-api-sign", signature),
            ("kc-api-timestamp", self.now.to_string()),
            ("kc-api-passphrase", signed(&self.passphrase)),
            ("kc-api-key-version", "2".into()),
            ("content-type", "application/json".into()),
        ])
    }

    pub fn ask(&self, local: &Local, method: &str, target: &str, body: &str) -> Raw {
        let headers = self.headers(method, target, body);
        send(local.addresses.kucoin, method, target, &headers, body)
    }

    /// What is in the envelope of a call that succeeds.
    pub fn data(&self, local: &Local, method: &str, target: &str, body: &Value) -> Value {
        let reply = self.ask(local, method, target, &text(body));
        assert_eq!(reply.status(), 200, "{target}: {}", reply.text());
        let mut reply = reply.json();
        assert_eq!(reply["code"], "200000", "{method} {target}: {reply}");
        reply["data"].take()
    }
}

/// A caller of OKX.
#[derive(Clone)]
pub struct Okx {
    pub key: String,
    pub secret: String,
    pub passphrase: String,
    /// What its clock shows, in milliseconds since 1970; the day must be [`START`]'s.
    pub now: i64,
}

impl Okx {
    /// The one that every exchange knows, at [`START`].
    pub fn main() -> Self {
        let Kucoin {
            key,
            secret,
            passphrase,
            now,
        } = Kucoin::main();
        Okx {
            key,
            secret,
            passphrase,
            now,
        }
    }

    /// All that is sent beside the body.
    pub fn headers(&self, method: &str, target: &str, body: &str) -> Vec<(&'static str, String)> {
        let of_day = self.now - MIDNIGHT;
        let time = format!(
            "2025-06-16T{:02}:{:02}:{:02}.{:03}Z",
            of_day / 3_600_000,
            of_day / 60_000 % 60,
            of_day / 1_000 % 60,
            of_day % 1_000
        );
        let message = format!("{time}{method}{target}{body}");
        let signature = STANDARD.encode(hmac(self.secret.as_bytes(), message.as_bytes()));
        Vec::from([
            ("OK-ACCESS-KEY", self.key.clone()),
            ("OK-ACCESS-SIGN", signature),
            ("OK-ACCESS-TIMESTAMP", time),
            ("OK-ACCESS-PASSPHRASE", self.passphrase.clone()),
            ("content-type", "application/json".into()),
        ])
    }

    pub fn ask(&self, local: &Local, method: &str, target: &str, body: &str) -> Raw {
        let headers = self.headers(method, target, body);
        send(local.addresses.okx, method, target, &headers, body)
    }

    /// What is in the envelope of a call that succeeds.
    pub fn data(&self, local: &Local, method: &str, target: &str, body: &Value) -> Value {
        let reply = self.ask(local, method, target, &text(body));
        assert_eq!(reply.status(), 200, "{target}: {}", reply.text());
        let mut reply = reply.json();
        assert_eq!(reply["code"], "0", "{method} {target}: {reply}");
        reply["data"].take()
    }
}

/// The start of the day of [`START`].
const MIDNIGHT: i64 = START / 86_400_000 * 86_400_000;

/// The text of a body; nothing for null.
fn text(body: &Value) -> String {
    match body {
        Value::Null => String::new(),
        body => body.to_string(),
    }
}

pub fn send(
    address: SocketAddr,
    method: &str,
    target: &str,
    headers: &[(&'static str, String)],
    body: &str,
) -> Raw {
    let headers: Vec<_> = headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    request(address, method, target, &headers, body)
}
