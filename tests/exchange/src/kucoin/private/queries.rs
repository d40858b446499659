//! Orders that are asked for, and their trades.
//!
//! In: ids, or a symbol and a span of time. Out: orders, newest first.
//! Source: <https://www.kucoin.com/docs-new/rest/spot-trading/orders/get-open-orders>. Invariant: orders that wait for a trigger
//! are not among them.

use super::order::{is_plain, kind, number, side, trade_type, write};
use super::page::{After, numbered, span};
use super::refused::Refused;
use super::{order, ticket};
use crate::exchange::Answer;
use crate::json::{Json, Raw};
use crate::kucoin::ok;
use crate::market::Instrument;
use crate::private::Visit;
use crate::reply::Reply;
use crate::trading::{House, Order, Trade};
use std::collections::BTreeSet;

pub fn by_id(visit: &mut Visit<'_>) -> Answer {
    let number = number(visit.call.last_segment());
    tell(visit, number.and_then(|number| visit.house.order(number)))
}

pub fn by_client_id(visit: &mut Visit<'_>) -> Answer {
    let client_id = visit.call.last_segment();
    tell(visit, visit.house.order_of_client(visit.account, client_id))
}

fn tell(visit: &Visit<'_>, order: Option<&Order>) -> Answer {
    let wanted = visit.fields.get("symbol");
    let fits = |order: &&Order| {
        let of = &visit.house.instrument_of(order).id;
        order.ticket.account == visit.account && wanted == Some(of) && is_plain(order)
    };
    match order.filter(fits) {
        Some(order) => ok(&Json::object(|json| write(json, &visit.house, order))),
        None => Err(Refused::parameter("The order does not exist.").into()),
    }
}

/// All that are open; none is told as no list at all.
pub fn open(visit: &mut Visit<'_>) -> Answer {
    let orders = open_of_symbol(visit)?;
    if orders.is_empty() {
        return ok(Raw("null"));
    }
    ok(&Json::array(|json| {
        for order in orders {
            json.object_item(|json| write(json, &visit.house, order));
        }
    }))
}

pub fn open_page(visit: &mut Visit<'_>) -> Answer {
    let orders = open_of_symbol(visit)?;
    numbered(
        &visit.fields,
        "pageNum",
        (20, 50),
        &orders,
        |json, order| {
            write(json, &visit.house, order);
        },
    )
}

/// The symbols that have an open order.
pub fn open_symbols(visit: &mut Visit<'_>) -> Answer {
    let orders = visit
        .house
        .open_orders_of(visit.account)
        .filter(|order| is_plain(order));
    let symbols = orders.map(|order| &visit.house.instrument_of(order).id);
    let symbols: BTreeSet<&String> = symbols.collect();
    ok(&Json::object(|json| {
        json.array_field("symbols", |json| {
            for symbol in symbols {
                json.item(symbol);
            }
        });
    }))
}

/// Those that are over.
pub fn done(visit: &mut Visit<'_>) -> Answer {
    let one = symbol(visit)?;
    let (after, span) = (After::of(&visit.fields, 20, 100)?, span(&visit.fields)?);
    let orders = visit.house.orders_of(visit.account).rev().filter(|order| {
        let of = &visit.house.instrument_of(order).id;
        *of == one.id
            && !order.is_open()
            && is_plain(order)
            && is_like(visit, order)
            && span(order.created)
    });
    let orders = after.next(orders, |order| order.id);
    ok(&Json::object(|json| {
        json.field("lastId", orders.last().map_or(0, |order| order.id));
        json.array_field("items", |json| {
            for order in &orders {
                json.object_item(|json| write(json, &visit.house, order));
            }
        });
    }))
}

/// Trades, newest first.
pub fn fills(visit: &mut Visit<'_>) -> Answer {
    let one = symbol(visit)?;
    let (after, span) = (After::of(&visit.fields, 20, 100)?, span(&visit.fields)?);
    let wanted = visit.fields.get("orderId").map(number);
    let trades = visit.house.trades.iter().rev().filter_map(|trade| {
        let order = visit.house.order(trade.order)?;
        let fits = order.ticket.account == visit.account
            && visit.house.instrument_of(order).id == one.id
            && wanted.is_none_or(|wanted| wanted == Some(order.id))
            && is_like(visit, order)
            && span(trade.time);
        fits.then_some((trade, order))
    });
    let trades = after.next(trades, |(trade, _)| trade.id);
    ok(&Json::object(|json| {
        json.array_field("items", |json| {
            for (trade, order) in &trades {
                json.object_item(|json| write_trade(json, &visit.house, trade, order));
            }
        });
        json.field("lastId", trades.last().map_or(0, |(trade, _)| trade.id));
    }))
}

fn write_trade(json: &mut Json, house: &House, trade: &Trade, of: &Order) {
    let one = house.instrument_of(of);
    let fees = house.account(of.ticket.account).fees;
    json.field("id", trade.id).field("symbol", &one.id);
    json.field("tradeId", trade.id)
        .field("orderId", &order::id(of.id));
    json.field("counterOrderId", &order::id(0));
    json.field("side", side(of.ticket.side));
    json.field("liquidity", if trade.maker { "maker" } else { "taker" });
    json.field("forceTaker", false);
    json.field("price", one.price(trade.price));
    json.field("size", one.quantity(trade.quantity));
    json.field("funds", one.value(trade.value()));
    json.field("fee", trade.fee());
    json.field(
        "feeRate",
        if trade.maker {
            fees.maker_rate()
        } else {
            fees.taker_rate()
        },
    );
    json.field("feeCurrency", &trade.fee_asset)
        .field("stop", "");
    json.field("tradeType", trade_type(of))
        .field("taxRate", "0");
    json.field("tax", "0").field("type", kind(of));
    json.field("createdAt", trade.time);
}

fn symbol<'a>(visit: &'a Visit<'_>) -> Result<&'a Instrument, Reply> {
    let symbol = visit.fields.get("symbol").unwrap_or_default();
    Ok(ticket::instrument(visit.desk, symbol)?.1)
}

fn open_of_symbol<'a>(visit: &'a Visit<'_>) -> Result<Vec<&'a Order>, Reply> {
    let one = symbol(visit)?;
    let orders = visit.house.open_orders_of(visit.account).rev();
    let orders =
        orders.filter(|order| visit.house.instrument_of(order).id == one.id && is_plain(order));
    Ok(orders.collect())
}

/// Whether an order is of the side and the type that are asked for.
fn is_like(visit: &Visit<'_>, order: &Order) -> bool {
    let is = |name, value| visit.fields.get(name).is_none_or(|wanted| wanted == value);
    is("side", side(order.ticket.side)) && is("type", kind(order))
}
