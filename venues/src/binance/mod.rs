//! Binance.
//!
//! What is the venue's own: hosts, budgets, how it tells an error, how it reports its limits. Its products are the modules below.

pub(crate) mod codes;
mod environment;
mod errors;
mod replace;
mod sign;
pub mod spot;

use std::time::Duration;

use ::http::HeaderMap;
use serde::de::DeserializeOwned;

use crate::http::{
    Carrier, Endpoint, OrderName, OrderNames, Reading, Refusal, TimeSource, Venue, Verdict, json,
    venue_error,
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

/// Orders of an account in 10 seconds, not counting those that are filled.
///
/// <https://developers.binance.com/docs/binance-spot-api-docs/rest-api/limits>
pub(crate) static ORDERS: Budget = Budget::per_account("orders", 100, Duration::from_secs(10));

/// Orders of an account in a day, not counting those that are filled.
pub(crate) static ORDERS_A_DAY: Budget =
    Budget::per_account("orders a day", 200_000, Duration::from_secs(86_400));

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
    const ORDER_NAMES: OrderNames = &[
        ("symbol", OrderName::Symbol),
        ("orderId", OrderName::OrderId),
        ("orderListId", OrderName::OrderId),
        ("origClientOrderId", OrderName::ClientOrderId),
        ("listClientOrderId", OrderName::ClientOrderId),
        ("cancelOrderId", OrderName::ReplacedOrderId),
        ("cancelOrigClientOrderId", OrderName::ReplacedClientOrderId),
        ("newClientOrderId", OrderName::NewClientOrderId),
        ("newQty", OrderName::NewSize),
    ];
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

    fn parts(body: &[u8]) -> Option<Verdict> {
        replace::verdict(body)
    }

    fn readings(headers: &HeaderMap, _: &[&'static Budget]) -> Vec<Reading> {
        let known = [
            ("x-mbx-used-weight-1m", &IP_WEIGHT),
            ("x-mbx-order-count-10s", &ORDERS),
            ("x-mbx-order-count-1d", &ORDERS_A_DAY),
        ];
        let said = known.into_iter().filter_map(|(name, budget)| {
            let used = headers.get(name)?.to_str().ok()?.parse().ok()?;
            Some(Reading {
                budget,
                used,
                limit: None,
            })
        });
        said.collect()
    }
}
