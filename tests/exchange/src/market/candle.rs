//! Candles: what happened in a span of time, summed over its trades.
//!
//! In: an instrument and a span. Out: a candle. Invariant: the sum over hours kept equals the sum over their trades.

use super::instrument::{Instrument, Trade};
use std::collections::HashMap;
use std::sync::Mutex;

pub const HOUR: i64 = 3_600_000;
pub const DAY: i64 = 24 * HOUR;

/// A span of trades. Prices in ticks, volumes in lots, values in ticks times lots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candle {
    pub open: i64,
    pub high: i64,
    pub low: i64,
    pub close: i64,
    pub volume: i64,
    pub value: i128,
    /// The part in which the taker bought.
    pub bought_volume: i64,
    pub bought_value: i128,
    /// The slot of the first trade.
    pub first: i64,
    pub count: i64,
}

impl Candle {
    /// A span without a trade: flat at the price before it.
    fn flat(before: Trade) -> Self {
        let Trade { price, slot, .. } = before;
        Candle {
            open: price,
            high: price,
            low: price,
            close: price,
            volume: 0,
            value: 0,
            bought_volume: 0,
            bought_value: 0,
            first: slot + 1,
            count: 0,
        }
    }

    fn add(&mut self, next: &Candle) {
        if next.count == 0 {
            return;
        }
        if self.count == 0 {
            *self = *next;
            return;
        }
        self.high = self.high.max(next.high);
        self.low = self.low.min(next.low);
        self.close = next.close;
        self.volume += next.volume;
        self.value += next.value;
        self.bought_volume += next.bought_volume;
        self.bought_value += next.bought_value;
        self.count += next.count;
    }

    fn of_trade(trade: &Trade) -> Self {
        let value = i128::from(trade.price) * i128::from(trade.quantity);
        let bought = !trade.buyer_maker;
        Candle {
            open: trade.price,
            high: trade.price,
            low: trade.price,
            close: trade.price,
            volume: trade.quantity,
            value,
            bought_volume: if bought { trade.quantity } else { 0 },
            bought_value: if bought { value } else { 0 },
            first: trade.slot,
            count: 1,
        }
    }
}

/// Whole hours that were summed before.
#[derive(Default)]
pub struct Hours(Mutex<HashMap<(u64, i64), Candle>>);

impl Hours {
    /// The candle of `[start, end)`, in milliseconds.
    pub fn candle(&self, instrument: &Instrument, start: i64, end: i64) -> Candle {
        let (first_hour, last_hour) = (-(-start).div_euclid(HOUR), end.div_euclid(HOUR));
        if first_hour >= last_hour {
            return sum(instrument, start, end);
        }
        let mut candle = sum(instrument, start, first_hour * HOUR);
        for hour in first_hour..last_hour {
            candle.add(&self.hour(instrument, hour));
        }
        candle.add(&sum(instrument, last_hour * HOUR, end));
        candle
    }

    fn hour(&self, instrument: &Instrument, hour: i64) -> Candle {
        let key = (instrument.seed, hour);
        if let Some(known) = self.0.lock().unwrap().get(&key) {
            return *known;
        }
        let candle = sum(instrument, hour * HOUR, (hour + 1) * HOUR);
        self.0.lock().unwrap().insert(key, candle);
        candle
    }
}

fn sum(instrument: &Instrument, start: i64, end: i64) -> Candle {
    let first = instrument.first_slot(start);
    let count = (instrument.first_slot(end) - first).max(0) as usize;
    let mut candle = Candle::flat(instrument.trade(first - 1));
    for trade in instrument.trades(first).take(count) {
        candle.add(&Candle::of_trade(&trade));
    }
    candle
}
