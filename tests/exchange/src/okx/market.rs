//! Order books and trades.

use super::{bad, instrument, integer, limit, ok};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Quoted};
use crate::market::{Book, DEEPEST, Instrument, Level, Trade};

pub fn books(desk: &Desk<'_>, call: &Call) -> Answer {
    book(desk, call, 400, true)
}

/// Deeper, and its levels lack the place that is always zero.
pub fn books_full(desk: &Desk<'_>, call: &Call) -> Answer {
    book(desk, call, DEEPEST as i64, false)
}

fn book(desk: &Desk<'_>, call: &Call, most: i64, with_zero: bool) -> Answer {
    let one = instrument(desk, call)?;
    let depth = limit(call, "sz", 1, most)?;
    let slot = one.last_slot(desk.step());
    let book = Book::at(one, slot, depth);
    let side = |json: &mut Json, levels: &[Level]| {
        for level in levels {
            json.array_item(|json| {
                json.item(one.price(level.price))
                    .item(one.quantity(level.quantity));
                if with_zero {
                    json.item("0");
                }
                json.item(Quoted(level.orders));
            });
        }
    };
    ok(&Json::array(|json| {
        json.object_item(|json| {
            json.array_field("asks", |json| side(json, &book.asks));
            json.array_field("bids", |json| side(json, &book.bids));
            json.field("ts", Quoted(one.trade(slot).time));
        });
    }))
}

pub fn trades(desk: &Desk<'_>, call: &Call) -> Answer {
    let one = instrument(desk, call)?;
    let most = limit(call, "limit", 100, 500)?;
    let last = one.last_slot(desk.step());
    list(desk, one, last, most, |_| true)
}

/// Pages through older trades, by their numbers (`type` 1) or their times (2).
pub fn history_trades(desk: &Desk<'_>, call: &Call) -> Answer {
    let one = instrument(desk, call)?;
    let most = limit(call, "limit", 100, 100)?;
    let by_time = match call.get("type").unwrap_or("1") {
        "1" => false,
        "2" => true,
        _ => return Err(bad("type")),
    };
    let slot_of = |bound: i64| match by_time {
        true => one.first_slot(bound),
        false => desk.market().slot_of_id(one, bound),
    };
    let (after, before) = (integer(call, "after")?, integer(call, "before")?);
    let last = one.last_slot(desk.step());
    let newest = after.map_or(last, |after| last.min(slot_of(after) - 1));
    list(desk, one, newest, most, |trade| {
        before.is_none_or(|before| trade.slot > slot_of(before))
    })
}

/// Trades from one on back into the past.
fn list(
    desk: &Desk<'_>,
    one: &Instrument,
    newest: i64,
    most: usize,
    wanted: impl Fn(&Trade) -> bool,
) -> Answer {
    let oldest = desk
        .market()
        .slot_of_id(one, 1)
        .max(newest + 1 - most as i64);
    ok(&Json::array(|json| {
        for trade in (oldest..=newest)
            .rev()
            .map(|slot| one.trade(slot))
            .take_while(wanted)
        {
            json.object_item(|json| {
                json.field("instId", &one.id)
                    .field("side", if trade.buyer_maker { "sell" } else { "buy" });
                json.field("sz", one.quantity(trade.quantity))
                    .field("px", one.price(trade.price));
                json.field("tradeId", Quoted(desk.market().trade_id(one, trade.slot)));
                json.field("ts", Quoted(trade.time)).field("source", "0");
            });
        }
    }))
}
