//! Order books, trades and candles.

use super::tickers::sequence;
use super::{error, instrument, integer, ok, required};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Quoted};
use crate::market::{Book, DAY, DEEPEST, HOUR, Interval, Level, MINUTE};
use http::StatusCode;

/// So many candles at most.
const CANDLES: usize = 1_500;
/// So many trades are told.
const TRADES: i64 = 100;

/// As many levels as the path ends with.
pub fn book(desk: &Desk<'_>, call: &Call) -> Answer {
    let digits = call.last_segment().rsplit('_').next();
    let depth = digits.and_then(|digits| digits.parse().ok());
    levels(desk, call, depth.unwrap_or(20))
}

/// All levels.
pub fn full_book(desk: &Desk<'_>, call: &Call) -> Answer {
    levels(desk, call, DEEPEST)
}

fn levels(desk: &Desk<'_>, call: &Call, depth: usize) -> Answer {
    let one = instrument(desk, call)?;
    let slot = one.last_slot(desk.step());
    let book = Book::at(one, slot, depth);
    let side = |json: &mut Json, levels: &[Level]| {
        for level in levels {
            json.array_item(|json| {
                json.item(one.price(level.price))
                    .item(one.quantity(level.quantity));
            });
        }
    };
    ok(&Json::object(|json| {
        json.field("time", one.trade(slot).time)
            .field("sequence", &sequence(desk, one, slot));
        json.array_field("bids", |json| side(json, &book.bids));
        json.array_field("asks", |json| side(json, &book.asks));
    }))
}

/// The newest trades, oldest first; their times are in nanoseconds.
pub fn histories(desk: &Desk<'_>, call: &Call) -> Answer {
    let one = instrument(desk, call)?;
    let last = one.last_slot(desk.step());
    ok(&Json::array(|json| {
        for trade in one.trades(last + 1 - TRADES).take(TRADES as usize) {
            json.object_item(|json| {
                json.field("sequence", &sequence(desk, one, trade.slot))
                    .field("price", one.price(trade.price));
                json.field("size", one.quantity(trade.quantity));
                json.field("side", if trade.buyer_maker { "sell" } else { "buy" });
                json.field("time", trade.time * 1_000_000);
            });
        }
    }))
}

/// Candles, newest first; times in seconds, and the close before the high.
pub fn candles(desk: &Desk<'_>, call: &Call) -> Answer {
    let refuse = |message| error(StatusCode::BAD_REQUEST, "400100", message);
    let symbol = required(call, "symbol")?;
    let one = desk
        .listing()
        .get(symbol)
        .ok_or_else(|| refuse("This pair is not provided at present"))?;
    let interval =
        interval(required(call, "type")?).ok_or_else(|| refuse("Incorrect candlestick type"))?;
    let now = desk.step();
    let (from, to) = (integer(call, "startAt", 0)?, integer(call, "endAt", 0)?);
    let to = if to > 0 {
        to.saturating_mul(1_000).min(now)
    } else {
        now
    };
    let list = desk
        .market()
        .candles_to(one, interval, from.saturating_mul(1_000), to, CANDLES);
    ok(&Json::array(|json| {
        for (start, candle) in list {
            json.array_item(|json| {
                json.item(Quoted(start / 1_000));
                for price in [candle.open, candle.close, candle.high, candle.low] {
                    json.item(one.price(price));
                }
                json.item(one.quantity(candle.volume))
                    .item(one.value(candle.value));
            });
        }
    }))
}

fn interval(name: &str) -> Option<Interval> {
    let unit = name.trim_start_matches(|character: char| character.is_ascii_digit());
    let number: i64 = name[..name.len() - unit.len()].parse().ok()?;
    Some(match (number, unit) {
        (1 | 3 | 5 | 15 | 30, "min") => Interval::millis(number * MINUTE),
        (1 | 2 | 4 | 6 | 8 | 12, "hour") => Interval::millis(number * HOUR),
        (1, "day") => Interval::millis(DAY),
        (1, "week") => Interval::week(),
        (1, "month") => Interval::months(1),
        _ => return None,
    })
}

/// What an opening auction would come to now.
pub fn call_auction(desk: &Desk<'_>, call: &Call) -> Answer {
    let one = instrument(desk, call)?;
    let last = one.trade(one.last_slot(desk.step()));
    ok(&Json::object(|json| {
        json.field("symbol", &one.id)
            .field("estimatedPrice", one.price(last.price));
        json.field("estimatedSize", one.quantity(last.quantity));
        json.field("sellOrderRangeLowPrice", one.price(last.price * 9 / 10));
        json.field("sellOrderRangeHighPrice", one.price(last.price * 11 / 10));
        json.field("buyOrderRangeLowPrice", one.price(last.price * 9 / 10));
        json.field("buyOrderRangeHighPrice", one.price(last.price * 11 / 10))
            .field("time", last.time);
    }))
}
