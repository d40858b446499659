//! What a client wants done: an order before it is one.
//!
//! Invariant: prices are whole ticks and quantities whole lots of the instrument.

use super::account::AccountId;
use crate::amount::Amount;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Buy,
    Sell,
}

/// How long an order waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// Until it is cancelled.
    Gtc,
    /// Not at all: what is not filled at once expires.
    Ioc,
    /// Not at all, and it is filled whole or not at all.
    Fok,
}

/// How much is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Lots of the base coin.
    Base(i64),
    /// For so much of the quote coin; market orders only.
    Quote(Amount),
}

/// An order that waits until the market trades at a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trigger {
    /// In ticks.
    pub price: i64,
    /// Whether it waits for the market to rise to it, or to fall to it.
    pub rises: bool,
    /// In parts per ten thousand: it follows the market at this distance.
    pub trail: Option<i64>,
}

/// What happens when an order meets one of its own account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prevention {
    /// They trade.
    None,
    ExpireTaker,
    ExpireMaker,
    ExpireBoth,
    /// Both lose the quantity of the smaller one.
    Decrement,
}

#[derive(Debug, Clone)]
pub struct Ticket {
    pub account: AccountId,
    /// Its place in the venue's listing.
    pub instrument: usize,
    /// Never empty: a venue makes one where the client sent none.
    pub client_id: String,
    pub side: Side,
    /// In ticks; none for a market order.
    pub price: Option<i64>,
    pub size: Size,
    pub force: Force,
    pub post_only: bool,
    pub trigger: Option<Trigger>,
    /// When it is cancelled by itself, in milliseconds since 1970.
    pub expires: Option<i64>,
    pub prevention: Prevention,
    /// What the venue repeats in its replies: the name on the wire and what was sent.
    pub notes: Vec<(&'static str, String)>,
}

impl Ticket {
    /// A note of the venue.
    pub fn note(&self, name: &str) -> Option<&str> {
        let (_, value) = self.notes.iter().find(|(known, _)| *known == name)?;
        Some(value)
    }
}
