//! Placing orders: one, several, or only looking whether one could be placed.
//!
//! In: the fields of orders. Out: their ids, for the synchronous calls with what became of them.
//! Source: <https://www.kucoin.com/docs-new/rest/spot-trading/orders/add-order>. Invariant: of several, each is taken or refused
//! by itself.

use super::order::{Sizes, id};
use super::refused::Refused;
use super::ticket;
use crate::exchange::Answer;
use crate::fields::Fields;
use crate::json::Json;
use crate::kucoin::ok;
use crate::private::Visit;
use crate::trading::{House, Order, Ticket};

/// So many orders at once.
const BATCH: usize = 20;

pub fn add(visit: &mut Visit<'_>) -> Answer {
    answer(visit, ids)
}

pub fn add_sync(visit: &mut Visit<'_>) -> Answer {
    answer(visit, outcome)
}

/// The same checks as for an order, which is then forgotten.
pub fn test(visit: &mut Visit<'_>) -> Answer {
    let ticket = read(visit, &visit.fields)?;
    let client_id = visit.fields.get("clientOid");
    visit
        .house
        .check(ticket, visit.desk.now)
        .map_err(Refused::from)?;
    ok(&Json::object(|json| {
        json.field("orderId", &id(0)).field("clientOid", client_id);
    }))
}

pub fn batch(visit: &mut Visit<'_>) -> Answer {
    several(visit, ids)
}

pub fn batch_sync(visit: &mut Visit<'_>) -> Answer {
    several(visit, outcome)
}

/// What is told of a placed order.
type Tell = fn(&mut Json, &House, &Order);

fn answer(visit: &mut Visit<'_>, tell: Tell) -> Answer {
    let fields = std::mem::take(&mut visit.fields);
    let placed = place(visit, &fields)?;
    let order = visit.house.order(placed).expect("it was just placed");
    ok(&Json::object(|json| tell(json, &visit.house, order)))
}

fn several(visit: &mut Visit<'_>, tell: Tell) -> Answer {
    let list = visit.fields.list("orderList");
    let list = list.ok_or_else(|| ticket::invalid("orderList"))?;
    if list.is_empty() || list.len() > BATCH {
        return Err(ticket::invalid("orderList").into());
    }
    let placed: Vec<_> = list.iter().map(|fields| place(visit, fields)).collect();
    ok(&Json::array(|json| {
        for one in placed {
            json.object_item(|json| match one {
                Ok(number) => {
                    let order = visit.house.order(number).expect("it was just placed");
                    tell(json, &visit.house, order);
                    json.field("success", true);
                }
                Err(refused) => {
                    json.field("success", false)
                        .field("failMsg", &refused.message);
                }
            });
        }
    }))
}

fn place(visit: &mut Visit<'_>, fields: &Fields) -> Result<i64, Refused> {
    let ticket = read(visit, fields)?;
    Ok(visit.house.place(ticket, visit.desk.now)?)
}

fn read(visit: &Visit<'_>, fields: &Fields) -> Result<Ticket, Refused> {
    ticket::read(visit.desk, visit.account, fields, super::made_id(visit))
}

fn ids(json: &mut Json, _: &House, order: &Order) {
    json.field("orderId", &id(order.id));
    json.field("clientOid", order.ticket.note("clientOid"));
}

fn outcome(json: &mut Json, house: &House, order: &Order) {
    ids(json, house, order);
    let sizes = Sizes::of(order, house.instrument_of(order));
    json.field("orderTime", order.created);
    write_sizes(json, order, &sizes);
    json.field("matchTime", order.updated);
}

/// How much of an order is dealt, cancelled, and still to come.
pub fn write_sizes(json: &mut Json, order: &Order, sizes: &Sizes) {
    json.field("originSize", sizes.wanted);
    json.field("dealSize", sizes.dealt);
    json.field("remainSize", sizes.remains);
    json.field("canceledSize", sizes.cancelled);
    json.field("status", if order.is_open() { "open" } else { "done" });
}
