//! Streams that are a part of a value: `(Client, Receiver<Event>)`.
//!
//! In: the Rust stream, which cannot be shared as all else in a value is. Out: Python's stream, driven as whoever gave the value. Invariant:
//! the Rust stream is in one place, here or in Python's object.

use std::sync::{Mutex, PoisonError};

use futures_core::Stream;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::call::outcome::Outcome;
use crate::client::client_class::ClientClass;
use crate::stream::Given;
use crate::stream::source::{Slot, Source, each};
use crate::{Mode, Obj, Ref, Refused, ToPy};

/// A stream on its way to Python, and how its items become outcomes.
pub struct Flow(Mutex<Option<Make>>);

type Make = Box<dyn FnOnce(Slot) -> Source + Send>;

impl Flow {
    pub fn new<S: Stream + Send + 'static>(stream: S, item: fn(S::Item) -> Outcome) -> Self {
        let make: Make = Box::new(move |slot| Box::pin(each(slot, Ok(stream), item)));
        Flow(Mutex::new(Some(make)))
    }
}

impl<M: 'static> ToPy<M> for Flow {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        let make = this.get().0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(make) = { make }.take() else {
            let why = "this stream was taken out of its value before, and there is one of it";
            return Err(PyRuntimeError::new_err(why));
        };
        let (driver, slot) = (this.giver().driver()?, Slot::default());
        let source = make(slot.clone());
        Given::new(&OWN, "__anext__", driver, source, slot).object(py)
    }

    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        Err(Refused::expected("a stream that a call gave", value))
    }
}

/// What the calls for items of such a stream belong to.
static OWN: ClientClass = ClientClass::unseen("ccrxt", "Stream", &[]);
