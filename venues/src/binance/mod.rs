//! Binance.
//!
//! What is the venue's own: hosts, budgets, how it tells an error, how it reports its limits. Its products are the modules below.

pub mod spot;

use std::time::Duration;

use crate::http::{Kind, Refusal, Venue, json, venue_error};
use crate::limits::Budget;
use crate::types::Text;

venue_error! {
    /// An error of a call to Binance.
    pub struct BinanceError;
}

/// Weight of requests, counted per address.
pub(crate) static IP_WEIGHT: Budget = Budget::per_ip("weight", 6_000, Duration::from_secs(60));

/// How calls to Binance go.
pub struct Binance;

impl Venue for Binance {
    type Error = BinanceError;
    const NAME: &'static str = "binance";
    const BASE_URL: &'static str = "https://api.binance.com";
    const URL_VARIABLE: &'static str = "CCRXT_BINANCE_URL";
    const HOSTS: &'static [&'static str] = &["api.binance.com", "data-api.binance.vision"];

    fn refusal(_status: u16, body: &[u8]) -> Option<Refusal> {
        #[derive(serde::Deserialize)]
        struct Body {
            code: Text,
            msg: Text,
        }
        let Body { code, msg } = json::decode(body).ok()?;
        Some(Refusal::Venue {
            kind: Kind::ExchangeError,
            code: Some(code),
            message: msg.to_string(),
        })
    }
}
