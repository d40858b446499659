//! KuCoin.
//!
//! What is the venue's own: its host, its budget, how it tells an error, how it reports its limits. In comes a reply, out come
//! its value, or what the venue refused. Invariant: only the code of success is success, whatever the HTTP status.

mod batch;
pub(crate) mod codes;
mod environment;
mod sign;
pub mod spot;

use std::time::Duration;

use http::HeaderMap;
use serde::de::DeserializeOwned;

use crate::http::{
    Carrier, Envelope, Kind, Meaning, OrderName, OrderNames, ReadAs, Reading, Refusal, TimeSource,
    Venue, Verdict, venue_error,
};
use crate::limits::{Budget, Charge};

pub(crate) use batch::{failure, refused};
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

/// Weight of an account's spot and margin trading, at the lowest level; the replies tell the account's own.
///
/// <https://www.kucoin.com/docs-new/rate-limit>
pub(crate) static SPOT: Budget = Budget::per_account("spot", 4_000, Duration::from_secs(30));

/// Weight of an account's funds and settings, at the lowest level; the replies tell the account's own.
///
/// <https://www.kucoin.com/docs-new/rate-limit>
pub(crate) static MANAGEMENT: Budget =
    Budget::per_account("management", 2_000, Duration::from_secs(30));

/// How calls to KuCoin go.
pub struct Kucoin;

const ENVELOPE: Envelope = Envelope {
    // Some of the venue's pages show 200 for orders in batches.
    success: &["200000", "200"],
    codes: &codes::CODES,
};

impl Venue for Kucoin {
    type Error = KucoinError;
    const NAME: &'static str = "kucoin";
    const BASE_URL: &'static str = "https://api.kucoin.com";
    const URL_VARIABLE: &'static str = "CCRXT_KUCOIN_URL";
    const HOSTS: &'static [&'static str] = &["api.kucoin.com"];
    const CARRIER: Carrier = Carrier::Json;
    const ORDER_NAMES: OrderNames = &[
        ("symbol", OrderName::Symbol),
        ("orderId", OrderName::OrderId),
        ("clientOid", OrderName::ClientOrderId),
        ("newPrice", OrderName::NewPrice),
        ("newSize", OrderName::NewSize),
    ];
    const TIME: TimeSource = TimeSource {
        path: "/api/v1/timestamp",
        cost: &[Charge::constant(&PUBLIC, 3)],
        read: |body| ENVELOPE.read(body).ok(),
    };
    const WINDOW: Duration = Duration::from_secs(5);
    const RECV_WINDOW: bool = false;

    fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
        ENVELOPE.read(body)
    }

    fn refusal(_status: u16, body: &[u8]) -> Option<Refusal> {
        ENVELOPE.refusal(body)
    }

    fn parts(body: &[u8]) -> Option<Verdict> {
        batch::verdict(body)
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

/// The value in a reply that has none when there is nothing to tell, as of an account without orders.
pub(crate) struct Optional;

impl<T: DeserializeOwned + Default> ReadAs<T> for Optional {
    fn read(body: &[u8]) -> Result<T, Refusal> {
        ENVELOPE.read_or(body, || Some(T::default()))
    }
}

/// The order in a reply; one without a value means that there is none.
pub(crate) struct Found;

impl<T: DeserializeOwned> ReadAs<T> for Found {
    fn read(body: &[u8]) -> Result<T, Refusal> {
        let order: Option<T> = ENVELOPE.read_or(body, || Some(None))?;
        order.ok_or_else(|| Refusal::Venue {
            meaning: Meaning::refusal(Kind::OrderNotFound),
            code: None,
            message: "the venue has no order of this id".to_owned(),
        })
    }
}
