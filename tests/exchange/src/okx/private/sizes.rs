//! How much an account can trade, borrow or take out.
//!
//! Source: <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-maximum-order-quantity>. Invariant: it is what is free, at the
//! price that is named or the last one.

use super::balance::held;
use super::ticket::{self, one_of, required};
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::Json;
use crate::market::Instrument;
use crate::okx;
use crate::private::Visit;

const MODES: [&str; 3] = ["cross", "isolated", "cash"];
const LENT: [&str; 2] = ["cross", "isolated"];

/// What can be bought and sold, in the base coin for a sale, in the quote coin for a purchase at the market.
pub fn order(visit: &mut Visit<'_>) -> Answer {
    one_of(&visit.fields, "tdMode", &MODES)?;
    each(visit, |json, visit, (place, one)| {
        let price = match visit.fields.get("px").and_then(Amount::parse) {
            Some(price) if price.is_positive() => price,
            _ => one.price(visit.house.last_price(place)),
        };
        let quote = free(visit, &one.quote).rescale(8);
        json.field("ccy", &one.base).field("instId", &one.id);
        json.field("maxBuy", quote.divide(price, one.quantity_scale));
        json.field("maxSell", free(visit, &one.base));
    })
}

pub fn available(visit: &mut Visit<'_>) -> Answer {
    one_of(&visit.fields, "tdMode", &MODES)?;
    each(visit, |json, visit, (_, one)| {
        json.field("instId", &one.id);
        json.field("availBuy", free(visit, &one.quote));
        json.field("availSell", free(visit, &one.base));
    })
}

/// Nobody lends here.
pub fn loan(visit: &mut Visit<'_>) -> Answer {
    let mode = one_of(&visit.fields, "mgnMode", &LENT)?.to_owned();
    let margin = visit.fields.get("mgnCcy").unwrap_or_default();
    let ids = required(&visit.fields, "instId")?;
    let all: Result<Vec<_>, _> = ids.split(',').map(|id| ticket::spot(visit, id)).collect();
    let all = all?;
    okx::ok(&Json::array(|json| {
        for (_, one) in all {
            for (coin, side) in [(&one.base, "sell"), (&one.quote, "buy")] {
                json.object_item(|json| {
                    json.field("instId", &one.id).field("mgnMode", &mode);
                    json.field("mgnCcy", margin).field("maxLoan", "0");
                    json.field("ccy", coin).field("side", side);
                });
            }
        }
    }))
}

pub fn withdrawal(visit: &mut Visit<'_>) -> Answer {
    okx::ok(&Json::array(|json| {
        for (coin, balance) in held(visit) {
            json.object_item(|json| {
                json.field("ccy", coin).field("maxWd", balance.free());
                json.field("maxWdEx", balance.free());
                json.field("spotOffsetMaxWd", "")
                    .field("spotOffsetMaxWdEx", "");
            });
        }
    }))
}

/// One object for each instrument that is asked for.
fn each(visit: &Visit<'_>, write: impl Fn(&mut Json, &Visit<'_>, (usize, &Instrument))) -> Answer {
    let ids = required(&visit.fields, "instId")?;
    let all: Result<Vec<_>, _> = ids.split(',').map(|id| ticket::spot(visit, id)).collect();
    let all = all?;
    okx::ok(&Json::array(|json| {
        for one in all {
            json.object_item(|json| write(json, visit, one));
        }
    }))
}

fn free(visit: &Visit<'_>, coin: &str) -> Amount {
    let balances = &visit.house.account(visit.account).balances;
    balances.get(visit.house.rules.trading, coin).free()
}
