//! Disconnection protection: all orders are cancelled when the client is not heard of for a while.
//!
//! In: seconds, and the symbols that it is for. Out: when it strikes, in seconds since 1970.
//! Source: <https://www.kucoin.com/docs-new/rest/spot-trading/orders/set-dcp>. Invariant: -1 takes it away.

use super::ticket;
use crate::exchange::Answer;
use crate::json::{Json, Raw};
use crate::kucoin::ok;
use crate::private::Visit;
use crate::trading::Protection;

/// So many symbols at most.
const SYMBOLS: usize = 50;

pub fn set(visit: &mut Visit<'_>) -> Answer {
    let timeout: Option<i64> = visit
        .fields
        .get("timeout")
        .and_then(|text| text.parse().ok());
    let now = visit.desk.now;
    let symbols = visit.fields.get("symbols").unwrap_or_default();
    let symbols: Vec<String> = symbols
        .split(',')
        .filter(|one| !one.is_empty())
        .map(str::to_owned)
        .collect();
    if symbols.len() > SYMBOLS {
        return Err(ticket::invalid("symbols").into());
    }
    for symbol in &symbols {
        ticket::instrument(visit.desk, symbol)?;
    }
    let protection = match timeout {
        Some(-1) => None,
        Some(seconds @ 5..=86_400) => Some(Protection {
            timeout: seconds * 1_000,
            at: now + seconds * 1_000,
            symbols,
        }),
        _ => return Err(ticket::invalid("timeout").into()),
    };
    let at = protection.as_ref().map_or(0, |one| one.at);
    visit.house.protect(visit.account, protection);
    ok(&Json::object(|json| {
        json.field("currentTime", now / 1_000)
            .field("triggerTime", at / 1_000);
    }))
}

/// What is set; nothing where nothing is.
pub fn get(visit: &mut Visit<'_>) -> Answer {
    let Some(protection) = visit.house.protection(visit.account) else {
        return ok(Raw("null"));
    };
    ok(&Json::object(|json| {
        json.field("timeout", protection.timeout / 1_000);
        json.field("symbols", &protection.symbols.join(","));
        json.field("currentTime", visit.desk.now / 1_000);
        json.field("triggerTime", protection.at / 1_000);
    }))
}
