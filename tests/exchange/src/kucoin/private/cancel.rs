//! Cancelling orders: by either id, in part, or all.
//!
//! In: ids, a symbol. Out: the ids. Source: <https://www.kucoin.com/docs-new/rest/spot-trading/orders/cancel-order-by-orderld>.
//! Invariant: an order that is over, or of another symbol, is as good as none.

use super::order::{Sizes, id, is_plain, number};
use super::place::write_sizes;
use super::refused::Refused;
use super::ticket;
use crate::amount::Amount;
use crate::exchange::Answer;
use crate::json::Json;
use crate::kucoin::ok;
use crate::private::Visit;
use crate::trading::{Change, Order};
use std::collections::BTreeSet;

pub fn by_id(visit: &mut Visit<'_>) -> Answer {
    let order = cancel(visit, open(visit)?)?;
    ok(&Json::object(|json| {
        json.field("orderId", &id(order));
    }))
}

pub fn by_client_id(visit: &mut Visit<'_>) -> Answer {
    let order = open_of_client(visit)?;
    cancel(visit, order)?;
    ok(&Json::object(|json| {
        json.field("clientOid", visit.call.last_segment());
    }))
}

/// Of the interface before: it asks for no symbol, and tells the order's own id.
pub fn by_client_id_old(visit: &mut Visit<'_>) -> Answer {
    let order = open_of_client(visit)?;
    cancel(visit, order)?;
    ok(&Json::object(|json| {
        json.field("clientOid", visit.call.last_segment());
        json.field("cancelledOrderId", &id(order));
        json.field("cancelledOcoOrderIds", None::<&str>);
    }))
}

pub fn by_id_sync(visit: &mut Visit<'_>) -> Answer {
    let order = open(visit)?;
    outcome(visit, order, "orderId")
}

pub fn by_client_id_sync(visit: &mut Visit<'_>) -> Answer {
    let order = open_of_client(visit)?;
    outcome(visit, order, "clientOid")
}

/// Takes a part off what is still to come.
pub fn part(visit: &mut Visit<'_>) -> Answer {
    let number = open(visit)?;
    let order = visit.house.order(number).expect("it was just found");
    let one = visit.house.instrument_of(order);
    let size = visit.fields.get("cancelSize").and_then(Amount::parse);
    let lots = size.and_then(|size| size.steps(one.quantity_scale));
    let lots = lots.filter(|lots| (1..=order.rest()).contains(lots));
    let lots = lots.ok_or_else(|| ticket::invalid("cancelSize"))?;
    let (left, size) = (order.quantity - lots, one.quantity(lots));
    if lots == order.rest() {
        cancel(visit, number)?;
    } else {
        let now = visit.desk.now;
        let change = Change {
            quantity: Some(left),
            ..Change::default()
        };
        let amended = visit.house.amend(visit.account, number, &change, now);
        amended.map_err(Refused::from)?;
    }
    ok(&Json::object(|json| {
        json.field("orderId", &id(number)).field("cancelSize", size);
    }))
}

pub fn all_of_symbol(visit: &mut Visit<'_>) -> Answer {
    let symbol = visit.fields.get("symbol").unwrap_or_default().to_owned();
    ticket::instrument(visit.desk, &symbol)?;
    for order in plain_open(visit, Some(&symbol)) {
        cancel(visit, order)?;
    }
    ok("success")
}

pub fn all(visit: &mut Visit<'_>) -> Answer {
    let mut symbols = BTreeSet::new();
    for number in plain_open(visit, None) {
        let order = visit.house.order(number).expect("it was just found");
        symbols.insert(visit.house.instrument_of(order).id.clone());
        cancel(visit, number)?;
    }
    ok(&Json::object(|json| {
        json.array_field("succeedSymbols", |json| {
            for symbol in &symbols {
                json.item(symbol);
            }
        });
        json.array_field("failedSymbols", |_| ());
    }))
}

/// The numbers of all orders that are not over and wait for no trigger.
pub fn plain_open(visit: &Visit<'_>, symbol: Option<&str>) -> Vec<i64> {
    let is_of = |order: &&Order| {
        let of = &visit.house.instrument_of(order).id;
        is_plain(order) && symbol.is_none_or(|symbol| symbol == of)
    };
    let orders = visit.house.open_orders_of(visit.account).filter(is_of);
    orders.map(|order| order.id).collect()
}

pub fn cancel(visit: &mut Visit<'_>, number: i64) -> Result<i64, Refused> {
    let now = visit.desk.now;
    visit.house.cancel(visit.account, number, now)?;
    Ok(number)
}

fn outcome(visit: &mut Visit<'_>, number: i64, name: &str) -> Answer {
    cancel(visit, number)?;
    let order = visit.house.order(number).expect("it was just cancelled");
    let sizes = Sizes::of(order, visit.house.instrument_of(order));
    ok(&Json::object(|json| {
        json.field(name, visit.call.last_segment());
        write_sizes(json, order, &sizes);
    }))
}

/// The order that the path ends with the id of.
fn open(visit: &Visit<'_>) -> Result<i64, Refused> {
    let order = number(visit.call.last_segment()).and_then(|id| visit.house.order(id));
    fitting(visit, order.filter(|order| order.is_open()))
}

/// The order that the path ends with the client's id of.
fn open_of_client(visit: &Visit<'_>) -> Result<i64, Refused> {
    let client_id = visit.call.last_segment();
    let order = visit.house.order_of_client(visit.account, client_id);
    fitting(visit, order.filter(|order| order.is_open()))
}

fn fitting(visit: &Visit<'_>, order: Option<&Order>) -> Result<i64, Refused> {
    let symbol = visit.fields.get("symbol");
    let fits = |order: &&Order| {
        let one = visit.house.instrument_of(order);
        order.ticket.account == visit.account && symbol.is_none_or(|symbol| symbol == one.id)
    };
    let order = order.filter(fits).filter(|order| is_plain(order));
    let missing = || Refused::parameter("order_not_exist_or_not_allow_to_cancel");
    order.map(|order| order.id).ok_or_else(missing)
}
