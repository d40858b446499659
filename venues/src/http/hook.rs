//! [`Hook`]: who wants to know what happens on the way of calls.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use super::event::{Event, Level};

/// Told of every request, reply, retry and wait of a client and its clones, on the thread that carries the call: it should be quick.
/// What it panics with is dropped, and the call goes on.
#[derive(Clone)]
pub struct Hook(Arc<dyn Fn() -> Option<Listener> + Send + Sync>);

/// Who is told of one call.
#[derive(Clone)]
pub struct Listener {
    /// Of what matters less nothing is told.
    pub(super) least: Level,
    tell: Arc<dyn Fn(&Event) + Send + Sync>,
}

static EVERYWHERE: OnceLock<Hook> = OnceLock::new();

impl Hook {
    /// A hook that calls a function.
    pub fn new(tell: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        let listener = Listener::new(Level::Debug, tell);
        Self::of_calls(move || Some(listener.clone()))
    }

    /// A hook that is asked at the beginning of each call, in the call's own task, who is to be told of it; of a call that nobody is
    /// told of no event is made.
    pub fn of_calls(listener: impl Fn() -> Option<Listener> + Send + Sync + 'static) -> Self {
        Self(Arc::new(listener))
    }

    /// Has it asked for the calls of all clients of the process, beside the hook that a client has of its own. There is one such hook:
    /// false if another was there before.
    pub fn everywhere(self) -> bool {
        EVERYWHERE.set(self).is_ok()
    }

    /// Who is told of the call that begins, by a client with this hook.
    pub(super) fn listeners(own: Option<&Self>) -> Vec<Listener> {
        let hooks = own.into_iter().chain(EVERYWHERE.get());
        hooks.filter_map(Self::listener).collect()
    }

    fn listener(&self) -> Option<Listener> {
        catch_unwind(AssertUnwindSafe(|| (self.0)())).ok()?
    }
}

impl Listener {
    /// Has a function called for each event that matters so much or more.
    pub fn new(least: Level, tell: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        Self {
            least,
            tell: Arc::new(tell),
        }
    }

    /// Tells of an event. No defect of whoever listens may end a call that has an order on the wire.
    pub(super) fn tell(&self, event: &Event) {
        let _ = catch_unwind(AssertUnwindSafe(|| (self.tell)(event)));
    }
}

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hook(…)")
    }
}
