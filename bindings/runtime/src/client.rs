//! Objects of clients.
//!
//! Invariant: an object holds its Rust client, of whatever type, in an `Arc` that calls on their way share; a method finds
//! its own type in it, or refuses.

pub(crate) mod borrower;
pub(crate) mod client_class;
pub(crate) mod client_macro;
pub(crate) mod handle;
pub(crate) mod locked;

use std::fmt::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};
use pyo3::{PyTraverseError, PyVisit};

use crate::bridge::fork::Owned;
use crate::call::Call;
use crate::call::arguments::Arguments;
use crate::call::blocking::Driver;
use crate::call::inside::inside;
use crate::call::outcome::{Task, nothing};
use crate::call::start::Start;
use crate::callback::asked::Asked;
use crate::callback::desk::Desk;
use crate::callback::function::{Seat, seated};
use crate::error::{Raise, guarded};
use crate::method::{Input, carry_out, positional};
use crate::stream::source::{End, Feed};
use crate::{List, Obj};
use client_class::{ClientClass, Style};
use handle::{Erased, Handle};

/// What all clients of all venues are.
#[pyclass(frozen, subclass, weakref, name = "Client")]
pub struct Client {
    /// `None` once it is closed.
    open: Mutex<Option<Owned<Open>>>,
    class: &'static ClientClass,
    style: Style,
    /// The Python functions that it was made with. Calls find them here; the Rust client holds none of them.
    functions: Mutex<Vec<Obj>>,
    /// Where Rust's side of them is told of the last call's desk, which is kept here.
    seats: Vec<Seat>,
    desk: Mutex<Option<Arc<Desk>>>,
    /// Those that it has given, which end with it.
    streams: Mutex<Vec<Weak<Feed>>>,
}

#[derive(Clone)]
pub(crate) struct Open {
    pub client: Handle,
    /// Of a blocking client.
    pub driver: Option<Arc<Driver>>,
}

impl Open {
    pub fn new(
        value: Arc<Erased>,
        class: &'static ClientClass,
        driver: Option<Arc<Driver>>,
    ) -> Self {
        Open {
            client: Handle::new(value, class),
            driver,
        }
    }
}

impl Client {
    fn new(open: Open, with: With) -> Self {
        let style = if open.driver.is_some() {
            Style::Blocking
        } else {
            Style::Async
        };
        Client {
            class: open.client.class(),
            style,
            open: Mutex::new(Some(Owned::new(open))),
            functions: Mutex::new(with.functions),
            seats: with.seats,
            desk: Mutex::new(None),
            streams: Mutex::default(),
        }
    }

    /// The Python functions that its calls may call.
    pub(crate) fn functions(&self, py: Python<'_>) -> Vec<Obj> {
        let functions = lock(&self.functions);
        let functions = functions.iter();
        functions.map(|function| function.clone_ref(py)).collect()
    }

    /// The same for another client with the same Rust side.
    pub(crate) fn with(&self, py: Python<'_>) -> With {
        With {
            functions: self.functions(py),
            seats: self.seats.clone(),
        }
    }

    /// From now on its functions are called at this desk, by whatever is none of its calls.
    pub(crate) fn rest(&self, desk: &Arc<Desk>) {
        self.seats.iter().for_each(|seat| seat.know(desk));
        // What was there is dropped after the lock: its end may run Python code.
        let _before = lock(&self.desk).replace(desk.clone());
    }

    /// Remembers a stream that it gives.
    pub(crate) fn streams(&self, feed: &Arc<Feed>) {
        let mut streams = lock(&self.streams);
        streams.retain(|stream| stream.strong_count() > 0);
        streams.push(Arc::downgrade(feed));
    }

    pub(crate) fn style(&self) -> Style {
        self.style
    }

    pub(crate) fn open(&self, py: Python<'_>) -> PyResult<(Handle, Option<Arc<Driver>>)> {
        let state = self.lock();
        let (kind, why) = match &*state {
            Some(owned) => match owned.get() {
                Some(open) => return Ok((open.client.clone(), open.driver.clone())),
                None => (
                    "ForkedError",
                    "was made before this process was forked: make a new one in this process",
                ),
            },
            None => ("ClientClosed", "is closed: make a new one"),
        };
        drop(state);
        Err(Raise::new(kind, format!("this {} {why}", self.class.name)).to_err(py))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Option<Owned<Open>>> {
        lock(&self.open)
    }

    fn must_be(&self, style: Style) -> PyResult<()> {
        match style {
            _ if style == self.style => Ok(()),
            Style::Async => Err(PyTypeError::new_err(format!(
                "a blocking {} takes `with`, not `async with`",
                self.class.name
            ))),
            Style::Blocking => Err(PyTypeError::new_err(format!(
                "an asynchronous {} takes `async with`, not `with`",
                self.class.name
            ))),
        }
    }
}

/// Another client like `this` one, of the same Python class: what `with_options` gives.
pub fn like<T: Send + Sync + 'static>(this: &Bound<'_, Client>, value: T) -> PyResult<Obj> {
    let py = this.py();
    let (client, driver) = this.get().open(py)?;
    object(
        &this.get_type(),
        Open::new(Arc::new(value), client.class(), driver),
        this.get().with(py),
    )
}

/// What a client is made with.
#[derive(Default)]
pub(crate) struct With {
    pub functions: Vec<Obj>,
    pub seats: Vec<Seat>,
}

/// An object of a class of clients.
pub(crate) fn object(class: &Bound<'_, PyType>, open: Open, with: With) -> PyResult<Obj> {
    let seed = Seed(Mutex::new(Some((open, with))));
    Ok(class
        .call_method1(intern!(class.py(), "__new__"), (class, seed))?
        .unbind())
}

