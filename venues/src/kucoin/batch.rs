//! What KuCoin says of each item of a request: whether it was done, and why not.
//!
//! In: a body, or what stands in an item. Out: the reason of each item that was refused. Invariant: the envelope's code is that of
//! success even when all items were refused.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::codes::CODES;
use crate::http::{ItemFailure, Kind, Meaning, Verdict, items, json};
use crate::types::Text;

#[derive(Deserialize)]
struct Body {
    data: Items,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Items {
    Orders(Vec<Order>),
    Symbols(Symbols),
}

/// An order of a batch.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Order {
    success: bool,
    fail_msg: Option<Text>,
}

/// Symbols of which all orders should be cancelled.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Symbols {
    #[serde(default)]
    succeed_symbols: Vec<IgnoredAny>,
    #[serde(default)]
    failed_symbols: Vec<Symbol>,
}

#[derive(Deserialize)]
struct Symbol {
    error: Option<Text>,
}

/// What became of a request by its items; `None` when a body has none that tell of it.
pub(super) fn verdict(body: &[u8]) -> Option<Verdict> {
    match json::decode::<Body>(body).ok()?.data {
        Items::Orders(orders) => {
            let failures = orders
                .iter()
                .map(|order| failure(order.success, order.fail_msg.as_ref()));
            items::verdict(failures.map(|failure| failure.map(|failure| failure.kind)))
        }
        Items::Symbols(symbols) => {
            let done = symbols.succeed_symbols.iter().map(|_| None);
            let failed = symbols.failed_symbols.iter();
            let failed = failed.map(|symbol| Some(refused(symbol.error.as_ref()).kind));
            items::verdict(done.chain(failed))
        }
    }
}

/// Why an order of a batch was refused; `None` when it was not.
pub(crate) fn failure(success: bool, words: Option<&Text>) -> Option<ItemFailure> {
    (!success).then(|| refused(words))
}

/// Why an item was refused: items have words alone.
pub(crate) fn refused(words: Option<&Text>) -> ItemFailure {
    let words = words.filter(|words| !words.is_empty());
    let kind = words.and_then(|words| CODES.told(words));
    let meaning = Meaning::refusal(kind.unwrap_or(Kind::ExchangeError));
    ItemFailure::new(meaning, None, words.cloned())
}
