//! For event loops without `add_reader`, such as Windows' Proactor: a Python thread that waits, then calls the loop.
//!
//! Invariant: it is a thread of Python's own, ended before the interpreter ends; what is pushed while the loop is being
//! called makes one more call, never one per item.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyDict};

#[derive(Clone, Default)]
pub struct Relay(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    raised: bool,
    stopped: bool,
}

impl Relay {
    pub fn raise(&self) {
        self.change(|state| state.raised = true);
    }

    pub fn stop(&self) {
        self.change(|state| state.stopped = true);
    }

    /// Starts the thread; `callback` is called on the loop's own.
    pub fn start(
        &self,
        event_loop: &Bound<'_, PyAny>,
        callback: &Bound<'_, PyAny>,
    ) -> PyResult<()> {
        let py = event_loop.py();
        let relay = self.clone();
        let call = event_loop.getattr("call_soon_threadsafe")?.unbind();
        let callback = callback.clone().unbind();
        let body = PyCFunction::new_closure(py, None, None, move |args, _| {
            let py = args.py();
            while py.detach(|| relay.wait()) {
                // A closed loop refuses: nobody waits there any more.
                if call.call1(py, (&callback,)).is_err() {
                    return;
                }
            }
        })?;
        let options = PyDict::new(py);
        options.set_item("target", body)?;
        options.set_item("name", "ccrxt-relay")?;
        options.set_item("daemon", true)?;
        let thread = py
            .import("threading")?
            .getattr("Thread")?
            .call((), Some(&options))?;
        thread.call_method0("start")?;
        let relay = self.clone();
        let end = PyCFunction::new_closure(py, None, None, move |args, _| {
            relay.stop();
            let _ = args.py();
        })?;
        py.import("atexit")?.call_method1("register", (end,))?;
        Ok(())
    }

    /// Sleeps until there is something to tell; `false` when there never will be.
    fn wait(&self) -> bool {
        let state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = self
            .0
            .changed
            .wait_while(state, |state| !state.raised && !state.stopped)
            .unwrap_or_else(PoisonError::into_inner);
        state.raised = false;
        !state.stopped
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.0.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.0.changed.notify_one();
    }
}
