//! Prices of symbols, in several widths.

use super::market::{leading_number, time_zone};
use super::parameters::{Parameters, Symbols};
use super::{DIGITS, error, ok};
use crate::amount::Amount;
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::Json;
use crate::market::{Book, Candle, DAY, HOUR, Instrument, Interval, MINUTE};
use crate::reply::Reply;

/// Weight of the tickers that say a price or two.
pub fn short_cost(call: &Call) -> u32 {
    if call.get("symbol").is_some() { 2 } else { 4 }
}

/// Weight of the 24-hour ticker.
pub fn day_cost(call: &Call) -> u32 {
    match (call.get("symbol"), count_of_symbols(call)) {
        (Some(_), _) | (None, 1..=20) => 2,
        (None, 21..=100) => 40,
        _ => 80,
    }
}

/// Weight of the tickers that sum up a span.
pub fn span_cost(call: &Call) -> u32 {
    (4 * count_of_symbols(call).max(1)).min(200)
}

fn count_of_symbols(call: &Call) -> u32 {
    call.get("symbols").map_or(0, |list| {
        1 + list.bytes().filter(|byte| *byte == b',').count() as u32
    })
}

pub fn price(desk: &Desk<'_>, call: &Call) -> Answer {
    let parameters = Parameters::new(desk, call, &["symbol", "symbols", "symbolStatus"])?;
    tickers(desk, &parameters, true, |json, one| {
        let last = one.trade(one.last_slot(desk.step()));
        json.field("symbol", &one.id)
            .field("price", one.price(last.price).fixed(DIGITS));
    })
}

pub fn book(desk: &Desk<'_>, call: &Call) -> Answer {
    let parameters = Parameters::new(desk, call, &["symbol", "symbols", "symbolStatus"])?;
    tickers(desk, &parameters, true, |json, one| {
        json.field("symbol", &one.id);
        best(json, one, desk.step());
    })
}

/// The last 24 hours.
pub fn day(desk: &Desk<'_>, call: &Call) -> Answer {
    let parameters = Parameters::new(desk, call, &["symbol", "symbols", "type", "symbolStatus"])?;
    let full = is_full(&parameters)?;
    let now = desk.step();
    tickers(desk, &parameters, true, |json, one| {
        let span = Span {
            start: now - DAY,
            end: now,
            candle: desk.market().day(one, now),
        };
        if full {
            json.field("symbol", &one.id);
            span.change(json, one);
            let last = one.trade(one.last_slot(now));
            let before = one.trade(one.first_slot(span.start) - 1);
            json.field("prevClosePrice", one.price(before.price).fixed(DIGITS));
            json.field("lastPrice", one.price(last.price).fixed(DIGITS));
            json.field("lastQty", one.quantity(last.quantity).fixed(DIGITS));
            best(json, one, now);
            span.range(json, one);
            span.totals(json, one, desk);
        } else {
            span.mini(json, one, desk);
        }
    })
}

/// A span up to now, of the length that the caller names.
pub fn rolling(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = ["symbol", "symbols", "windowSize", "type", "symbolStatus"];
    let parameters = Parameters::new(desk, call, &known)?;
    let full = is_full(&parameters)?;
    let length = window(parameters.get("windowSize").unwrap_or("1d"))
        .ok_or_else(|| error(-1100, "Illegal characters found in parameter 'windowSize'."))?;
    let now = desk.step();
    let start = (now - length).div_euclid(MINUTE) * MINUTE;
    tickers(desk, &parameters, false, |json, one| {
        let span = Span {
            start,
            end: now,
            candle: desk.market().candle(one, start, now),
        };
        span.write(json, one, desk, full);
    })
}

/// The day so far, of the caller's time zone.
pub fn trading_day(desk: &Desk<'_>, call: &Call) -> Answer {
    let known = ["symbol", "symbols", "timeZone", "type", "symbolStatus"];
    let parameters = Parameters::new(desk, call, &known)?;
    let full = is_full(&parameters)?;
    let now = desk.step();
    let days = Interval::millis(DAY).ahead(time_zone(&parameters)?);
    let start = days.start(now - 1);
    tickers(desk, &parameters, false, |json, one| {
        let span = Span {
            start,
            end: start + DAY - 1,
            candle: desk.market().candle(one, start, now),
        };
        span.write(json, one, desk, full);
    })
}

