//! For event loops without `add_reader`, such as Windows' Proactor: a Python thread that waits, then calls the loop.
//!
//! Invariant: it is a thread of Python's own, ended before the interpreter ends; what is pushed while the loop is being
//! called makes one more call, never one per item.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyCFunction, PyDict};

use crate::Obj;

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

/// Those that run, each with its thread.
static RUNNING: Mutex<Vec<(Relay, Obj)>> = Mutex::new(Vec::new());

impl Relay {
    pub fn raise(&self) {
        self.change(|state| state.raised = true);
    }

    /// Lets the thread end by itself.
    pub fn stop(&self) {
        self.change(|state| state.stopped = true);
        let stopped = running()
            .extract_if(.., |(relay, _)| Arc::ptr_eq(&relay.0, &self.0))
            .collect::<Vec<_>>();
        drop(stopped);
    }

    /// Starts the thread; `callback` is called on the loop's own.
    pub fn start(
        &self,
        event_loop: &Bound<'_, PyAny>,
        callback: &Bound<'_, PyAny>,
    ) -> PyResult<()> {
        let py = event_loop.py();
        end_at_exit(py)?;
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
        running().push((self.clone(), thread.unbind()));
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

fn running() -> MutexGuard<'static, Vec<(Relay, Obj)>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Before the interpreter ends all threads are stopped, and waited for: one that then asked for the GIL would abort the
/// process.
fn end_at_exit(py: Python<'_>) -> PyResult<()> {
    static REGISTERED: PyOnceLock<()> = PyOnceLock::new();
    REGISTERED.get_or_try_init(py, || {
        let end = PyCFunction::new_closure(py, None, None, |args, _| {
            let ending = std::mem::take(&mut *running());
            for (relay, thread) in ending {
                relay.stop();
                thread.call_method0(args.py(), "join")?;
            }
            PyResult::Ok(())
        })?;
        py.import("atexit")?
            .call_method1("register", (end,))
            .map(drop)
    })?;
    Ok(())
}
