//! Order books, trades and candles.

use super::access::keyed;
use super::parameters::{Parameters, illegal};
use super::{DIGITS, error, ok};
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::Json;
use crate::market::{Book, DAY, DEEPEST, HOUR, Instrument, Interval, Level, MINUTE, Trade};
use crate::reply::Reply;

pub fn depth_cost(call: &Call) -> u32 {
    match call
        .get("limit")
        .and_then(|limit| limit.parse::<u32>().ok())
    {
        None | Some(0..=100) => 5,
        Some(101..=500) => 25,
        Some(501..=1_000) => 50,
        Some(_) => 250,
    }
}

pub fn depth(desk: &Desk<'_>, call: &Call) -> Answer {
    let parameters = Parameters::new(desk, call, &["symbol", "limit", "symbolStatus"])?;
    let one = parameters.symbol()?;
    let limit = parameters.limit(100, DEEPEST)?;
    let book = Book::at(one, one.last_slot(desk.step()), limit);
    let side = |json: &mut Json, levels: &[Level]| {
        for level in levels {
            json.array_item(|json| {
                json.item(one.price(level.price).fixed(DIGITS));
                json.item(one.quantity(level.quantity).fixed(DIGITS));
            });
        }
    };
    ok(Json::object(|json| {
        json.field("lastUpdateId", desk.market().trade_id(one, book.version));
        json.array_field("bids", |json| side(json, &book.bids));
        json.array_field("asks", |json| side(json, &book.asks));
    }))
}

/// The newest trades, oldest first.
pub fn trades(desk: &Desk<'_>, call: &Call) -> Answer {
    let parameters = Parameters::new(desk, call, &["symbol", "limit"])?;
    let one = parameters.symbol()?;
    list_trades(desk, one, None, parameters.limit(500, 1_000)?, true)
}

pub fn historical_trades(desk: &Desk<'_>, call: &Call) -> Answer {
    let parameters = Parameters::new(desk, call, &["symbol", "limit", "fromId"])?;
    let one = parameters.symbol()?;
    list_trades(
        desk,
        one,
        parameters.integer("fromId")?,
        parameters.limit(500, 1_000)?,
        true,
    )
}

/// Needs an API key, though no signature.
pub fn historical_block_trades(desk: &Desk<'_>, call: &Call) -> Answer {
    keyed(desk, call)?;
    let parameters = Parameters::new(desk, call, &["symbol", "limit", "fromId"])?;
    let one = parameters.symbol()?;
    parameters.required("fromId")?;
    list_trades(
        desk,
        one,
        parameters.integer("fromId")?,
        parameters.limit(500, 1_000)?,
        false,
    )
}

fn list_trades(
    desk: &Desk<'_>,
    one: &Instrument,
    from: Option<i64>,
    most: usize,
    best_match: bool,
) -> Answer {
    ok(Json::array(|json| {
        for (id, trade) in known_trades(desk, one, from, most) {
            json.object_item(|json| {
                let value = i128::from(trade.price) * i128::from(trade.quantity);
                json.field("id", id)
                    .field("price", one.price(trade.price).fixed(DIGITS));
                json.field("qty", one.quantity(trade.quantity).fixed(DIGITS));
                json.field("quoteQty", one.value(value).fixed(DIGITS))
                    .field("time", trade.time);
                json.field("isBuyerMaker", trade.buyer_maker);
                if best_match {
                    json.field("isBestMatch", true);
                }
            });
        }
    }))
}

/// Trades with their public numbers: from a number on, or the newest.
fn known_trades<'a>(
    desk: &'a Desk<'a>,
    one: &'a Instrument,
    from: Option<i64>,
    most: usize,
) -> impl Iterator<Item = (i64, Trade)> + 'a {
    let last = one.last_slot(desk.step());
    let first = match from {
        Some(id) => desk.market().slot_of_id(one, id.max(1)),
        None => (last + 1 - most as i64).max(desk.market().slot_of_id(one, 1)),
    };
    one.trades(first)
        .take_while(move |trade| trade.slot <= last)
        .take(most)
        .map(|trade| (desk.market().trade_id(one, trade.slot), trade))
}

/// Each trade is an aggregate of itself: no two have the same time and price.
pub fn aggregate_trades(desk: &Desk<'_>, call: &Call) -> Answer {
    let parameters = Parameters::new(
        desk,
        call,
        &["symbol", "fromId", "startTime", "endTime", "limit"],
    )?;
    let one = parameters.symbol()?;
    let (start, end) = (
        parameters.integer("startTime")?,
        parameters.integer("endTime")?,
    );
    let from = parameters.integer("fromId")?;
    if from.is_some() && (start.is_some() || end.is_some()) {
        return Err(error(-1128, "Combination of optional parameters invalid."));
    }
    let most = parameters.limit(500, 1_000)?;
    let id_at = |time: i64| {
        desk.market()
            .trade_id(one, one.first_slot(time.clamp(0, desk.now)))
    };
    let from = match (from, start, end) {
        (None, Some(start), _) => Some(id_at(start)),
        (None, None, Some(end)) => Some(id_at(end + 1) - most as i64),
        (from, ..) => from,
    };
    let end = end.unwrap_or(i64::MAX);
    ok(Json::array(|json| {
        for (id, trade) in
            known_trades(desk, one, from, most).take_while(|(_, trade)| trade.time <= end)
        {
            json.object_item(|json| {
                json.field("a", id)
                    .field("p", one.price(trade.price).fixed(DIGITS));
                json.field("q", one.quantity(trade.quantity).fixed(DIGITS))
                    .field("f", id)
                    .field("l", id);
                json.field("T", trade.time)
                    .field("m", trade.buyer_maker)
                    .field("M", true);
            });
        }
    }))
}

