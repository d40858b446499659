//! Pairs of orders on margin of which one cancels the other: a limit order, and one that waits for a stop price.
//!
//! In: a pair, or its ids. Out: ids, or the pair with both its orders.
//! Source: <https://www.kucoin.com/docs-new/rest/spot-trading/orders/add-oco-order>. Invariant: the pair has ids of its own, beside
//! those of its orders.

use super::order::{id, number, side};
use super::refused::Refused;
use super::ticket::{self, required};
use super::{order, stop};
use crate::exchange::Answer;
use crate::json::Json;
use crate::kucoin::ok;
use crate::private::Visit;
use crate::trading::{House, List, Order, Side, Status, Ticket, Wanted};

pub fn add(visit: &mut Visit<'_>) -> Answer {
    let trade_type = stop::margin_type(visit)?;
    let client_id = required(&visit.fields, "clientOid")?.to_owned();
    ticket::check_client_id(&client_id)?;
    let mut limit = ticket::read(visit.desk, visit.account, &visit.fields, String::new())?;
    limit.notes.push(("tradeType", trade_type.to_owned()));
    limit.client_id = format!("{client_id}-limit");
    let mut waits = Ticket {
        client_id: format!("{client_id}-stop"),
        ..limit.clone()
    };
    let one = visit.house.instrument(waits.instrument);
    waits.price = Some(ticket::price(one, &visit.fields, "limitPrice")?);
    let rises = waits.side == Side::Buy;
    stop::wait(visit, &mut waits, rises)?;
    let wanted = Wanted {
        client_id,
        leader: None,
        others: vec![limit, waits],
        sized_by_leader: false,
    };
    let placed = visit.house.place_list(wanted, visit.desk.now);
    let placed = placed.map_err(Refused::from)?;
    ok(&Json::object(|json| {
        json.field("orderId", &id(placed));
    }))
}

pub fn by_client_id(visit: &mut Visit<'_>) -> Answer {
    let list = of_client(visit)?;
    ok(&Json::object(|json| write(json, &visit.house, list)))
}

/// The pair with its orders.
pub fn by_id(visit: &mut Visit<'_>) -> Answer {
    let list = of_id(visit)?;
    ok(&Json::object(|json| {
        write(json, &visit.house, list);
        json.array_field("orders", |json| {
            for order in orders(&visit.house, list) {
                json.object_item(|json| write_order(json, &visit.house, order));
            }
        });
    }))
}

pub fn cancel_by_id(visit: &mut Visit<'_>) -> Answer {
    let list = of_id(visit)?.id;
    cancel(visit, &[list])
}

pub fn cancel_by_client_id(visit: &mut Visit<'_>) -> Answer {
    let list = of_client(visit)?.id;
    cancel(visit, &[list])
}

/// Those of some ids, or all of a symbol.
pub fn cancel_batch(visit: &mut Visit<'_>) -> Answer {
    let fields = &visit.fields;
    let ids = fields.get("orderIds");
    let ids: Option<Vec<_>> = ids.map(|ids| ids.split(',').map(number).collect());
    let is = |name, value: &str| fields.get(name).is_none_or(|wanted| wanted == value);
    let lists = visit.house.lists.iter().filter(|list| {
        let trade_type = orders(&visit.house, list)
            .next()
            .map_or("", order::trade_type);
        list.account == visit.account
            && !list.over
            && is("symbol", &visit.house.instrument(list.instrument).id)
            && is("tradeType", trade_type)
            && ids.as_ref().is_none_or(|ids| ids.contains(&Some(list.id)))
    });
    let lists: Vec<i64> = lists.map(|list| list.id).collect();
    cancel(visit, &lists)
}

/// Cancels the orders of pairs; the first takes the other with it.
fn cancel(visit: &mut Visit<'_>, lists: &[i64]) -> Answer {
    let mut cancelled = Vec::new();
    for list in lists {
        let list = visit.house.list(*list).ok_or_else(missing)?;
        let open = orders(&visit.house, list).filter(|order| order.is_open());
        let open: Vec<i64> = open.map(|order| order.id).collect();
        let first = *open.first().ok_or_else(missing)?;
        super::cancel::cancel(visit, first)?;
        cancelled.extend(open);
    }
    stop::cancelled(&cancelled)
}

fn of_id<'a>(visit: &'a Visit<'_>) -> Result<&'a List, Refused> {
    let number = number(required(&visit.fields, "orderId")?);
    let list = number.and_then(|number| visit.house.list(number));
    let list = list.filter(|list| list.account == visit.account);
    list.ok_or_else(missing)
}

fn of_client<'a>(visit: &'a Visit<'_>) -> Result<&'a List, Refused> {
    let client_id = required(&visit.fields, "clientOid")?;
    let list = visit.house.list_of_client(visit.account, client_id);
    list.ok_or_else(missing)
}

fn missing() -> Refused {
    Refused::parameter("order_not_exist_or_not_allow_to_cancel")
}

fn orders<'a>(house: &'a House, list: &'a List) -> impl Iterator<Item = &'a Order> {
    list.orders.iter().filter_map(|id| house.order(*id))
}

fn write(json: &mut Json, house: &House, list: &List) {
    json.field("orderId", &id(list.id));
    json.field("symbol", &house.instrument(list.instrument).id);
    json.field("clientOid", &list.client_id)
        .field("orderTime", list.created);
    json.field("status", status(house, list));
}

/// The state of the pair is the one of the order that came furthest.
fn status(house: &House, list: &List) -> &'static str {
    let states: Vec<&str> = orders(house, list).map(state).collect();
    let order = ["DONE", "TRIGGERED", "NEW", "CANCELLED"];
    let furthest = order.into_iter().find(|state| states.contains(state));
    furthest.unwrap_or("CANCELLED")
}

fn state(order: &Order) -> &'static str {
    let triggered = order.ticket.note("stopPrice").is_some() && order.working.is_some();
    match order.status {
        Status::Filled => "DONE",
        _ if !order.is_open() => "CANCELLED",
        _ if triggered => "TRIGGERED",
        _ => "NEW",
    }
}

fn write_order(json: &mut Json, house: &House, order: &Order) {
    let one = house.instrument_of(order);
    json.field("id", &id(order.id)).field("symbol", &one.id);
    json.field("side", side(order.ticket.side));
    json.field("price", order.ticket.price.map(|price| one.price(price)));
    json.field("stopPrice", order.ticket.note("stopPrice"));
    json.field("size", one.quantity(order.quantity));
    json.field("status", state(order));
}
