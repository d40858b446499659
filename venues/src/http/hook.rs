//! [`Hook`]: who wants to know what happens on the way of calls.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::event::Event;

/// Told of every request, reply, retry and wait of a client and its clones, on the thread that carries the call: it should be quick.
/// What it panics with is dropped, and the call goes on.
#[derive(Clone)]
pub struct Hook(Arc<dyn Fn() -> Option<Listener> + Send + Sync>);

/// Who is told of one call.
pub type Listener = Box<dyn Fn(&Event) + Send + Sync>;

impl Hook {
    /// A hook that calls a function.
    pub fn new(tell: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        let tell = Arc::new(tell);
        Self::of_calls(move || {
            let tell = tell.clone();
            Some(Box::new(move |event: &Event| tell(event)))
        })
    }

    /// A hook that is asked at the beginning of each call, in the call's own task, who is to be told of it; of a call that nobody is
    /// told of no event is made.
    pub fn of_calls(listener: impl Fn() -> Option<Listener> + Send + Sync + 'static) -> Self {
        Self(Arc::new(listener))
    }

    /// Who is told of the call that begins.
    pub(super) fn listener(&self) -> Option<Listener> {
        catch_unwind(AssertUnwindSafe(|| (self.0)())).ok()?
    }
}

/// Tells of an event. No defect of whoever listens may end a call that has an order on the wire.
pub(super) fn tell(listener: &Listener, event: &Event) {
    let _ = catch_unwind(AssertUnwindSafe(|| listener(event)));
}

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hook(…)")
    }
}
