//! Orders of algorithms that are asked for: one, those that wait, those that do not any more.
//!
//! Source: <https://www.okx.com/docs-v5/en/#order-book-trading-algo-trading-get-algo-order-list>. Invariant: newest first.

use super::algo_order::{find, is_algo, state, write};
use super::order::kind;
use super::page::{self, is};
use super::refused::Refused;
use crate::exchange::Answer;
use crate::json::Json;
use crate::okx;
use crate::private::Visit;

pub fn one(visit: &mut Visit<'_>) -> Answer {
    let algo = find(visit, &visit.fields)?;
    okx::one(|json| write(json, &visit.house, algo))
}

pub fn waiting(visit: &mut Visit<'_>) -> Answer {
    list(visit, |state| state == "live")
}

pub fn history(visit: &mut Visit<'_>) -> Answer {
    if !visit.fields.has("state") && !visit.fields.has("algoId") {
        let message = "Either parameter state or algoId is required";
        return Err(Refused::new("50015", message).into());
    }
    list(visit, |state| state != "live")
}

fn list(visit: &Visit<'_>, wanted: fn(&str) -> bool) -> Answer {
    let house = &visit.house;
    let algos = house.orders_of(visit.account).rev().filter(|algo| {
        let state = state(house, algo);
        is_algo(algo)
            && wanted(state)
            && is(visit, "state", state)
            && is(
                visit,
                "ordType",
                algo.ticket.note("algoOrdType").unwrap_or_default(),
            )
            && is(visit, "algoId", &algo.id.to_string())
            && is(visit, "instType", kind(algo))
            && is(visit, "instId", &house.instrument_of(algo).id)
    });
    let algos = page::of(visit, algos, |algo| algo.id)?;
    okx::ok(&Json::array(|json| {
        for algo in algos {
            json.object_item(|json| write(json, house, algo));
        }
    }))
}
