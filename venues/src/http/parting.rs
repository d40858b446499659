//! What is kept of a call whose caller goes away before it has its answer.
//!
//! In goes what became of a request, out it comes through [`Outcomes`](super::outcomes::Outcomes) when nobody waits for it any more.
//! Invariant: of a call that changes something and was sent, either the caller has the answer or an outcome is kept, and never both.

use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::oneshot;

use super::failure::{Failure, Kind};
use super::outcome::Failed;
use super::outcomes::CallOutcome;
use super::response::{Response, Value};
use super::rest::Shared;
use super::sent::Sent;
use super::venue::Venue;

/// A reply with the value that was read from it, and its body.
pub(super) type Landed = Result<(Response<Value>, Bytes), Failed>;

/// What is kept of it.
pub(super) fn known(landed: &Landed) -> Result<&Bytes, &Failure> {
    match landed {
        Ok((_, body)) => Ok(body),
        Err(failed) => Err(&failed.failure),
    }
}

/// Keeps the outcome of a call whose caller has gone.
pub(super) struct Keep<V> {
    pub shared: Arc<Shared>,
    pub request: String,
    pub sent: Sent,
    /// Whose reply it is.
    pub venue: PhantomData<fn() -> V>,
}

impl<V: Venue> Keep<V> {
    /// Keeps what came back.
    pub fn keep(&self, landed: Result<&Bytes, &Failure>) {
        let (request, sent) = (self.request.clone(), self.sent.clone());
        let outcome = match landed {
            Ok(body) => CallOutcome::answered::<V>(request, sent, body),
            Err(failure) => CallOutcome::failed::<V>(request, sent, failure),
        };
        self.shared.outcomes.keep(outcome);
    }
}

/// Waits for a reply; what has come and was not taken when the caller goes is kept.
pub(super) struct Waiting<V: Venue> {
    pub reply: oneshot::Receiver<Landed>,
    pub keep: Arc<Keep<V>>,
}

impl<V: Venue> Waiting<V> {
    /// The reply.
    pub async fn wait(mut self) -> Landed {
        let landed = (&mut self.reply).await;
        // The task ends without a word only when its runtime is shut down, with the request on the wire.
        landed.unwrap_or_else(|_| {
            let why = "the client's runtime ended before the reply came";
            let mut failed = Failed::from(Failure::new(Kind::ReadError, V::NAME, why));
            failed.ambiguous = true;
            Err(failed.unknown(&self.keep.sent))
        })
    }
}

impl<V: Venue> Drop for Waiting<V> {
    fn drop(&mut self) {
        self.reply.close();
        if let Ok(landed) = self.reply.try_recv() {
            self.keep.keep(known(&landed));
        }
    }
}

/// A refusal that is kept when its caller goes away before the call is sent again.
#[derive(Default)]
pub(super) struct Parting(Option<(Arc<Shared>, CallOutcome)>);

impl Parting {
    /// A refusal by a client.
    pub fn with(shared: &Arc<Shared>, outcome: CallOutcome) -> Self {
        Self(Some((shared.clone(), outcome)))
    }

    /// Something else says what became of the call.
    pub fn forget(&mut self) {
        self.0 = None;
    }

    /// The caller is still there, and gets the refusal itself.
    pub fn met(mut self, failed: Failed) -> Box<Failure> {
        self.forget();
        failed.failure
    }
}

impl Drop for Parting {
    fn drop(&mut self) {
        if let Some((shared, outcome)) = self.0.take() {
            shared.outcomes.keep(outcome);
        }
    }
}
