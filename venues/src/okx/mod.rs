//! OKX.
//!
//! What is the venue's own: its hosts, its budgets, how it tells an error. In comes a reply, out come its value, or what the venue
//! refused. Invariant: only `"code":"0"` is success, whatever the HTTP status.

pub(crate) mod codes;
mod environment;
mod items;
mod sign;
pub mod spot;

use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::http::{
    Carrier, Endpoint, Envelope, OrderName, OrderNames, Refusal, TimeSource, Venue, Verdict,
    venue_error,
};
use crate::limits::Budget;

pub use environment::{Environment, PrivateConfig};
pub(crate) use items::{Each, failure};

venue_error! {
    /// An error of a call to OKX.
    ///
    /// Codes: <https://www.okx.com/docs-v5/en/#error-code>.
    pub struct OkxError;
}

/// So many requests to one endpoint in 2 seconds, counted per address. The venue reports no use of it.
pub(crate) const fn per_two_seconds(endpoint: &'static str, requests: u32) -> Budget {
    Budget::per_ip(endpoint, requests, Duration::from_secs(2))
}

/// So many requests to one endpoint in so many seconds, counted per account. The venue reports no use of it.
pub(crate) const fn per_account(endpoint: &'static str, requests: u32, seconds: u64) -> Budget {
    Budget::per_account(endpoint, requests, Duration::from_secs(seconds))
}

/// How calls to OKX go.
pub struct Okx;

const ENVELOPE: Envelope = Envelope {
    success: &["0"],
    codes: &codes::CODES,
};

impl Venue for Okx {
    type Error = OkxError;
    const NAME: &'static str = "okx";
    const BASE_URL: &'static str = "https://www.okx.com";
    const URL_VARIABLE: &'static str = "CCRXT_OKX_URL";
    const HOSTS: &'static [&'static str] = &["www.okx.com", "eea.okx.com", "us.okx.com"];
    const CARRIER: Carrier = Carrier::Json;
    const ORDER_NAMES: OrderNames = &[
        ("instId", OrderName::Symbol),
        ("ordId", OrderName::OrderId),
        ("clOrdId", OrderName::ClientOrderId),
        ("algoId", OrderName::OrderId),
        ("algoClOrdId", OrderName::ClientOrderId),
        ("clientId", OrderName::ClientOrderId),
        ("newPx", OrderName::NewPrice),
        ("newSz", OrderName::NewSize),
    ];
    const TIME: TimeSource = TimeSource {
        path: "/api/v5/public/time",
        cost: <spot::SystemTimeRequest as Endpoint>::COST,
        read: |body| {
            let [time] = ENVELOPE.read::<[spot::SystemTime; 1]>(body).ok()?;
            u64::try_from(time.time.0).ok()
        },
    };
    const WINDOW: Duration = Duration::from_secs(30);
    /// A deadline holds for orders and their changes; all else is executed as long as its timestamp is good.
    ///
    /// <https://www.okx.com/docs-v5/en/#overview-transaction-timeouts>
    const WINDOWED: Option<&'static [&'static str]> = Some(&[
        <spot::PlaceOrderRequest as Endpoint>::PATH,
        <spot::PlaceMultipleOrdersRequest as Endpoint>::PATH,
        <spot::AmendOrderRequest as Endpoint>::PATH,
        <spot::AmendMultipleOrdersRequest as Endpoint>::PATH,
    ]);

    fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
        ENVELOPE
            .read(body)
            .map_err(|refusal| items::first(body).unwrap_or(refusal))
    }

    fn refusal(_status: u16, body: &[u8]) -> Option<Refusal> {
        items::first(body).or_else(|| ENVELOPE.refusal(body))
    }

    fn parts(body: &[u8]) -> Option<Verdict> {
        items::verdict(body)
    }
}
