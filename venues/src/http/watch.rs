//! [`Watch`]: one call as those who listen see it.
//!
//! In goes what happens on the call's way, out go events, each to those to whom it matters enough. Of what nobody listens to no
//! event is made.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::clock::Clock;
use super::endpoint::Method;
use super::event::{Event, EventKind, Level};
use super::failure::Failure;
use super::hook::{Hook, Listener};
use super::marks::Marks;
use super::response::LimitUse;
use super::rest::Shared;
use super::venue::Venue;
use crate::limits::Held;

/// One call as those who listen see it.
#[derive(Clone)]
pub(super) struct Watch {
    /// `None` when nobody listens.
    call: Option<Arc<Call>>,
    attempt: u32,
}

/// What all events of a call have.
#[derive(Clone)]
struct Call {
    listeners: Vec<Listener>,
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
        let listeners = Hook::listeners(shared.hook.as_ref());
        let call = (!listeners.is_empty()).then(|| {
            let blank = Event {
                kind: EventKind::Request,
                level: Level::Debug,
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
                listeners,
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
        let level = Level::of(EventKind::Wait, None, held.budget.is_some());
        self.tell(EventKind::Wait, level, |event| {
            (event.wait, event.budget) = (Some(held.wait), held.budget);
        });
    }

    /// A request is sent.
    pub fn sends(&self, limits: impl FnOnce() -> Vec<LimitUse>) {
        self.tell(EventKind::Request, Level::Debug, |event| {
            event.limits = limits();
        });
    }

    /// A value came, or word of why there is none.
    pub fn hears(&self, status: Option<u16>, limits: &[LimitUse], failure: Option<&Failure>) {
        let kind = match status {
            Some(_) => EventKind::Reply,
            None => EventKind::Lost,
        };
        let level = Level::of(kind, failure.map(|failure| failure.kind), false);
        self.tell(kind, level, |event| {
            event.status = status;
            event.limits = limits.to_vec();
            event.blame(failure);
        });
    }

    /// The call will be sent again.
    pub fn retries(&self, wait: Duration, failure: &Failure) {
        let level = Level::of(EventKind::Retry, Some(failure.kind), false);
        self.tell(EventKind::Retry, level, |event| {
            event.wait = Some(wait);
            event.blame(Some(failure));
        });
    }

    fn tell(&self, kind: EventKind, level: Level, fill: impl FnOnce(&mut Event)) {
        let Some(call) = &self.call else { return };
        let mut listeners = call.listeners.iter().filter(|one| one.least <= level);
        let Some(first) = listeners.next() else {
            return;
        };
        let mut event = call.blank.clone();
        (event.kind, event.level, event.attempt) = (kind, level, self.attempt);
        event.elapsed = call.clock.now().saturating_sub(call.began);
        fill(&mut event);
        first.tell(&event);
        listeners.for_each(|one| one.tell(&event));
    }
}

impl Event {
    fn blame(&mut self, failure: Option<&Failure>) {
        self.failure = failure.map(|failure| failure.kind);
        self.code = failure.and_then(|failure| failure.code.clone());
    }
}
