//! [`Watch`]: one call as its client's hook sees it.
//!
//! In goes what happens on the call's way, out go events. Without a hook there is nothing to do and nothing is made.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::clock::Clock;
use super::endpoint::Method;
use super::event::{Event, EventKind};
use super::failure::Failure;
use super::hook::{self, Hook, Listener};
use super::marks::Marks;
use super::response::LimitUse;
use super::rest::Shared;
use super::venue::Venue;
use crate::limits::Held;

/// One call as its client's hook sees it.
#[derive(Clone)]
pub(super) struct Watch {
    /// `None` when nobody listens.
    call: Option<Arc<Call>>,
    attempt: u32,
}

/// What all events of a call have.
#[derive(Clone)]
struct Call {
    listener: Arc<Listener>,
    clock: Clock,
    began: Duration,
    blank: Event,
}

impl Watch {
    /// Before the first attempt of a call.
    pub fn new<V: Venue>(
        shared: &Shared,
        method: Method,
        path: &'static str,
        marks: Option<&Marks>,
        began: Duration,
    ) -> Self {
        static CALLS: AtomicU64 = AtomicU64::new(1);
        let listener = shared.hook.as_ref().and_then(Hook::listener);
        let call = listener.map(|listener| {
            let blank = Event {
                kind: EventKind::Request,
                venue: V::NAME,
                call: CALLS.fetch_add(1, Ordering::Relaxed),
                attempt: 0,
                method,
                path,
                symbol: marks.and_then(Marks::symbol).cloned(),
                client_order_id: marks.and_then(Marks::client_order_id).cloned(),
                elapsed: Duration::ZERO,
                status: None,
                failure: None,
                code: None,
                wait: None,
                budget: None,
                limits: Vec::new(),
            };
            Arc::new(Call {
                listener: Arc::new(listener),
                clock: shared.clock.clone(),
                began,
                blank,
            })
        });
        Self { call, attempt: 0 }
    }

    /// The question for the venue's time that the call asks on its way.
    pub fn of_the_time<V: Venue>(&self) -> Self {
        let asking = |call: &Arc<Call>| {
            let mut call = Call::clone(call);
            (call.blank.method, call.blank.path) = (Method::Get, V::TIME.path);
            (call.blank.symbol, call.blank.client_order_id) = (None, None);
            Arc::new(call)
        };
        Self {
            call: self.call.as_ref().map(asking),
            attempt: self.attempt,
        }
    }

    /// The next attempt begins.
    pub fn attempt(&mut self) {
        self.attempt += 1;
    }

    /// The call waits to be let through.
    pub fn waits(&self, held: Held) {
        self.tell(|event| {
            event.kind = EventKind::Wait;
            (event.wait, event.budget) = (Some(held.wait), held.budget);
        });
    }

    /// A request is sent.
    pub fn sends(&self, limits: impl FnOnce() -> Vec<LimitUse>) {
        self.tell(|event| event.limits = limits());
    }

    /// A value came, or word of why there is none.
    pub fn hears(&self, status: Option<u16>, limits: &[LimitUse], failure: Option<&Failure>) {
        self.tell(|event| {
            event.kind = match status {
                Some(_) => EventKind::Reply,
                None => EventKind::Lost,
            };
            event.status = status;
            event.limits = limits.to_vec();
            event.blame(failure);
        });
    }

    /// The call will be sent again.
    pub fn retries(&self, wait: Duration, failure: &Failure) {
        self.tell(|event| {
            (event.kind, event.wait) = (EventKind::Retry, Some(wait));
            event.blame(Some(failure));
        });
    }

    fn tell(&self, fill: impl FnOnce(&mut Event)) {
        let Some(call) = &self.call else { return };
        let mut event = call.blank.clone();
        event.attempt = self.attempt;
        event.elapsed = call.clock.now().saturating_sub(call.began);
        fill(&mut event);
        hook::tell(&call.listener, &event);
    }
}

impl Event {
    fn blame(&mut self, failure: Option<&Failure>) {
        self.failure = failure.map(|failure| failure.kind);
        self.code = failure.and_then(|failure| failure.code.clone());
    }
}
