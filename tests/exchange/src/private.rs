//! Private calls: which there are, and what each of them is told.
//!
//! In: a venue's table of operations, and a call. Out: the operation that the call is for, and a [`Visit`] for it.
//! Invariant: a path that is written out comes before one that ends with a place for an id.

use crate::call::Call;
use crate::charge::Charge;
use crate::exchange::{Answer, Desk};
use crate::fields::Fields;
use crate::trading::{AccountId, House, Right};
use http::Method;
use std::sync::MutexGuard;

/// One private call of a venue.
pub struct Operation {
    pub method: Method,
    /// With a star in place of an id at its end.
    pub path: &'static str,
    /// Parameters without which nothing is done.
    pub needs: &'static [&'static str],
    pub right: Right,
    pub charge: Charge,
    pub answer: fn(&mut Visit<'_>) -> Answer,
}

/// An account at the desk, with what it wants.
pub struct Visit<'a> {
    pub desk: &'a Desk<'a>,
    pub call: &'a Call,
    pub fields: Fields,
    pub house: MutexGuard<'a, House>,
    pub account: AccountId,
}

impl Operation {
    fn is_for(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(start) => path
                .strip_prefix(start)
                .is_some_and(|id| !id.is_empty() && !id.contains('/')),
            None => self.path == path,
        }
    }
}

/// The operation of a table that a call is for.
pub fn operation<'a>(table: &'a [Operation], call: &Call) -> Option<&'a Operation> {
    let fits = |one: &&Operation| one.method == call.head.method && one.is_for(&call.path);
    let mut exact = table.iter().filter(|one| !one.path.ends_with('*'));
    exact.find(fits).or_else(|| table.iter().find(fits))
}
