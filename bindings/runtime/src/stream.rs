//! Streams in Python's hands: an asynchronous iterator, or a blocking one.
//!
//! In: what a method made of a Rust stream. Out: an object whose items are asked for one by one, each by a call like any other, with its
//! rules of loops, forks, signals and closed clients. Invariant: the Rust stream is let go by the thread that drives it, as soon as the object is
//! closed or nobody has it any more.

pub(crate) mod flow;
pub mod received;
pub(crate) mod source;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use pyo3::{PyTraverseError, PyVisit};

use crate::Obj;
use crate::bridge::fork::Owned;
use crate::bridge::io;
use crate::call::Call;
use crate::call::blocking::Driver;
use crate::call::outcome::Task;
use crate::call::start::Start;
use crate::callback::asked::Asked;
use crate::client::Client;
use crate::client::client_class::{ClientClass, Style};
use crate::client::handle::Handle;
use crate::error::Raise;
use crate::method::carry_out;
use source::{End, Feed, Slot, Source};

/// What both kinds of streams are.
struct Given {
    /// That it ends with; none of a stream that came as a part of a value.
    client: Option<Py<Client>>,
    class: &'static ClientClass,
    method: &'static str,
    feed: Owned<Arc<Feed>>,
    /// Functions among the arguments.
    asked: Asked,
    driver: Option<Arc<Driver>>,
    /// Whether it was ever asked.
    begun: AtomicBool,
}

/// What a method gives that gives a stream. Nothing is done before it is asked for its first item.
pub(crate) fn object(
    this: &Bound<'_, Client>,
    method: &'static str,
    driver: Option<Arc<Driver>>,
    asked: Asked,
    client: Handle,
    make: impl FnOnce(Handle, Slot) -> Source,
) -> PyResult<Obj> {
    let (class, slot) = (client.class(), Slot::default());
    let source = make(client, slot.clone());
    let mut given = Given::new(class, method, driver, source, slot);
    this.get()
        .streams(given.feed.get().expect("it was made here"));
    given.client = Some(this.clone().unbind());
    given.asked = asked;
    given.object(this.py())
}

impl Given {
    fn new(
        class: &'static ClientClass,
        method: &'static str,
        driver: Option<Arc<Driver>>,
        source: Source,
        slot: Slot,
    ) -> Self {
        let style = match driver {
            None => Style::Async,
            Some(_) => Style::Blocking,
        };
        Given {
            client: None,
            class,
            method,
            feed: Owned::new(Arc::new(Feed::new(class, style, source, slot))),
            asked: Asked::default(),
            driver,
            begun: AtomicBool::new(false),
        }
    }

    fn object(self, py: Python<'_>) -> PyResult<Obj> {
        Ok(match self.driver {
            None => Py::new(py, Stream(self))?.into_any(),
            Some(_) => Py::new(py, BlockingStream(self))?.into_any(),
        })
    }

    /// A call for the next item.
    fn ask(&self, py: Python<'_>) -> PyResult<Obj> {
        match &self.client {
            Some(client) => drop(client.get().open(py)?),
            None if self.feed.get().is_none() => return Err(forked(py)),
            None => {}
        }
        self.begun.store(true, Relaxed);
        let mut start = self.start(Feed::ask);
        start.asked = match &self.client {
            Some(client) => self.asked.again(py).and(client.bind(py)),
            None => Asked::default(),
        };
        carry_out(py, self.driver.clone(), start)
    }

    fn close(&self, py: Python<'_>) -> PyResult<Obj> {
        carry_out(
            py,
            self.driver.clone(),
            self.start(|feed| feed.close(End::Closed)),
        )
    }

    fn start(&self, run: fn(Arc<Feed>) -> Task) -> Start {
        let feed = self.feed.get().cloned();
        Start::new(self.class, self.method, move || match feed {
            Some(feed) => run(feed),
            // It is the parent's of this process.
            None => Box::pin(std::future::ready(crate::call::outcome::nothing())),
        })
    }

    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.client)?;
        let mut functions = self.asked.functions().iter();
        functions.try_for_each(|function| visit.call(function))
    }

    fn repr(&self) -> String {
        match self.client {
            Some(_) => format!("<ccrxt stream {}.{}>", self.class.name, self.method),
            None => "<ccrxt stream>".to_owned(),
        }
    }
}

fn forked(py: Python<'_>) -> PyErr {
    let why = "this stream was made before this process was forked: make a new one in this process";
    Raise::new("ForkedError", why.to_owned()).to_err(py)
}

impl Drop for Given {
    fn drop(&mut self) {
        // One that was not asked yet is nothing but its arguments.
        if !self.begun.load(Relaxed) {
            return;
        }
        let Some(feed) = self.feed.take() else {
            return;
        };
        match &self.driver {
            Some(driver) => driver.let_go(feed),
            None => {
                if let Ok(io) = io::io() {
                    io.let_go(feed);
                }
            }
        }
    }
}

/// Items over time: ``async for item in client.…(…)``. They are asked for one by one, and nothing is done before the first; leaving
/// the loop ends it.
#[pyclass(frozen, weakref, module = "ccrxt", name = "Stream")]
pub struct Stream(Given);

#[pymethods]
impl Stream {
    fn __aiter__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    fn __anext__(&self, py: Python<'_>) -> PyResult<Obj> {
        self.0.ask(py)
    }

    /// End it, and let go what it holds. Whoever waits for an item is told that there is none.
    fn aclose(&self, py: Python<'_>) -> PyResult<Obj> {
        self.0.close(py)
    }

    fn __aenter__(this: Bound<'_, Self>) -> Call {
        let class = this.get().0.class;
        let itself = this.into_any().unbind();
        Call::ready(class, "__aenter__", Box::new(move |_| Ok(itself)))
    }

    #[pyo3(signature = (*_error))]
    fn __aexit__(&self, py: Python<'_>, _error: &Bound<'_, PyTuple>) -> PyResult<Obj> {
        self.0.close(py)
    }

    fn __repr__(&self) -> String {
        self.0.repr()
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.0.traverse(visit)
    }
}

/// Items over time: ``for item in client.…(…)``. They are asked for one by one, and nothing is done before the first; leaving the loop
/// ends it.
#[pyclass(frozen, weakref, module = "ccrxt", name = "BlockingStream")]
pub struct BlockingStream(Given);

#[pymethods]
impl BlockingStream {
    fn __iter__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Obj> {
        self.0.ask(py)
    }

    /// End it, and let go what it holds. A thread that waits for an item is told that there is none.
    fn close(&self, py: Python<'_>) -> PyResult<Obj> {
        self.0.close(py)
    }

    fn __enter__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    #[pyo3(signature = (*_error))]
    fn __exit__(&self, py: Python<'_>, _error: &Bound<'_, PyTuple>) -> PyResult<()> {
        self.0.close(py).map(drop)
    }

    fn __repr__(&self) -> String {
        self.0.repr()
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.0.traverse(visit)
    }
}
