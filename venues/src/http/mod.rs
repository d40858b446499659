//! One call over HTTP, the same for all venues.
//!
//! In goes an [`Endpoint`] (a request), out comes a [`Response`] or the venue's error around a [`Failure`]. Read along a call: [`Rest`]
//! takes the request, `params` writes its path, query and body, `call` has it pass [`crate::limits`], signed by [`crate::auth`] and sent
//! by `transport`, the [`Venue`] tells value from refusal, [`json`] decodes. Only `transport` names the HTTP library.

mod call;
mod clock;
#[cfg_attr(
    not(all(feature = "binance", feature = "kucoin", feature = "okx")),
    allow(dead_code, reason = "each venue uses a part of it")
)]
pub(crate) mod codes;
mod config;
mod endpoint;
#[cfg(any(feature = "kucoin", feature = "okx"))]
mod envelope;
mod event;
mod failure;
mod flight;
mod hook;
#[allow(dead_code, reason = "each venue uses a part of it")]
pub(crate) mod items;
pub mod json;
mod marks;
mod note;
mod outcome;
mod outcomes;
mod params;
mod parting;
#[allow(dead_code, reason = "each venue uses a part of it")]
pub(crate) mod resolve;
mod response;
mod rest;
mod sent;
mod server_time;
mod time_question;
mod transport;
mod venue;
mod watch;

pub use clock::Clock;
pub use codes::Meaning;
pub use config::{Config, Limits, Options};
pub use endpoint::{Carrier, Endpoint, Method};
#[cfg(any(feature = "kucoin", feature = "okx"))]
pub(crate) use envelope::Envelope;
pub use event::{Event, EventKind, Level};
#[cfg(any(feature = "binance", feature = "kucoin", feature = "okx"))]
pub(crate) use failure::ruled;
pub(crate) use failure::venue_error;
pub use failure::{Failure, Kind, VenueError};
pub use hook::{Hook, Listener};
pub use items::ItemFailure;
pub(crate) use marks::Marks;
pub use marks::{OrderName, OrderNames};
pub use note::Note;
pub use outcomes::{CallOutcome, Verdict};
pub(crate) use params::encoded;
pub use response::{Headers, LimitUse, ReplyMeta, Response};
pub use rest::Rest;
pub use sent::{Sent, SentOrder};
#[cfg(any(feature = "kucoin", feature = "okx"))]
pub(crate) use venue::ReadAs;
pub use venue::{Reading, Refusal, TimeSource, Venue};
