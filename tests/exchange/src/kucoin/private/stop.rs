//! Orders that wait until the market trades at a price, of the account itself and on margin.
//!
//! In: an order with a stop price, or ids. Out: ids, or orders that wait.
//! Source: <https://www.kucoin.com/docs-new/rest/spot-trading/orders/get-stop-order-list>. Invariant: the two kinds do not see each
//! other; a triggered order goes on as any other.

use super::order::{self, cancel_after, id, kind, number, side};
use super::page::{numbered, span};
use super::refused::Refused;
use super::ticket::{self, invalid, required};
use super::{cancel, made_id};
use crate::exchange::Answer;
use crate::json::Json;
use crate::kucoin::ok;
use crate::private::Visit;
use crate::trading::{House, Order, Ticket, Trigger};

/// What an order trades on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Own,
    Margin,
}

impl Kind {
    fn holds(self, order: &Order) -> bool {
        let own = order::trade_type(order) == "TRADE";
        own == (self == Kind::Own)
    }
}

pub fn add(visit: &mut Visit<'_>) -> Answer {
    let placed = place(visit, "TRADE")?;
    ok(&Json::object(|json| {
        json.field("orderId", &id(placed));
    }))
}

pub fn add_margin(visit: &mut Visit<'_>) -> Answer {
    let trade_type = margin_type(visit)?;
    let placed = place(visit, trade_type)?;
    ok(&Json::object(|json| {
        json.field("orderId", &id(placed));
        json.field("clientOid", visit.fields.get("clientOid"));
    }))
}

