//! Where a call hands in what Python is to do for it.
//!
//! In: errands, from whatever thread carries the call. Out: they are run on the thread that Python knows the call by: the event loop's
//! own, through its queue, or the blocking caller's. Invariant: errands of a call are run one by one, in their order, with the GIL held;
//! a thread that is not Python's runs none, and one for a loop that has ended is dropped.
//!
//! Only a call whose client was given Python functions, or that has a [`Log`], has a desk; all others pay nothing.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread::ThreadId;

use pyo3::exceptions::PyRuntimeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;
use pyo3::{PyTraverseError, PyVisit};
use tokio::sync::Notify;

use crate::Obj;
use crate::bridge::Queue;
use crate::call::outcome::{Outcome, Task, nothing};
use crate::callback::Teller;
use crate::callback::log::Log;

/// What Python is to do. An error that comes out of it ends the loop or the call, as `KeyboardInterrupt` does.
pub type Errand = Box<dyn FnOnce(Python<'_>) -> PyResult<()> + Send>;

/// What Python has a call do; the Rust side knows each function by its address alone.
pub struct Callees {
    /// The functions that the call's client was given.
    pub given: Vec<Obj>,
    pub log: Option<Log>,
}

/// Where one call hands in its errands.
pub struct Desk {
    place: Place,
    callees: Callees,
    /// The thread that the errands are run on.
    thread: ThreadId,
    /// Nobody waits for the call any more.
    left: AtomicBool,
    /// What a function raised, to be the cause of the call's own error.
    raised: Mutex<Option<PyErr>>,
    fate: Mutex<Fate>,
    /// Rung when a function has failed.
    bell: Notify,
}

/// What functions have made of the call.
enum Fate {
    Fine,
    /// One raised what the call comes to.
    Failed(PyErr),
    /// The call has come to its end.
    Over,
}

enum Place {
    /// The event loop's own thread; functions run in the context that the call was begun in.
    Loop { queue: Arc<Queue>, context: Obj },
    /// The blocking caller's thread.
    Caller(Mutex<Tray>),
}

/// Errands for a blocking caller, and how it is woken.
#[derive(Default)]
struct Tray {
    errands: Vec<Errand>,
    waker: Option<Waker>,
}

tokio::task_local!(static DESK: Arc<Desk>);

impl Desk {
    /// For a call that is begun on the event loop's thread, where it is.
    pub fn of_loop(py: Python<'_>, queue: Arc<Queue>, callees: Callees) -> PyResult<Arc<Self>> {
        static COPY: PyOnceLock<Obj> = PyOnceLock::new();
        let copy = COPY.import(py, "contextvars", "copy_context")?;
        let context = copy.call0()?.unbind();
        Ok(Self::new(Place::Loop { queue, context }, callees))
    }

    /// For a call that its caller carries out.
    pub fn of_caller(callees: Callees) -> Arc<Self> {
        Self::new(Place::Caller(Mutex::default()), callees)
    }

    fn new(place: Place, callees: Callees) -> Arc<Self> {
        Arc::new(Desk {
            place,
            callees,
            thread: std::thread::current().id(),
            left: AtomicBool::new(false),
            raised: Mutex::new(None),
            fate: Mutex::new(Fate::Fine),
            bell: Notify::new(),
        })
    }

    /// The desk of the call that runs here and now.
    pub fn current() -> Option<Arc<Self>> {
        DESK.try_with(Arc::clone).ok()
    }

    /// The task of a call, at this desk.
    pub fn around(self: Arc<Self>, task: Task) -> Task {
        let desk = self.clone();
        Box::pin(DESK.scope(self, async move {
            let over = Over(desk.clone());
            let mut task = task;
            let mut failed = pin!(desk.bell.notified());
            let ended = poll_fn(|cx| match failed.as_mut().poll(cx) {
                Poll::Ready(()) => Poll::Ready(nothing()),
                Poll::Pending => {
                    let polled = desk.unless_failed(|| task.as_mut().poll(cx));
                    polled.unwrap_or_else(|| Poll::Ready(nothing()))
                }
            });
            let outcome = ended.await;
            let outcome: Outcome = Box::new(move |py| over.end(py, outcome));
            outcome
        }))
    }

    /// Carries out at this desk what waits for nothing. What comes to the desk later is for a call that has ended.
    pub fn within<T>(
        self: Arc<Self>,
        py: Python<'_>,
        run: impl FnOnce() -> PyResult<T>,
    ) -> PyResult<T> {
        let over = Over(self.clone());
        let value = self.unless_failed(|| DESK.sync_scope(self.clone(), run));
        self.run(py)?;
        let unfinished = || Err(PyRuntimeError::new_err("what it asked of Python failed"));
        over.end(py, |_| value.unwrap_or_else(unfinished))
    }

    /// What a step of the call gives; nothing, if it cannot go on for what a function has raised.
    fn unless_failed<T>(&self, step: impl FnOnce() -> T) -> Option<T> {
        match catch_unwind(AssertUnwindSafe(step)) {
            Ok(value) => Some(value),
            Err(_) if self.has_failed() => None,
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Whether errands are run on the thread that asks.
    pub fn is_here(&self) -> bool {
        std::thread::current().id() == self.thread
    }

    /// Nobody waits for the call any more.
    pub fn leave(&self) {
        self.left.store(true, Ordering::Relaxed);
    }

    /// Whether no errand of the call will be run.
    pub fn is_deserted(&self) -> bool {
        let ended = matches!(&self.place, Place::Loop { queue, .. } if queue.is_closed());
        ended || self.left.load(Ordering::Relaxed)
    }

    /// What the call comes to is this. Once it has ended, that goes where Python puts what nobody can catch.
    pub fn fail(&self, py: Python<'_>, error: PyErr) {
        let mut fate = lock(&self.fate);
        match &*fate {
            Fate::Fine => {
                *fate = Fate::Failed(error);
                self.bell.notify_one();
            }
            Fate::Failed(_) => {}
            Fate::Over => {
                drop(fate);
                error.write_unraisable(py, None);
            }
        }
    }

    /// Whether nothing more is to be asked of functions.
    pub fn has_failed(&self) -> bool {
        matches!(&*lock(&self.fate), Fate::Failed(_))
    }

    /// Hands an errand in.
    pub fn hand_in(&self, errand: Errand) {
        if self.is_left() {
            return;
        }
        match &self.place {
            Place::Loop { queue, .. } => queue.errand(errand),
            Place::Caller(tray) => {
                let mut tray = lock(tray);
                tray.errands.push(errand);
                if let Some(waker) = tray.waker.take() {
                    waker.wake();
                }
            }
        }
    }

    /// Whether there are errands for the blocking caller.
    pub fn poll_errands(&self, cx: &mut Context<'_>) -> Poll<()> {
        let Place::Caller(tray) = &self.place else {
            return Poll::Pending;
        };
        let mut tray = lock(tray);
        match tray.errands.is_empty() {
            false => Poll::Ready(()),
            true => {
                tray.waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }

    /// Whether there are errands for the blocking caller now.
    pub fn has_errands(&self) -> bool {
        matches!(&self.place, Place::Caller(tray) if !lock(tray).errands.is_empty())
    }

    /// Runs the blocking caller's errands; the first error, when all are done.
    pub fn run(&self, py: Python<'_>) -> PyResult<()> {
        let Place::Caller(tray) = &self.place else {
            return Ok(());
        };
        let errands = std::mem::take(&mut lock(tray).errands);
        let mut first = Ok(());
        for errand in errands {
            first = first.and(errand(py));
        }
        first
    }

    /// Whether the function with this address is one of the call's.
    pub fn has(&self, address: usize) -> bool {
        let mut given = self.callees.given.iter();
        given.any(|function| function.as_ptr() as usize == address)
    }

    /// Shows Python's garbage collector what the desk holds.
    pub fn traverse(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        let held = self.callees.given.iter().chain(self.context());
        held.into_iter().try_for_each(|object| visit.call(object))
    }

    /// The function with this address, if it is one of the call's.
    pub fn function<'py>(&self, py: Python<'py>, address: usize) -> Option<&Bound<'py, PyAny>> {
        let Callees { given, log } = &self.callees;
        let log = log.iter().map(|log| &log.write);
        let mut functions = given.iter().chain(log).map(|function| function.bind(py));
        functions.find(|function| function.as_ptr() as usize == address)
    }

    /// Who writes the call's log, and whether every step is wanted.
    pub fn log(self: Arc<Self>) -> Option<(Teller, bool)> {
        let Log { write, steps } = self.callees.log.as_ref()?;
        let (address, steps) = (write.as_ptr() as usize, *steps);
        Some((Teller::new(self, address), steps))
    }

    /// Where functions run in Python's own sense, if that is not the present context.
    pub fn context(&self) -> Option<&Obj> {
        match &self.place {
            Place::Loop { context, .. } => Some(context),
            Place::Caller(_) => None,
        }
    }

    /// What a function gives, called where the call was begun.
    pub fn in_context<'py>(
        &self,
        function: &Bound<'py, PyAny>,
        arguments: Bound<'py, PyTuple>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = function.py();
        let Some(context) = self.context() else {
            return function.call1(arguments);
        };
        let function = (function,).into_pyobject(py)?;
        let all = function.as_sequence().concat(arguments.as_sequence())?;
        context
            .bind(py)
            .call_method1(intern!(py, "run"), all.to_tuple()?)
    }

    /// Keeps what a function raised: should the call fail, that is why.
    pub fn keep(&self, error: PyErr) {
        // What was there is dropped after the lock: its end may run Python code.
        let _before = lock(&self.raised).replace(error);
    }

    /// Errands of a blocking caller that has what it called for would lie there for ever.
    fn is_left(&self) -> bool {
        matches!(
            (&self.place, &*lock(&self.fate)),
            (Place::Caller(_), Fate::Over)
        )
    }

    fn blame(&self, py: Python<'_>, error: PyErr) -> PyErr {
        let raised = lock(&self.raised).take();
        if raised.is_some() {
            error.set_cause(py, raised);
        }
        error
    }
}

/// The end of a call at its desk, whichever way it comes.
struct Over(Arc<Desk>);

impl Over {
    fn end<T>(
        self,
        py: Python<'_>,
        outcome: impl FnOnce(Python<'_>) -> PyResult<T>,
    ) -> PyResult<T> {
        let desk = &self.0;
        let value = outcome(py).map_err(|error| desk.blame(py, error));
        let fate = std::mem::replace(&mut *lock(&desk.fate), Fate::Over);
        match fate {
            Fate::Failed(error) => Err(error),
            _ => value,
        }
    }
}

impl Drop for Over {
    fn drop(&mut self) {
        let _before = std::mem::replace(&mut *lock(&self.0.fate), Fate::Over);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
