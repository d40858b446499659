//! The rules of a symbol, as Binance publishes and applies them.
//!
//! In: a ticket. Out: the filter that it fails, if there is one. Invariant: the limits are those of `exchangeInfo`.

use super::refused::filter;
use crate::amount::Amount;
use crate::exchange::Desk;
use crate::market::Instrument;
use crate::reply::Reply;
use crate::trading::{Account, House, Side, Size, Ticket};
use serde::Deserialize;
use std::sync::LazyLock;

/// Prices and quantities of a symbol, of which the smallest is one tick and one lot.
pub fn highest_price(one: &Instrument) -> i64 {
    one.anchor * 20
}

pub fn largest_quantity(one: &Instrument) -> i64 {
    one.ordinary * 5_000
}

/// The filters that are the same for all symbols.
const COMMON: &str = include_str!("../../../fixtures/binance/filters.json");

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct Filter {
    filter_type: String,
    max_qty: String,
    bid_multiplier_up: String,
    bid_multiplier_down: String,
    ask_multiplier_up: String,
    ask_multiplier_down: String,
    min_notional: String,
    max_notional: String,
    max_num_orders: usize,
    max_num_algo_orders: usize,
    limit: i64,
}

static FILTERS: LazyLock<Vec<Filter>> = LazyLock::new(|| {
    serde_json::from_str(&format!("[{COMMON}]")).expect("the fixture is a list of filters")
});

fn common(name: &str) -> &'static Filter {
    let mut filters = FILTERS.iter();
    filters
        .find(|filter| filter.filter_type == name)
        .expect("the fixture has every filter that is applied")
}

fn amount(text: &str) -> Amount {
    Amount::parse(text).expect("the fixture has amounts")
}

/// Applies the filters of a symbol to an order.
pub fn check(desk: &Desk<'_>, house: &House, ticket: &Ticket) -> Result<(), Reply> {
    let one = &desk.listing().instruments[ticket.instrument];
    let last = house.last_price(ticket.instrument);
    let prices = [ticket.price, ticket.trigger.map(|trigger| trigger.price)];
    for price in prices.into_iter().flatten() {
        if price > highest_price(one) {
            return Err(filter("PRICE_FILTER"));
        }
    }
    if let Some(price) = ticket.price {
        in_range(one, ticket.side, price, last)?;
    }
    let value = match ticket.size {
        Size::Base(lots) => {
            if lots > largest_quantity(one) {
                return Err(filter("LOT_SIZE"));
            }
            let largest = amount(&common("MARKET_LOT_SIZE").max_qty);
            if ticket.price.is_none() && largest.is_below(one.quantity(lots)) {
                return Err(filter("MARKET_LOT_SIZE"));
            }
            iceberg(one, ticket, lots)?;
            let price = ticket.price.unwrap_or(last);
            one.value(i128::from(price) * i128::from(lots))
        }
        Size::Quote(value) => value,
    };
    let notional = common("NOTIONAL");
    let too_large = amount(&notional.max_notional).is_below(value) && ticket.price.is_some();
    if value.is_below(amount(&notional.min_notional)) || too_large {
        return Err(filter("NOTIONAL"));
    }
    counts(house, house.account(ticket.account), ticket)
}

/// A price must not be far from the market's.
fn in_range(one: &Instrument, side: Side, price: i64, last: i64) -> Result<(), Reply> {
    let by_side = common("PERCENT_PRICE_BY_SIDE");
    let (up, down) = match side {
        Side::Buy => (&by_side.bid_multiplier_up, &by_side.bid_multiplier_down),
        Side::Sell => (&by_side.ask_multiplier_up, &by_side.ask_multiplier_down),
    };
    let (price, last) = (one.price(price), one.price(last));
    if last.times(amount(up)).is_below(price) || price.is_below(last.times(amount(down))) {
        return Err(filter("PERCENT_PRICE_BY_SIDE"));
    }
    Ok(())
}

/// What is shown must not be too small a part of the whole.
fn iceberg(one: &Instrument, ticket: &Ticket, lots: i64) -> Result<(), Reply> {
    let shown = ticket.note("icebergQty").and_then(Amount::parse);
    let shown = shown.and_then(|shown| shown.steps(one.quantity_scale));
    if shown.is_some_and(|shown| shown > 0 && lots / shown > common("ICEBERG_PARTS").limit) {
        return Err(filter("ICEBERG_PARTS"));
    }
    Ok(())
}

/// How many orders may be open.
fn counts(house: &House, account: &Account, ticket: &Ticket) -> Result<(), Reply> {
    let most = common("MAX_NUM_ORDERS").max_num_orders;
    // Fewer in all are fewer at one symbol too; most accounts need no count.
    if account.open.len() < common("MAX_NUM_ALGO_ORDERS").max_num_algo_orders {
        return Ok(());
    }
    let here = house
        .open_orders_of(ticket.account)
        .filter(|order| order.ticket.instrument == ticket.instrument);
    let (all, triggered) = here.fold((0, 0), |(all, triggered), order| {
        (
            all + 1,
            triggered + usize::from(order.ticket.trigger.is_some()),
        )
    });
    if all >= most {
        return Err(filter("MAX_NUM_ORDERS"));
    }
    if ticket.trigger.is_some() && triggered >= common("MAX_NUM_ALGO_ORDERS").max_num_algo_orders {
        return Err(filter("MAX_NUM_ALGO_ORDERS"));
    }
    Ok(())
}
