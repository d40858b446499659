//! [`Hook`]: who wants to know what happens on the way of calls.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::event::Event;

/// Told of every request, reply, retry and wait of a client and its clones, on the thread that carries the call: it should be quick.
/// What it panics with is dropped, and the call goes on.
#[derive(Clone)]
pub struct Hook(Arc<dyn Fn(&Event) + Send + Sync>);

impl Hook {
    /// A hook that calls a function.
    pub fn new(tell: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    pub(super) fn tell(&self, event: &Event) {
        // No defect of whoever listens may end a call that has an order on the wire.
        let _ = catch_unwind(AssertUnwindSafe(|| (self.0)(event)));
    }
}

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hook(…)")
    }
}
