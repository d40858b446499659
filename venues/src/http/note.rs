//! [`Note`]: which order a call is about, for whoever holds the call while it runs.

use std::future::Future;
use std::sync::{Arc, OnceLock};

use super::sent::Sent;

/// Filled in before the request of a call that changes something is sent.
#[derive(Debug, Clone, Default)]
pub struct Note(Arc<OnceLock<Sent>>);

tokio::task_local! {
    static NOTE: Note;
}

impl Note {
    /// What is known of the request; `None` until it is about to be sent.
    pub fn sent(&self) -> Option<&Sent> {
        self.0.get()
    }

    /// A call that fills in this note.
    pub fn of<F: Future>(&self, call: F) -> impl Future<Output = F::Output> {
        NOTE.scope(self.clone(), call)
    }
}

/// Fills in the note of the running call, when somebody holds one.
pub(super) fn tell(sent: &Sent) {
    let _ = NOTE.try_with(|note| note.0.set(sent.clone()).is_ok());
}
