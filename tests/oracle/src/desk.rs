//! [`Desk`]: a client of a venue, as far as the oracle needs one.

use std::future::Future;

use venues::http::{CallOutcome, Clock, Failure, Hook, Sent, Verdict};

use crate::plan::Kind;

/// A client of a venue.
pub trait Desk: Clone + Send + Sync + 'static {
    /// The venue, as the exchange calls it.
    const VENUE: exchange::Venue;
    /// What stands in the method and path of a cancellation, and not in that of an order.
    const CANCELS: &'static str;

    /// A client with the canaries as its credentials.
    fn open(url: &str, clock: &Clock, hook: Hook) -> Self;

    /// Places an order under a client order id.
    fn place(&self, id: &str, kind: Kind) -> impl Future<Output = Result<(), Failure>> + Send;

    /// Cancels an order by its client order id.
    fn cancel(&self, id: &str) -> impl Future<Output = Result<(), Failure>> + Send;

    /// Asks the venue what became of a request.
    fn resolve(&self, sent: Sent) -> impl Future<Output = Result<Told, Failure>> + Send;

    /// Outcomes of calls whose callers had gone.
    fn outcomes(&self) -> Vec<CallOutcome>;
}

/// What a client says of a request whose outcome it looked for.
pub struct Told {
    pub verdict: Verdict,
    /// All that it says, as text.
    pub debug: String,
}
