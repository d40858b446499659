//! What is known of an error, and the errors that the runtime itself raises.
//!
//! In: an error as a [`Failure`], plain data. Out: an instance of the exception class that it is given. Invariant: nothing of
//! Python is touched before an exception is asked for.

pub(crate) mod exception;
pub(crate) mod fault;
pub(crate) mod kept;
pub(crate) mod refused;
pub(crate) mod told;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict};

use crate::{Obj, support};

/// An error as data, whatever type it had.
#[derive(Debug, Default)]
pub struct Failure {
    /// The name of a class of `ccrxt.errors`; empty for an error of no known kind.
    pub kind: &'static str,
    pub message: String,
    pub code: Option<String>,
    pub status: Option<u16>,
    pub retry_after: Option<Duration>,
    pub raw: Option<Vec<u8>>,
    pub request: Option<String>,
    /// What else is known, as an attribute of the exception.
    pub more: Option<More>,
}

/// One more attribute of an exception, and what makes its value.
pub struct More(
    pub &'static str,
    pub Box<dyn Fn(Python<'_>) -> PyResult<Obj> + Send + Sync>,
);

impl std::fmt::Debug for More {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl Failure {
    /// All that is known of an error that can only be shown.
    pub fn shown(error: impl std::fmt::Display) -> Self {
        Failure {
            message: error.to_string(),
            ..Failure::default()
        }
    }

    /// The same of an error that is only debugged.
    pub fn debugged(error: impl std::fmt::Debug) -> Self {
        Failure::shown(format_args!("{error:?}"))
    }

    /// Of an error that says nothing, the name of its type.
    pub fn silent<T>(_: T) -> Self {
        let path = std::any::type_name::<T>();
        Failure::shown(path.rsplit("::").next().unwrap_or(path))
    }

    /// An instance of the class, with all that is known.
    pub(crate) fn instance<'py>(
        &self,
        class: &Bound<'py, PyAny>,
        details: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = class.py();
        let exception = class.call((&self.message,), details)?;
        if let Some(code) = &self.code {
            exception.setattr("code", code)?;
        }
        if let Some(status) = self.status {
            exception.setattr("status", status)?;
        }
        if let Some(after) = self.retry_after {
            exception.setattr("retry_after", after.as_secs_f64())?;
        }
        if let Some(raw) = &self.raw {
            exception.setattr("raw", PyBytes::new(py, raw))?;
        }
        if let Some(request) = &self.request {
            exception.setattr("request", request)?;
        }
        if let Some(More(name, value)) = &self.more {
            exception.setattr(*name, value(py)?)?;
        }
        Ok(exception)
    }
}

/// An exception that is still to be made: one of a kind of `ccrxt.errors`.
pub(crate) struct Raise(Failure);

impl Raise {
    pub fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Raise(Failure {
            kind,
            message: message.into(),
            ..Failure::default()
        })
    }

    pub fn panic(panic: &(dyn Any + Send)) -> Self {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("a panic without a text");
        Raise::new(
            "InternalError",
            format!("a defect of ccrxt, please report it: {text}"),
        )
    }

    pub fn to_err(&self, py: Python<'_>) -> PyErr {
        let made = kind(py, self.0.kind).and_then(|class| self.0.instance(&class, None));
        made.map_or_else(|error| error, PyErr::from_value)
    }
}

/// The result of what may be defective: a panic is an exception like any other.
pub(crate) fn guarded<T>(py: Python<'_>, body: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    let result = catch_unwind(AssertUnwindSafe(body));
    result.unwrap_or_else(|panic| Err(Raise::panic(&*panic).to_err(py)))
}

/// A name of `ccrxt.errors`.
pub(crate) fn kind<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    static ERRORS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let errors = ERRORS.get_or_try_init(py, || {
        PyResult::Ok(support::import(py, "errors")?.into_any().unbind())
    })?;
    errors.bind(py).getattr(name)
}

#[cfg(test)]
mod tests {
    use super::Failure;

    #[derive(Debug)]
    struct Lost {
        #[allow(dead_code)] // read by `Debug`
        after: u32,
    }

    #[test]
    fn an_error_tells_what_it_can() {
        assert_eq!(Failure::shown("lost").message, "lost");
        assert_eq!(
            Failure::debugged(Lost { after: 3 }).message,
            "Lost { after: 3 }"
        );
        assert_eq!(Failure::silent(Lost { after: 3 }).message, "Lost");
    }
}
