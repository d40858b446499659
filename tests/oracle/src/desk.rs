//! [`Desk`]: a client of a venue, as far as the oracle needs one.

use std::fmt::Debug;
use std::future::Future;

use venues::http::{CallOutcome, Clock, Failure, Hook, Sent, Verdict};

use crate::keys::KeyRing;
use crate::task::{Part, Task};

/// Clients of a venue that sign in different ways for one account.
pub trait Desk: Clone + Debug + Send + Sync + 'static {
    /// The venue, as the exchange calls it.
    const VENUE: exchange::Venue;

    /// Clients with the keys of a ring.
    fn open(url: &str, ring: &KeyRing, clock: &Clock, hook: Hook) -> Self;

    /// Whether the venue has such a request.
    fn can(&self, task: &Task) -> bool;

    /// Whether the venue tells afterwards whether such a request was done.
    fn tells(&self, task: &Task) -> bool {
        let _ = task;
        true
    }

    /// What a request asks for, as the ledger of this venue names it.
    fn parts(&self, task: &Task) -> Vec<Part> {
        task.parts()
    }

    /// Sends a request; gives of each of its parts whether it was done.
    fn act(&self, task: &Task) -> impl Future<Output = Result<Vec<bool>, Box<Failure>>> + Send;

    /// Which parts were done of a request that was refused.
    fn refused(&self, task: &Task, failure: &Failure) -> Vec<bool> {
        let _ = failure;
        vec![false; self.parts(task).len()]
    }

    /// Asks the venue what became of a request.
    fn resolve(
        &self,
        task: &Task,
        sent: Sent,
    ) -> impl Future<Output = Result<Told, Failure>> + Send;

    /// Outcomes of calls whose callers had gone.
    fn outcomes(&self) -> Vec<CallOutcome>;
}

/// What a client says of a request whose outcome it looked for.
pub struct Told {
    pub verdict: Verdict,
    /// Of each of its parts; the same for all where it is empty.
    pub parts: Vec<Verdict>,
    /// All that it says, as text.
    pub debug: String,
}
