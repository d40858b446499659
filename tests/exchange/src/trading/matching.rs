//! Which orders meet which.
//!
//! In: an order at a moment. Out: a [`Plan`] of what it would trade with, best price first; nothing is changed.
//! Invariant: orders of accounts come before the market's own at the same price. The market's own stand again as soon
//! as they were taken: what an order gets never depends on what others got before it.

use super::house::House;
use super::order::Order;
use super::ticket::{Prevention, Side, Size};
use crate::market::{Book, DEEPEST, Instrument, Level};
use std::collections::BTreeMap;

/// Orders of accounts at one instrument.
#[derive(Debug, Default)]
pub struct Resting {
    /// By price, the best first, then by when they came.
    bids: BTreeMap<(i64, i64), i64>,
    asks: BTreeMap<(i64, i64), i64>,
    /// Those that wait for their trigger.
    pub waiting: Vec<i64>,
    /// Counts those that came.
    came: i64,
}

impl Resting {
    pub fn is_empty(&self) -> bool {
        self.bids.is_empty() && self.asks.is_empty() && self.waiting.is_empty()
    }

    pub fn add(&mut self, side: Side, price: i64, id: i64) {
        self.came += 1;
        let came = self.came;
        self.side_mut(side).insert((side.rank(price), came), id);
    }

    pub fn remove(&mut self, side: Side, price: i64, id: i64) {
        let rank = side.rank(price);
        let mut same = self.side(side).range((rank, 0)..=(rank, i64::MAX));
        if let Some(place) = same.find(|(_, known)| **known == id).map(|(at, _)| *at) {
            self.side_mut(side).remove(&place);
        }
        self.waiting.retain(|known| *known != id);
    }

    /// Prices and orders of a side, best first.
    pub fn of(&self, side: Side) -> impl Iterator<Item = (i64, i64)> {
        let orders = self.side(side).iter();
        orders.map(move |((rank, _), id)| (side.rank(*rank), *id))
    }

    fn side(&self, side: Side) -> &BTreeMap<(i64, i64), i64> {
        match side {
            Side::Buy => &self.bids,
            Side::Sell => &self.asks,
        }
    }

    fn side_mut(&mut self, side: Side) -> &mut BTreeMap<(i64, i64), i64> {
        match side {
            Side::Buy => &mut self.bids,
            Side::Sell => &mut self.asks,
        }
    }
}

impl Side {
    pub const fn other(self) -> Side {
        match self {
            Side::Buy => Side::Sell,
            Side::Sell => Side::Buy,
        }
    }

    /// The coin that an order of this side pays with.
    pub fn pays(self, instrument: &Instrument) -> &str {
        match self {
            Side::Buy => &instrument.quote,
            Side::Sell => &instrument.base,
        }
    }

    /// The coin that it brings.
    pub fn brings(self, instrument: &Instrument) -> &str {
        self.other().pays(instrument)
    }

    /// Whether an order in the book trades with one of the other side that has a limit.
    pub fn reaches(self, price: i64, limit: i64) -> bool {
        self.rank(price) <= self.rank(limit)
    }

    /// Smaller for what stands earlier in the book; the same again gives the price back.
    const fn rank(self, price: i64) -> i64 {
        match self {
            Side::Buy => -price,
            Side::Sell => price,
        }
    }
}

/// One step of a plan.
#[derive(Debug, Clone, Copy)]
pub enum Match {
    Market {
        price: i64,
        lots: i64,
    },
    Maker {
        id: i64,
        price: i64,
        lots: i64,
    },
    /// Lots that each side loses.
    Prevented {
        id: i64,
        price: i64,
        taker: i64,
        maker: i64,
    },
}

#[derive(Debug, Default)]
pub struct Plan {
    pub matches: Vec<Match>,
    /// What is traded, in lots.
    pub lots: i64,
    /// Ticks times lots.
    pub value: i128,
    /// Whether nothing of the order is left.
    pub complete: bool,
}

