//! One call of an asynchronous client: an object with the protocol of a coroutine.
//!
//! In: a method, its client and its request, all checked. Out: to whoever awaits it, the value or the exception.
//! Invariant: nothing is sent before the first step; a call is stepped to its end once, and ends for good when it is
//! thrown into or closed.

pub(crate) mod arguments;
pub(crate) mod blocking;
pub(crate) mod call_macro;
pub(crate) mod consumed;
pub(crate) mod inside;
pub(crate) mod note;
pub(crate) mod operation;
pub(crate) mod outcome;
pub(crate) mod parameters;
pub(crate) mod related;
pub(crate) mod sharing;
pub(crate) mod start;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::{PyBaseException, PyRuntimeError, PyRuntimeWarning, PyStopIteration};
use pyo3::prelude::*;
use pyo3::{PyTraverseError, PyVisit};

use crate::bridge::waiter::Waiter;
use crate::bridge::{Bridge, running_loop};
use crate::client::client_class::ClientClass;
use crate::error::guarded;
use crate::record::giver::Giver;
use note::Note;
use outcome::Outcome;
use start::Start;

/// A call that was not awaited yet, or runs. `await` it, or give it to `asyncio.create_task`, `gather` and the like.
#[pyclass(frozen, module = "ccrxt", name = "Call")]
pub struct Call {
    class: &'static ClientClass,
    method: &'static str,
    /// Whether it changes something at the venue, and so runs to its end once it is started.
    changes: bool,
    note: Option<Arc<dyn Note>>,
    state: Mutex<State>,
}

enum State {
    New(Start),
    /// Nothing is to be sent.
    Ready(Outcome),
    Waiting(Waiting),
    Done,
}

struct Waiting {
    id: u64,
    bridge: Py<Bridge>,
    waiter: Py<Waiter>,
}

impl Call {
    pub fn new(start: Start) -> Self {
        Call {
            class: start.class,
            method: start.method,
            // With a note, its request is carried to the end without it, and the client keeps the outcome.
            changes: start.changes && start.note.is_none(),
            note: start.note.clone(),
            state: Mutex::new(State::New(start)),
        }
    }

    /// A call whose outcome is known.
    pub fn ready(class: &'static ClientClass, method: &'static str, outcome: Outcome) -> Self {
        Call {
            class,
            method,
            changes: false,
            note: None,
            state: Mutex::new(State::Ready(outcome)),
        }
    }

    fn step<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Waiter>> {
        let state = std::mem::replace(&mut *self.lock(), State::Done);
        let waiting = match state {
            State::New(start) => begin(py, start)?,
            State::Ready(outcome) => return Err(returned(py, outcome)),
            State::Waiting(waiting) => match waiting.waiter.get().take() {
                Some(outcome) => return Err(returned(py, outcome)),
                None => {
                    waiting.waiter.get().again();
                    waiting
                }
            },
            State::Done => {
                return Err(PyRuntimeError::new_err("cannot reuse already awaited call"));
            }
        };
        let waiter = waiting.waiter.bind(py).clone();
        *self.lock() = State::Waiting(waiting);
        Ok(waiter)
    }

    fn end(&self) {
        let state = std::mem::replace(&mut *self.lock(), State::Done);
        if let State::Waiting(waiting) = state {
            waiting.end(self.changes);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How a coroutine gives its value, or fails.
fn returned(py: Python<'_>, outcome: Outcome) -> PyErr {
    match Giver::Async.gives(|| guarded(py, || outcome(py))) {
        Ok(value) => PyStopIteration::new_err((value,)),
        Err(error) => error,
    }
}

fn begin(py: Python<'_>, start: Start) -> PyResult<Waiting> {
    let event_loop = running_loop(py)?;
    let bridge = Bridge::of(&event_loop)?;
    let waiter = Bound::new(py, Waiter::new(event_loop.unbind()))?;
    let id = bridge.get().start(start, &waiter)?;
    Ok(Waiting {
        id,
        bridge,
        waiter: waiter.unbind(),
    })
}

impl Waiting {
    fn end(&self, changes: bool) {
        // What has come already has nobody to go to.
        drop(self.waiter.get().take());
        self.bridge.get().forget(self.id, changes);
    }
}

#[pymethods]
impl Call {
    fn __await__(this: Bound<'_, Self>) -> PyResult<Bound<'_, Self>> {
        let refused = match &*this.get().lock() {
            State::New(_) | State::Ready(_) => None,
            State::Waiting(_) => Some("call is being awaited already"),
            State::Done => Some("cannot reuse already awaited call"),
        };
        match refused {
            None => Ok(this),
            Some(reason) => Err(PyRuntimeError::new_err(reason)),
        }
    }

    fn __iter__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Waiter>> {
        self.step(py)
    }

    fn send<'py>(
        &self,
        py: Python<'py>,
        _value: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, Waiter>> {
        self.step(py)
    }

    #[pyo3(signature = (r#type, value = None, traceback = None, /))]
    fn throw(
        &self,
        r#type: Bound<'_, PyAny>,
        value: Option<Bound<'_, PyAny>>,
        traceback: Option<Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        self.end();
        let mut exception = match value {
            _ if r#type.is_instance_of::<PyBaseException>() => r#type,
            Some(value) if value.is_instance_of::<PyBaseException>() => value,
            Some(value) => r#type.call1((value,))?,
            None => r#type.call0()?,
        };
        if let Some(traceback) = traceback {
            exception = exception.call_method1("with_traceback", (traceback,))?;
        }
        Err(PyErr::from_value(exception))
    }

    fn close(&self) {
        self.end();
    }

    /// The client order id in the request, from when it is about to be sent; ``None`` for a call that changes nothing.
    #[getter]
    fn client_order_id(&self) -> Option<String> {
        self.note.as_ref()?.client_order_id()
    }

    #[getter]
    fn __name__(&self) -> &str {
        self.method
    }

    #[getter]
    fn __qualname__(&self) -> String {
        format!("{}.{}", self.class.name, self.method)
    }

    fn __repr__(&self) -> String {
        let state = match &*self.lock() {
            State::New(_) | State::Ready(_) => "not started",
            State::Waiting(_) => "running",
            State::Done => "done",
        };
        format!("<ccrxt call {}, {state}>", self.__qualname__())
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        if let Ok(state) = self.state.try_lock()
            && let State::Waiting(waiting) = &*state
        {
            visit.call(&waiting.waiter)?;
            visit.call(&waiting.bridge)?;
        }
        Ok(())
    }

    fn __clear__(&self) {
        self.end();
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        match std::mem::replace(&mut *self.lock(), State::Done) {
            State::New(_) | State::Ready(_) => warn_unawaited(&self.__qualname__()),
            State::Waiting(waiting) => waiting.end(self.changes),
            State::Done => {}
        }
    }
}

/// As Python does for a coroutine. It may run while an exception is on its way, which must not be lost.
#[cold]
fn warn_unawaited(name: &str) {
    let _ = Python::try_attach(|py| {
        let pending = PyErr::take(py);
        let text =
            std::ffi::CString::new(format!("call '{name}' was never awaited")).unwrap_or_default();
        if let Err(error) = PyErr::warn(py, &py.get_type::<PyRuntimeWarning>(), &text, 1) {
            error.write_unraisable(py, None);
        }
        if let Some(pending) = pending {
            pending.restore(py);
        }
    });
}
