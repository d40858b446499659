//! Orders as Binance writes them.
//!
//! In: an order of the house. Out: the members of a JSON object. Invariant: amounts have eight digits after the point.

use crate::amount::Amount;
use crate::binance::DIGITS;
use crate::json::Json;
use crate::market::Instrument;
use crate::trading::{House, List, Order, Side, Size, Status, Trade};

/// How much is said of a new order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    Ack,
    Result,
    Full,
}

/// What was done now.
pub fn new_order(json: &mut Json, house: &House, order: &Order, detail: Detail) {
    ids(json, house, order);
    json.field("clientOrderId", &order.ticket.client_id)
        .field("transactTime", order.updated);
    if detail == Detail::Ack {
        return;
    }
    state(json, house, order);
    json.field("workingTime", order.working.unwrap_or(-1));
    rest(json, house, order);
    if detail == Detail::Full && order.list.is_none() {
        json.array_field("fills", |json| {
            for trade in house.trades_of(order) {
                json.object_item(|json| fill(json, house.instrument_of(order), order, trade));
            }
        });
    }
}

/// An order as it is asked for later.
pub fn query(json: &mut Json, house: &House, order: &Order) {
    ids(json, house, order);
    json.field("clientOrderId", &order.ticket.client_id);
    state(json, house, order);
    let zero = Amount::new(0, 0).fixed(DIGITS);
    for name in ["stopPrice", "icebergQty"] {
        if order.ticket.note(name).is_none() {
            json.field(name, zero);
        }
    }
    json.field("time", order.created)
        .field("updateTime", order.updated)
        .field("isWorking", order.working.is_some())
        .field("workingTime", order.working.unwrap_or(-1));
    rest(json, house, order);
}

/// An order that was cancelled by a request with an id of its own.
pub fn cancelled(json: &mut Json, house: &House, order: &Order, cancel_id: &str) {
    ids(json, house, order);
    json.field("origClientOrderId", &order.ticket.client_id)
        .field("clientOrderId", cancel_id)
        .field("transactTime", order.updated);
    state(json, house, order);
    rest(json, house, order);
}

/// An order whose quantity was changed; it has words of its own.
pub fn amended(json: &mut Json, house: &House, order: &Order, before: &str) {
    let one = house.instrument_of(order);
    ids(json, house, order);
    json.field("origClientOrderId", before)
        .field("clientOrderId", &order.ticket.client_id)
        .field("price", price(one, order.ticket.price))
        .field("qty", one.quantity(order.quantity).fixed(DIGITS))
        .field("executedQty", one.quantity(order.filled).fixed(DIGITS))
        .field("preventedQty", one.quantity(order.prevented).fixed(DIGITS))
        .field("quoteOrderQty", Amount::new(0, 0).fixed(DIGITS))
        .field("cumulativeQuoteQty", one.value(order.value).fixed(DIGITS));
    kind(json, order);
    json.field("workingTime", order.working.unwrap_or(-1));
    rest(json, house, order);
}

/// A list and the ids of its orders.
pub fn list(json: &mut Json, house: &House, list: &List) {
    let symbol = &house.instrument(list.instrument).id;
    let (kind, status) = match list.over {
        true => ("ALL_DONE", "ALL_DONE"),
        false => ("EXEC_STARTED", "EXECUTING"),
    };
    let contingency = if list.leader.is_some() { "OTO" } else { "OCO" };
    json.field("orderListId", list.id)
        .field("contingencyType", contingency)
        .field("listStatusType", kind)
        .field("listOrderStatus", status)
        .field("listClientOrderId", &list.client_id)
        .field("transactionTime", list.updated)
        .field("symbol", symbol);
    json.array_field("orders", |json| {
        for order in list.orders.iter().filter_map(|id| house.order(*id)) {
            json.object_item(|json| {
                json.field("symbol", symbol)
                    .field("orderId", order.id)
                    .field("clientOrderId", &order.ticket.client_id);
            });
        }
    });
}

