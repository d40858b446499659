//! Errors that no class stands for.
//!
//! In: an error of whatever type. Out: what it can tell, raised as `ccrxt.errors.CcrxtError`. Invariant: nothing is asked of the type:
//! what shows itself is shown, what can be debugged is debugged, and of any other the name is told.

use std::convert::Infallible;
use std::fmt::{Debug, Display};

use pyo3::prelude::*;

use crate::Failure;
use crate::error::{ErrorClass, Fault, Raise};

/// An error that no class stands for; it is raised as `ccrxt.errors.CcrxtError`.
pub struct Told(Failure);

impl<M> Fault<M> for Told {
    fn class() -> Option<&'static ErrorClass> {
        None
    }
    fn failure(self) -> Failure {
        self.0
    }
}

impl<M> Fault<M> for Infallible {
    fn class() -> Option<&'static ErrorClass> {
        None
    }
    fn failure(self) -> Failure {
        match self {}
    }
}

impl<E: std::error::Error> From<E> for Told {
    fn from(error: E) -> Self {
        told(Failure::shown(&error))
    }
}

/// An argument that an expression of the rules makes, with `?` in it.
pub fn built<T>(make: impl FnOnce() -> Result<T, Told>) -> PyResult<T> {
    make().map_err(|told| Python::attach(|py| Raise::of::<()>(told).to_err(py)))
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
        told(Failure::shown(&self.0))
    }
}

impl<E: Debug> TellDebugged for &Telling<E> {
    fn tell(&self) -> Told {
        told(Failure::debugged(&self.0))
    }
}

impl<E> TellName for Telling<E> {
    fn tell(&self) -> Told {
        let path = std::any::type_name::<E>();
        told(Failure::shown(path.rsplit("::").next().unwrap_or(path)))
    }
}

fn told(failure: Failure) -> Told {
    Told(Failure {
        kind: "CcrxtError",
        ..failure
    })
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
