//! What an account pays for its trades.
//!
//! Source: <https://www.kucoin.com/docs-new/rest/account-info/trade-fee/get-actual-fee-spot-margin>. Invariant: it is what trades
//! are charged.

use super::ticket;
use crate::exchange::Answer;
use crate::json::Json;
use crate::kucoin::ok;
use crate::private::Visit;

/// So many symbols at most.
const SYMBOLS: usize = 10;

pub fn basic(visit: &mut Visit<'_>) -> Answer {
    ok(&Json::object(|json| rates(json, visit)))
}

pub fn actual(visit: &mut Visit<'_>) -> Answer {
    let symbols = visit.fields.get("symbols").unwrap_or_default();
    let symbols: Vec<&str> = symbols.split(',').collect();
    if symbols.len() > SYMBOLS {
        return Err(ticket::invalid("symbols").into());
    }
    for symbol in &symbols {
        ticket::instrument(visit.desk, symbol)?;
    }
    ok(&Json::array(|json| {
        for symbol in symbols {
            json.object_item(|json| {
                json.field("symbol", symbol);
                rates(json, visit);
            });
        }
    }))
}

fn rates(json: &mut Json, visit: &Visit<'_>) {
    let fees = visit.house.account(visit.account).fees;
    json.field("takerFeeRate", fees.taker_rate());
    json.field("makerFeeRate", fees.maker_rate());
}
