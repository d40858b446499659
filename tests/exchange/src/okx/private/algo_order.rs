//! An order of an algorithm as OKX tells it.
//!
//! Source: <https://www.okx.com/docs-v5/en/#order-book-trading-algo-trading-get-algo-order-details>. Invariant: the algorithm and the
//! order that it places have one number; a pair is told as its first order.

use super::order::{kind, optional, side, size};
use super::refused::Refused;
use crate::fields::Fields;
use crate::json::{Json, Quoted, Raw};
use crate::private::Visit;
use crate::trading::{House, Order, Status};

/// What is repeated as it was sent, or as it was changed since.
pub const REPEATED: [&str; 27] = [
    "activePx",
    "algoClOrdId",
    "callbackRatio",
    "callbackSpread",
    "ccy",
    "chaseType",
    "chaseVal",
    "closeFraction",
    "maxChaseType",
    "maxChaseVal",
    "pxLimit",
    "pxSpread",
    "pxVar",
    "quickMgnType",
    "slOrdPx",
    "slTriggerPx",
    "slTriggerPxType",
    "szLimit",
    "tag",
    "tdMode",
    "tgtCcy",
    "timeInterval",
    "tpOrdPx",
    "tpTriggerPx",
    "tpTriggerPxType",
    "triggerPx",
    "triggerPxType",
];
const EMPTY: [&str; 6] = [
    "amendPxOnTriggerType",
    "clOrdId",
    "failCode",
    "isTradeBorrowMode",
    "lever",
    "moveTriggerPx",
];

/// The algorithm that a request names by one of its ids.
pub fn find<'a>(visit: &'a Visit<'_>, fields: &Fields) -> Result<&'a Order, Refused> {
    let house = &visit.house;
    let order = match (fields.get("algoId"), fields.get("algoClOrdId")) {
        (Some(id), _) => id.parse().ok().and_then(|number| house.order(number)),
        (None, Some(id)) => house.order_of_client(visit.account, &client_id(id)),
        (None, None) => return Err(Refused::missing("algoId")),
    };
    let known = |order: &&Order| order.ticket.account == visit.account && is_algo(order);
    order.filter(known).ok_or_else(Refused::no_such_order)
}

/// Ids of algorithms are apart from those of orders.
pub fn client_id(of_algo: &str) -> String {
    format!("algo-{of_algo}")
}

/// Whether an algorithm is told as this order.
pub fn is_algo(order: &Order) -> bool {
    order
        .ticket
        .note("algoOrdType")
        .is_some_and(|kind| !kind.is_empty())
}

/// What became of it: it waits, it placed its order, it was cancelled, or could not place it.
pub fn state(house: &House, algo: &Order) -> &'static str {
    let list = algo.list.and_then(|list| house.list(list));
    let orders = list.map_or_else(|| vec![algo.id], |list| list.orders.clone());
    let orders: Vec<&Order> = orders.iter().filter_map(|id| house.order(*id)).collect();
    let any = |is: fn(&&&Order) -> bool| orders.iter().find(is).is_some();
    match algo.ticket.note("algoOrdType") {
        // These have their orders in the book as long as they go on.
        Some("iceberg" | "twap" | "chase") if algo.is_open() => "live",
        _ if any(|order| order.working.is_some() && order.status != Status::Expired) => "effective",
        _ if any(|order| order.is_open()) => "live",
        _ if any(|order| order.status == Status::Cancelled) => "canceled",
        _ => "order_failed",
    }
}

pub fn write(json: &mut Json, house: &House, algo: &Order) {
    let one = house.instrument_of(algo);
    let note = |name| algo.ticket.note(name);
    let placed = algo
        .working
        .map(|_| algo.id.to_string())
        .unwrap_or_default();
    json.field("instType", kind(algo)).field("instId", &one.id);
    json.field("algoId", Quoted(algo.id))
        .field("ordId", &placed);
    json.array_field("ordIdList", |json| {
        if !placed.is_empty() {
            json.item(&placed);
        }
    });
    json.object_field("linkedOrd", |json| {
        json.field("ordId", &placed);
    });
    json.field("sz", size(house, algo))
        .field("ordType", note("algoOrdType"));
    json.field("side", side(algo.ticket.side))
        .field("posSide", "net");
    json.field("state", state(house, algo));
    json.field("ordPx", note("orderPx").unwrap_or_default());
    json.field("actualSz", one.quantity(algo.filled));
    optional(json, "actualPx", super::order::average(house, algo));
    json.field("actualSide", note("actualSide").unwrap_or_default());
    json.field("reduceOnly", "false")
        .field("attachAlgoOrds", Raw("[]"));
    json.field("last", one.price(house.last_price(algo.ticket.instrument)));
    json.field(
        "triggerTime",
        &algo.working.map_or(String::new(), |time| time.to_string()),
    );
    for name in REPEATED.iter().chain(&EMPTY) {
        json.field(name, note(name).unwrap_or_default());
    }
    json.field("cTime", Quoted(algo.created))
        .field("uTime", Quoted(algo.updated));
}
