//! What OKX says of each item of a request: a code and why.
//!
//! In: a body. Out: the items, each with what became of it, or the refusal of the first one. Invariant: the envelope's code is `1`
//! when all items were refused and `2` when some were; its own words then say nothing.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::ENVELOPE;
use super::codes::CODES;
use crate::http::{ItemFailure, ReadAs, Refusal, Verdict, items, json};
use crate::types::Text;

/// The item was done.
const DONE: &str = "0";
/// All items were refused, or some.
const REFUSED: [&str; 2] = ["1", "2"];

/// The items of a reply, those that were refused among them.
pub(crate) struct Each;

impl<T: DeserializeOwned> ReadAs<Vec<T>> for Each {
    fn read(body: &[u8]) -> Result<Vec<T>, Refusal> {
        match first(body) {
            Some(_) => Ok(json::decode::<Items<T>>(body)?.data),
            None => ENVELOPE.read(body),
        }
    }
}

/// Why the first item that was refused was; `None` when none was.
pub(super) fn first(body: &[u8]) -> Option<Refusal> {
    let Items { code, data } = json::decode::<Items<Said>>(body).ok()?;
    if !REFUSED.contains(&code.as_str()) {
        return None;
    }
    let refused = data.into_iter().find(|item| item.s_code != DONE)?;
    Some(ENVELOPE.refused(refused.s_code, refused.s_msg))
}

/// What became of a request by its items; `None` when a body has none that tell of it.
pub(super) fn verdict(body: &[u8]) -> Option<Verdict> {
    let Items { data, .. } = json::decode::<Items<Said>>(body).ok()?;
    let failures = data.into_iter().map(|Said { s_code, s_msg }| {
        failure(Some(&s_code), s_msg.as_ref()).map(|failure| failure.kind)
    });
    items::verdict(failures)
}

/// Why an item was refused, by its `sCode` and `sMsg`; an item without a code was not taken either.
pub(crate) fn failure(code: Option<&Text>, words: Option<&Text>) -> Option<ItemFailure> {
    let said = code.map_or("", Text::as_str);
    let meaning = match said {
        DONE => return None,
        said => CODES.meaning(said, words.map_or("", Text::as_str)),
    };
    let words = words.filter(|words| !words.is_empty());
    Some(ItemFailure::new(meaning, code.cloned(), words.cloned()))
}

#[derive(Deserialize)]
struct Items<T> {
    code: Text,
    data: Vec<T>,
}

/// What the venue says of an item.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Said {
    s_code: Text,
    s_msg: Option<Text>,
}
