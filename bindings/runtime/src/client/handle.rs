//! Rust clients without their types.
//!
//! Invariant: a client, of whatever type, is in an `Arc` that Python's object and the calls on their way share; whoever wants it finds its
//! own type in it, or nothing.

use std::any::Any;
use std::sync::Arc;

use crate::client::borrower::Borrower;
use crate::client::client_class::ClientClass;
use crate::share::Part;

/// A Rust client of any type.
pub type Erased = dyn Any + Send + Sync;

/// A Rust client, and the class that knows its type.
#[derive(Clone)]
pub struct Handle {
    value: Arc<Erased>,
    class: &'static ClientClass,
}

impl Handle {
    pub fn new(value: Arc<Erased>, class: &'static ClientClass) -> Self {
        Handle { value, class }
    }

    pub fn into_value(self) -> Arc<Erased> {
        self.value
    }

    pub fn class(&self) -> &'static ClientClass {
        self.class
    }

    /// The pointer that calls share, if it is one to this very type.
    pub(crate) fn shared<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        self.value.clone().downcast().ok()
    }

    /// The client as one of the types that it is: its own, or one that it dereferences to.
    pub fn get<T: 'static>(&self) -> Option<&T> {
        let (mut value, mut class): (&Erased, _) = (&*self.value, self.class);
        loop {
            if let Some(found) = whole(value) {
                return Some(found);
            }
            let base = class.base.as_ref()?;
            value = (base.part)(value)?;
            class = base.class;
        }
    }
}

/// The client, of its own type: by itself, as a part of what a call gave, or beside what it borrows from.
pub(crate) fn whole<T: 'static>(value: &Erased) -> Option<&T> {
    let part = || value.downcast_ref::<Part<T>>().map(|part| &**part);
    let borrower = || {
        value
            .downcast_ref::<Borrower<T>>()
            .map(|borrower| &borrower.value)
    };
    value.downcast_ref().or_else(part).or_else(borrower)
}
