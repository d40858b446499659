//! Binance spot: one client, its requests and replies, by the groups of the venue's documentation.

mod client;
mod exchange_info;
mod general;
mod klines;
mod market;
mod private;
mod statistics;
mod ticker;

pub use super::{BinanceError, Environment, PrivateConfig};
pub use client::*;
pub use exchange_info::*;
pub use general::*;
pub use klines::*;
pub use market::*;
pub use private::*;
pub use statistics::*;
pub use ticker::*;
