//! Candles of trades, indices and mark prices, newest first.

use super::tickers::{Volumes, index};
use super::{bad, instrument, integer, limit, ok, required};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Quoted};
use crate::market::{DAY, HOUR, Instrument, Interval, MINUTE};

pub fn candles(desk: &Desk<'_>, call: &Call) -> Answer {
    list(desk, call, instrument(desk, call)?, 300)
}

pub fn history_candles(desk: &Desk<'_>, call: &Call) -> Answer {
    list(desk, call, instrument(desk, call)?, 300)
}

pub fn index_candles(desk: &Desk<'_>, call: &Call) -> Answer {
    list(desk, call, &index(desk, required(call, "instId")?)?, 100)
}

pub fn mark_candles(desk: &Desk<'_>, call: &Call) -> Answer {
    let mark = desk.market().price_of(instrument(desk, call)?, "mark");
    list(desk, call, &mark, 100)
}

fn list(desk: &Desk<'_>, call: &Call, one: &Instrument, most: i64) -> Answer {
    let bar = interval(call.get("bar").unwrap_or("1m")).ok_or_else(|| bad("bar"))?;
    let most = limit(call, "limit", 100, most)?;
    let now = desk.step();
    // `after` asks for what is older than a time, `before` for what is newer.
    let to = integer(call, "after")?.map_or(now, |after| after.min(now));
    let from = integer(call, "before")?.map_or(i64::MIN, |before| before.saturating_add(1));
    let list = desk.market().candles_to(one, bar, from, to, most);
    let is_traded = one.kind != crate::market::Kind::Price;
    ok(&Json::array(|json| {
        for (start, candle) in list {
            json.array_item(|json| {
                json.item(Quoted(start));
                for price in [candle.open, candle.high, candle.low, candle.close] {
                    json.item(one.price(price));
                }
                if is_traded {
                    let volumes = Volumes::of(one, &candle);
                    json.item(one.quantity(candle.volume))
                        .item(volumes.coin)
                        .item(volumes.quote);
                }
                json.item(Quoted((bar.after(start) <= now).into()));
            });
        }
    }))
}

/// Days start in Hong Kong unless the name ends with `utc`.
fn interval(name: &str) -> Option<Interval> {
    let (name, ahead) = match name.strip_suffix("utc") {
        Some(name) => (name, 0),
        None => (name, DAY / 3),
    };
    let unit = name.trim_start_matches(|character: char| character.is_ascii_digit());
    let number: i64 = name[..name.len() - unit.len()].parse().ok()?;
    Some(match (number, unit) {
        (1 | 3 | 5 | 15 | 30, "m") if ahead != 0 => Interval::millis(number * MINUTE),
        (1 | 2 | 4, "H") if ahead != 0 => Interval::millis(number * HOUR),
        (6 | 12, "H") => Interval::millis(number * HOUR).ahead(ahead),
        (1 | 2 | 3 | 5, "D") => Interval::millis(number * DAY).ahead(ahead),
        (1, "W") => Interval::week().ahead(ahead),
        (1 | 3, "M") => Interval::months(number).ahead(ahead),
        _ => return None,
    })
}
