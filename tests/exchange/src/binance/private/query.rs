//! What became of orders: the orders, their trades, and trades that did not happen.

use super::cancel::named;
use super::refused;
use super::report;
use crate::binance::access::access;
use crate::binance::parameters::mandatory;
use crate::binance::{DIGITS, error, ok};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::Json;
use crate::trading::{AccountId, House, Order, Prevention, Right, Side, Trade};

pub fn order(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = ["symbol", "orderId", "origClientOrderId"];
    let (parameters, account) = access(desk, call, Right::Read, &known)?;
    let house = desk.house();
    let id = named(
        &parameters,
        &house,
        account,
        ["orderId", "origClientOrderId"],
    )?;
    let order = id
        .and_then(|id| house.order(id))
        .ok_or_else(refused::no_order)?;
    ok(Json::object(|json| report::query(json, &house, order)))
}

/// Weight of the open orders, of a symbol or of all.
pub fn open_cost(call: &Call) -> u32 {
    if call.get("symbol").is_some() { 6 } else { 80 }
}

pub fn open_orders(desk: &Desk<'_>, call: &Call) -> Answer {
    let (parameters, account) = access(desk, call, Right::Read, &["symbol"])?;
    let symbol = parameters
        .get("symbol")
        .map(|_| parameters.symbol())
        .transpose()?;
    let house = desk.house();
    let wanted =
        |order: &&Order| symbol.is_none_or(|symbol| house.instrument_of(order).id == symbol.id);
    ok(Json::array(|json| {
        for order in house.open_orders_of(account).filter(wanted) {
            json.object_item(|json| report::query(json, &house, order));
        }
    }))
}

pub fn all_orders(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = ["symbol", "orderId", "startTime", "endTime", "limit"];
    let (parameters, account) = access(desk, call, Right::Read, &known)?;
    let symbol = parameters.symbol()?;
    let limit = parameters.limit(500, 1_000)?;
    let times = parameters.times()?;
    let from = parameters.integer("orderId")?;
    let house = desk.house();
    let wanted = |order: &&Order| {
        house.instrument_of(order).id == symbol.id
            && times.contains(&order.created)
            && order.id >= from.unwrap_or(0)
    };
    let orders = house.orders_of(account).filter(wanted);
    // From an order on, or the newest.
    let mut list: Vec<&Order> = match from {
        Some(_) => orders.take(limit).collect(),
        None => orders.rev().take(limit).collect(),
    };
    list.sort_by_key(|order| order.id);
    ok(Json::array(|json| {
        for order in list {
            json.object_item(|json| report::query(json, &house, order));
        }
    }))
}

/// Weight of the trades, of an order or of all.
pub fn trades_cost(call: &Call) -> u32 {
    if call.get("orderId").is_some() { 5 } else { 20 }
}

pub fn my_trades(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = [
        "symbol",
        "orderId",
        "startTime",
        "endTime",
        "fromId",
        "limit",
    ];
    let from = ("fromId", false);
    listed(desk, call, &known, from, |json, house, order, trade| {
        let one = house.instrument_of(order);
        json.field("symbol", &one.id)
            .field("id", trade.id)
            .field("orderId", order.id)
            .field("orderListId", order.list.unwrap_or(-1));
        amounts(json, house, order, trade);
        json.field("isBuyer", order.ticket.side == Side::Buy)
            .field("isMaker", trade.maker)
            .field("isBestMatch", true);
    })
}

/// Trades of orders that were routed.
pub fn my_allocations(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = [
        "symbol",
        "orderId",
        "startTime",
        "endTime",
        "fromAllocationId",
        "limit",
    ];
    let from = ("fromAllocationId", true);
    listed(desk, call, &known, from, |json, house, order, trade| {
        let one = house.instrument_of(order);
        json.field("symbol", &one.id)
            .field("allocationId", trade.id)
            .field("allocationType", "SOR")
            .field("orderId", order.id)
            .field("orderListId", order.list.unwrap_or(-1));
        amounts(json, house, order, trade);
        json.field("isBuyer", order.ticket.side == Side::Buy)
            .field("isMaker", trade.maker)
            .field("isAllocator", false);
    })
}

fn listed(
    desk: &Desk<'_>,
    call: &Call,
    known: &[&str],
    (from, routed): (&str, bool),
    fill: impl Fn(&mut Json, &House, &Order, &Trade),
) -> Answer {
    let (parameters, account) = access(desk, call, Right::Read, known)?;
    let symbol = parameters.symbol()?;
    let limit = parameters.limit(500, 1_000)?;
    let times = parameters.times()?;
    let order = parameters.integer("orderId")?;
    let from = parameters.integer(from)?;
    let house = desk.house();
    let wanted = |one: &&Order| {
        house.instrument_of(one).id == symbol.id
            && one.ticket.note("usedSor").is_some() == routed
            && order.is_none_or(|id| id == one.id)
    };
    let trades = trades(&house, account, wanted);
    let fits = trades
        .into_iter()
        .filter(|(_, trade)| times.contains(&trade.time) && trade.id >= from.unwrap_or(0));
    let mut list: Vec<_> = fits.collect();
    list.sort_by_key(|(_, trade)| trade.id);
    let skipped = match from {
        Some(_) => 0,
        None => list.len().saturating_sub(limit),
    };
    ok(Json::array(|json| {
        for (order, trade) in list.into_iter().skip(skipped).take(limit) {
            json.object_item(|json| fill(json, &house, order, trade));
        }
    }))
}

