//! How a request's list is written into a query: named by `#[serde(serialize_with = …)]` on the field.

use serde::ser::{Serialize, Serializer};

use super::marker;

/// Writes a list as JSON text: `["BTCUSDT","ETHUSDT"]`.
pub fn json_list<L: Serialize, S: Serializer>(list: &L, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(marker::JSON_LIST, list)
}

/// Writes a list with commas between its items: `BTC-USDT,ETH-USDT`.
pub fn comma_list<L: Serialize, S: Serializer>(list: &L, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(marker::COMMA_LIST, list)
}
