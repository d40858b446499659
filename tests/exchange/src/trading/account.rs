//! Who trades.
//!
//! Invariant: an account is known by its number within its venue, and never goes away.

use super::balance::Balances;
use super::bill::Bill;
use crate::amount::Amount;

/// The place of an account in its house.
pub type AccountId = usize;

/// What a trade costs, in parts per million of what it brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fees {
    pub maker: i64,
    pub taker: i64,
}

impl Fees {
    pub fn maker_rate(self) -> Amount {
        Amount::new(i128::from(self.maker), MILLIONTHS)
    }

    pub fn taker_rate(self) -> Amount {
        Amount::new(i128::from(self.taker), MILLIONTHS)
    }
}

/// Digits after the point of a part per million.
const MILLIONTHS: u8 = 6;

#[derive(Debug)]
pub struct Account {
    /// The name that the test gave it.
    pub name: String,
    /// The number that the venue gave it.
    pub uid: i64,
    pub fees: Fees,
    pub balances: Balances,
    /// Oldest first.
    pub bills: Vec<Bill>,
    /// Orders that are not over, by number.
    pub open: std::collections::BTreeSet<i64>,
    /// What it chose at its venue, by name.
    pub settings: std::collections::BTreeMap<String, String>,
    /// All orders ever, oldest first.
    pub orders: Vec<i64>,
}
