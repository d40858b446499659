//! Rust errors become Python exceptions.
//!
//! In: an error of a venue as a [`Failure`], plain data. Out: an instance of the class that is both the venue's exception
//! class and the kind of `ccrxt.errors`. Invariant: nothing of Python is touched before [`Raise::to_err`].

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyType};

use crate::class::doc;
use crate::{Made, Obj, support};

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
}

/// A Rust type that becomes an exception. [`error!`](crate::error!) implements it.
pub trait Fault<M> {
    /// Its class; of none, `ccrxt.errors` has the class that its kind names.
    fn class() -> Option<&'static ErrorClass>;
    /// Which of its variants an enum is. None for a hidden one, and for what is no enum.
    fn variant(&self) -> Option<&'static str> {
        None
    }
    fn failure(self) -> Failure;
}

/// A venue's exception class.
pub struct ErrorClass {
    pub module: &'static str,
    pub name: &'static str,
    pub doc: &'static str,
    /// Its errors are one of several variants.
    pub varied: bool,
    made: PyOnceLock<Py<PyType>>,
}

impl ErrorClass {
    pub const fn new(
        module: &'static str,
        name: &'static str,
        doc: &'static str,
        varied: bool,
    ) -> Self {
        ErrorClass {
            module,
            name,
            doc,
            varied,
            made: PyOnceLock::new(),
        }
    }

    /// The Python class, made on first use.
    pub fn get<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyType>> {
        let made = self.made.get_or_try_init(py, || {
            let body = PyDict::new(py);
            body.set_item("__module__", self.module)?;
            body.set_item("__doc__", doc(self.doc))?;
            if self.varied {
                body.set_item("variant", py.None())?;
            }
            let class =
                py.get_type::<PyType>()
                    .call1((self.name, (kind(py, "CcrxtError")?,), body))?;
            PyResult::Ok(class.cast_into::<PyType>()?.unbind())
        })?;
        Ok(made.bind(py))
    }
}

impl Made for ErrorClass {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj> {
        Ok(self.get(py)?.clone().into_any().unbind())
    }
}

/// An exception that is still to be made.
pub(crate) struct Raise {
    pub class: Option<&'static ErrorClass>,
    pub variant: Option<&'static str>,
    pub failure: Failure,
}

impl Raise {
    /// All that is known of an error of a method.
    pub fn of<M>(error: impl Fault<M>) -> Self {
        fn class<M, E: Fault<M>>(_: &E) -> Option<&'static ErrorClass> {
            E::class()
        }
        Raise {
            class: class(&error),
            variant: error.variant(),
            failure: error.failure(),
        }
    }

    pub fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Raise {
            class: None,
            variant: None,
            failure: Failure {
                kind,
                message: message.into(),
                ..Failure::default()
            },
        }
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
        self.exception(py).unwrap_or_else(|error| error)
    }

    fn exception(&self, py: Python<'_>) -> PyResult<PyErr> {
        let failure = &self.failure;
        let data = PyDict::new(py);
        data.set_item("code", &failure.code)?;
        data.set_item("status", failure.status)?;
        data.set_item(
            "retry_after",
            failure.retry_after.map(|after| after.as_secs_f64()),
        )?;
        data.set_item("raw", failure.raw.as_ref().map(|raw| PyBytes::new(py, raw)))?;
        data.set_item("request", &failure.request)?;
        let exception = self
            .python_class(py)?
            .call((&failure.message,), Some(&data))?;
        if let Some(More(name, value)) = &failure.more {
            exception.setattr(*name, value(py)?)?;
        }
        if let Some(variant) = self.variant {
            // A keyword of Rust is a name here like any other.
            exception.setattr("variant", variant.trim_start_matches("r#"))?;
        }
        Ok(PyErr::from_value(exception))
    }

    fn python_class<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let Some(class) = self.class else {
            return kind(py, self.failure.kind);
        };
        let class = class.get(py)?;
        if self.failure.kind.is_empty() {
            return Ok(class.clone().into_any());
        }
        kind(py, "raised")?.call1((class, self.failure.kind))
    }
}

/// The result of what may be defective: a panic is an exception like any other.
pub(crate) fn guarded<T>(py: Python<'_>, body: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    let result = catch_unwind(AssertUnwindSafe(body));
    result.unwrap_or_else(|panic| Err(Raise::panic(&*panic).to_err(py)))
}

fn kind<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    static ERRORS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let errors = ERRORS.get_or_try_init(py, || {
        PyResult::Ok(support::import(py, "errors")?.into_any().unbind())
    })?;
    errors.bind(py).getattr(name)
}

/// A venue's error; see the crate's documentation.
#[macro_export]
macro_rules! error {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:ident = $type:ty $(, $failure:path)?; $($variant:ident),* $(,)?) => {
        #[allow(non_upper_case_globals)]
        pub static $name: $crate::ErrorClass = $crate::ErrorClass::new($module, stringify!($name), concat!($($doc, "\n"),*), !<[&str]>::is_empty(&[$(stringify!($variant)),*]));
        impl $crate::Fault<$here> for $type {
            fn class() -> ::core::option::Option<&'static $crate::ErrorClass> {
                ::core::option::Option::Some(&$name)
            }
            #[allow(deprecated, unreachable_patterns)]
            fn variant(&self) -> ::core::option::Option<&'static str> {
                match self {
                    $(Self::$variant { .. } => ::core::option::Option::Some(stringify!($variant)),)*
                    _ => ::core::option::Option::None,
                }
            }
            fn failure(self) -> $crate::Failure {
                $crate::macros::first!($($failure,)? $crate::Failure::shown)(self)
            }
        }
    };
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
