//! The order book around the last trade.
//!
//! In: an instrument and a time. Out: up to 5,000 levels a side. Invariant: the last trade is at the best price of the
//! side that it hit, and the book is never crossed.

use super::instrument::Instrument;
use super::noise::bits;

pub const DEEPEST: usize = 5_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// In ticks.
    pub price: i64,
    /// In lots.
    pub quantity: i64,
    /// How many orders stand here.
    pub orders: i64,
}

#[derive(Debug, Clone)]
pub struct Book {
    /// Grows with every change.
    pub version: i64,
    /// Best first.
    pub bids: Vec<Level>,
    pub asks: Vec<Level>,
}

/// The best bid and ask.
#[derive(Debug, Clone, Copy)]
pub struct Top {
    pub bid: Level,
    pub ask: Level,
}

impl Book {
    /// The book after the trade of a slot.
    pub fn at(instrument: &Instrument, slot: i64, depth: usize) -> Self {
        let trade = instrument.trade(slot);
        let bid = if trade.buyer_maker {
            trade.price
        } else {
            trade.price - 1
        };
        let gap = (bid / (2 * DEEPEST as i64)).clamp(1, 3) as u64;
        let side = |salt: u64, start: i64, step: i64| {
            let mut price = start;
            let mut levels = Vec::with_capacity(depth.min(DEEPEST));
            while levels.len() < depth.min(DEEPEST) && price > 0 {
                let place = levels.len() as u64;
                levels.push(level(instrument, salt, place, slot, price));
                price += step * (1 + (bits(instrument.seed ^ salt, place) % gap) as i64);
            }
            levels
        };
        Book {
            version: slot,
            bids: side(0xB1D, bid, -1),
            asks: side(0xA5C, bid + 1, 1),
        }
    }

    pub fn top(instrument: &Instrument, slot: i64) -> Top {
        let book = Book::at(instrument, slot, 1);
        Top {
            bid: book.bids[0],
            ask: book.asks[0],
        }
    }
}

/// Near levels change with every trade, far ones seldom.
fn level(instrument: &Instrument, salt: u64, place: u64, slot: i64, price: i64) -> Level {
    let word = bits(
        instrument.seed ^ salt.rotate_left(32) ^ place,
        slot as u64 / (1 + place),
    );
    let size = (word & 0xFFFF) as i64;
    Level {
        price,
        quantity: 1 + ((instrument.ordinary * ((size * size) >> 14)) >> 14),
        orders: 1 + (word >> 60) as i64,
    }
}