/// The insides of a client on their way into a new object; Python code never sees one.
#[pyclass(frozen)]
struct Seed(Mutex<Option<(Open, With)>>);

impl Seed {
    fn taken_from(args: &Bound<'_, PyTuple>) -> Option<(Open, With)> {
        let seed = args.get_item(0).ok()?.cast_into::<Seed>().ok()?;
        lock(&seed.get().0).take()
    }
}

#[pymethods]
impl Client {
    #[new]
    #[classmethod]
    #[pyo3(signature = (*args, **config))]
    fn py_new(
        class: &Bound<'_, PyType>,
        args: &Bound<'_, PyTuple>,
        config: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        if let Some((open, with)) = Seed::taken_from(args) {
            return Ok(Client::new(open, with));
        }
        let (class, style) = ClientClass::find(class)?;
        let Some(new) = &class.new else {
            return Err(PyTypeError::new_err(format!(
                "{} cannot be made from Python",
                class.name
            )));
        };
        let takes = (new.takes)();
        let positional = if takes.has_objects() {
            0
        } else {
            positional(takes)
        };
        let mut arguments = Arguments::tuple(class.name, takes, positional, args, config)?;
        let functions = arguments.functions(style)?;
        let py = args.py();
        let asked = functions.iter().map(|function| function.clone_ref(py));
        let asked = Asked::new(asked.collect(), Vec::new());
        let driver = style.driver()?;
        let make = || inside(driver.as_ref(), || (new.make)(&mut arguments));
        let make = || asked.within(py, style, make);
        let (value, seats) = seated(|| guarded(py, make));
        let value = value?;
        Ok(Client::new(
            Open::new(value, class, driver),
            With { functions, seats },
        ))
    }

    /// End the client: later calls raise `ccrxt.errors.ClientClosed`. What is on its way comes to its end.
    fn close(&self, py: Python<'_>) -> PyResult<Obj> {
        let closed = self.lock().take();
        let Some(Open { client, driver }) = closed.as_ref().and_then(Owned::get).cloned() else {
            return match self.style {
                Style::Async => {
                    Ok(Py::new(py, Call::ready(self.class, "close", nothing()))?.into_any())
                }
                Style::Blocking => Ok(py.None()),
            };
        };
        let streams = std::mem::take(&mut *lock(&self.streams));
        let _desk = lock(&self.desk).take();
        let start = Start::new(self.class, "close", move || {
            Box::pin(async move {
                for stream in streams.iter().filter_map(Weak::upgrade) {
                    drop(stream.close(End::ClientClosed).await);
                }
                let close = client.class().close.unwrap_or(end);
                close(client, Box::new(())).await
            })
        });
        carry_out(py, driver, start)
    }

    fn __enter__(this: Bound<'_, Self>) -> PyResult<Bound<'_, Self>> {
        this.get().must_be(Style::Blocking)?;
        Ok(this)
    }

    #[pyo3(signature = (*_error))]
    fn __exit__(this: &Bound<'_, Self>, _error: &Bound<'_, PyTuple>) -> PyResult<()> {
        ended(this).map(drop)
    }

    fn __aenter__(this: &Bound<'_, Self>) -> PyResult<Call> {
        let client = this.get();
        client.must_be(Style::Async)?;
        let itself = this.clone().into_any().unbind();
        Ok(Call::ready(
            client.class,
            "__aenter__",
            Box::new(move |_| Ok(itself)),
        ))
    }

    #[pyo3(signature = (*_error))]
    fn __aexit__<'py>(
        this: &Bound<'py, Self>,
        _error: &Bound<'py, PyTuple>,
    ) -> PyResult<Bound<'py, PyAny>> {
        ended(this)
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        if let Ok(functions) = self.functions.try_lock() {
            let mut functions = functions.iter();
            functions.try_for_each(|function| visit.call(function))?;
        }
        match self.desk.try_lock().as_deref() {
            // A call that runs has it too, and is no garbage.
            Ok(Some(desk)) if Arc::strong_count(desk) == 1 => desk.traverse(&visit),
            _ => Ok(()),
        }
    }

    fn __clear__(&self) {
        let _functions = std::mem::take(&mut *lock(&self.functions));
        let _desk = lock(&self.desk).take();
    }

    fn __repr__(this: &Bound<'_, Self>) -> PyResult<String> {
        let mut text = format!("<{}", this.get_type().fully_qualified_name()?);
        match this.get().open(this.py()) {
            Ok((client, _)) => {
                for property in client.class().all_properties() {
                    let value = (property.get)(this.py(), &client)?.into_bound(this.py());
                    if value.cast::<List>().is_err() {
                        let _ = write!(text, " {}={}", property.name, value.repr()?);
                    }
                }
            }
            Err(_) => text.push_str(" (closed)"),
        }
        Ok(text + ">")
    }
}

/// What the client's `close` gives: its own, or that of all clients where a field has the name, as candles have.
fn ended<'py>(this: &Bound<'py, Client>) -> PyResult<Bound<'py, PyAny>> {
    let own = this.getattr(intern!(this.py(), "close"))?;
    match own.is_callable() {
        true => own.call0(),
        false => Ok(this.get().close(this.py())?.into_bound(this.py())),
    }
}

/// The end of a client that has nothing to do then: it is let go on the thread that drives its connections.
fn end(client: Handle, _: Input) -> Task {
    Box::pin(async move {
        drop(client);
        nothing()
    })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
