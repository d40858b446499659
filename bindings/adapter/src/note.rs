//! Which order a call is about: [`venues::http::Note`] for the runtime.

use std::sync::Arc;

use runtime::Task;
use venues::http;

/// A note that a call fills in.
#[derive(Default)]
struct Note(http::Note);

/// A new note.
pub(crate) fn note() -> Arc<dyn runtime::Note> {
    Arc::new(Note::default())
}

impl runtime::Note for Note {
    fn around(&self, task: Task) -> Task {
        Box::pin(self.0.of(task))
    }

    fn is_sent(&self) -> bool {
        self.0.sent().is_some()
    }

    fn client_order_id(&self) -> Option<String> {
        Some(self.0.sent()?.client_order_id.as_ref()?.to_string())
    }

    fn forsake(&self) {
        self.0.forsake();
    }
}
