//! OKX's public market data: one client, its requests and replies, by the groups of the venue's documentation.

mod block;
mod candlesticks;
mod client;
mod funding;
mod index;
mod instruments;
mod mark_price;
mod order_book;
mod private;
mod public_data;
mod spread;
mod tickers;
mod trades;

pub use super::{Environment, OkxError, PrivateConfig};
pub use block::*;
pub use candlesticks::*;
pub use client::*;
pub use funding::*;
pub use index::*;
pub use instruments::*;
pub use mark_price::*;
pub use order_book::*;
pub use private::*;
pub use public_data::*;
pub use spread::*;
pub use tickers::*;
pub use trades::*;
