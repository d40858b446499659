//! Protection of an account that is not heard of: all its orders end when it does not speak again in time.
//!
//! In: a time, and symbols. Out: at that time, orders that are cancelled. Invariant: it strikes once, and to the moment.

use super::account::AccountId;
use super::house::House;
use super::order::Status;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// How long the account may be silent, in milliseconds.
    pub timeout: i64,
    /// When it strikes, in milliseconds since 1970.
    pub at: i64,
    /// What it is for; all symbols where there is none.
    pub symbols: Vec<String>,
}

impl House {
    /// Sets an account's protection in place of what it had, or takes it away.
    pub fn protect(&mut self, account: AccountId, protection: Option<Protection>) {
        match protection {
            Some(protection) => self.protections.insert(account, protection),
            None => self.protections.remove(&account),
        };
    }

    pub fn protection(&self, account: AccountId) -> Option<&Protection> {
        self.protections.get(&account)
    }

    /// Cancels the orders of accounts that were silent for too long by then.
    pub(super) fn strike(&mut self, now: i64) {
        let due = self.protections.extract_if(.., |_, one| one.at <= now);
        for (account, protection) in due.collect::<Vec<_>>() {
            let covered = self.open_orders_of(account).filter(|order| {
                let of = &self.instrument_of(order).id;
                protection.symbols.is_empty() || protection.symbols.contains(of)
            });
            for id in covered.map(|order| order.id).collect::<Vec<_>>() {
                // One of a list may have ended with another.
                if self.order(id).is_some_and(|order| order.is_open()) {
                    self.finish(id, Status::Cancelled, protection.at);
                    self.follow_up(protection.at);
                }
            }
        }
    }
}
