//! KuCoin.
//!
//! What is the venue's own: its host, its budget, how it tells an error, how it reports its limits. In comes a reply, out come
//! its value, or what the venue refused. Invariant: only `"code":"200000"` is success, whatever the HTTP status.

mod codes;
mod environment;
mod sign;
pub mod spot;

use std::time::Duration;

use http::HeaderMap;
use serde::de::DeserializeOwned;

use crate::http::{
    Carrier, Envelope, OrderNames, Reading, Refusal, TimeSource, Venue, venue_error,
};
use crate::limits::{Budget, Charge};

pub use environment::{Environment, PrivateConfig};

venue_error! {
    /// An error of a call to KuCoin.
    ///
    /// Codes: <https://www.kucoin.com/docs-new/error-code/spot>.
    pub struct KucoinError;
}

/// Weight of public requests, counted per address.
///
/// <https://www.kucoin.com/docs-new/rate-limit>
pub(crate) static PUBLIC: Budget = Budget::per_ip("public", 2_000, Duration::from_secs(30));

/// How calls to KuCoin go.
pub struct Kucoin;

const ENVELOPE: Envelope = Envelope {
    success: "200000",
    kind: codes::kind,
};

impl Venue for Kucoin {
    type Error = KucoinError;
    const NAME: &'static str = "kucoin";
    const BASE_URL: &'static str = "https://api.kucoin.com";
    const URL_VARIABLE: &'static str = "CCRXT_KUCOIN_URL";
    const HOSTS: &'static [&'static str] = &["api.kucoin.com"];
    const CARRIER: Carrier = Carrier::Json;
    const ORDER_NAMES: &'static OrderNames = &OrderNames {
        symbol: "symbol",
        order_id: "orderId",
        client_order_ids: &["clientOid"],
    };
    const TIME: TimeSource = TimeSource {
        path: "/api/v1/timestamp",
        cost: &[Charge::constant(&PUBLIC, 3)],
        read: |body| ENVELOPE.read(body).ok(),
    };
    const WINDOW: Duration = Duration::from_secs(5);

    fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
        ENVELOPE.read(body)
    }

    fn refusal(_status: u16, body: &[u8]) -> Option<Refusal> {
        ENVELOPE.refusal(body)
    }

    fn resets_in(headers: &HeaderMap) -> Option<Duration> {
        number(headers, "gw-ratelimit-reset").map(Duration::from_millis)
    }

    /// The headers speak of the pool that the call belongs to, without its name.
    fn readings(headers: &HeaderMap, charged: &[&'static Budget]) -> Vec<Reading> {
        let limit = number(headers, "gw-ratelimit-limit");
        let remaining = number(headers, "gw-ratelimit-remaining");
        match (charged, limit, remaining) {
            ([budget], Some(limit), Some(remaining)) => {
                let used = limit.saturating_sub(remaining);
                vec![Reading {
                    budget,
                    used,
                    limit: Some(limit),
                }]
            }
            _ => Vec::new(),
        }
    }
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}
