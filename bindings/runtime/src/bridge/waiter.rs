//! What a task of the event loop waits for: a future in the eyes of `asyncio.Task`.
//!
//! A task that gets an `asyncio.Future` goes on one turn of the loop after the result is set; this one lets it go on at
//! once, inside the turn that brings the result, and costs no handle. Invariant: touched on the loop's own thread only.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::asyncio::CancelledError;
use pyo3::prelude::*;
use pyo3::{PyTraverseError, PyVisit, intern};

use crate::Obj;
use crate::call::outcome::Outcome;

#[pyclass(frozen, module = "ccrxt", name = "Waiter")]
pub struct Waiter {
    event_loop: Obj,
    /// The flag by which asyncio tells that a future was waited for in the right way.
    blocking: AtomicBool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    outcome: Option<Outcome>,
    done: bool,
    /// `Some` once it is cancelled, with the message, if there is one.
    cancelled: Option<Option<Obj>>,
    callbacks: Vec<Callback>,
}

struct Callback {
    call: Obj,
    context: Option<Obj>,
}

impl Waiter {
    pub fn new(event_loop: Obj) -> Self {
        Waiter {
            event_loop,
            blocking: AtomicBool::new(true),
            state: Mutex::default(),
        }
    }

    /// The end of the call: whoever waits goes on, here and now.
    pub fn deliver(this: &Bound<'_, Self>, outcome: Outcome) -> PyResult<()> {
        let mut state = this.get().lock();
        if state.done {
            return Ok(());
        }
        state.done = true;
        state.outcome = Some(outcome);
        let callbacks = std::mem::take(&mut state.callbacks);
        drop(state);
        let py = this.py();
        for callback in callbacks {
            match &callback.context {
                Some(context) => {
                    context.call_method1(py, intern!(py, "run"), (&callback.call, this))?
                }
                None => callback.call.call1(py, (this,))?,
            };
        }
        Ok(())
    }

    /// The outcome, once.
    pub fn take(&self) -> Option<Outcome> {
        self.lock().outcome.take()
    }

    /// Must be waited for once more.
    pub fn again(&self) {
        self.blocking.store(true, Ordering::Relaxed);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Waiter {
    #[getter(_asyncio_future_blocking)]
    fn blocking(&self) -> bool {
        self.blocking.load(Ordering::Relaxed)
    }

    #[setter(_asyncio_future_blocking)]
    fn set_blocking(&self, blocking: bool) {
        self.blocking.store(blocking, Ordering::Relaxed);
    }

    fn get_loop(&self) -> &Obj {
        &self.event_loop
    }

    #[pyo3(signature = (call, /, *, context = None))]
    fn add_done_callback(this: &Bound<'_, Self>, call: Obj, context: Option<Obj>) -> PyResult<()> {
        let callback = Callback { call, context };
        let mut state = this.get().lock();
        if !state.done {
            state.callbacks.push(callback);
            return Ok(());
        }
        drop(state);
        Self::soon(this, callback)
    }

    fn remove_done_callback(this: &Bound<'_, Self>, call: &Bound<'_, PyAny>) -> PyResult<usize> {
        let callbacks = std::mem::take(&mut this.get().lock().callbacks);
        let before = callbacks.len();
        let mut kept = Vec::with_capacity(before);
        for callback in callbacks {
            if !callback.call.bind(this.py()).eq(call)? {
                kept.push(callback);
            }
        }
        let removed = before - kept.len();
        this.get().lock().callbacks.extend(kept);
        Ok(removed)
    }

    #[pyo3(signature = (msg = None))]
    fn cancel(this: &Bound<'_, Self>, msg: Option<Obj>) -> PyResult<bool> {
        let mut state = this.get().lock();
        if state.done {
            return Ok(false);
        }
        state.done = true;
        state.cancelled = Some(msg);
        let callbacks = std::mem::take(&mut state.callbacks);
        drop(state);
        for callback in callbacks {
            Self::soon(this, callback)?;
        }
        Ok(true)
    }

    fn done(&self) -> bool {
        self.lock().done
    }

    fn cancelled(&self) -> bool {
        self.lock().cancelled.is_some()
    }

    /// Nothing: the value comes out of the call itself. Raises if it was cancelled.
    fn result(&self, py: Python<'_>) -> PyResult<()> {
        match &self.lock().cancelled {
            Some(Some(message)) => Err(CancelledError::new_err((message.clone_ref(py),))),
            Some(None) => Err(CancelledError::new_err(())),
            None => Ok(()),
        }
    }

    fn exception(&self, py: Python<'_>) -> PyResult<()> {
        self.result(py)
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.event_loop)?;
        if let Ok(state) = self.state.try_lock() {
            for callback in &state.callbacks {
                visit.call(&callback.call)?;
                if let Some(context) = &callback.context {
                    visit.call(context)?;
                }
            }
        }
        Ok(())
    }

    fn __clear__(&self) {
        let callbacks = std::mem::take(&mut self.lock().callbacks);
        drop(callbacks);
    }
}

impl Waiter {
    fn soon(this: &Bound<'_, Self>, callback: Callback) -> PyResult<()> {
        let py = this.py();
        let options = pyo3::types::PyDict::new(py);
        options.set_item("context", callback.context)?;
        this.get().event_loop.bind(py).call_method(
            "call_soon",
            (callback.call, this),
            Some(&options),
        )?;
        Ok(())
    }
}
