//! What an error of Binance means: `{"code": -1121, "msg": "Invalid symbol."}`.
//!
//! <https://developers.binance.com/docs/binance-spot-api-docs/errors>

use serde::Deserialize;

use super::codes::CODES;
use super::replace;
use crate::http::{Kind, Meaning, Refusal, json};
use crate::types::Text;

#[derive(Deserialize)]
struct Body {
    code: i64,
    msg: Text,
}

/// The error in a body, if there is one.
pub(super) fn refusal(status: u16, body: &[u8]) -> Option<Refusal> {
    let Body { code, msg } = json::decode(body).ok()?;
    let code = Text::from(code.to_string());
    let (meaning, message) = match replace::told(body) {
        Some((meaning, steps)) => (meaning, format!("{msg} ({steps})")),
        None => (CODES.meaning(&code, &msg), msg.to_string()),
    };
    let meaning = match status {
        418 => Meaning::refusal(Kind::Banned),
        429 => Meaning::refusal(Kind::RateLimited),
        _ => meaning,
    };
    Some(Refusal::Venue {
        meaning,
        code: Some(code),
        message,
    })
}
