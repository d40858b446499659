//! What is traded: one product of one venue, with its grid of prices and quantities, and its trades.
//!
//! In: a place in time. Out: the trade there. Invariant: a trade is a pure function of seed and number; nothing is kept.

use super::noise::{ONE, bits, drift, jitter, walk};
use crate::amount::Amount;

pub const MINUTE: i64 = 60_000;

/// Whether a product trades.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Trading,
    Halt,
    Break,
}

/// What a product is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Spot,
    /// A perpetual contract worth so much of the base coin (linear), with the scale of that amount.
    Linear(Amount),
    /// A perpetual contract worth so many quote units, settled in the base coin.
    Inverse(Amount),
    /// No product but a price: an index or a mark price.
    Price,
}

#[derive(Debug, Clone)]
pub struct Instrument {
    /// The name on the wire.
    pub id: String,
    pub base: String,
    pub quote: String,
    pub kind: Kind,
    pub status: Status,
    /// Digits after the point of a price; the tick is the last of them.
    pub price_scale: u8,
    /// Digits after the point of a quantity; the lot is the last of them.
    pub quantity_scale: u8,
    /// Where the price swings around, in ticks.
    pub anchor: i64,
    /// An ordinary quantity, in lots.
    pub ordinary: i64,
    /// One trade happens in each slot of so many milliseconds.
    pub slot: i64,
    pub seed: u64,
    /// The coin whose price this follows, the same for all venues.
    pub asset: u64,
    /// The coin that it is priced in, where that one swings too.
    pub priced_in: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trade {
    /// The number of the slot since 1970.
    pub slot: i64,
    /// Milliseconds.
    pub time: i64,
    /// In ticks.
    pub price: i64,
    /// In lots.
    pub quantity: i64,
    /// The buyer's order was in the book: the taker sold.
    pub buyer_maker: bool,
}

impl Instrument {
    /// Whether it is a coin that people know, not a made-up one.
    pub fn is_known(&self) -> bool {
        self.slot == 1_000
    }

    /// An amount of so many ticks.
    pub fn price(&self, ticks: i64) -> Amount {
        Amount::new(i128::from(ticks), self.price_scale)
    }

    /// An amount of so many lots.
    pub fn quantity(&self, lots: i64) -> Amount {
        Amount::new(i128::from(lots), self.quantity_scale)
    }

    /// An amount of the quote coin: ticks times lots.
    pub fn value(&self, product: i128) -> Amount {
        Amount::new(product, self.price_scale + self.quantity_scale)
    }

    /// The number of the last trade before a time.
    pub fn last_slot(&self, time: i64) -> i64 {
        self.first_slot(time) - 1
    }

    /// The number of the first trade at or after a time.
    pub fn first_slot(&self, time: i64) -> i64 {
        let slot = time.div_euclid(self.slot);
        if self.time_of(slot) >= time {
            slot
        } else {
            slot + 1
        }
    }

    pub fn trade(&self, slot: i64) -> Trade {
        self.trades(slot).next().expect("trades have no end")
    }

    /// All trades from a slot on.
    pub fn trades(&self, from: i64) -> Trades<'_> {
        Trades {
            instrument: self,
            slot: from,
            minute: i64::MIN,
            from: 0,
            to: 0,
        }
    }

    fn time_of(&self, slot: i64) -> i64 {
        slot * self.slot + (bits(self.seed, slot as u64) % self.slot as u64) as i64
    }

    /// The swing at a minute, in units of [`ONE`].
    fn swing(&self, minute: i64) -> i64 {
        let own = ONE + walk(self.asset, minute) + drift(self.seed, minute);
        match self.priced_in {
            Some(coin) => own * ONE / (ONE + walk(coin, minute)),
            None => own,
        }
    }
}

/// Trades in order; remembers the minute that it is in.
pub struct Trades<'a> {
    instrument: &'a Instrument,
    slot: i64,
    minute: i64,
    from: i64,
    to: i64,
}

impl Iterator for Trades<'_> {
    type Item = Trade;

    fn next(&mut self) -> Option<Trade> {
        let instrument = self.instrument;
        let slot = self.slot;
        self.slot += 1;
        let start = slot * instrument.slot;
        let word = bits(instrument.seed, slot as u64);
        let bid = self.bid(start);
        let buyer_maker = word >> 63 == 1;
        // A square makes small trades common and large ones rare.
        let size = ((word >> 40) & 0xFFFF) as i64;
        Some(Trade {
            slot,
            time: start + (word % instrument.slot as u64) as i64,
            price: bid + i64::from(!buyer_maker),
            quantity: 1 + ((instrument.ordinary * ((size * size) >> 16)) >> 14),
            buyer_maker,
        })
    }
}

impl Trades<'_> {
    fn bid(&mut self, time: i64) -> i64 {
        let minute = time.div_euclid(MINUTE);
        if minute != self.minute {
            self.from = if minute == self.minute + 1 {
                self.to
            } else {
                self.instrument.swing(minute)
            };
            self.to = self.instrument.swing(minute + 1);
            self.minute = minute;
        }
        let rest = time.rem_euclid(MINUTE);
        let factor =
            self.from + (self.to - self.from) * rest / MINUTE + jitter(self.instrument.asset, time);
        (self.instrument.anchor * factor) >> 30
    }
}
