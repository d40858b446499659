//! What is kept of a call whose caller goes away before it has its answer.
//!
//! In goes what became of a request, out it comes through [`Outcomes`](super::outcomes::Outcomes) when nobody waits for it any more.
//! Invariant: of a call that changes something and was sent, either the caller has the answer or an outcome is kept, and never both.

use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use tokio::runtime::Handle;

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

/// A request on the wire. Whoever waits for it may go away: then it flies on by itself.
///
/// It is no task of its own before that: being woken for the reply, and then waking who waits for it, is a tenth of what an order costs.
pub(super) struct Flying<V: Venue> {
    /// `None` once it has landed.
    flight: Option<BoxFuture>,
    keep: Arc<Keep<V>>,
    /// Where it flies on.
    runtime: Handle,
}

type BoxFuture = Pin<Box<dyn Future<Output = Landed> + Send>>;

impl<V: Venue> Flying<V> {
    /// A flight that has not begun.
    pub fn new(flight: impl Future<Output = Landed> + Send + 'static, keep: Arc<Keep<V>>) -> Self {
        Self {
            flight: Some(Box::pin(flight)),
            keep,
            runtime: Handle::current(),
        }
    }

    /// The reply.
    pub async fn land(mut self) -> Landed {
        let landed = match &mut self.flight {
            Some(flight) => flight.await,
            None => unreachable!("it is taken away by what ends this"),
        };
        self.flight = None;
        landed
    }
}

impl<V: Venue> Drop for Flying<V> {
    fn drop(&mut self) {
        if let Some(flight) = self.flight.take() {
            let lost = Lost(Some(self.keep.clone()));
            self.runtime.spawn(async move {
                let landed = flight.await;
                lost.found(&landed);
            });
        }
    }
}

/// What is kept when a flight ends without a word: when its runtime is shut down, with the request on the wire.
struct Lost<V: Venue>(Option<Arc<Keep<V>>>);

impl<V: Venue> Lost<V> {
    fn found(mut self, landed: &Landed) {
        if let Some(keep) = self.0.take() {
            keep.keep(known(landed));
        }
    }
}

impl<V: Venue> Drop for Lost<V> {
    fn drop(&mut self) {
        if let Some(keep) = self.0.take() {
            let why = "the client's runtime ended before the reply came";
            let mut failed = Failed::from(Failure::new(Kind::ReadError, V::NAME, why));
            failed.ambiguous = true;
            keep.keep(known(&Err(failed.unknown(&keep.sent))));
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
