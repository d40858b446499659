//! An order and what became of it: its trades, amendments, and matches that were prevented.
//!
//! Invariant: filled and prevented lots are never more than wanted, and an order that is over changes no more.

use super::balance::{Atoms, SCALE};
use super::ticket::{Size, Ticket};
use crate::amount::Amount;
use crate::market::Instrument;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Waits for the order of its list that comes first.
    Pending,
    /// In the book, or waiting for its trigger; nothing is filled.
    New,
    PartiallyFilled,
    Filled,
    Cancelled,
    /// By its time in force, or because the book had no more.
    Expired,
    /// The rest would have traded with the account itself.
    Prevented,
}

#[derive(Debug, Clone)]
pub struct Order {
    pub id: i64,
    pub ticket: Ticket,
    pub status: Status,
    /// Lots that are wanted; of an order by value, the lots that it met.
    pub quantity: i64,
    pub filled: i64,
    /// Ticks times lots, over all trades.
    pub value: i128,
    /// Lots that will not trade, because they met the account's own.
    pub prevented: i64,
    pub created: i64,
    pub updated: i64,
    /// Since when it is in the book.
    pub working: Option<i64>,
    /// The order list that it belongs to.
    pub list: Option<i64>,
    /// Of the house's trades.
    pub trades: Vec<usize>,
    pub amendments: Vec<Amendment>,
    /// What of the account is locked for it, of the coin that it pays with.
    pub(super) locked: Atoms,
}

/// One side of a trade.
#[derive(Debug, Clone)]
pub struct Trade {
    pub id: i64,
    pub order: i64,
    /// In ticks.
    pub price: i64,
    /// In lots.
    pub quantity: i64,
    pub fee: Atoms,
    pub fee_asset: String,
    pub maker: bool,
    pub time: i64,
}

impl Trade {
    pub fn fee(&self) -> Amount {
        Amount::new(self.fee, SCALE)
    }

    /// Ticks times lots.
    pub fn value(&self) -> i128 {
        i128::from(self.price) * i128::from(self.quantity)
    }
}

/// A change of an order in the book.
#[derive(Debug, Clone)]
pub struct Amendment {
    pub id: i64,
    pub before_client_id: String,
    pub before_quantity: i64,
    pub quantity: i64,
    pub time: i64,
}

/// A trade that did not happen, because both sides were of one account.
#[derive(Debug, Clone)]
pub struct Prevented {
    pub id: i64,
    pub taker: i64,
    pub maker: i64,
    /// In ticks.
    pub price: i64,
    pub taker_quantity: i64,
    pub maker_quantity: i64,
    pub time: i64,
}

impl Order {
    pub fn is_open(&self) -> bool {
        matches!(
            self.status,
            Status::Pending | Status::New | Status::PartiallyFilled
        )
    }

    /// Lots that can still trade.
    pub fn rest(&self) -> i64 {
        self.quantity - self.filled - self.prevented
    }

    pub fn is_market(&self) -> bool {
        self.ticket.price.is_none()
    }

    pub fn is_by_value(&self) -> bool {
        matches!(self.ticket.size, Size::Quote(_))
    }

    /// The coin that it pays with.
    pub fn pays<'a>(&self, instrument: &'a Instrument) -> &'a str {
        self.ticket.side.pays(instrument)
    }
}
