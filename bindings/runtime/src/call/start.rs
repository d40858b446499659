//! A call on its way to where it is carried out.
//!
//! Invariant: nothing of it is done before its task is made, and that on the thread that drives it.

use std::sync::Arc;

use crate::call::note::{Note, noted};
use crate::call::outcome::Task;
use crate::callback::asked::Asked;
use crate::callback::desk::Desk;
use crate::client::client_class::ClientClass;

/// A call with all that it needs, not begun.
pub struct Start {
    pub class: &'static ClientClass,
    pub method: &'static str,
    /// Whether it changes something at the venue.
    pub changes: bool,
    /// What is known of it before it ends.
    pub note: Option<Arc<dyn Note>>,
    /// Where it has Python functions called, once it is known where it runs.
    pub desk: Option<Arc<Desk>>,
    /// The Python functions that it may call.
    pub asked: Asked,
    make: Box<dyn FnOnce() -> Task + Send>,
}

impl Start {
    /// A call that does nothing but this.
    pub fn new(
        class: &'static ClientClass,
        method: &'static str,
        make: impl FnOnce() -> Task + Send + 'static,
    ) -> Self {
        Start {
            class,
            method,
            changes: false,
            note: None,
            desk: None,
            asked: Asked::default(),
            make: Box::new(make),
        }
    }

    /// The task; made on the thread that drives it.
    pub fn make(self) -> Task {
        let task = (self.make)();
        let task = match self.note {
            None => task,
            Some(note) => noted(note, task),
        };
        match self.desk {
            None => task,
            Some(desk) => desk.around(task),
        }
    }
}
