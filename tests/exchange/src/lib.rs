//! A local exchange: a real HTTP server that speaks the public and the private interfaces of three venues.
//!
//! In: [`Options`]. Out: a server with one port per venue and one for its control, over one deterministic market and the
//! accounts that trade in it.
//! Invariant: it shares no type with the clients that it tests, so it cannot certify their mistakes.

#![forbid(unsafe_code)]

pub mod amount;
mod binance;
mod call;
mod charge;
mod clock;
mod control;
mod exchange;
mod fault;
mod fields;
mod front;
mod json;
mod kucoin;
mod limits;
mod log;
pub mod market;
mod okx;
pub mod options;
mod private;
mod reply;
mod server;
mod told;
pub mod trading;
mod wire;

pub use market::Venue;
pub use options::Options;
pub use server::{Addresses, Server};
pub use trading::{Act, Deed, Opening};
