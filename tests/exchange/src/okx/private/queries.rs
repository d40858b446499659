//! Orders that are asked for: one, those that are open, those that are over.
//!
//! Source: <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-order-list>. Invariant: newest first.

use super::order::{find, is_plain, kind, order_type, state, write};
use super::page::{self, is, span};
use crate::exchange::Answer;
use crate::json::Json;
use crate::okx::{self, InstType};
use crate::private::Visit;
use crate::trading::Order;

pub fn one(visit: &mut Visit<'_>) -> Answer {
    let order = find(visit, &visit.fields)?;
    okx::one(|json| write(json, &visit.house, order))
}

pub fn open(visit: &mut Visit<'_>) -> Answer {
    let orders = visit.house.open_orders_of(visit.account).rev();
    list(visit, orders)
}

/// Those that are over.
pub fn history(visit: &mut Visit<'_>) -> Answer {
    InstType::of(visit.call)?;
    let orders = visit.house.orders_of(visit.account).rev();
    list(visit, orders.filter(|order| !order.is_open()))
}

fn list<'a>(visit: &Visit<'_>, orders: impl Iterator<Item = &'a Order>) -> Answer {
    let span = span(visit)?;
    let orders = orders.filter(|order| {
        is_plain(order)
            && is(visit, "instType", kind(order))
            && is(visit, "instId", &visit.house.instrument_of(order).id)
            && is(visit, "ordType", order_type(order))
            && is(visit, "state", state(order))
            && is(visit, "category", "normal")
            && span(order.created)
    });
    let orders = page::of(visit, orders, |order| order.id)?;
    okx::ok(&Json::array(|json| {
        for order in orders {
            json.object_item(|json| write(json, &visit.house, order));
        }
    }))
}
