//! [`CallOutcome`]: what became of a call that nobody waited for any more.

use std::sync::{Mutex, PoisonError};

use super::failure::{Failure, Kind};
use super::sent::Sent;
use super::venue::Venue;
use crate::types::{Json, Text};

/// What became of a call that changed something and whose caller had gone before the reply came.
#[derive(Debug, Clone)]
pub struct CallOutcome {
    /// Method and path.
    pub request: String,
    /// The order that it was about.
    pub sent: Sent,
    /// What became of it.
    pub verdict: Verdict,
    /// The venue's code, when it refused.
    pub code: Option<Text>,
    /// The venue's words, when it refused, or what broke.
    pub message: Option<Text>,
    /// What the venue answered.
    pub reply: Option<Json>,
}

/// What became of a call that changes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The venue did it.
    Executed,
    /// The venue did a part of it: some of its orders, or one of its two steps.
    PartlyExecuted,
    /// The venue refused, and nothing was changed.
    Rejected,
    /// The venue never got it, and will not accept it any more.
    NeverArrived,
    /// It is not known.
    Unknown,
}

/// Outcomes until somebody reads them.
#[derive(Debug, Default)]
pub(super) struct Outcomes(Mutex<Vec<CallOutcome>>);

/// More than these are not kept: the oldest go first.
const KEPT: usize = 10_000;

impl Outcomes {
    /// Keeps an outcome.
    pub fn keep(&self, outcome: CallOutcome) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push(outcome);
    }

    /// Gives all outcomes away.
    pub fn take(&self) -> Vec<CallOutcome> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl CallOutcome {
    /// Of a call that the venue did, or of which it did some parts.
    pub fn answered<V: Venue>(request: String, sent: Sent, body: &[u8]) -> Self {
        Self {
            request,
            sent,
            verdict: V::parts(body).unwrap_or(Verdict::Executed),
            code: None,
            message: None,
            reply: super::json::decode(body).ok(),
        }
    }

    /// Of a call that failed, or some parts of which did.
    pub fn failed<V: Venue>(request: String, sent: Sent, failure: &Failure) -> Self {
        let raw = failure.raw.as_deref();
        let verdict = match failure.kind {
            Kind::OrderOutcomeUnknown => Verdict::Unknown,
            _ => raw.and_then(V::parts).unwrap_or(Verdict::Rejected),
        };
        Self {
            request,
            sent,
            verdict,
            code: failure.code.clone(),
            message: Some(failure.message.clone().into()),
            reply: raw.and_then(|raw| super::json::decode(raw).ok()),
        }
    }
}