fn window(name: &str) -> Option<i64> {
    let unit = name.chars().last().filter(char::is_ascii)?;
    match (leading_number(name), unit) {
        (minutes @ 1..=59, 'm') => Some(minutes * MINUTE),
        (hours @ 1..=23, 'h') => Some(hours * HOUR),
        (days @ 1..=7, 'd') => Some(days * DAY),
        _ => None,
    }
}

fn is_full(parameters: &Parameters<'_>) -> Result<bool, Reply> {
    match parameters.get("type") {
        None | Some("FULL") => Ok(true),
        Some("MINI") => Ok(false),
        Some(_) => Err(error(-1139, "Invalid ticker type.")),
    }
}

fn best(json: &mut Json, one: &Instrument, now: i64) {
    let top = Book::top(one, one.last_slot(now));
    json.field("bidPrice", one.price(top.bid.price).fixed(DIGITS));
    json.field("bidQty", one.quantity(top.bid.quantity).fixed(DIGITS));
    json.field("askPrice", one.price(top.ask.price).fixed(DIGITS));
    json.field("askQty", one.quantity(top.ask.quantity).fixed(DIGITS));
}

/// What a ticker sums up.
struct Span {
    start: i64,
    end: i64,
    candle: Candle,
}

impl Span {
    fn write(&self, json: &mut Json, one: &Instrument, desk: &Desk<'_>, full: bool) {
        if !full {
            return self.mini(json, one, desk);
        }
        json.field("symbol", &one.id);
        self.change(json, one);
        self.range(json, one);
        json.field("lastPrice", one.price(self.candle.close).fixed(DIGITS));
        self.totals(json, one, desk);
    }

    fn mini(&self, json: &mut Json, one: &Instrument, desk: &Desk<'_>) {
        json.field("symbol", &one.id);
        self.range(json, one);
        json.field("lastPrice", one.price(self.candle.close).fixed(DIGITS));
        self.totals(json, one, desk);
    }

    fn change(&self, json: &mut Json, one: &Instrument) {
        let Candle {
            open,
            close,
            value,
            volume,
            ..
        } = self.candle;
        let change = one.price(close - open);
        let percent = change.times(Amount::new(100, 0)).divide(one.price(open), 3);
        let mean = match volume {
            0 => one.price(close),
            _ => one.value(value).divide(one.quantity(volume), DIGITS),
        };
        json.field("priceChange", change.fixed(DIGITS))
            .field("priceChangePercent", percent.fixed(3));
        json.field("weightedAvgPrice", mean.fixed(DIGITS));
    }

    fn range(&self, json: &mut Json, one: &Instrument) {
        json.field("openPrice", one.price(self.candle.open).fixed(DIGITS));
        json.field("highPrice", one.price(self.candle.high).fixed(DIGITS));
        json.field("lowPrice", one.price(self.candle.low).fixed(DIGITS));
    }

    fn totals(&self, json: &mut Json, one: &Instrument, desk: &Desk<'_>) {
        let first = desk.market().trade_id(one, self.candle.first);
        json.field("volume", one.quantity(self.candle.volume).fixed(DIGITS));
        json.field("quoteVolume", one.value(self.candle.value).fixed(DIGITS));
        json.field("openTime", self.start)
            .field("closeTime", self.end);
        json.field("firstId", first)
            .field("lastId", first + self.candle.count - 1);
        json.field("count", self.candle.count);
    }
}

/// One object for `symbol`, a list for everything else.
fn tickers(
    desk: &Desk<'_>,
    parameters: &Parameters<'_>,
    all: bool,
    fill: impl Fn(&mut Json, &Instrument),
) -> Answer {
    let status = parameters.status()?;
    let list: Vec<&Instrument> = match parameters.symbols()? {
        Symbols::One(one) => return ok(Json::object(|json| fill(json, one))),
        Symbols::Many(many) => many,
        Symbols::All if all => desk.listing().spot().collect(),
        Symbols::All => return Err(error(-1128, "Combination of optional parameters invalid.")),
    };
    let wanted = list
        .into_iter()
        .filter(|one| status.is_none_or(|status| one.status == status));
    ok(Json::array(|json| {
        for one in wanted {
            json.object_item(|json| fill(json, one));
        }
    }))
}
