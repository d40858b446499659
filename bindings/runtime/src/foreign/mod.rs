//! Types of other crates that many crates use: how they cross, without a rule that names a converter.
//!
//! In: a type of a crate whose feature is on. Out: [`Convert`](crate::Convert) of it, under one name for each crate. A generated
//! crate names it in its `convert!`, as it does those of the rules, so that a rule of a user takes the place of one here.
//! The factory's table (`xtask/src/bindings/types/foreign.rs`) says which type has which, and what Python gets.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "http")]
mod http;
#[cfg(any(feature = "chrono", feature = "time"))]
mod moment;
#[cfg(any(
    feature = "bigdecimal",
    feature = "num_bigint",
    feature = "ordered_float",
    feature = "rust_decimal"
))]
mod numbers;
#[cfg(any(feature = "secrecy", feature = "zeroize"))]
mod secrets;
#[cfg(feature = "serde_json")]
mod serde_json;
#[cfg(feature = "time")]
mod time;
mod words;

#[cfg(feature = "chrono")]
pub use chrono::Chrono;
#[cfg(feature = "http")]
pub use http::Http;
#[cfg(feature = "bigdecimal")]
pub use numbers::BigDecimal;
#[cfg(feature = "num_bigint")]
pub use numbers::NumBigint;
#[cfg(feature = "ordered_float")]
pub use numbers::OrderedFloat;
#[cfg(feature = "rust_decimal")]
pub use numbers::RustDecimal;
#[cfg(any(feature = "secrecy", feature = "zeroize"))]
pub use secrets::Secret;
#[cfg(feature = "serde_json")]
pub use serde_json::SerdeJson;
#[cfg(feature = "time")]
pub use time::Time;
#[cfg(feature = "bytes")]
pub use words::Bytes;
#[cfg(feature = "url")]
pub use words::Url;
#[cfg(feature = "uuid")]
pub use words::Uuid;
pub use words::Words;
