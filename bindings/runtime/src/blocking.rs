//! Calls that the calling thread carries out itself.
//!
//! In: a call to start. Out: its value or exception, in the same call. Invariant: there is no thread but the caller's
//! (and, for a moment, one that looks up a name); the GIL is not held while waiting, and never away from a signal for longer than [`SLICE`].
//!
//! The runtime belongs to the client. Of several threads that call at once one drives the sockets of all of them, and hands
//! that over when its own call ends; so one pool of connections serves every thread.

use std::cell::OnceCell;
use std::pin::pin;
use std::time::Duration;

use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};

use crate::Obj;
use crate::method::Start;
use crate::outcome::{self, Outcome};

/// How long a signal, such as Ctrl-C, may have to wait.
const SLICE: Duration = Duration::from_millis(100);

/// `None` only while it is dropped.
pub struct Driver(Option<Runtime>);

impl Driver {
    pub fn new() -> std::io::Result<Self> {
        let mut builder = Builder::new_current_thread();
        let runtime = builder.enable_all().thread_name("ccrxt-names").build()?;
        Ok(Driver(Some(runtime)))
    }

    pub fn call(&self, py: Python<'_>, start: Start) -> PyResult<Obj> {
        let signals = is_main_thread(py)?;
        py.detach(|| {
            if signals {
                self.in_slices(start)
            } else {
                Ok(self.drive(outcome::guarded(|| start.make())))
            }
        })?(py)
    }

    fn in_slices(&self, start: Start) -> PyResult<Outcome> {
        let changes = start.changes;
        let mut task = pin!(outcome::guarded(|| start.make()));
        loop {
            let slice = async { tokio::time::timeout(SLICE, task.as_mut()).await };
            let slice = self.drive(slice);
            match slice {
                Ok(outcome) => return Ok(outcome),
                Err(_elapsed) => match Python::attach(|py| py.check_signals()) {
                    Ok(()) => {}
                    Err(error) => {
                        // What changes something at the venue is not torn off: the answer tells whether it did.
                        if changes {
                            let _ = self.drive(task);
                        }
                        return Err(error);
                    }
                },
            }
        }
    }

    fn drive<F: Future>(&self, future: F) -> F::Output {
        self.0
            .as_ref()
            .expect("it is not being dropped")
            .block_on(future)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Without this the end of a client waits, with the GIL held, for a look-up of a name that still runs.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// Only there does Python handle signals.
fn is_main_thread(py: Python<'_>) -> PyResult<bool> {
    thread_local!(static MAIN: OnceCell<bool> = const { OnceCell::new() });
    if let Some(main) = MAIN.with(|main| main.get().copied()) {
        return Ok(main);
    }
    let threading = py.import("threading")?;
    let main = threading
        .call_method0("main_thread")?
        .getattr("ident")?
        .eq(threading.call_method0("get_ident")?)?;
    MAIN.with(|known| *known.get_or_init(|| main));
    Ok(main)
}
