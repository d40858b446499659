//! What an account has, in each of its wallets.
//!
//! In: amounts that come, go, are locked and set free. Out: whether there was enough.
//! Invariant: nothing is ever below zero, and amounts are exact.

use crate::amount::Amount;
use std::collections::BTreeMap;

/// Money in units of 10^-18 of a coin.
pub type Atoms = i128;

/// Digits of [`Atoms`] after the point.
pub const SCALE: u8 = 18;

/// A part of an account, by the name that its venue gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wallet(pub &'static str);

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Balance {
    pub(super) free: Atoms,
    pub(super) locked: Atoms,
}

impl Balance {
    pub fn free(&self) -> Amount {
        Amount::new(self.free, SCALE)
    }

    pub fn locked(&self) -> Amount {
        Amount::new(self.locked, SCALE)
    }

    pub fn total(&self) -> Amount {
        Amount::new(self.free + self.locked, SCALE)
    }
}

#[derive(Debug, Default)]
pub struct Balances(BTreeMap<Wallet, BTreeMap<String, Balance>>);

impl Balances {
    pub fn get(&self, wallet: Wallet, asset: &str) -> Balance {
        let known = self.0.get(&wallet).and_then(|assets| assets.get(asset));
        known.copied().unwrap_or_default()
    }

    /// All assets that a wallet ever held, by name.
    pub fn of(&self, wallet: Wallet) -> impl Iterator<Item = (&str, Balance)> {
        let assets = self.0.get(&wallet).into_iter().flatten();
        assets.map(|(asset, balance)| (asset.as_str(), *balance))
    }

    /// All wallets and assets.
    pub fn all(&self) -> impl Iterator<Item = (Wallet, &str, Balance)> {
        self.0
            .keys()
            .flat_map(|wallet| self.of(*wallet).map(|(asset, one)| (*wallet, asset, one)))
    }

    pub(super) fn add(&mut self, wallet: Wallet, asset: &str, amount: Atoms) {
        self.at(wallet, asset).free += amount;
    }

    /// Takes what is free; false, and nothing done, where it is not enough.
    #[must_use]
    pub(super) fn take(&mut self, wallet: Wallet, asset: &str, amount: Atoms) -> bool {
        let balance = self.at(wallet, asset);
        let enough = amount <= balance.free;
        if enough {
            balance.free -= amount;
        }
        enough
    }

    /// Locks so much more, or sets so much free where it is negative; false, and nothing done, where it is not enough.
    #[must_use]
    pub(super) fn lock(&mut self, wallet: Wallet, asset: &str, amount: Atoms) -> bool {
        let balance = self.at(wallet, asset);
        let enough = amount <= balance.free;
        if enough {
            balance.free -= amount;
            balance.locked += amount;
        }
        enough
    }

    /// Pays with what is locked.
    pub(super) fn spend(&mut self, wallet: Wallet, asset: &str, amount: Atoms) {
        self.at(wallet, asset).locked -= amount;
    }

    fn at(&mut self, wallet: Wallet, asset: &str) -> &mut Balance {
        let assets = self.0.entry(wallet).or_default();
        if !assets.contains_key(asset) {
            assets.insert(asset.to_owned(), Balance::default());
        }
        assets.get_mut(asset).expect("it was just put there")
    }
}

/// An amount as [`Atoms`]; none where it is too large for any account.
pub fn atoms(amount: Amount) -> Option<Atoms> {
    amount.rescaled(SCALE).filter(|atoms| *atoms < MOST)
}

/// No account has more, so that sums of them do not overflow.
const MOST: Atoms = 10_i128.pow(36);