/// The symbol, and who the order is.
fn ids(json: &mut Json, house: &House, order: &Order) {
    json.field("symbol", &house.instrument_of(order).id)
        .field("orderId", order.id)
        .field("orderListId", order.list.unwrap_or(-1));
}

fn state(json: &mut Json, house: &House, order: &Order) {
    let one = house.instrument_of(order);
    let value = match order.ticket.size {
        Size::Quote(value) => value,
        Size::Base(_) => Amount::new(0, 0),
    };
    json.field("price", price(one, order.ticket.price))
        .field("origQty", one.quantity(order.quantity).fixed(DIGITS))
        .field("executedQty", one.quantity(order.filled).fixed(DIGITS))
        .field("origQuoteOrderQty", value.fixed(DIGITS))
        .field("cummulativeQuoteQty", one.value(order.value).fixed(DIGITS));
    kind(json, order);
}

fn kind(json: &mut Json, order: &Order) {
    let ticket = &order.ticket;
    json.field("status", status(order.status))
        .field("timeInForce", ticket.note("timeInForce").unwrap_or("GTC"))
        .field("type", ticket.note("type").unwrap_or("LIMIT"))
        .field("side", side(ticket.side));
}

/// What only some orders have.
fn rest(json: &mut Json, house: &House, order: &Order) {
    let (one, ticket) = (house.instrument_of(order), &order.ticket);
    for name in ["stopPrice", "icebergQty"] {
        if let Some(amount) = ticket.note(name).and_then(Amount::parse) {
            json.field(name, amount.fixed(DIGITS));
        }
    }
    for name in ["strategyId", "strategyType", "trailingDelta"] {
        if let Some(number) = ticket.note(name).and_then(|text| text.parse::<i64>().ok()) {
            json.field(name, number);
        }
    }
    if ticket.note("trailingDelta").is_some() {
        json.field("trailingTime", order.created);
    }
    let mut prevented = house.prevented.iter();
    if let Some(last) = prevented
        .rfind(|one| order.prevented > 0 && (one.taker == order.id || one.maker == order.id))
    {
        json.field("preventedMatchId", last.id).field(
            "preventedQuantity",
            one.quantity(order.prevented).fixed(DIGITS),
        );
    }
    if ticket.note("usedSor").is_some() {
        json.field("workingFloor", "SOR").field("usedSor", true);
    }
    if let Some(peg) = ticket.note("pegPriceType") {
        json.field("pegPriceType", peg)
            .field("peggedPrice", price(one, ticket.price));
    }
    if order.status == Status::Expired && order.is_market() {
        json.field("expiryReason", "INSUFFICIENT_LIQUIDITY");
    }
    let mode = ticket
        .note("selfTradePreventionMode")
        .unwrap_or("EXPIRE_MAKER");
    json.field("selfTradePreventionMode", mode);
}

fn fill(json: &mut Json, one: &Instrument, order: &Order, trade: &Trade) {
    let allocated = order.ticket.note("usedSor").is_some();
    if allocated {
        json.field("matchType", "ONE_PARTY_TRADE_REPORT");
    }
    json.field("price", one.price(trade.price).fixed(DIGITS))
        .field("qty", one.quantity(trade.quantity).fixed(DIGITS))
        .field("commission", trade.fee().fixed(DIGITS))
        .field("commissionAsset", &trade.fee_asset)
        .field("tradeId", if allocated { -1 } else { trade.id });
    if allocated {
        json.field("allocId", trade.id);
    }
}

fn price(one: &Instrument, ticks: Option<i64>) -> Amount {
    one.price(ticks.unwrap_or(0)).fixed(DIGITS)
}

pub fn side(side: Side) -> &'static str {
    match side {
        Side::Buy => "BUY",
        Side::Sell => "SELL",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Pending => "PENDING_NEW",
        Status::New => "NEW",
        Status::PartiallyFilled => "PARTIALLY_FILLED",
        Status::Filled => "FILLED",
        Status::Cancelled => "CANCELED",
        Status::Expired => "EXPIRED",
        Status::Prevented => "EXPIRED_IN_MATCH",
    }
}
