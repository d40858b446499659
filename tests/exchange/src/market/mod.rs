//! The market: what is listed, what traded, what stands in the books, at any time.
//!
//! In: a seed, a number of symbols, a time. Out: trades, candles, books. Invariant: everything is a pure function of
//! these three, so tickers, books, trades and candles cannot disagree.

mod book;
mod candle;
mod instrument;
mod interval;
mod listing;
mod noise;

pub use book::{Book, DEEPEST, Level, Top};
pub use candle::{Candle, DAY, HOUR};
pub use instrument::{Instrument, Kind, MINUTE, Status, Trade, Trades};
pub use interval::{Interval, first_day};
pub use listing::{Listing, Venue};
pub use noise::{bits, seed_of};

/// The market moves in steps of a second: what is served is its state at the last full one.
pub const STEP: i64 = 1_000;

pub struct Market {
    seed: u64,
    listings: [Listing; 3],
    hours: candle::Hours,
    /// Before this, nothing traded.
    pub genesis: i64,
}

impl Market {
    pub fn new(seed: u64, symbols: usize, start: i64) -> Self {
        Market {
            seed,
            listings: Venue::ALL.map(|venue| Listing::new(venue, seed, symbols)),
            hours: candle::Hours::default(),
            genesis: (start - 400 * DAY).div_euclid(DAY) * DAY,
        }
    }

    pub fn listing(&self, venue: Venue) -> &Listing {
        &self.listings[venue as usize]
    }

    /// The candle of `[start, end)`.
    pub fn candle(&self, instrument: &Instrument, start: i64, end: i64) -> Candle {
        self.hours.candle(instrument, start, end)
    }

    /// The candle of the 24 hours before a time.
    pub fn day(&self, instrument: &Instrument, now: i64) -> Candle {
        self.candle(instrument, now - DAY, now)
    }

    /// Trades in public count from the first.
    pub fn trade_id(&self, instrument: &Instrument, slot: i64) -> i64 {
        slot - instrument.first_slot(self.genesis) + 1
    }

    /// The slot of a trade's public number.
    pub fn slot_of_id(&self, instrument: &Instrument, id: i64) -> i64 {
        id - 1 + instrument.first_slot(self.genesis)
    }

    /// The price of a coin over all venues, or of a contract as its venue marks it.
    pub fn price_of(&self, instrument: &Instrument, what: &str) -> Instrument {
        Instrument {
            kind: Kind::Price,
            seed: seed_of(seed_of(self.seed, what), &instrument.id),
            ..instrument.clone()
        }
    }

    /// Candles with their starts, in `[from, to)` and nothing after `now`: the first `most` of them, oldest first.
    pub fn candles_from(
        &self,
        instrument: &Instrument,
        interval: Interval,
        from: i64,
        to: i64,
        most: usize,
    ) -> Vec<(i64, Candle)> {
        let from = from.max(self.genesis);
        let first = interval.start(from);
        let first = if first < from {
            interval.after(first)
        } else {
            first
        };
        let starts = std::iter::successors(Some(first), |&start| Some(interval.after(start)));
        self.fill(
            instrument,
            interval,
            starts.take_while(|&start| start < to).take(most),
            to,
        )
    }

    /// The same, but the last `most` of them, newest first.
    pub fn candles_to(
        &self,
        instrument: &Instrument,
        interval: Interval,
        from: i64,
        to: i64,
        most: usize,
    ) -> Vec<(i64, Candle)> {
        let last = interval.start(to - 1);
        let starts = std::iter::successors(Some(last), |&start| Some(interval.start(start - 1)));
        let from = from.max(self.genesis);
        self.fill(
            instrument,
            interval,
            starts.take_while(|&start| start >= from).take(most),
            to,
        )
    }

    fn fill(
        &self,
        instrument: &Instrument,
        interval: Interval,
        starts: impl Iterator<Item = i64>,
        now: i64,
    ) -> Vec<(i64, Candle)> {
        let candle = |start| {
            (
                start,
                self.candle(instrument, start, interval.after(start).min(now)),
            )
        };
        starts.map(candle).collect()
    }
}
