//! Prices of symbols, in several widths.

use super::{instrument, ok, required};
use crate::amount::Amount;
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Raw};
use crate::market::{Book, Instrument};

/// The best bid and ask, and the last trade. Of an unknown symbol there is no data, which is no error.
pub fn level1(desk: &Desk<'_>, call: &Call) -> Answer {
    let Some(one) = desk.listing().get(required(call, "symbol")?) else {
        return ok(Raw("null"));
    };
    let slot = one.last_slot(desk.step());
    let (last, top) = (one.trade(slot), Book::top(one, slot));
    ok(&Json::object(|json| {
        json.field("time", last.time)
            .field("sequence", &sequence(desk, one, slot));
        json.field("price", one.price(last.price))
            .field("size", one.quantity(last.quantity));
        json.field("bestBid", one.price(top.bid.price))
            .field("bestBidSize", one.quantity(top.bid.quantity));
        json.field("bestAsk", one.price(top.ask.price))
            .field("bestAskSize", one.quantity(top.ask.quantity));
    }))
}

/// The number of the last change of a symbol's book.
pub fn sequence(desk: &Desk<'_>, one: &Instrument, slot: i64) -> String {
    (desk.market().trade_id(one, slot) * 8).to_string()
}

pub fn all(desk: &Desk<'_>, _: &Call) -> Answer {
    ok(&Json::object(|json| {
        json.field("time", desk.step());
        json.array_field("ticker", |json| {
            for one in desk.listing().spot() {
                json.object_item(|json| {
                    json.field("symbol", &one.id).field("symbolName", &one.id);
                    summary(desk, json, one, true);
                });
            }
        });
    }))
}

/// The last 24 hours.
pub fn stats(desk: &Desk<'_>, call: &Call) -> Answer {
    let one = instrument(desk, call)?;
    ok(&Json::object(|json| {
        json.field("time", desk.step()).field("symbol", &one.id);
        summary(desk, json, one, false);
    }))
}

fn summary(desk: &Desk<'_>, json: &mut Json, one: &Instrument, sizes: bool) {
    let now = desk.step();
    let top = Book::top(one, one.last_slot(now));
    let day = desk.market().day(one, now);
    json.field("buy", one.price(top.bid.price));
    if sizes {
        json.field("bestBidSize", one.quantity(top.bid.quantity));
    }
    json.field("sell", one.price(top.ask.price));
    if sizes {
        json.field("bestAskSize", one.quantity(top.ask.quantity));
    }
    let change = one.price(day.close - day.open);
    let mean = one
        .value(day.value)
        .divide(one.quantity(day.volume), one.price_scale + 4);
    json.field("changeRate", change.divide(one.price(day.open), 4))
        .field("changePrice", change);
    json.field("high", one.price(day.high))
        .field("low", one.price(day.low));
    json.field("vol", one.quantity(day.volume))
        .field("volValue", one.value(day.value));
    json.field("last", one.price(day.close))
        .field("averagePrice", mean);
    json.field("takerFeeRate", "0.001")
        .field("makerFeeRate", "0.001");
    json.field("takerCoefficient", "1")
        .field("makerCoefficient", "1");
}

/// Prices of coins in US dollars or in bitcoin.
pub fn prices(desk: &Desk<'_>, call: &Call) -> Answer {
    let base = call.get("base").unwrap_or("USD");
    let wanted: Option<Vec<&str>> = call.get("currencies").map(|list| list.split(',').collect());
    let price = |one: &Instrument| one.price(one.trade(one.last_slot(desk.step())).price);
    let bitcoin = desk
        .listing()
        .get("BTC-USDT")
        .map(price)
        .unwrap_or(Amount::new(1, 0));
    let unit = if base == "BTC" {
        bitcoin
    } else {
        Amount::new(1, 0)
    };
    ok(&Json::object(|json| {
        for one in desk.listing().spot().filter(|one| one.quote == "USDT") {
            if wanted
                .as_ref()
                .is_none_or(|wanted| wanted.contains(&one.base.as_str()))
            {
                json.field(&one.base, price(one).divide(unit, 8).fixed(8));
            }
        }
    }))
}
