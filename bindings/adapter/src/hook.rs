//! `on_event=`: a Python function that is told of every request, reply, retry and wait, as `ccrxt.Event`.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};
use runtime::{Callback, Calls, Refused};
use venues::http::{self, Event};

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
            Some(Box::new(move |event: &Event| {
                let event = event.clone();
                teller.tell(move |py| arguments(py, &event));
            }))
        }))
    }
}

fn arguments(py: Python<'_>, event: &Event) -> PyResult<Py<PyTuple>> {
    Ok((to_py(py, event)?,).into_pyobject(py)?.unbind())
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
