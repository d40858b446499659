//! Calls that the calling thread carries out itself.
//!
//! In: a call to start. Out: its value or exception, in the same call. Invariant: there is no thread but the caller's
//! (and, for a moment, one that looks up a name); the GIL is not held while waiting, and never away from a signal for longer than [`SLICE`].
//! Python functions that the call wants are called by that thread too, with the GIL, while another may drive the sockets.
//!
//! The runtime belongs to the client. Of several threads that call at once one drives the sockets of all of them, and hands
//! that over when its own call ends; so one pool of connections serves every thread.

use std::cell::OnceCell;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Duration;

use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};

use crate::Obj;
use crate::call::outcome::{self, Outcome};
use crate::call::start::Start;
use crate::callback::desk::Desk;
use crate::callback::log::Log;

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

    pub fn call(&self, py: Python<'_>, mut start: Start) -> PyResult<Obj> {
        let log = Log::of(py, start.class);
        start.desk = start
            .asked
            .at(log, |callees| Ok(Desk::of_caller(callees)))?;
        let signals = is_main_thread(py)?;
        py.detach(|| {
            if signals || start.desk.is_some() {
                self.in_turns(start, signals)
            } else {
                Ok(self.drive(outcome::guarded(|| start.make())))
            }
        })?(py)
    }

    /// Drives a call; in between, with the GIL, its errands are run and signals looked at.
    fn in_turns(&self, start: Start, signals: bool) -> PyResult<Outcome> {
        let (changes, desk, note) = (start.changes, start.desk.clone(), start.note.clone());
        let must_end = || changes && note.as_ref().is_none_or(|note| note.is_sent());
        let mut task = pin!(outcome::guarded(|| start.make()));
        let mut interrupted = None;
        loop {
            let errands = |cx: &mut Context<'_>| match &desk {
                Some(desk) => desk.poll_errands(cx),
                None => Poll::Pending,
            };
            let turn = poll_fn(|cx| match task.as_mut().poll(cx) {
                Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
                Poll::Pending => errands(cx).map(|()| None),
            });
            let slice = async { tokio::time::timeout(SLICE, turn).await };
            let outcome = self.drive(slice).ok().flatten();
            let errands = desk.as_ref().filter(|desk| desk.has_errands());
            let attended = match (errands, &outcome) {
                (None, Some(_)) => Ok(()),
                (errands, outcome) => Python::attach(|py| {
                    let signals = signals && outcome.is_none();
                    let run = errands.map_or(Ok(()), |desk| desk.run(py));
                    run.and_then(|()| if signals { py.check_signals() } else { Ok(()) })
                }),
            };
            let error = attended.err().or(interrupted);
            match (outcome, error) {
                (Some(outcome), None) => return Ok(outcome),
                (None, None) => interrupted = None,
                // What changes something at the venue is not torn off; its client keeps the outcome.
                (None, Some(error)) if must_end() => interrupted = Some(error),
                (_, Some(error)) => return Err(error),
            }
        }
    }

    /// Drops what may belong to the runtime.
    pub fn let_go(&self, thing: impl Send) {
        let _within = self.runtime().enter();
        // A defect in it ends nothing else, and is reported as any panic is.
        let _ = catch_unwind(AssertUnwindSafe(|| drop(thing)));
    }

    fn drive<F: Future>(&self, future: F) -> F::Output {
        self.runtime().block_on(future)
    }

    /// Carries out what waits for nothing, but may spawn tasks and set timers: they go on while calls are driven.
    pub fn hold<T>(&self, run: impl FnOnce() -> T) -> T {
        let _within = self.runtime().enter();
        run()
    }

    fn runtime(&self) -> &Runtime {
        self.0.as_ref().expect("it is not being dropped")
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
