//! Binance spot: one client, its requests and replies, by the groups of the venue's documentation.

mod client;
mod general;
mod market;
mod ticker;

pub use super::BinanceError;
pub use client::*;
pub use general::*;
pub use market::*;
pub use ticker::*;
