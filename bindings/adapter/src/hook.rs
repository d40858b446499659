//! Who is told of every request, reply, retry and wait, as `ccrxt.Event`: a Python function given as `on_event=`, and the log.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};
use runtime::{Callback, Calls, Refused};
use venues::http::{self, Event, Level, Listener};

/// What is told.
pub struct Hook;

impl Calls<http::Hook> for Hook {
    fn function<'py>(value: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>, Refused> {
        match value.is_callable() {
            true => Ok(value.clone()),
            false => Err(Refused::expected("a function", value)),
        }
    }

    fn from_py(value: &Bound<'_, PyAny>, function: Callback) -> Result<http::Hook, Refused> {
        if runtime::is_async(value)? {
            return Err(Refused::kind(
                "must be a plain function: nobody would await what an async one gives",
            ));
        }
        // Where the call is carried out is known when it begins; its request may fly on when the caller is gone.
        Ok(http::Hook::of_calls(move || {
            let teller = function.teller()?;
            Some(Listener::new(Level::Debug, move |event| {
                let event = event.clone();
                teller.tell(move |py| tuple(py, (to_py(py, &event)?,)));
            }))
        }))
    }
}

/// Has what happens on the way of every call of this wheel written to Python's log.
pub fn keep_log() {
    runtime::keep_log();
    http::Hook::of_calls(|| {
        let (log, steps) = runtime::log()?;
        let least = if steps { Level::Debug } else { Level::Info };
        Some(Listener::new(least, move |event| {
            let event = event.clone();
            log.tell(move |py| tuple(py, (number(event.level), to_py(py, &event)?)));
        }))
    })
    .everywhere();
}

/// As Python's `logging` has it.
fn number(level: Level) -> u8 {
    match level {
        Level::Debug => 10,
        Level::Info => 20,
        Level::Warning => 30,
    }
}

fn tuple<'py>(
    py: Python<'py>,
    values: impl IntoPyObject<'py, Target = PyTuple, Output = Bound<'py, PyTuple>, Error = PyErr>,
) -> PyResult<Py<PyTuple>> {
    Ok(values.into_pyobject(py)?.unbind())
}

fn to_py<'py>(py: Python<'py>, event: &Event) -> PyResult<Bound<'py, PyAny>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = CLASS.import(py, "ccrxt.event", "Event")?;
    let what = (
        event.kind.name(),
        event.venue,
        event.call,
        event.attempt,
        event.method.as_str(),
        event.path,
    );
    let more = PyDict::new(py);
    more.set_item("symbol", event.symbol.as_deref())?;
    more.set_item("client_order_id", event.client_order_id.as_deref())?;
    more.set_item("elapsed", event.elapsed.as_secs_f64())?;
    more.set_item("status", event.status)?;
    more.set_item("failure", event.failure.map(|kind| kind.name()))?;
    more.set_item("code", event.code.as_deref())?;
    more.set_item("wait", event.wait.map(|wait| wait.as_secs_f64()))?;
    more.set_item("budget", event.budget)?;
    let limits = event.limits.iter().map(crate::limits::arguments);
    more.set_item("limits", limits.collect::<Vec<_>>())?;
    class.call(what, Some(&more))
}
