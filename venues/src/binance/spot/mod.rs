//! Binance spot: its clients, requests and replies, by the groups of the venue's documentation.

mod account;
mod amend;
mod cancel;
mod client;
mod exchange_info;
mod general;
mod klines;
mod market;
mod my_trades;
mod order;
mod order_list;
mod order_list_pair;
mod order_list_query;
mod order_query;
mod private;
mod statistics;
mod ticker;

pub use super::{BinanceError, Environment, PrivateConfig};
pub use account::*;
pub use amend::*;
pub use cancel::*;
pub use client::*;
pub use exchange_info::*;
pub use general::*;
pub use klines::*;
pub use market::*;
pub use my_trades::*;
pub use order::*;
pub use order_list::*;
pub use order_list_pair::*;
pub use order_list_query::*;
pub use order_query::*;
pub use private::*;
pub use statistics::*;
pub use ticker::*;
