//! Python functions that Rust code calls: a signer, a hook, whatever a client is given.
//!
//! In: a function, plain or async, and its arguments. Out: a Rust future of what it gives. Invariant: it is called on the thread of the
//! [`Desk`] of the running call and never on one that is not Python's; the Rust side holds no Python object, only the number that the
//! call's desk knows it by, so that Python's garbage collector sees every reference there is.
//!
//! Nothing here waits for ever: the future is one like any other, within whatever time-out the call has. When it is dropped, what an
//! async function still does is cancelled.

pub(crate) mod asked;
pub(crate) mod calling;
pub(crate) mod desk;
pub(crate) mod function;
pub(crate) mod implement_macro;
pub(crate) mod implemented;
pub(crate) mod log;

use std::fmt;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pyo3::exceptions::{PyException, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use tokio::sync::oneshot;

use crate::error::refused::type_name;
use crate::{Obj, Refused};
use calling::{Calling, Progress, Settle, Waiting};
use desk::{Desk, Errand};

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

    pub(crate) fn address(self) -> usize {
        self.address
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
        let progress = Arc::<Mutex<Progress>>::default();
        let waiting = Waiting {
            desk: desk.clone(),
            progress: progress.clone(),
        };
        let answer = move |given| {
            // Whoever waited may have gone.
            let _ = answer.send(given);
        };
        let settle = settle(desk.clone(), read, raised, answer);
        let calling = Calling {
            desk: desk.clone(),
            progress,
            settle,
            at_once: false,
        };
        desk.hand_in(self.errand(calling, arguments));
        let answer = answered.await;
        drop(waiting);
        answer.unwrap_or(Err(Unanswered::Nobody))
    }

    /// The same for whoever cannot go on before it is answered: the thread stands still until then, unless the function is its own to call.
    pub(crate) fn call_now<T: Send + 'static>(
        self,
        desk: &Arc<Desk>,
        arguments: impl FnOnce(Python<'_>) -> PyResult<Py<PyTuple>> + Send + 'static,
        read: fn(&Bound<'_, PyAny>) -> PyResult<T>,
        raised: fn(Python<'_>, &Desk, PyErr) -> Unanswered,
    ) -> Result<T, Unanswered> {
        let (answer, answered) = mpsc::channel();
        let answer = move |given| {
            let _ = answer.send(given);
        };
        let settle = settle(desk.clone(), read, raised, answer);
        let calling = Calling {
            desk: desk.clone(),
            progress: Arc::default(),
            settle,
            at_once: true,
        };
        let errand = self.errand(calling, arguments);
        match desk.is_here() {
            // What stops the program is what the call comes to as well.
            true => drop(Python::attach(errand)),
            false => desk.hand_in(errand),
        }
        loop {
            match answered.recv_timeout(GLANCE) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout) if !desk.is_deserted() => {}
                Err(_) => return Err(Unanswered::Nobody),
            }
        }
    }

    /// Has the function called, and waits for nothing. What it raises is what the call comes to.
    pub(crate) fn tell_at(
        self,
        desk: Arc<Desk>,
        arguments: impl FnOnce(Python<'_>) -> PyResult<Py<PyTuple>> + Send + 'static,
    ) {
        let at = desk.clone();
        let settle: Settle = Box::new(move |py, given| {
            if let Err(error) = given {
                at.fail(py, error);
            }
        });
        let calling = Calling {
            desk: desk.clone(),
            progress: Arc::default(),
            settle,
            at_once: false,
        };
        desk.hand_in(self.errand(calling, arguments));
    }

    /// One call of it, for the thread of its desk.
    fn errand(
        self,
        calling: Calling,
        arguments: impl FnOnce(Python<'_>) -> PyResult<Py<PyTuple>> + Send + 'static,
    ) -> Errand {
        Box::new(move |py| calling.run(py, self.address, self.method, arguments(py)))
    }
}

/// How often a thread that stands still looks whether there is anybody to wait for.
const GLANCE: Duration = Duration::from_millis(100);

/// Tells whoever waits what the function gave, or why there is no answer.
fn settle<T: 'static>(
    desk: Arc<Desk>,
    read: fn(&Bound<'_, PyAny>) -> PyResult<T>,
    raised: fn(Python<'_>, &Desk, PyErr) -> Unanswered,
    answer: impl FnOnce(Result<T, Unanswered>) + Send + 'static,
) -> Settle {
    Box::new(move |py, given| {
        let given = given.and_then(|value| read(&value));
        answer(given.map_err(|error| raised(py, &desk, error)));
    })
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
