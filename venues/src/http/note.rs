//! [`Note`]: which order a call is about, for whoever holds the call while it runs.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::sent::Sent;

/// Filled in before the request of a call that changes something is sent.
#[derive(Clone, Default)]
pub struct Note(Arc<Inner>);

#[derive(Default)]
struct Inner {
    sent: OnceLock<Sent>,
    /// Keeps the outcome, once there is one.
    keep: Mutex<Option<Keep>>,
}

type Keep = Box<dyn FnOnce() + Send>;

tokio::task_local! {
    static NOTE: Note;
}

impl Note {
    /// What is known of the request; `None` until it is about to be sent.
    pub fn sent(&self) -> Option<&Sent> {
        self.0.sent.get()
    }

    /// A call that fills in this note.
    pub fn of<F: Future>(&self, call: F) -> impl Future<Output = F::Output> + use<F> {
        NOTE.scope(self.clone(), call)
    }

    /// Nobody takes what the call came to: the client keeps it for [`outcomes`](super::Rest::outcomes).
    pub fn forsake(&self) {
        if let Some(keep) = self.0.keep(None) {
            keep();
        }
    }
}

impl Inner {
    fn keep(&self, keep: Option<Keep>) -> Option<Keep> {
        let mut kept = self.keep.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *kept, keep)
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Note").field(&self.sent()).finish()
    }
}

/// Fills in the note of the running call, when somebody holds one.
pub(super) fn tell(sent: &Sent) {
    let _ = NOTE.try_with(|note| {
        note.0.keep(None);
        note.0.sent.set(sent.clone()).is_ok()
    });
}

/// Tells the note of the running call, when somebody holds one, how its outcome is kept.
pub(super) fn landed<K: FnOnce() + Send + 'static>(keep: impl FnOnce() -> K) {
    let _ = NOTE.try_with(|note| note.0.keep(Some(Box::new(keep()))));
}
