//! What an error of Binance means: `{"code": -1121, "msg": "Invalid symbol."}`.
//!
//! <https://developers.binance.com/docs/binance-spot-api-docs/errors>

use serde::Deserialize;

use super::replace;
use crate::http::{Kind, Refusal, json};
use crate::types::Text;

#[derive(Deserialize)]
struct Body {
    code: i64,
    msg: Text,
}

/// The error in a body, if there is one.
pub(super) fn refusal(status: u16, body: &[u8]) -> Option<Refusal> {
    let Body { code, msg } = json::decode(body).ok()?;
    let (kind, message) = match replace::told(body) {
        Some((kind, steps)) => (kind, format!("{msg} ({steps})")),
        None => (kind(code, &msg), msg.to_string()),
    };
    let kind = match status {
        418 => Kind::Banned,
        429 => Kind::RateLimited,
        _ => kind,
    };
    Some(Refusal::Venue {
        kind,
        code: Some(code.to_string().into()),
        message,
    })
}

pub(super) fn kind(code: i64, message: &str) -> Kind {
    match code {
        -1003 if message.contains("banned") => Kind::Banned,
        // Requests, orders, connections.
        -1003 | -1015 | -1034 => Kind::RateLimited,
        -1002 | -2015 | -2017 => Kind::PermissionDenied,
        -1022 | -2008 | -2014 => Kind::AuthenticationError,
        -1021 => Kind::TimestampError,
        // Overloaded, or about to stop: nothing was done.
        -1008 | -1016 | -2016 => Kind::Maintenance,
        // Something broke inside, or the back end did not answer in time: what was done is not known.
        -1000 | -1001 | -1006 | -1007 => Kind::ServerError,
        -1013 => Kind::FilterViolation,
        -1121 => Kind::InvalidSymbol,
        -1014 | -1199..=-1100 | -2039 => Kind::InvalidParameter,
        -2013 => Kind::OrderNotFound,
        // One code for all refusals of an order, a cancellation, an amendment; the words tell them apart.
        -2010 | -2011 | -2021 | -2022 | -2038 => refused(message),
        -2018 | -2019 => Kind::InsufficientBalance,
        _ => Kind::ExchangeError,
    }
}

fn refused(message: &str) -> Kind {
    let says = |words: &str| message.contains(words);
    match () {
        () if says("insufficient balance") => Kind::InsufficientBalance,
        () if says("Duplicate") => Kind::DuplicateOrderId,
        () if says("Unknown order") || says("does not exist") => Kind::OrderNotFound,
        () if says("Filter failure") => Kind::FilterViolation,
        () if says("disabled on this account") || says("not permitted") => Kind::PermissionDenied,
        () if says("is not supported") || says("mandatory parameter") => Kind::InvalidParameter,
        () => Kind::ExchangeError,
    }
}
