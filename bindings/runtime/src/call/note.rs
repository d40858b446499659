//! What is known of a call that changes something, for whoever holds the call while it runs.
//!
//! Invariant: an outcome that Python never sees is forsaken, by whatever way it gets lost; so an order's outcome is either taken or kept
//! by the client.

use std::sync::Arc;

use crate::call::outcome::{Outcome, Task};

/// A note of one call; an [`Operation`](crate::Operation) makes it.
pub trait Note: Send + Sync + 'static {
    /// The call's task, which fills the note in.
    fn around(&self, task: Task) -> Task;

    /// Whether the request was sent, or is about to be.
    fn is_sent(&self) -> bool;

    /// The client order id in the request, once it is sent.
    fn client_order_id(&self) -> Option<String>;

    /// The outcome has come, and nobody takes it.
    fn forsake(&self);
}

/// An outcome that is forsaken unless it is taken.
struct Untaken(Option<Arc<dyn Note>>);

impl Untaken {
    fn taken(mut self) {
        self.0 = None;
    }
}

impl Drop for Untaken {
    fn drop(&mut self) {
        if let Some(note) = self.0.take() {
            note.forsake();
        }
    }
}

/// The task of a call with a note.
pub(crate) fn noted(note: Arc<dyn Note>, task: Task) -> Task {
    let task = note.around(task);
    Box::pin(async move {
        let outcome = task.await;
        let untaken = Untaken(Some(note));
        let outcome: Outcome = Box::new(move |py| {
            untaken.taken();
            outcome(py)
        });
        outcome
    })
}
