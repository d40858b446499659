//! [`ItemFailure`]: why one item of a call was not done.
//!
//! In goes what a venue says of each order of a batch or each step of a replacement, out come the reasons and a [`Verdict`] on the
//! whole. Invariant: `Executed` is said only when every item was done.

use super::codes::Meaning;
use super::failure::Kind;
use super::outcomes::Verdict;
use super::resolve;
use crate::types::Text;

/// Why the venue did not do one item of a call that has several, such as an order of a batch.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemFailure {
    /// What kind of failure it is, as of a call that fails as a whole; `OrderOutcomeUnknown` where the venue leaves open whether it was done.
    pub kind: Kind,
    /// The venue's own code, where it gives one for an item.
    pub code: Option<Text>,
    /// The venue's words.
    pub message: Text,
}

impl ItemFailure {
    pub(crate) fn new(meaning: Meaning, code: Option<Text>, message: Option<Text>) -> Self {
        Self {
            kind: match meaning.open {
                true => Kind::OrderOutcomeUnknown,
                false => meaning.kind,
            },
            code,
            message: message.unwrap_or_else(|| "the venue gave no reason".into()),
        }
    }
}

/// What became of a call, by the kind of failure of each of its items; `None` where there are none.
pub(crate) fn verdict(failures: impl Iterator<Item = Option<Kind>>) -> Option<Verdict> {
    let each = |failure| match failure {
        None => Verdict::Executed,
        Some(Kind::OrderOutcomeUnknown) => Verdict::Unknown,
        Some(_) => Verdict::Rejected,
    };
    let verdicts: Vec<_> = failures.map(each).collect();
    (!verdicts.is_empty()).then(|| resolve::of_all(verdicts.into_iter()))
}