/// Candles, oldest first.
pub fn klines(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = [
        "symbol",
        "interval",
        "startTime",
        "endTime",
        "timeZone",
        "limit",
    ];
    let parameters = Parameters::new(desk, call, &known)?;
    let one = parameters.symbol()?;
    let interval = interval(parameters.required("interval")?)
        .ok_or_else(|| error(-1120, "Invalid interval."))?;
    let interval = interval.ahead(time_zone(&parameters)?);
    let (start, end) = (
        parameters.integer("startTime")?,
        parameters.integer("endTime")?,
    );
    let most = parameters.limit(500, 1_000)?;
    let now = desk.step();
    let end = end.map_or(now, |end| end.saturating_add(1).min(now));
    let candles = match start {
        Some(start) => desk.market().candles_from(one, interval, start, end, most),
        None => {
            let mut newest = desk.market().candles_to(one, interval, i64::MIN, end, most);
            newest.reverse();
            newest
        }
    };
    ok(Json::array(|json| {
        for (start, candle) in candles {
            json.array_item(|json| {
                json.item(start);
                for price in [candle.open, candle.high, candle.low, candle.close] {
                    json.item(one.price(price).fixed(DIGITS));
                }
                json.item(one.quantity(candle.volume).fixed(DIGITS))
                    .item(interval.after(start) - 1);
                json.item(one.value(candle.value).fixed(DIGITS))
                    .item(candle.count);
                json.item(one.quantity(candle.bought_volume).fixed(DIGITS));
                json.item(one.value(candle.bought_value).fixed(DIGITS))
                    .item("0");
            });
        }
    }))
}

fn interval(name: &str) -> Option<Interval> {
    Some(match name {
        "1s" => Interval::millis(1_000),
        "1m" | "3m" | "5m" | "15m" | "30m" => Interval::millis(leading_number(name) * MINUTE),
        "1h" | "2h" | "4h" | "6h" | "8h" | "12h" => Interval::millis(leading_number(name) * HOUR),
        "1d" | "3d" => Interval::millis(leading_number(name) * DAY),
        "1w" => Interval::week(),
        "1M" => Interval::months(1),
        _ => return None,
    })
}

/// The number that a text of digits and one unit starts with.
pub fn leading_number(text: &str) -> i64 {
    text[..text.len() - 1].parse().unwrap_or(0)
}

/// `timeZone`, such as `-1:00`, `05:45` or `4`, in milliseconds ahead of UTC.
pub fn time_zone(parameters: &Parameters<'_>) -> Result<i64, Reply> {
    let Some(text) = parameters.get("timeZone") else {
        return Ok(0);
    };
    let (hours, minutes) = text.split_once(':').unwrap_or((text, "0"));
    let sign = if hours.starts_with('-') { -1 } else { 1 };
    match (hours.parse::<i64>(), minutes.parse::<i64>()) {
        (Ok(hours), Ok(minutes @ 0..60)) if (-12..=14).contains(&hours) => {
            Ok(hours * HOUR + sign * minutes * MINUTE)
        }
        _ => Err(illegal(
            "timeZone",
            r"^(-?([0-9]|1[0-2])|\+?(1[0-4]))(:[0-5][0-9])?$",
        )),
    }
}

/// The mean price of the last five minutes.
pub fn average_price(desk: &Desk<'_>, call: &Call) -> Answer {
    let one = Parameters::new(desk, call, &["symbol"])?.symbol()?;
    let now = desk.step();
    let candle = desk.market().candle(one, now - 5 * MINUTE, now);
    let mean = match candle.count {
        0 => one.price(candle.close),
        _ => one
            .value(candle.value)
            .divide(one.quantity(candle.volume), DIGITS),
    };
    ok(Json::object(|json| {
        json.field("mins", 5).field("price", mean.fixed(DIGITS));
        json.field("closeTime", one.trade(one.last_slot(now)).time);
    }))
}

/// Only coins that people know have a reference price.
pub fn reference_price(desk: &Desk<'_>, call: &Call) -> Answer {
    let one = Parameters::new(desk, call, &["symbol"])?.symbol()?;
    let price = one.is_known().then(|| {
        let trade = one.trade(one.last_slot(desk.step()));
        one.price(trade.price).fixed(2.max(one.price_scale))
    });
    ok(Json::object(|json| {
        json.field("symbol", &one.id)
            .field("referencePrice", price)
            .field("timestamp", desk.step());
    }))
}

pub fn reference_price_calculation(desk: &Desk<'_>, call: &Call) -> Answer {
    let one = Parameters::new(desk, call, &["symbol", "symbolStatus"])?.symbol()?;
    if !one.is_known() {
        return Err(error(-2043, "This symbol doesn't have a reference price."));
    }
    ok(Json::object(|json| {
        json.field("symbol", &one.id);
        if one.quote == "USDT" {
            json.field("calculationType", "ARITHMETIC_MEAN")
                .field("bucketCount", 12)
                .field("bucketWidthMs", 500);
        } else {
            json.field("calculationType", "EXTERNAL")
                .field("externalCalculationId", 31);
        }
    }))
}
