//! Prices of instruments and indices.

use super::{InstType, bad, error, family, instrument, matching, ok};
use crate::amount::Amount;
use crate::call::Call;
use crate::exchange::{Answer, Desk};
use crate::json::{Json, Quoted};
use crate::market::{Book, Candle, DAY, Instrument, Interval, Kind};
use crate::reply::Reply;
use http::StatusCode;

pub fn tickers(desk: &Desk<'_>, call: &Call) -> Answer {
    let kind = InstType::of(call)?;
    ok(&Json::array(|json| {
        for one in matching(desk, call, kind) {
            write(desk, json, one);
        }
    }))
}

pub fn ticker(desk: &Desk<'_>, call: &Call) -> Answer {
    let one = instrument(desk, call)?;
    ok(&Json::array(|json| write(desk, json, one)))
}

fn write(desk: &Desk<'_>, json: &mut Json, one: &Instrument) {
    let now = desk.step();
    let slot = one.last_slot(now);
    let (last, top, day) = (
        one.trade(slot),
        Book::top(one, slot),
        desk.market().day(one, now),
    );
    let volumes = Volumes::of(one, &day);
    json.object_item(|json| {
        json.field("instType", InstType::name(one))
            .field("instId", &one.id);
        json.field("last", one.price(last.price))
            .field("lastSz", one.quantity(last.quantity));
        json.field("askPx", one.price(top.ask.price))
            .field("askSz", one.quantity(top.ask.quantity));
        json.field("bidPx", one.price(top.bid.price))
            .field("bidSz", one.quantity(top.bid.quantity));
        json.field("open24h", one.price(day.open))
            .field("high24h", one.price(day.high));
        json.field("low24h", one.price(day.low))
            .field("volCcy24h", volumes.day);
        json.field("vol24h", one.quantity(day.volume));
        starts_of_day(desk, json, one);
        json.field("ts", Quoted(last.time));
    });
}

/// Open prices of the day in London and in Hong Kong.
fn starts_of_day(desk: &Desk<'_>, json: &mut Json, one: &Instrument) {
    let now = desk.step();
    for (name, ahead) in [("sodUtc0", 0), ("sodUtc8", DAY / 3)] {
        let start = Interval::millis(DAY).ahead(ahead).start(now - 1);
        json.field(name, one.price(desk.market().candle(one, start, now).open));
    }
}

/// Volumes of a candle in other units than the instrument's.
pub struct Volumes {
    /// As the 24-hour ticker has it: of spot in the quote coin, of contracts in the base coin.
    pub day: Amount,
    /// As candles have it: the same coin as above.
    pub coin: Amount,
    /// In the quote coin.
    pub quote: Amount,
}

impl Volumes {
    pub fn of(one: &Instrument, candle: &Candle) -> Self {
        let (volume, value) = (one.quantity(candle.volume), one.value(candle.value));
        let (coin, quote) = match one.kind {
            Kind::Spot | Kind::Price => (value, value),
            Kind::Linear(worth) => (volume.times(worth), value.times(worth)),
            Kind::Inverse(worth) => {
                let mean = if candle.volume == 0 {
                    one.price(candle.close)
                } else {
                    value.divide(volume, 4)
                };
                (volume.times(worth).divide(mean, 8), volume.times(worth))
            }
        };
        Volumes {
            day: coin,
            coin,
            quote,
        }
    }
}

pub fn index_tickers(desk: &Desk<'_>, call: &Call) -> Answer {
    if call.get("instId").or(call.get("quoteCcy")).is_none() {
        return Err(error(
            StatusCode::BAD_REQUEST,
            "50015",
            "Either parameter instId or quoteCcy is required",
        ));
    }
    let is = |name, value: &str| call.get(name).is_none_or(|wanted| wanted == value);
    let wanted: Vec<Instrument> = indices(desk)
        .filter(|index| is("instId", &index.id) && is("quoteCcy", &index.quote))
        .collect();
    if wanted.is_empty() {
        return Err(bad(if call.get("instId").is_some() {
            "instId"
        } else {
            "quoteCcy"
        }));
    }
    let now = desk.step();
    ok(&Json::array(|json| {
        for index in &wanted {
            let day = desk.market().day(index, now);
            json.object_item(|json| {
                json.field("instId", &index.id)
                    .field("idxPx", index.price(day.close));
                json.field("high24h", index.price(day.high))
                    .field("open24h", index.price(day.open));
                json.field("low24h", index.price(day.low));
                starts_of_day(desk, json, index);
                json.field("ts", Quoted(now));
            });
        }
    }))
}

/// The index of each known coin, and of each contract.
fn indices(desk: &Desk<'_>) -> impl Iterator<Item = Instrument> {
    let spot = desk.listing().spot().filter(|one| one.is_known());
    spot.chain(desk.listing().swaps().filter(|one| one.quote == "USD"))
        .map(|one| index_of(desk, one))
}

fn index_of(desk: &Desk<'_>, one: &Instrument) -> Instrument {
    let named = Instrument {
        id: family(one),
        ..one.clone()
    };
    desk.market().price_of(&named, "index")
}

/// The index of a name such as `BTC-USDT`.
pub fn index(desk: &Desk<'_>, name: &str) -> Result<Instrument, Reply> {
    let unknown = || error(StatusCode::OK, "51001", "Index doesn't exist.");
    indices(desk)
        .find(|index| index.id == name)
        .ok_or_else(unknown)
}

pub fn block_tickers(desk: &Desk<'_>, call: &Call) -> Answer {
    let kind = InstType::of(call)?;
    ok(&Json::array(|json| {
        for one in matching(desk, call, kind) {
            write_block(desk, json, one);
        }
    }))
}

pub fn block_ticker(desk: &Desk<'_>, call: &Call) -> Answer {
    let one = instrument(desk, call)?;
    ok(&Json::array(|json| write_block(desk, json, one)))
}

/// One in eight trades was made off the book.
fn write_block(desk: &Desk<'_>, json: &mut Json, one: &Instrument) {
    let now = desk.step();
    let day = desk.market().day(one, now);
    let block = Candle {
        volume: day.volume / 8,
        value: day.value / 8,
        ..day
    };
    json.object_item(|json| {
        json.field("instType", InstType::name(one))
            .field("instId", &one.id);
        json.field("volCcy24h", Volumes::of(one, &block).day)
            .field("vol24h", one.quantity(block.volume));
        json.field("ts", Quoted(now));
    });
}
