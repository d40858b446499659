//! Why a value that a user gave does not fit, before it is known where it stands.
//!
//! Out: `get_depth(): argument 'limit' must be int, not str` as `TypeError` or `ValueError`.

use std::fmt::Write;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyType;

/// A value does not fit. The text goes on after the name of the argument: `must be int, not str`.
#[derive(Debug)]
pub enum Refused {
    Type {
        path: String,
        text: String,
    },
    Value {
        path: String,
        text: String,
    },
    /// Raised by Python code on the way, such as a user's `__index__`.
    Raised(PyErr),
}

impl Refused {
    /// Of another type: `wanted` is `int` or `a list of str`.
    pub fn expected(wanted: &str, value: &Bound<'_, PyAny>) -> Self {
        Refused::Type {
            path: String::new(),
            text: format!("must be {wanted}, not {}", type_name(&value.get_type())),
        }
    }

    /// A type that is refused for a reason.
    pub fn kind(text: impl Into<String>) -> Self {
        Refused::Type {
            path: String::new(),
            text: text.into(),
        }
    }

    /// Of the right type, but not a value that can be meant.
    pub fn value(text: impl Into<String>) -> Self {
        Refused::Value {
            path: String::new(),
            text: text.into(),
        }
    }

    /// The same, inside item `[index]` or the like of what was given.
    pub fn inside(mut self, step: std::fmt::Arguments<'_>) -> Self {
        if let Refused::Type { path, .. } | Refused::Value { path, .. } = &mut self {
            let rest = std::mem::take(path);
            let _ = path.write_fmt(step);
            path.push_str(&rest);
        }
        self
    }

    /// The exception, where what was given has no name.
    pub fn alone(self, what: &str) -> PyErr {
        match self {
            Refused::Type { path, text } => PyTypeError::new_err(format!("{what}{path} {text}")),
            Refused::Value { path, text } => PyValueError::new_err(format!("{what}{path} {text}")),
            Refused::Raised(error) => error,
        }
    }

    /// The exception, once it is known what was given: `get_depth(): argument`, `limit`.
    pub fn of(self, place: &str, name: &str) -> PyErr {
        match self {
            Refused::Type { path, text } => {
                PyTypeError::new_err(format!("{place} '{name}{path}' {text}"))
            }
            Refused::Value { path, text } => {
                PyValueError::new_err(format!("{place} '{name}{path}' {text}"))
            }
            Refused::Raised(error) => error,
        }
    }
}

impl From<PyErr> for Refused {
    fn from(error: PyErr) -> Self {
        Refused::Raised(error)
    }
}

/// `int`, `Depth`: the name that a user knows a type by.
pub(crate) fn type_name(class: &Bound<'_, PyType>) -> String {
    class
        .name()
        .map_or_else(|_| String::from("another type"), |name| name.to_string())
}

/// The repr of a value, cut where it would fill a screen.
pub(crate) fn excerpt(value: &Bound<'_, PyAny>) -> String {
    let Ok(text) = value.repr() else {
        return String::from("something that Python does not print");
    };
    let text = text.to_string_lossy();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into_owned(),
    }
}
