//! [`Pool`]: the connections of a client that no call uses.
//!
//! In goes a connection whose reply was read to its end, out comes the one that was used last. Invariant: once closed, nothing is kept.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::line::Line;
use crate::http::clock::Clock;

/// How long a connection is kept without a request: venues and the routers on the way forget it at some time, and not all tell.
const LONGEST_REST: Duration = Duration::from_secs(90);

/// The connections of a client that no call uses.
pub(super) struct Pool {
    clock: Clock,
    /// By when they were used last; `None` once closed.
    kept: Mutex<Option<Vec<Kept>>>,
}

struct Kept {
    line: Line,
    since: Duration,
}

impl Pool {
    pub fn new(clock: Clock) -> Self {
        let kept = Mutex::new(Some(Vec::new()));
        Self { clock, kept }
    }

    /// The connection that was used last, if there is one; `None` once closed.
    pub fn take(&self) -> Option<Option<Line>> {
        let mut kept = self.lock();
        let kept = kept.as_mut()?;
        let oldest = self.clock.now().saturating_sub(LONGEST_REST);
        while let Some(Kept { line, since }) = kept.pop() {
            if since < oldest {
                kept.clear();
            } else if line.is_ready() {
                return Some(Some(line));
            }
        }
        Some(None)
    }

    /// Keeps a connection for the next call, and lets go of those that have rested for too long.
    pub fn keep(&self, line: Line) {
        let now = self.clock.now();
        if let Some(kept) = &mut *self.lock() {
            let oldest = now.saturating_sub(LONGEST_REST);
            kept.retain(|one| one.since >= oldest);
            kept.push(Kept { line, since: now });
        }
    }

    /// Lets go of all that is kept, and keeps nothing from now on.
    pub fn close(&self) {
        self.lock().take();
    }

    fn lock(&self) -> MutexGuard<'_, Option<Vec<Kept>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
