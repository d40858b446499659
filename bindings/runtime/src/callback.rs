//! Python functions that Rust code calls: a signer, a hook, whatever a client is given.
//!
//! In: a function, plain or async, and its arguments. Out: a Rust future of what it gives. Invariant: it is called on the thread of the
//! [`Desk`] of the running call and never on one that is not Python's; the Rust side holds no Python object, only the number that the
//! call's desk knows it by, so that Python's garbage collector sees every reference there is.
//!
//! Nothing here waits for ever: the future is one like any other, within whatever time-out the call has. When it is dropped, what an
//! async function still does is cancelled.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::{PyException, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyCFunction, PyTuple};
use tokio::sync::oneshot;

use crate::desk::Desk;
use crate::refused::type_name;
use crate::{Obj, Refused};

/// How a `T` is made of a Python function; the implementor is a name for it (`adapter::Signer`).
pub trait Calls<T>: 'static {
    /// The function in what a user gave: the same object each time.
    fn function<'py>(value: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>, Refused>;

    /// What calls it.
    fn from_py(value: &Bound<'_, PyAny>, function: Callback) -> Result<T, Refused>;
}

/// A Python function in Rust's hands.
#[derive(Debug, Clone, Copy)]
pub struct Callback {
    address: usize,
    /// What is called of an object that stands for several functions.
    method: Option<&'static str>,
}

/// Why a function gave nothing.
#[derive(Debug)]
pub enum Unanswered {
    /// It raised an exception of this class, which becomes the cause of the call's error.
    Raised(String),
    /// No call of a client that was given the function is running here, or its event loop has ended.
    Nobody,
}

impl Callback {
    pub fn new(function: &Bound<'_, PyAny>) -> Self {
        Callback {
            address: function.as_ptr() as usize,
            method: None,
        }
    }

    /// A method of the object that was given, such as one that implements a trait.
    pub fn method(self, name: &'static str) -> Self {
        Callback {
            method: Some(name),
            ..self
        }
    }

    /// What a slot holds: what the user gave, as it is.
    pub fn accept<T, C: Calls<T>>(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        C::from_py(value, Callback::new(&C::function(value)?))?;
        Ok(value.clone().unbind())
    }

    /// What calls the function in what the user gave.
    pub fn from_py<T, C: Calls<T>>(value: &Bound<'_, PyAny>) -> Result<T, Refused> {
        C::from_py(value, Callback::new(&C::function(value)?))
    }

    /// Rust's side of a function is no value of Python's.
    pub fn to_py() -> PyResult<Obj> {
        let why = "a function that Rust calls is not handed back";
        Err(PyTypeError::new_err(why))
    }

    /// What tells the function of what happens in the call that runs here and now.
    pub fn teller(self) -> Option<Teller> {
        Some(Teller::new(Desk::current()?, self.address))
    }