/// What an order on margin trades on, as it was asked for.
pub fn margin_type(visit: &Visit<'_>) -> Result<&'static str, Refused> {
    Ok(match ticket::flag(&visit.fields, "isIsolated")? {
        true => "MARGIN_ISOLATED_TRADE",
        false => "MARGIN_TRADE",
    })
}

fn place(visit: &mut Visit<'_>, trade_type: &'static str) -> Result<i64, Refused> {
    let fields = &visit.fields;
    let mut ticket = ticket::read(visit.desk, visit.account, fields, made_id(visit))?;
    let stop = fields.get("stop").unwrap_or("loss");
    let rises = match stop {
        "loss" => false,
        "entry" => true,
        _ => return Err(invalid("stop")),
    };
    ticket.notes.push(("stop", stop.to_owned()));
    ticket.notes.push(("tradeType", trade_type.to_owned()));
    wait(visit, &mut ticket, rises)?;
    Ok(visit.house.place(ticket, visit.desk.now)?)
}

/// Makes an order wait for its stop price.
pub fn wait(visit: &Visit<'_>, ticket: &mut Ticket, rises: bool) -> Result<(), Refused> {
    let one = visit.house.instrument(ticket.instrument);
    let price = ticket::price(one, &visit.fields, "stopPrice")?;
    let trail = None;
    ticket.trigger = Some(Trigger {
        price,
        rises,
        trail,
    });
    let price = required(&visit.fields, "stopPrice")?.to_owned();
    ticket.notes.push(("stopPrice", price));
    Ok(())
}

pub fn list(visit: &mut Visit<'_>) -> Answer {
    pages(visit, Kind::Own)
}

pub fn list_margin(visit: &mut Visit<'_>) -> Answer {
    pages(visit, Kind::Margin)
}

fn pages(visit: &Visit<'_>, of: Kind) -> Answer {
    let span = span(&visit.fields)?;
    let is = |name, value: &str| visit.fields.get(name).is_none_or(|wanted| wanted == value);
    let orders = waiting(visit, of).filter(|order| {
        span(order.created) && is("side", side(order.ticket.side)) && is("type", kind(order))
    });
    let orders: Vec<&Order> = orders.collect();
    numbered(
        &visit.fields,
        "currentPage",
        (50, 500),
        &orders,
        |json, order| {
            write(json, &visit.house, order);
        },
    )
}

pub fn by_id(visit: &mut Visit<'_>) -> Answer {
    let found = of_id(visit, visit.call.last_segment(), Kind::Own)?;
    ok(&Json::object(|json| write(json, &visit.house, found)))
}

pub fn by_id_margin(visit: &mut Visit<'_>) -> Answer {
    let found = of_id(visit, required(&visit.fields, "orderId")?, Kind::Margin)?;
    ok(&Json::object(|json| write(json, &visit.house, found)))
}

/// A list, of one order.
pub fn by_client_id(visit: &mut Visit<'_>) -> Answer {
    let found = of_client(visit, Kind::Own)?;
    ok(&Json::array(|json| {
        json.object_item(|json| write(json, &visit.house, found));
    }))
}

pub fn by_client_id_margin(visit: &mut Visit<'_>) -> Answer {
    let found = of_client(visit, Kind::Margin)?;
    ok(&Json::object(|json| write(json, &visit.house, found)))
}

pub fn cancel_batch(visit: &mut Visit<'_>) -> Answer {
    let orders = waiting(visit, Kind::Own).map(|order| order.id).collect();
    cancel_all(visit, orders)
}

pub fn cancel_batch_margin(visit: &mut Visit<'_>) -> Answer {
    let orders = waiting(visit, Kind::Margin).map(|order| order.id).collect();
    cancel_all(visit, orders)
}

pub fn cancel_by_id_margin(visit: &mut Visit<'_>) -> Answer {
    let found = of_id(visit, required(&visit.fields, "orderId")?, Kind::Margin)?.id;
    cancel_all(visit, vec![found])
}

pub fn cancel_by_client_id_margin(visit: &mut Visit<'_>) -> Answer {
    let found = of_client(visit, Kind::Margin)?.id;
    cancel_all(visit, vec![found])
}

pub fn cancel_all(visit: &mut Visit<'_>, orders: Vec<i64>) -> Answer {
    for number in &orders {
        cancel::cancel(visit, *number)?;
    }
    cancelled(&orders)
}

pub fn cancelled(orders: &[i64]) -> Answer {
    ok(&Json::object(|json| {
        json.array_field("cancelledOrderIds", |json| {
            for number in orders {
                json.item(&id(*number));
            }
        });
    }))
}

/// Orders that wait, newest first: those of a symbol, of some ids, of what they trade on.
fn waiting<'a>(visit: &'a Visit<'_>, of: Kind) -> impl Iterator<Item = &'a Order> {
    let ids = visit.fields.get("orderIds");
    let ids: Option<Vec<_>> = ids.map(|ids| ids.split(',').map(number).collect());
    let is = |name, value: &str| visit.fields.get(name).is_none_or(|wanted| wanted == value);
    let orders = visit.house.open_orders_of(visit.account).rev();
    orders.filter(move |order| {
        of.holds(order)
            && order.list.is_none()
            && order.ticket.trigger.is_some()
            && is("symbol", &visit.house.instrument_of(order).id)
            && is("tradeType", order::trade_type(order))
            && ids.as_ref().is_none_or(|ids| ids.contains(&Some(order.id)))
    })
}

fn of_id<'a>(visit: &'a Visit<'_>, id: &str, of: Kind) -> Result<&'a Order, Refused> {
    known(
        visit,
        number(id).and_then(|number| visit.house.order(number)),
        of,
    )
}

fn of_client<'a>(visit: &'a Visit<'_>, of: Kind) -> Result<&'a Order, Refused> {
    let client_id = required(&visit.fields, "clientOid")?;
    known(
        visit,
        visit.house.order_of_client(visit.account, client_id),
        of,
    )
}

fn known<'a>(visit: &Visit<'_>, order: Option<&'a Order>, of: Kind) -> Result<&'a Order, Refused> {
    let fits = |order: &&Order| {
        order.ticket.account == visit.account
            && order.ticket.note("stopPrice").is_some()
            && of.holds(order)
    };
    let missing = || Refused::parameter("The order does not exist.");
    order.filter(fits).ok_or_else(missing)
}

fn write(json: &mut Json, house: &House, order: &Order) {
    let one = house.instrument_of(order);
    let account = house.account(order.ticket.account);
    let note = |name| order.ticket.note(name);
    json.field("id", &id(order.id)).field("symbol", &one.id);
    json.field("userId", &format!("{:024x}", account.uid));
    json.field(
        "status",
        if order.working.is_some() {
            "TRIGGERED"
        } else {
            "NEW"
        },
    );
    json.field("type", kind(order))
        .field("side", side(order.ticket.side));
    json.field("price", order.ticket.price.map(|price| one.price(price)));
    let (size, funds) = order::wanted(order, one);
    json.field("size", size).field("funds", funds);
    json.field("stp", note("stp"));
    json.field("timeInForce", note("timeInForce").unwrap_or("GTC"));
    json.field("cancelAfter", cancel_after(order));
    for name in ["postOnly", "hidden", "iceberg"] {
        json.field(name, note(name).is_some());
    }
    for name in [
        "visibleSize",
        "clientOid",
        "remark",
        "tags",
        "stop",
        "stopPrice",
    ] {
        json.field(name, note(name));
    }
    json.field("channel", "API").field("domainId", "kucoin");
    json.field("tradeSource", "USER")
        .field("tradeType", order::trade_type(order));
    json.field("feeCurrency", &one.quote);
    json.field("takerFeeRate", account.fees.taker_rate());
    json.field("makerFeeRate", account.fees.maker_rate());
    json.field("createdAt", order.created)
        .field("orderTime", order.created * 1_000_000);
    json.field("stopTriggerTime", order.working);
    for name in ["relatedNo", "limitPrice", "pop", "activateCondition"] {
        json.field(name, None::<&str>);
    }
}
