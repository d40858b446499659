//! New orders.

use super::filters;
use super::refused;
use super::report::{self, Detail};
use super::ticket::{Asked, ORDER};
use crate::amount::Amount;
use crate::binance::access::access;
use crate::binance::parameters::{Parameters, illegal};
use crate::binance::{DIGITS, error, ok};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::Json;
use crate::reply::Reply;
use crate::trading::{Right, Ticket};

/// Symbols whose orders can be routed.
const ROUTED: &str = "BTCUSDT";

pub fn new_order(desk: &Desk<'_>, call: &Call) -> Answer {
    placed(desk, call, false)
}

pub fn sor_order(desk: &Desk<'_>, call: &Call) -> Answer {
    placed(desk, call, true)
}

pub fn order_test(desk: &Desk<'_>, call: &Call) -> Answer {
    tested(desk, call, false)
}

pub fn sor_order_test(desk: &Desk<'_>, call: &Call) -> Answer {
    tested(desk, call, true)
}

/// Weight of a test, by what it computes.
pub fn test_cost(call: &Call) -> u32 {
    match call.get("computeCommissionRates") {
        Some("true") => 20,
        _ => 1,
    }
}

fn placed(desk: &Desk<'_>, call: &Call, routed: bool) -> Answer {
    let (parameters, account) = access(desk, call, Right::Trade, &ORDER)?;
    let counts = desk.charge_orders(account, 1)?;
    let mut house = desk.house();
    let ticket = route(
        Asked::new(&parameters, account).ticket(desk, &house)?,
        desk,
        routed,
    )?;
    filters::check(desk, &house, &ticket)?;
    let detail = detail(&parameters)?;
    let id = house.place(ticket, desk.now).map_err(refused::new_order)?;
    let order = house.order(id).ok_or_else(refused::no_order)?;
    let mut reply = ok(Json::object(|json| {
        report::new_order(json, &house, order, detail)
    }))?;
    reply.headers.extend(counts);
    Ok(reply)
}

fn tested(desk: &Desk<'_>, call: &Call, routed: bool) -> Answer {
    let known = [&ORDER[..], &["computeCommissionRates"]].concat();
    let (parameters, account) = access(desk, call, Right::Trade, &known)?;
    let house = desk.house();
    let ticket = route(
        Asked::new(&parameters, account).ticket(desk, &house)?,
        desk,
        routed,
    )?;
    filters::check(desk, &house, &ticket)?;
    if parameters.get("computeCommissionRates") != Some("true") {
        return ok(Json::object(|_| ()));
    }
    let fees = house.account(account).fees;
    ok(Json::object(|json| {
        let rates = [fees.maker_rate(), fees.taker_rate()];
        let none = [Amount::new(0, 0); 2];
        // Routed orders are not told of special rates.
        let special = (!routed).then_some(("specialCommissionForOrder", none));
        let standard = ("standardCommissionForOrder", rates);
        let all = [standard].into_iter().chain(special);
        for (name, [maker, taker]) in all.chain([("taxCommissionForOrder", none)]) {
            json.object_field(name, |json| {
                json.field("maker", maker.fixed(DIGITS))
                    .field("taker", taker.fixed(DIGITS));
            });
        }
        super::account::discount(json);
    }))
}

/// An order that is routed is marked.
fn route(mut ticket: Ticket, desk: &Desk<'_>, routed: bool) -> Result<Ticket, Reply> {
    if routed {
        if desk.listing().instruments[ticket.instrument].id != ROUTED {
            return Err(error(-2010, "SOR is not supported for this symbol."));
        }
        ticket.notes.push(("usedSor", "true".into()));
    }
    Ok(ticket)
}

/// How much is said, by what is asked for and what the kind of the order says otherwise.
pub fn detail(parameters: &Parameters<'_>) -> Result<Detail, Reply> {
    match (parameters.get("newOrderRespType"), parameters.get("type")) {
        (Some("FULL"), _) | (None, Some("MARKET" | "LIMIT")) => Ok(Detail::Full),
        (Some("RESULT"), _) => Ok(Detail::Result),
        (Some("ACK") | None, _) => Ok(Detail::Ack),
        (Some(_), _) => Err(illegal("newOrderRespType", "ACK|RESULT|FULL")),
    }
}
