//! How a test opens an account: a key, and money.
//!
//! In: JSON of the control port or of the command line. Out: an [`Opening`].
//! Invariant: without one, each venue has an account with known keys and enough of every coin that people know.

use crate::market::Venue;
use serde::Deserialize;
use std::collections::BTreeMap;

/// An account, or one more key or more money for an account that is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Opening {
    /// `binance`, `kucoin` or `okx`.
    pub venue: String,
    /// Its name among the venue's accounts; `main` where there is none.
    pub account: String,
    pub key: String,
    /// For HMAC; or else `public_key`.
    pub secret: String,
    /// PEM, for RSA and Ed25519.
    pub public_key: String,
    pub passphrase: String,
    /// Of `read`, `trade`, `transfer`; all where there is none.
    pub rights: Vec<String>,
    /// Whether the key is for demo trading.
    pub demo: bool,
    /// What is paid into the wallet that trades.
    pub balances: BTreeMap<String, String>,
    /// What is paid into other wallets, by the wallet's name.
    pub wallets: BTreeMap<String, BTreeMap<String, String>>,
    /// Parts per million, in place of the venue's.
    pub maker_fee: Option<i64>,
    pub taker_fee: Option<i64>,
}

/// The name of an account that was given none.
pub const MAIN: &str = "main";

impl Opening {
    /// One account at each venue. The secrets are known to everybody and guard nothing.
    pub fn defaults() -> Vec<Opening> {
        let account = |venue: Venue| Opening {
            venue: venue.name().into(),
            key: "local-key".into(),
            secret: "local-secret".into(),
            passphrase: "local-passphrase".into(),
            balances: COINS
                .map(|(coin, amount)| (coin.into(), amount.into()))
                .into(),
            ..Opening::default()
        };
        Venue::ALL.map(account).into()
    }
}

const COINS: [(&str, &str); 12] = [
    ("USDT", "100000000"),
    ("USDC", "100000000"),
    ("BTC", "1000"),
    ("ETH", "10000"),
    ("BNB", "100000"),
    ("SOL", "100000"),
    ("XRP", "10000000"),
    ("ADA", "10000000"),
    ("DOGE", "100000000"),
    ("LTC", "100000"),
    ("AVAX", "1000000"),
    ("LINK", "1000000"),
];
