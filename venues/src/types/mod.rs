//! Kinds of value that replies and requests are made of.
//!
//! In comes JSON text, out come values that give back every digit and letter that came; money never passes through a float.

#[allow(dead_code, reason = "each venue uses a part of it")]
mod bounds;
mod decimal;
#[allow(dead_code, reason = "each venue uses a part of it")]
mod exact;
mod json;
mod list;
mod map;
mod open_enum;
mod positional;
mod text;
mod time;

#[cfg(any(feature = "binance", feature = "kucoin", feature = "okx"))]
pub(crate) use bounds::Bounds;
#[cfg(feature = "binance")]
pub(crate) use bounds::exact_product;
pub use decimal::{Decimal, DecimalError};
pub use json::Json;
pub use list::{comma_list, json_list};
pub use map::Map;
pub use open_enum::OpenEnum;
pub(crate) use open_enum::{OpenEnumVisitor, open_enum};
pub(crate) use positional::positional;
pub use text::Text;
pub use time::{Microseconds, Milliseconds, Nanoseconds, Seconds, Time};

/// Names of newtypes that ask [`crate::http::json`] for a value's text as it stands.
pub(crate) mod marker {
    /// A JSON string's content, or a JSON number's digits.
    pub const NUMBER: &str = "$venues::number";
    /// Any JSON value's text.
    pub const JSON: &str = "$venues::json";
    /// A list that a query carries as JSON text.
    pub const JSON_LIST: &str = "$venues::json_list";
    /// A list that a query carries with commas between its items.
    pub const COMMA_LIST: &str = "$venues::comma_list";
    /// The serde name of a struct that the wire has as an array.
    pub const POSITIONAL: &str = "[";
}