    /// What the function gives for these arguments.
    pub async fn call<T: Send + 'static>(
        self,
        arguments: impl FnOnce(Python<'_>) -> PyResult<Py<PyTuple>> + Send + 'static,
        read: fn(&Bound<'_, PyAny>) -> PyResult<T>,
    ) -> Result<T, Unanswered> {
        let desk = Desk::current().ok_or(Unanswered::Nobody)?;
        self.call_at(desk, arguments, read, Unanswered::kept).await
    }

    /// The same at a desk; `raised` makes of an exception why there is no answer.
    pub(crate) async fn call_at<T: Send + 'static>(
        self,
        desk: Arc<Desk>,
        arguments: impl FnOnce(Python<'_>) -> PyResult<Py<PyTuple>> + Send + 'static,
        read: fn(&Bound<'_, PyAny>) -> PyResult<T>,
        raised: fn(Python<'_>, &Desk, PyErr) -> Unanswered,
    ) -> Result<T, Unanswered> {
        let (answer, answered) = oneshot::channel();
        let (at, progress) = (desk.clone(), Arc::<Mutex<Progress>>::default());
        let waiting = Waiting {
            desk: desk.clone(),
            progress: progress.clone(),
        };
        desk.hand_in(Box::new(move |py| {
            let desk = at.clone();
            let settle: Settle = Box::new(move |py, given| {
                let given = given.and_then(|value| read(&value));
                // Whoever waited may have gone.
                let _ = answer.send(given.map_err(|error| raised(py, &desk, error)));
            });
            let calling = Calling {
                desk: at,
                progress,
                settle,
            };
            calling.run(py, self, arguments(py))
        }));
        let answer = answered.await;
        drop(waiting);
        answer.unwrap_or(Err(Unanswered::Nobody))
    }

    /// Has the function called, and waits for nothing. What it raises is what the call comes to.
    pub(crate) fn tell_at(
        self,
        desk: Arc<Desk>,
        arguments: impl FnOnce(Python<'_>) -> PyResult<Py<PyTuple>> + Send + 'static,
    ) {
        let at = desk.clone();
        desk.hand_in(Box::new(move |py| {
            let desk = at.clone();
            let settle: Settle = Box::new(move |py, given| {
                if let Err(error) = given {
                    desk.fail(py, error);
                }
            });
            let calling = Calling {
                desk: at,
                progress: Arc::default(),
                settle,
            };
            calling.run(py, self, arguments(py))
        }));
    }
}

/// Tells a function of what happens in one call, from whatever thread; nobody waits for it.
pub struct Teller {
    desk: Arc<Desk>,
    address: usize,
}

impl Teller {
    /// What tells the function with this address at a call's desk.
    pub(crate) fn new(desk: Arc<Desk>, address: usize) -> Self {
        Teller { desk, address }
    }

    /// Has the function called. What it raises goes where Python puts what nobody can catch, and changes nothing for the call.
    pub fn tell(
        &self,
        arguments: impl FnOnce(Python<'_>) -> PyResult<Py<PyTuple>> + Send + 'static,
    ) {
        let (desk, address) = (self.desk.clone(), self.address);
        self.desk.hand_in(Box::new(move |py| {
            let Some(function) = desk.function(py, address) else {
                return Ok(());
            };
            let told = arguments(py)
                .and_then(|arguments| desk.in_context(function, arguments.bind(py).clone()));
            match told {
                Err(error) if !error.is_instance_of::<PyException>(py) => return Err(error),
                Err(error) => error.write_unraisable(py, Some(function)),
                Ok(_) => {}
            }
            Ok(())
        }));
    }
}

/// Takes what a function gave, or what it raised.
type Settle = Box<dyn for<'py> FnOnce(Python<'py>, PyResult<Bound<'py, PyAny>>) + Send>;

/// One call of a function, once it is on the right thread.
struct Calling {
    desk: Arc<Desk>,
    progress: Arc<Mutex<Progress>>,
    settle: Settle,
}

/// Where a call of a function stands.
#[derive(Default)]
enum Progress {
    /// It has not begun, is a plain function, or has ended.
    #[default]
    Quiet,
    /// A task of the event loop.
    Task(Obj),
    /// Nobody waits for it any more.
    Forsaken,
}

impl Calling {
    fn run(
        self,
        py: Python<'_>,
        callback: Callback,
        arguments: PyResult<Py<PyTuple>>,
    ) -> PyResult<()> {
        let forsaken =
            matches!(&*lock(&self.progress), Progress::Forsaken) || self.desk.has_failed();
        let Some(function) = self
            .desk
            .function(py, callback.address)
            .filter(|_| !forsaken)
        else {
            return Ok(());
        };
        let given = arguments.and_then(|arguments| {
            let function = match callback.method {
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
        if self.desk.context().is_none() {
            // A coroutine that nobody closes warns that it was never awaited.
            let _ = value.call_method0(intern!(py, "close"));
            let why = "a blocking client cannot await: give it a plain function";
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
struct Waiting {
    desk: Arc<Desk>,
    progress: Arc<Mutex<Progress>>,
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

impl Unanswered {
    /// The exception itself stays with the call, which may go on.
    pub(crate) fn kept(py: Python<'_>, desk: &Desk, error: PyErr) -> Self {
        let class = type_name(&error.get_type(py));
        desk.keep(error);
        Unanswered::Raised(class)
    }

    /// The exception is what the call comes to.
    pub(crate) fn ending(py: Python<'_>, desk: &Desk, error: PyErr) -> Self {
        let class = type_name(&error.get_type(py));
        desk.fail(py, error);
        Unanswered::Raised(class)
    }
}

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unanswered::Raised(class) => write!(f, "raised {class}"),
            Unanswered::Nobody => f.write_str("is called outside of the calls of its client"),
        }
    }
}

impl std::error::Error for Unanswered {}

/// Whether calling the function gives something to await, as far as can be told before.
pub fn is_async(function: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = function.py();
    let inspect = py.import("inspect")?.getattr("iscoroutinefunction")?;
    let is = |function: &Bound<'_, PyAny>| inspect.call1((function,))?.is_truthy();
    // An object that is no function itself has methods that are.
    let call = function.getattr_opt(intern!(py, "__call__"))?;
    Ok(is(function)? || call.is_some_and(|call| is(&call).unwrap_or_default()))
}

fn is_awaitable(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.get_type().hasattr(intern!(value.py(), "__await__"))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
