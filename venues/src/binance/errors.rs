//! What an error of Binance means: `{"code": -1121, "msg": "Invalid symbol."}`.
//!
//! <https://developers.binance.com/docs/binance-spot-api-docs/errors>

use serde::Deserialize;

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
    let kind = match status {
        418 => Kind::Banned,
        429 => Kind::RateLimited,
        _ => kind(code, &msg),
    };
    Some(Refusal::Venue {
        kind,
        code: Some(code.to_string().into()),
        message: msg.to_string(),
    })
}

fn kind(code: i64, message: &str) -> Kind {
    match code {
        -1003 if message.contains("banned") => Kind::Banned,
        -1003 | -1015 | -1034 => Kind::RateLimited,
        -1002 | -2015 => Kind::PermissionDenied,
        -1022 | -2008 | -2014 => Kind::AuthenticationError,
        -1021 => Kind::TimestampError,
        -1008 | -1016 => Kind::Maintenance,
        -1000 | -1001 => Kind::ServerError,
        -1013 => Kind::FilterViolation,
        -1121 => Kind::InvalidSymbol,
        -1199..=-1100 => Kind::InvalidParameter,
        -2011 | -2013 => Kind::OrderNotFound,
        // One code for all refusals of an order; the words tell them apart.
        -2010 if message.contains("insufficient balance") => Kind::InsufficientBalance,
        -2010 if message.starts_with("Duplicate order") => Kind::DuplicateOrderId,
        -2018 | -2019 => Kind::InsufficientBalance,
        _ => Kind::ExchangeError,
    }
}
