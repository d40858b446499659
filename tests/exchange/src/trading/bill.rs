//! One change of a balance, as venues list them.

use super::balance::{Atoms, SCALE, Wallet};
use crate::amount::Amount;

/// Why a balance changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Paid in by the test.
    Deposit,
    /// By a trade; its place among the house's trades.
    Trade(usize),
    /// By a transfer; its place among the house's transfers.
    Transfer(usize),
}

#[derive(Debug, Clone)]
pub struct Bill {
    pub id: i64,
    pub time: i64,
    pub wallet: Wallet,
    pub asset: String,
    /// Negative for what went.
    pub change: Atoms,
    /// Part of the change that was the fee; never negative.
    pub fee: Atoms,
    /// Free and locked together, afterwards.
    pub balance: Atoms,
    pub reason: Reason,
}

impl Bill {
    pub fn change(&self) -> Amount {
        Amount::new(self.change, SCALE)
    }

    pub fn fee(&self) -> Amount {
        Amount::new(self.fee, SCALE)
    }

    pub fn balance(&self) -> Amount {
        Amount::new(self.balance, SCALE)
    }
}
