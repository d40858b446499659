//! Binance.
//!
//! What is the venue's own: hosts, budgets, how it tells an error, how it reports its limits. Its products are the modules below.

mod environment;
mod errors;
mod sign;
pub mod spot;

use std::time::Duration;

use ::http::HeaderMap;
use serde::de::DeserializeOwned;

use crate::http::{
    Carrier, Endpoint, OrderNames, Reading, Refusal, TimeSource, Venue, json, venue_error,
};
use crate::limits::Budget;

pub use environment::{Environment, PrivateConfig};

venue_error! {
    /// An error of a call to Binance.
    pub struct BinanceError;
}

/// Weight of requests, counted per address.
///
/// <https://developers.binance.com/docs/binance-spot-api-docs/rest-api/limits>
pub(crate) static IP_WEIGHT: Budget = Budget::per_ip("weight", 6_000, Duration::from_secs(60));

/// How calls to Binance go.
pub struct Binance;

impl Venue for Binance {
    type Error = BinanceError;
    const NAME: &'static str = "binance";
    const BASE_URL: &'static str = "https://api.binance.com";
    const URL_VARIABLE: &'static str = "CCRXT_BINANCE_URL";
    const HOSTS: &'static [&'static str] = &[
        "api.binance.com",
        "api1.binance.com",
        "api2.binance.com",
        "api3.binance.com",
        "api4.binance.com",
        "api-gcp.binance.com",
        "data-api.binance.vision",
    ];
    /// Everything stands in the query, which the venue takes for every method.
    const CARRIER: Carrier = Carrier::Query;
    const ORDER_NAMES: &'static OrderNames = &OrderNames {
        symbol: "symbol",
        order_id: "orderId",
        client_order_ids: &[
            "origClientOrderId",
            "cancelOrigClientOrderId",
            "newClientOrderId",
            "listClientOrderId",
        ],
    };
    const TIME: TimeSource = TimeSource {
        path: "/api/v3/time",
        cost: <spot::TimeRequest as Endpoint>::COST,
        read: |body| {
            let time: spot::ServerTime = json::decode(body).ok()?;
            u64::try_from(time.server_time.0).ok()
        },
    };
    const WINDOW: Duration = Duration::from_secs(5);

    fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
        json::decode(body)
            .map_err(|error| errors::refusal(200, body).unwrap_or(Refusal::Content(error)))
    }

    fn refusal(status: u16, body: &[u8]) -> Option<Refusal> {
        errors::refusal(status, body)
    }

    fn readings(headers: &HeaderMap, _: &[&'static Budget]) -> Vec<Reading> {
        let used = headers
            .get("x-mbx-used-weight-1m")
            .and_then(|used| used.to_str().ok()?.parse().ok());
        used.map(|used| Reading {
            budget: &IP_WEIGHT,
            used,
            limit: None,
        })
        .into_iter()
        .collect()
    }
}
