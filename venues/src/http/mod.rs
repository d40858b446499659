//! One call over HTTP, the same for all venues.
//!
//! In goes an [`Endpoint`] (a request), out comes a [`Response`] or the venue's error around a [`Failure`]. Read along a call: [`Rest`]
//! takes the request, `params` writes its path and query, [`crate::limits`] lets it pass, `transport` sends it and reads the reply,
//! the [`Venue`] tells value from refusal, [`json`] decodes. Only `transport` names the HTTP library.

mod clock;
mod config;
mod endpoint;
#[cfg(any(feature = "kucoin", feature = "okx"))]
mod envelope;
mod failure;
pub mod json;
mod outcome;
mod params;
mod response;
mod rest;
mod transport;
mod venue;

pub use clock::Clock;
pub use config::{Config, Limits, Options};
pub use endpoint::{Endpoint, Method};
#[cfg(any(feature = "kucoin", feature = "okx"))]
pub(crate) use envelope::Envelope;
pub(crate) use failure::venue_error;
pub use failure::{Failure, Kind, VenueError};
pub use response::{Headers, LimitUse, ReplyMeta, Response};
pub use rest::Rest;
pub use venue::{Reading, Refusal, Venue};