impl House {
    /// What an order would trade with now.
    pub(super) fn plan(&self, order: &Order) -> Plan {
        let ticket = &order.ticket;
        let instrument = self.instrument(ticket.instrument);
        let against = ticket.side.other();
        let mut levels = Levels::new(instrument, instrument.last_slot(self.seen), against);
        let resting = self.books.get(&ticket.instrument);
        let mut makers = resting
            .into_iter()
            .flat_map(|book| book.of(against))
            .peekable();
        let mut left = Left::of(order, instrument);
        let mut plan = Plan::default();
        loop {
            let maker = makers.peek().copied();
            let level = levels.peek();
            let maker = match (maker, level) {
                (Some((price, _)), Some(level)) => {
                    maker.filter(|_| against.rank(price) <= against.rank(level.price))
                }
                _ => maker,
            };
            let Some(price) = maker
                .map(|(price, _)| price)
                .or(level.map(|level| level.price))
            else {
                break;
            };
            let wanted = left.lots(price);
            let limit = ticket.price.unwrap_or(price);
            if wanted <= 0 || !against.reaches(price, limit) {
                plan.complete = wanted <= 0;
                break;
            }
            match (maker, level) {
                (Some((_, id)), _) => {
                    makers.next();
                    plan.meet(self, order, id, price, wanted, &mut left);
                }
                (None, Some(level)) => {
                    levels.next();
                    let lots = wanted.min(level.quantity);
                    plan.matches.push(Match::Market { price, lots });
                    plan.trade(price, lots, &mut left);
                }
                (None, None) => break,
            }
        }
        plan.complete |= left.lots == 0;
        plan
    }
}

impl Plan {
    fn trade(&mut self, price: i64, lots: i64, left: &mut Left) {
        self.lots += lots;
        self.value += i128::from(price) * i128::from(lots);
        left.take(price, lots);
    }

    /// Meets an order of an account, which may be its own.
    fn meet(
        &mut self,
        house: &House,
        taker: &Order,
        id: i64,
        price: i64,
        wanted: i64,
        left: &mut Left,
    ) {
        let Some(maker) = house.order(id) else { return };
        let (rest, least) = (maker.rest(), wanted.min(maker.rest()));
        let own = maker.ticket.account == taker.ticket.account;
        let (taker, maker) = match taker.ticket.prevention {
            _ if !own => (0, 0),
            Prevention::None => (0, 0),
            Prevention::ExpireTaker => (wanted, 0),
            Prevention::ExpireMaker => (0, rest),
            Prevention::ExpireBoth => (wanted, rest),
            Prevention::Decrement => (least, least),
        };
        if taker == 0 && maker == 0 {
            let lots = least;
            self.matches.push(Match::Maker { id, price, lots });
            return self.trade(price, lots, left);
        }
        left.take(price, taker);
        self.matches.push(Match::Prevented {
            id,
            price,
            taker,
            maker,
        });
    }
}

/// What is still wanted: of lots, or of value.
struct Left {
    lots: i64,
    value: i128,
}

impl Left {
    fn of(order: &Order, instrument: &Instrument) -> Self {
        match order.ticket.size {
            Size::Base(_) => Left {
                lots: order.rest(),
                value: i128::MAX,
            },
            Size::Quote(amount) => Left {
                lots: i64::MAX,
                value: amount
                    .rescaled(instrument.price_scale + instrument.quantity_scale)
                    .unwrap_or(0)
                    - order.value,
            },
        }
    }

    fn lots(&self, price: i64) -> i64 {
        let by_value = i64::try_from(self.value / i128::from(price.max(1))).unwrap_or(i64::MAX);
        self.lots.min(by_value)
    }

    fn take(&mut self, price: i64, lots: i64) {
        self.lots -= lots;
        self.value -= i128::from(price) * i128::from(lots);
    }
}

/// The market's side of a book, read as deep as it is needed.
struct Levels<'a> {
    instrument: &'a Instrument,
    slot: i64,
    side: Side,
    levels: Vec<Level>,
    at: usize,
}

/// Nearly all orders are filled by so many levels.
const NEAR: usize = 4;

impl<'a> Levels<'a> {
    fn new(instrument: &'a Instrument, slot: i64, side: Side) -> Self {
        let mut levels = Levels {
            instrument,
            slot,
            side,
            levels: Vec::new(),
            at: 0,
        };
        levels.read(NEAR);
        levels
    }

    fn read(&mut self, depth: usize) {
        let book = Book::at(self.instrument, self.slot, depth);
        self.levels = match self.side {
            Side::Buy => book.bids,
            Side::Sell => book.asks,
        };
    }

    fn peek(&mut self) -> Option<Level> {
        if self.at == NEAR && self.levels.len() == NEAR {
            self.read(DEEPEST);
        }
        self.levels.get(self.at).copied()
    }

    fn next(&mut self) {
        self.at += 1;
    }
}
