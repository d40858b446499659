//! An order as OKX tells it.
//!
//! Source: <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-order-details>. Invariant: what the exchange has no use for
//! is an empty text, as the venue has it.

use super::refused::Refused;
use crate::amount::Amount;
use crate::fields::Fields;
use crate::json::{Json, Quoted, Raw};
use crate::private::Visit;
use crate::trading::{House, Order, Side, Size, Status};

/// Of spot orders these are always empty.
const EMPTY: [&str; 22] = [
    "attachAlgoClOrdId",
    "lever",
    "outcome",
    "pxType",
    "pxUsd",
    "pxVol",
    "quickMgnType",
    "slOrdPx",
    "slTriggerPx",
    "slTriggerPxType",
    "stpId",
    "tpOrdPx",
    "tpTriggerPx",
    "tpTriggerPxType",
    "cancelSource",
    "cancelSourceReason",
    "source",
    "rebateCcy",
    "ccy",
    "tag",
    "tgtCcy",
    "clOrdId",
];

/// The order that a request names by one of its ids.
pub fn find<'a>(visit: &'a Visit<'_>, fields: &Fields) -> Result<&'a Order, Refused> {
    let house = &visit.house;
    let order = match (fields.get("ordId"), fields.get("clOrdId")) {
        (Some(id), _) => id.parse().ok().and_then(|number| house.order(number)),
        (None, Some(id)) => house.order_of_client(visit.account, id),
        (None, None) => {
            return Err(Refused::new(
                "51003",
                "Either client order ID or order ID is required.",
            ));
        }
    };
    let instrument = fields.get("instId");
    let fits = |order: &&Order| {
        let of = &house.instrument_of(order).id;
        order.ticket.account == visit.account
            && instrument.is_none_or(|wanted| wanted == of)
            && is_plain(order)
    };
    order.filter(fits).ok_or_else(Refused::no_such_order)
}

/// Whether it is an order like any other: of no algorithm, or what an algorithm placed.
pub fn is_plain(order: &Order) -> bool {
    order.ticket.note("algoOrdType").is_none() || order.working.is_some()
}

/// The id that the client gave; empty where it gave none.
pub fn client_id(order: &Order) -> &str {
    order.ticket.note("clOrdId").unwrap_or_default()
}

pub const fn side(side: Side) -> &'static str {
    match side {
        Side::Buy => "buy",
        Side::Sell => "sell",
    }
}

/// What an order trades with: coins, or coins on margin.
pub fn kind(order: &Order) -> &'static str {
    match order.ticket.note("tdMode") {
        Some("cross" | "isolated") => "MARGIN",
        _ => "SPOT",
    }
}

pub fn order_type(order: &Order) -> &str {
    let sent = order.ticket.note("ordType");
    sent.unwrap_or(if order.is_market() { "market" } else { "limit" })
}

pub fn state(order: &Order) -> &'static str {
    match order.status {
        Status::Pending | Status::New => "live",
        Status::PartiallyFilled => "partially_filled",
        Status::Filled => "filled",
        Status::Cancelled | Status::Expired | Status::Prevented => "canceled",
    }
}

/// An amount, or an empty text for none.
pub fn optional(json: &mut Json, name: &str, amount: Option<Amount>) {
    match amount {
        Some(amount) => json.field(name, amount),
        None => json.field(name, ""),
    };
}

/// What was asked for, in the coin that it was asked for in.
pub fn size(house: &House, order: &Order) -> Amount {
    match order.ticket.size {
        Size::Base(_) => house.instrument_of(order).quantity(order.quantity),
        Size::Quote(funds) => funds,
    }
}

/// The price that it was filled at, over all trades.
pub fn average(house: &House, order: &Order) -> Option<Amount> {
    let one = house.instrument_of(order);
    let (value, filled) = (one.value(order.value), one.quantity(order.filled));
    (order.filled > 0).then(|| value.divide(filled, one.price_scale + 8))
}

pub fn write(json: &mut Json, house: &House, order: &Order) {
    let one = house.instrument_of(order);
    let note = |name| order.ticket.note(name);
    let last = house.trades_of(order).next_back();
    let fees = house.trades_of(order).map(|trade| trade.fee());
    let fee = fees.fold(Amount::new(0, 0), Amount::plus);
    json.field("instType", kind(order)).field("instId", &one.id);
    json.field("ordId", &order.id.to_string());
    optional(json, "px", order.ticket.price.map(|price| one.price(price)));
    json.field("sz", size(house, order)).field("pnl", "0");
    json.field("ordType", order_type(order))
        .field("side", side(order.ticket.side));
    json.field("posSide", "net")
        .field("tdMode", note("tdMode").unwrap_or("cash"));
    json.field("accFillSz", one.quantity(order.filled));
    optional(json, "fillPx", last.map(|trade| one.price(trade.price)));
    json.field(
        "fillSz",
        one.quantity(last.map_or(0, |trade| trade.quantity)),
    );
    json.field(
        "tradeId",
        &last.map_or(String::new(), |trade| trade.id.to_string()),
    );
    json.field(
        "fillTime",
        &last.map_or(String::new(), |trade| trade.time.to_string()),
    );
    json.field("state", state(order));
    optional(json, "avgPx", average(house, order));
    json.field("feeCcy", order.ticket.side.brings(one));
    json.field("fee", Amount::new(0, 0).minus(fee))
        .field("rebate", "0");
    json.field("stpMode", note("stpMode").unwrap_or("cancel_maker"));
    json.field("reduceOnly", "false")
        .field("isTpLimit", "false");
    json.field("category", "normal")
        .field("tradeQuoteCcy", &one.quote);
    json.field("attachAlgoOrds", Raw("[]"));
    let of_algo = note("algoOrdType")
        .map(|_| order.id.to_string())
        .unwrap_or_default();
    json.object_field("linkedAlgoOrd", |json| {
        json.field("algoId", &of_algo);
    });
    json.field("algoId", &of_algo);
    json.field("algoClOrdId", note("algoClOrdId").unwrap_or_default());
    for name in EMPTY {
        json.field(name, note(name).unwrap_or_default());
    }
    json.field("uTime", Quoted(order.updated))
        .field("cTime", Quoted(order.created));
}
