//! The ledger of truth: what was done for whom, which a test compares with what a client believes.
//!
//! In: every order, cancellation, amendment and transfer that the house decided on. Out: one [`Act`] for each client id
//! and deed, with how often it was done. Invariant: what changed a balance or an order is in here, once for each time.

use super::account::AccountId;
use crate::json::Json;
use std::collections::HashMap;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    Order,
    List,
    Cancel,
    Amend,
    Transfer,
}

#[derive(Debug, Clone)]
pub struct Act {
    /// The account's name.
    pub account: String,
    pub deed: Deed,
    /// Of the order (list, transfer) itself, also where it was cancelled or amended.
    pub client_id: String,
    /// The symbol, or the coin of a transfer.
    pub symbol: String,
    /// The venue's number of it; 0 for what was always refused.
    pub id: i64,
    /// How often it was done.
    pub executed: u32,
    /// How often it was asked for and refused.
    pub refused: u32,
    /// When it was done or refused for the first time, and for the last; milliseconds since 1970.
    pub first: i64,
    pub last: i64,
}

#[derive(Debug, Default)]
pub struct Truth {
    acts: Vec<Act>,
    places: HashMap<(AccountId, Deed, String), usize>,
}

/// What an [`Act`] is about.
pub(super) struct Subject<'a> {
    pub number: AccountId,
    pub account: &'a str,
    pub deed: Deed,
    pub client_id: &'a str,
    pub symbol: &'a str,
}

impl Truth {
    pub fn acts(&self) -> &[Act] {
        &self.acts
    }

    /// Notes that a deed was done, with the venue's number of it, or refused.
    pub(super) fn note(&mut self, subject: Subject<'_>, done: Option<i64>, now: i64) {
        let key = (subject.number, subject.deed, subject.client_id.to_owned());
        let place = *self.places.entry(key).or_insert_with(|| {
            self.acts.push(Act {
                account: subject.account.to_owned(),
                deed: subject.deed,
                client_id: subject.client_id.to_owned(),
                symbol: subject.symbol.to_owned(),
                id: 0,
                executed: 0,
                refused: 0,
                first: now,
                last: now,
            });
            self.acts.len() - 1
        });
        let act = &mut self.acts[place];
        act.last = now;
        match done {
            Some(id) => {
                act.executed += 1;
                act.id = id;
            }
            None => act.refused += 1,
        }
    }
}

impl Deed {
    pub const fn name(self) -> &'static str {
        match self {
            Deed::Order => "order",
            Deed::List => "list",
            Deed::Cancel => "cancel",
            Deed::Amend => "amend",
            Deed::Transfer => "transfer",
        }
    }
}

impl Act {
    pub(crate) fn write(&self, json: &mut Json, venue: &str) {
        json.field("venue", venue)
            .field("account", &self.account)
            .field("deed", self.deed.name())
            .field("client_id", &self.client_id)
            .field("symbol", &self.symbol)
            .field("id", self.id)
            .field("executed", i64::from(self.executed))
            .field("refused", i64::from(self.refused))
            .field("first", self.first)
            .field("last", self.last);
    }
}
