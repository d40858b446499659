//! An order as KuCoin tells it.
//!
//! Invariant: what is dealt, cancelled and still to come is together what was wanted.

use crate::amount::Amount;
use crate::json::Json;
use crate::market::Instrument;
use crate::trading::{House, Order, Side, Size, Status};

/// Ids have 24 hexadecimal digits; they begin with these.
const EPOCH: &str = "67120bbe";

pub fn id(number: i64) -> String {
    format!("{EPOCH}{number:016x}")
}

/// The number of an id.
pub fn number(id: &str) -> Option<i64> {
    let digits = id.strip_prefix(EPOCH).filter(|digits| digits.len() == 16)?;
    i64::from_str_radix(digits, 16).ok()
}

pub const fn side(side: Side) -> &'static str {
    match side {
        Side::Buy => "buy",
        Side::Sell => "sell",
    }
}

pub fn kind(order: &Order) -> &'static str {
    if order.is_market() { "market" } else { "limit" }
}

/// Whether it is an order like any other: in no need of a trigger, or triggered.
pub fn is_plain(order: &Order) -> bool {
    order.ticket.note("stopPrice").is_none() || order.working.is_some()
}

/// What an order trades on: the account's own money, or margin.
pub fn trade_type(order: &Order) -> &str {
    order.ticket.note("tradeType").unwrap_or("TRADE")
}

/// What was asked for, in the base coin or in the quote coin.
pub fn wanted(order: &Order, one: &Instrument) -> (Option<Amount>, Option<Amount>) {
    match order.ticket.size {
        Size::Base(lots) => (Some(one.quantity(lots)), None),
        Size::Quote(funds) => (None, Some(funds)),
    }
}

/// Sizes of an order, in its coins.
pub struct Sizes {
    pub wanted: Amount,
    pub dealt: Amount,
    pub remains: Amount,
    pub cancelled: Amount,
}

impl Sizes {
    /// In the base coin.
    pub fn of(order: &Order, one: &Instrument) -> Self {
        let rest = order.quantity - order.filled;
        let (remains, cancelled) = if order.is_open() {
            (rest, 0)
        } else {
            (0, rest)
        };
        let wanted = if order.is_by_value() {
            0
        } else {
            order.quantity
        };
        Sizes {
            wanted: one.quantity(wanted),
            dealt: one.quantity(order.filled),
            remains: one.quantity(remains),
            cancelled: one.quantity(cancelled),
        }
    }

    /// In the quote coin; nothing is wanted of an order at any price for a size.
    fn of_funds(order: &Order, one: &Instrument) -> Self {
        let dealt = one.value(order.value);
        let nothing = Amount::new(0, 0);
        let wanted = match (order.ticket.size, order.ticket.price) {
            (Size::Quote(funds), _) => funds,
            (Size::Base(_), Some(price)) => {
                one.value(i128::from(price) * i128::from(order.quantity))
            }
            (Size::Base(_), None) => nothing,
        };
        let rest = match order.ticket.size {
            Size::Base(_) if order.is_market() => nothing,
            _ => wanted.minus(dealt),
        };
        // What was saved by a better price is told as what remains.
        let (remains, cancelled) = match order.status {
            Status::Cancelled | Status::Expired | Status::Prevented => (nothing, rest),
            _ => (rest, nothing),
        };
        Sizes {
            wanted,
            dealt,
            remains,
            cancelled,
        }
    }
}

pub fn write(json: &mut Json, house: &House, order: &Order) {
    let one = house.instrument_of(order);
    let note = |name| order.ticket.note(name);
    let (sizes, funds) = (Sizes::of(order, one), Sizes::of_funds(order, one));
    json.field("id", &id(order.id)).field("symbol", &one.id);
    json.field("opType", "DEAL").field("type", kind(order));
    json.field("side", side(order.ticket.side));
    json.field("price", one.price(order.ticket.price.unwrap_or(0)));
    json.field("size", sizes.wanted)
        .field("funds", funds.wanted);
    json.field("dealSize", sizes.dealt);
    json.field("dealFunds", funds.dealt);
    json.field("remainSize", sizes.remains);
    json.field("remainFunds", funds.remains);
    json.field("cancelledSize", sizes.cancelled);
    json.field("cancelledFunds", funds.cancelled);
    json.field("fee", fee(house, order))
        .field("feeCurrency", &one.quote);
    json.field("stp", note("stp"));
    json.field("timeInForce", note("timeInForce").unwrap_or("GTC"));
    for name in ["postOnly", "hidden", "iceberg"] {
        json.field(name, note(name).is_some());
    }
    json.field("visibleSize", note("visibleSize").unwrap_or("0"));
    json.field("cancelAfter", cancel_after(order))
        .field("channel", "API");
    for name in ["clientOid", "remark", "tags"] {
        json.field(name, note(name));
    }
    json.field("cancelExist", order.status == Status::Cancelled);
    json.field("createdAt", order.created);
    json.field("lastUpdatedAt", order.updated);
    json.field("tradeType", trade_type(order));
    json.field("inOrderBook", order.is_open() && order.working.is_some());
    json.field("tax", "0").field("active", order.is_open());
}

/// Seconds, or -1.
pub fn cancel_after(order: &Order) -> i64 {
    let sent = order.ticket.note("cancelAfter");
    sent.and_then(|text| text.parse().ok()).unwrap_or(-1)
}

fn fee(house: &House, order: &Order) -> Amount {
    let fees = house.trades_of(order).map(|trade| trade.fee());
    fees.fold(Amount::new(0, 0), Amount::plus)
}
