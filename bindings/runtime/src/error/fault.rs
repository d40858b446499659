//! How calls fail: types whose values are exceptions.
//!
//! In: an error. Out: an exception, to be raised or, in a `Result` that is a value, as it is. Invariant: it is made where Python is, by
//! the error's own type.

use std::convert::Infallible;
use std::sync::Arc;

use pyo3::exceptions::PyBaseException;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::error::exception::{self, ErrorClass};
use crate::error::{guarded, kind};
use crate::{Failure, Mode, Obj, Ref, Refused, Reply, ToPy};

/// A Rust type that becomes an exception. [`error!`](crate::error!) and [`error_enum!`](crate::error_enum!) implement it.
pub trait Fault<M: 'static>: Sized + Send + Sync + 'static {
    /// Its class; of none, `ccrxt.errors` has the class.
    fn class() -> Option<&'static ErrorClass> {
        None
    }

    fn exception(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj>;
}

/// The exception of an error that ends a call.
pub fn raised<M: 'static, E: Fault<M>>(error: E, py: Python<'_>) -> PyErr {
    let made = guarded(py, || {
        Reply::from(error).shared(|this| E::exception(this, py, Mode::View))
    });
    made.map_or_else(
        |error| error,
        |exception| PyErr::from_value(exception.into_bound(py)),
    )
}

impl<M: 'static> Fault<M> for Infallible {
    fn exception(this: Ref<'_, Self>, _: Python<'_>, _: Mode) -> PyResult<Obj> {
        match *this.get() {}
    }
}

/// What is told by the exception of all.
pub(crate) fn plain(failure: &Failure, py: Python<'_>) -> PyResult<Obj> {
    let class = kind(py, "CcrxtError")?;
    Ok(failure.instance(&class, None)?.unbind())
}

macro_rules! behind_a_pointer {
    ($($pointer:ident),+) => {$(
        impl<M: 'static, E: Fault<M>> Fault<M> for $pointer<E> {
            fn class() -> Option<&'static ErrorClass> {
                E::class()
            }
            fn exception(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
                E::exception(this.map(|pointer| &**pointer), py, mode)
            }
        }
    )+};
}
behind_a_pointer!(Box, Arc);

macro_rules! text {
    ($($text:ty),+ $(,)?) => {$(
        impl<M: 'static> Fault<M> for $text {
            fn exception(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                plain(&Failure::shown(this.get()), py)
            }
        }
    )+};
}
text!(String, &'static str);

/// Errors that have no class: in a value they are their text.
macro_rules! told {
    ($($error:ty),+ $(,)?) => {
        text!($($error),+);
        $(impl<M: 'static> ToPy<M> for $error {
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                Ok(PyString::new(py, &this.get().to_string()).into_any().unbind())
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                <String as ToPy<M>>::accept(value)
            }
        })+
    };
}
told!(
    Box<dyn std::error::Error + Send + Sync>,
    std::fmt::Error,
    std::io::Error,
    std::num::ParseFloatError,
    std::num::ParseIntError,
    std::num::TryFromIntError,
    std::str::Utf8Error,
    std::string::FromUtf8Error,
);

/// What a step came to: its value, or the exception that it would have raised.
impl<M: 'static, T: ToPy<M>, E: Fault<M>> ToPy<M> for Result<T, E> {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        match (
            this.find(|result| result.as_ref().ok()),
            this.find(|result| result.as_ref().err()),
        ) {
            (Some(value), _) => T::to_py(value, py, mode),
            (None, Some(error)) => E::exception(error, py, mode),
            (None, None) => unreachable!("a result is one of the two"),
        }
    }

    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        match (value.is_instance_of::<PyBaseException>(), E::class()) {
            (true, Some(class)) => exception::accept(value, class),
            (true, None) if value.is_instance(&kind(value.py(), "CcrxtError")?)? => {
                Ok(value.clone().unbind())
            }
            (true, None) => Err(Refused::expected("CcrxtError", value)),
            (false, _) => T::accept(value),
        }
    }

    fn to_f64(&self) -> Option<f64> {
        self.as_ref().ok()?.to_f64()
    }
}
