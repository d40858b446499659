//! [`Envelope`]: `{"code": …, "msg": …, "data": …}` around each value, as several venues have it.
//!
//! In goes a body, out comes the value in it or why there is none. Invariant: only the venue's codes of success are success.

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::codes::{Codes, Meaning};
use super::failure::Kind;
use super::json;
use super::venue::Refusal;
use crate::types::Text;

/// How a venue that wraps its values tells a value from a refusal.
pub(crate) struct Envelope {
    /// The codes of a reply that holds a value.
    pub success: &'static [&'static str],
    /// What any other code means.
    pub codes: &'static Codes,
}

impl Envelope {
    /// The value in a body, unless the body says that the venue refused.
    pub fn read<T: DeserializeOwned>(&self, body: &[u8]) -> Result<T, Refusal> {
        self.read_or(body, || None)
    }

    /// The same, where success without a value may stand for one.
    pub fn read_or<T: DeserializeOwned>(
        &self,
        body: &[u8],
        empty: fn() -> Option<T>,
    ) -> Result<T, Refusal> {
        match json::decode::<Wrapped<T>>(body) {
            Ok(wrapped) if self.is_success(&wrapped.code) => {
                wrapped.data.or_else(empty).ok_or_else(nothing)
            }
            Ok(wrapped) => Err(self.refused(wrapped.code, wrapped.msg)),
            Err(error) => Err(match self.refusal(body) {
                Some(refusal) => refusal,
                None if is_empty(body) => nothing(),
                None => Refusal::Content(error),
            }),
        }
    }

    /// What a body says of a refusal; `None` when it is no envelope, or one of success.
    pub fn refusal(&self, body: &[u8]) -> Option<Refusal> {
        let Words { code, msg } = json::decode(body).ok()?;
        (!self.is_success(&code)).then(|| self.refused(code, msg))
    }

    fn is_success(&self, code: &str) -> bool {
        self.success.contains(&code)
    }

    /// A refusal with the venue's code and words.
    pub fn refused(&self, code: Text, words: Option<Text>) -> Refusal {
        Refusal::Venue {
            meaning: self
                .codes
                .meaning(&code, words.as_deref().unwrap_or_default()),
            code: Some(code),
            message: words.map_or_else(
                || "the venue gave no reason".to_owned(),
                |words| words.to_string(),
            ),
        }
    }
}

#[derive(Deserialize)]
struct Wrapped<T> {
    code: Text,
    msg: Option<Text>,
    data: Option<T>,
}

/// An envelope without its value, which has another shape in a refusal.
#[derive(Deserialize)]
struct Words {
    code: Text,
    msg: Option<Text>,
}

/// Whether a body holds a list without items.
fn is_empty(body: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Listed {
        data: Vec<IgnoredAny>,
    }
    json::decode::<Listed>(body).is_ok_and(|listed| listed.data.is_empty())
}

/// Success, and nothing in it: so venues answer to a symbol that they do not know.
fn nothing() -> Refusal {
    Refusal::Venue {
        meaning: Meaning::refusal(Kind::InvalidSymbol),
        code: None,
        message:
            "the venue has no data for these parameters; is the symbol right, and is it listed?"
                .to_owned(),
    }
}
