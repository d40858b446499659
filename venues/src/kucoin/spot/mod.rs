//! KuCoin spot: one client, its requests and replies, by subject; the venue's documentation has them all under market data.

mod announcements;
mod client;
mod currencies;
mod general;
mod klines;
mod order_book;
mod private;
mod symbols;
mod tickers;
mod trades;

pub use super::{Environment, KucoinError, PrivateConfig};
pub use announcements::*;
pub use client::*;
pub use currencies::*;
pub use general::*;
pub use klines::*;
pub use order_book::*;
pub use private::*;
pub use symbols::*;
pub use tickers::*;
pub use trades::*;
