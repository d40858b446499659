//! The venues' clients as desks.

mod binance;
mod kucoin;
mod okx;

pub use binance::Binance;
pub use kucoin::Kucoin;
pub use okx::Okx;

/// What an order trades at once, in bitcoin.
const SIZE: &str = "0.001";
/// A price at which nobody sells for long.
const LOW: &str = "20000";
/// A size that no account can pay.
const HUGE: &str = "9000";
