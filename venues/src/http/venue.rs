//! [`Venue`]: what the call path must know of a venue.

use std::time::Duration;

use ::http::HeaderMap;
use serde::de::DeserializeOwned;

use super::codes::Meaning;
use super::endpoint::Carrier;
use super::failure::VenueError;
use super::json;
use super::marks::{self, OrderNames};
use super::outcomes::Verdict;
use crate::auth::Sign;
use crate::limits::{Budget, Charge};
use crate::types::Text;

/// What is a venue's own in a call: its hosts, how it tells an error, how it reports limits; and, as [`Sign`], how it is signed.
pub trait Venue: Sign + Send + Sync + 'static {
    /// The venue's error.
    type Error: VenueError;
    /// The venue's name, as its module is called.
    const NAME: &'static str;
    /// The base URL, when none is given.
    const BASE_URL: &'static str;
    /// The environment variable that replaces [`BASE_URL`](Self::BASE_URL).
    const URL_VARIABLE: &'static str;
    /// Hosts that count towards the same limits as the one of [`BASE_URL`](Self::BASE_URL).
    const HOSTS: &'static [&'static str];

    /// Where parameters of POST and PUT stand, unless an endpoint says otherwise; those of GET and DELETE stand in the query.
    const CARRIER: Carrier;
    /// What orders are known by.
    const ORDER_NAMES: OrderNames;
    /// How to ask for the venue's time.
    const TIME: TimeSource;
    /// How long after its timestamp a request may still be executed, when `recv_window` does not say so.
    const WINDOW: Duration;
    /// Whether a request can say so by `recv_window`.
    const RECV_WINDOW: bool = true;
    /// Of which requests the venue obeys `recv_window`, by their paths; `None` for all of them.
    const WINDOWED: Option<&'static [&'static str]> = None;

    /// A new client order id in the venue's format.
    fn client_order_id() -> String {
        marks::random_id()
    }

    /// The value in the body of a reply of status 2xx, unless the venue says there that it refused.
    fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
        Ok(json::decode(body)?)
    }

    /// What a reply of status 4xx or 5xx means by the venue's own words; `None` when the body holds none.
    fn refusal(status: u16, body: &[u8]) -> Option<Refusal>;

    /// What became of a call by what a reply says of its parts (the orders of a batch, the steps of a replacement); `None` when it tells
    /// of none. A reply that tells of parts may say success, or failure, when only some were done.
    fn parts(body: &[u8]) -> Option<Verdict> {
        let _ = body;
        None
    }

    /// How long until a limit that a call met is free again, where the venue has a header of its own for it.
    fn resets_in(headers: &HeaderMap) -> Option<Duration> {
        let _ = headers;
        None
    }

    /// What the headers of a reply say of budgets; `charged` is what the call was charged to.
    fn readings(headers: &HeaderMap, charged: &[&'static Budget]) -> Vec<Reading> {
        let _ = (headers, charged);
        Vec::new()
    }
}

/// How to ask a venue for its time.
#[derive(Debug)]
pub struct TimeSource {
    /// The path, without parameters.
    pub path: &'static str,
    /// What it costs.
    pub cost: &'static [Charge],
    /// The time since 1970 in a reply's body, in milliseconds.
    pub read: fn(&[u8]) -> Option<u64>,
}

/// A way of its own to read a value from the body of a reply of status 2xx.
#[cfg(any(feature = "kucoin", feature = "okx"))]
pub(crate) trait ReadAs<T> {
    /// The value, unless the venue says that it refused.
    fn read(body: &[u8]) -> Result<T, Refusal>;
}

/// Why a reply holds no value.
#[derive(Debug)]
pub enum Refusal {
    /// The venue's own error.
    Venue {
        /// What it means.
        meaning: Meaning,
        /// The venue's code.
        code: Option<Text>,
        /// The venue's words.
        message: String,
    },
    /// The content is not what it should be.
    Content(json::Error),
}

impl From<json::Error> for Refusal {
    fn from(error: json::Error) -> Self {
        Self::Content(error)
    }
}

/// What a venue says of a budget.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Which one.
    pub budget: &'static Budget,
    /// Used within the venue's running window, this call included.
    pub used: u64,
    /// What the window holds, when the venue says so.
    pub limit: Option<u64>,
}
