//! One call of a Python function on behalf of Rust, from when it is on the right thread until it has come to something.
//!
//! In: a job of a [`Desk`]. Out: what `settle` is told: what the function gave or raised, at once or when its task has ended. Invariant:
//! `settle` is told once at most, and a task that nobody waits for any more is cancelled.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::{PyException, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyCFunction, PyTuple};

use crate::Obj;
use crate::callback::desk::Desk;

/// Takes what a function gave, or what it raised.
pub(crate) type Settle = Box<dyn for<'py> FnOnce(Python<'py>, PyResult<Bound<'py, PyAny>>) + Send>;

/// One call of a function, once it is on the right thread.
pub(crate) struct Calling {
    pub desk: Arc<Desk>,
    pub progress: Arc<Mutex<Progress>>,
    pub settle: Settle,
    /// Whoever asks does not go on before it is answered, so that no task of the event loop can answer.
    pub at_once: bool,
}

/// Where a call of a function stands.
#[derive(Default)]
pub(crate) enum Progress {
    /// It has not begun, is a plain function, or has ended.
    #[default]
    Quiet,
    /// A task of the event loop.
    Task(Obj),
    /// Nobody waits for it any more.
    Forsaken,
}

impl Calling {
    /// Has the function called, and settles what it gives once it has.
    pub fn run(
        self,
        py: Python<'_>,
        address: usize,
        method: Option<&'static str>,
        arguments: PyResult<Py<PyTuple>>,
    ) -> PyResult<()> {
        let forsaken =
            matches!(&*lock(&self.progress), Progress::Forsaken) || self.desk.has_failed();
        let Some(function) = self.desk.function(py, address).filter(|_| !forsaken) else {
            return Ok(());
        };
        let given = arguments.and_then(|arguments| {
            let function = match method {
                None => function.clone(),
                Some(name) => function.getattr(name)?,
            };
            self.desk.in_context(&function, arguments.bind(py).clone())
        });
        match given {
            Ok(value) if is_awaitable(&value)? => self.follow(&value),
            Err(error) if !error.is_instance_of::<PyException>(py) => {
                (self.settle)(py, Err(error.clone_ref(py)));
                Err(error)
            }
            given => {
                (self.settle)(py, given);
                Ok(())
            }
        }
    }

    /// Waits for what an async function gives.
    fn follow(self, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let py = value.py();
        let refused = match self.desk.context() {
            _ if self.at_once => Some(
                "Rust does not go on before it is answered, and cannot await: give it a plain function",
            ),
            None => Some("a blocking client cannot await: give it a plain function"),
            Some(_) => None,
        };
        if let Some(why) = refused {
            // A coroutine that nobody closes warns that it was never awaited.
            let _ = value.call_method0(intern!(py, "close"));
            (self.settle)(py, Err(PyTypeError::new_err(why)));
            return Ok(());
        }
        let task = match self.task(value) {
            Ok(task) => task,
            Err(error) => {
                (self.settle)(py, Err(error));
                return Ok(());
            }
        };
        let Calling {
            progress, settle, ..
        } = self;
        match &mut *lock(&progress) {
            Progress::Forsaken => return task.call_method0(intern!(py, "cancel")).map(drop),
            quiet => *quiet = Progress::Task(task.clone().unbind()),
        }
        let settle = Mutex::new(Some(settle));
        let done = PyCFunction::new_closure(py, None, None, move |args, _| {
            let py = args.py();
            let _ended = std::mem::take(&mut *lock(&progress));
            let settle = lock(&settle).take();
            if let Some(settle) = settle {
                settle(py, args.get_item(0)?.call_method0(intern!(py, "result")));
            }
            PyResult::Ok(())
        })?;
        task.call_method1(intern!(py, "add_done_callback"), (done,))?;
        Ok(())
    }

    fn task<'py>(&self, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        static ENSURE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let py = value.py();
        let ensure = ENSURE.import(py, "asyncio", "ensure_future")?;
        self.desk.in_context(ensure, (value,).into_pyobject(py)?)
    }
}

/// Whoever waits for a function; a task that is still at it when nobody does any more is cancelled.
pub(crate) struct Waiting {
    pub desk: Arc<Desk>,
    pub progress: Arc<Mutex<Progress>>,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let before = std::mem::replace(&mut *lock(&self.progress), Progress::Forsaken);
        if let Progress::Task(task) = before {
            self.desk.hand_in(Box::new(move |py| {
                task.call_method0(py, intern!(py, "cancel")).map(drop)
            }));
        }
    }
}

fn is_awaitable(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.get_type().hasattr(intern!(value.py(), "__await__"))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
