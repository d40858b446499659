//! Errors that no class stands for.
//!
//! In: an error of whatever type. Out: what it can tell, raised as `ccrxt.errors.CcrxtError`. Invariant: nothing is asked of the type:
//! what shows itself is shown, what can be debugged is debugged, and of any other the name is told.

use std::fmt::{Debug, Display};

use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::error::fault::{Fault, plain, raised};
use crate::{Failure, Mode, Obj, Ref};

/// An error that no class stands for; it is raised as `ccrxt.errors.CcrxtError`.
pub struct Told(Failure);

impl<M: 'static> Fault<M> for Told {
    fn exception(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        plain(&this.get().0, py)
    }
}

impl<E: std::error::Error> From<E> for Told {
    fn from(error: E) -> Self {
        Told(Failure::shown(&error))
    }
}

/// An argument that an expression of the rules makes, with `?` in it.
pub fn built<T>(make: impl FnOnce() -> Result<T, Told>) -> PyResult<T> {
    make().map_err(|told| Python::attach(|py| raised::<(), _>(told, py)))
}

/// Finds out what an error can tell: `(&&&Telling(error)).tell()` takes the first of these traits that applies.
pub struct Telling<E>(pub E);

pub trait TellShown {
    fn tell(&self) -> Told;
}

pub trait TellDebugged {
    fn tell(&self) -> Told;
}

pub trait TellName {
    fn tell(&self) -> Told;
}

impl<E: Display> TellShown for &&Telling<E> {
    fn tell(&self) -> Told {
        Told(Failure::shown(&self.0))
    }
}

impl<E: Debug> TellDebugged for &Telling<E> {
    fn tell(&self) -> Told {
        Told(Failure::debugged(&self.0))
    }
}

impl<E> TellName for Telling<E> {
    fn tell(&self) -> Told {
        Told(Failure::silent(&self.0))
    }
}

/// What an error tells, as the text of an attribute.
pub fn said(told: Told, py: Python<'_>) -> PyResult<Obj> {
    Ok(PyString::new(py, &told.0.message).into_any().unbind())
}

/// What an error tells, as one that can be raised.
#[macro_export]
#[doc(hidden)]
macro_rules! __told {
    ($error:expr) => {{
        #[allow(unused_imports)]
        use $crate::macros::{TellDebugged as _, TellName as _, TellShown as _};
        (&&&$crate::macros::Telling($error)).tell()
    }};
}

pub use crate::__told as told;