fn trades<'a>(
    house: &'a House,
    account: AccountId,
    wanted: impl Fn(&&'a Order) -> bool,
) -> Vec<(&'a Order, &'a Trade)> {
    let orders = house.orders_of(account).filter(wanted);
    let trades = orders.flat_map(|order| house.trades_of(order).map(move |one| (order, one)));
    trades.collect()
}

fn amounts(json: &mut Json, house: &House, order: &Order, trade: &Trade) {
    let one = house.instrument_of(order);
    json.field("price", one.price(trade.price).fixed(DIGITS))
        .field("qty", one.quantity(trade.quantity).fixed(DIGITS))
        .field("quoteQty", one.value(trade.value()).fixed(DIGITS))
        .field("commission", trade.fee().fixed(DIGITS))
        .field("commissionAsset", &trade.fee_asset)
        .field("time", trade.time);
}

/// Weight of the prevented matches: by the number of one, or by an order.
pub fn prevented_cost(call: &Call) -> u32 {
    if call.get("orderId").is_some() { 20 } else { 2 }
}

pub fn prevented_matches(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = [
        "symbol",
        "preventedMatchId",
        "orderId",
        "fromPreventedMatchId",
        "limit",
    ];
    let (parameters, account) = access(desk, call, Right::Read, &known)?;
    let symbol = parameters.symbol()?;
    let limit = parameters.limit(500, 1_000)?;
    let (id, order) = (
        parameters.integer("preventedMatchId")?,
        parameters.integer("orderId")?,
    );
    if id.is_none() && order.is_none() {
        return Err(error(-1128, "Combination of optional parameters invalid."));
    }
    let from = parameters.integer("fromPreventedMatchId")?.unwrap_or(0);
    let house = desk.house();
    let taker = |id| {
        house
            .order(id)
            .filter(|order| order.ticket.account == account)
    };
    let wanted = house.prevented.iter().filter(|one| {
        let own = taker(one.taker).is_some_and(|order| house.instrument_of(order).id == symbol.id);
        let of_order = order.is_none_or(|id| id == one.taker || id == one.maker);
        own && of_order && id.is_none_or(|id| id == one.id) && one.id >= from
    });
    ok(Json::array(|json| {
        for one in wanted.take(limit) {
            let Some(order) = taker(one.taker) else {
                continue;
            };
            json.object_item(|json| {
                json.field("symbol", &symbol.id)
                    .field("preventedMatchId", one.id)
                    .field("takerOrderId", one.taker)
                    .field("makerSymbol", &symbol.id)
                    .field("makerOrderId", one.maker)
                    .field("tradeGroupId", 1)
                    .field("selfTradePreventionMode", mode(order.ticket.prevention))
                    .field("price", symbol.price(one.price).fixed(DIGITS));
                if one.maker_quantity > 0 {
                    let lost = symbol.quantity(one.maker_quantity).fixed(DIGITS);
                    json.field("makerPreventedQuantity", lost);
                }
                if one.taker_quantity > 0 {
                    let lost = symbol.quantity(one.taker_quantity).fixed(DIGITS);
                    json.field("takerPreventedQuantity", lost);
                }
                json.field("transactTime", one.time);
            });
        }
    }))
}

fn mode(prevention: Prevention) -> &'static str {
    match prevention {
        Prevention::None => "NONE",
        Prevention::ExpireTaker => "EXPIRE_TAKER",
        Prevention::ExpireMaker => "EXPIRE_MAKER",
        Prevention::ExpireBoth => "EXPIRE_BOTH",
        Prevention::Decrement => "DECREMENT",
    }
}

pub fn amendments(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = ["symbol", "orderId", "fromExecutionId", "limit"];
    let (parameters, account) = access(desk, call, Right::Read, &known)?;
    parameters
        .integer("orderId")?
        .ok_or_else(|| mandatory("orderId"))?;
    let limit = parameters.limit(500, 1_000)?;
    let from = parameters.integer("fromExecutionId")?.unwrap_or(0);
    let house = desk.house();
    let id = named(&parameters, &house, account, ["orderId", "orderId"])?;
    let order = id
        .and_then(|id| house.order(id))
        .ok_or_else(refused::no_order)?;
    let one = house.instrument_of(order);
    let ids = order
        .amendments
        .iter()
        .map(|change| &change.before_client_id);
    let ids: Vec<&String> = ids.chain([&order.ticket.client_id]).collect();
    ok(Json::array(|json| {
        let changes = order.amendments.iter().zip(ids.iter().skip(1));
        for (change, after) in changes.filter(|(change, _)| change.id >= from).take(limit) {
            json.object_item(|json| {
                json.field("symbol", &one.id)
                    .field("orderId", order.id)
                    .field("executionId", change.id)
                    .field("origClientOrderId", &change.before_client_id)
                    .field("newClientOrderId", *after)
                    .field(
                        "origQty",
                        one.quantity(change.before_quantity).fixed(DIGITS),
                    )
                    .field("newQty", one.quantity(change.quantity).fixed(DIGITS))
                    .field("time", change.time);
            });
        }
    }))
}
