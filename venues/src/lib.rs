//! Typed clients of crypto exchanges.
//!
//! In goes a request type of a venue, out comes its reply as a typed value, or an error that says what happened. One module and one
//! feature per venue; [`http`], [`auth`], [`limits`] and [`types`] are shared by all of them and know none.
#![forbid(unsafe_code)]

pub mod auth;
pub mod http;
pub mod limits;
pub mod types;

#[cfg(feature = "binance")]
pub mod binance;
#[cfg(feature = "kucoin")]
pub mod kucoin;
#[cfg(feature = "okx")]
pub mod okx;
