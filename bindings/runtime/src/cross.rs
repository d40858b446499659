//! The two traits by which a Rust type crosses.
//!
//! Invariant: what `to_py` gives in mode `View`, `accept` takes and gives back equal.

pub(crate) mod convert;
pub(crate) mod loan;
pub(crate) mod plain;

use std::sync::Arc;

use pyo3::prelude::*;

use crate::class::class_of::ClassOf;
use crate::{Obj, Ref, Refused};

/// What is made of nested values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Views that share the reply: what an attribute gives.
    View,
    /// Plain `dict`s and `list`s: what `to_dict` gives.
    Plain,
    /// Records and lists of their own, which keep no reply alive: what `copy.copy` gives.
    Detached,
}

/// Out: from a Rust value to a Python one. `M` is the marker of the crate that says so.
pub trait ToPy<M: 'static>: Sized + Send + Sync + 'static {
    /// Whether `None` is one of its values, so that it may be left out when a record is made by hand.
    const OPTIONAL: bool = false;

    fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj>;

    /// The same of one behind a pointer, which Python may then have too.
    fn shared_to_py(this: Ref<'_, Arc<Self>>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        Self::to_py(this.map(|pointer| &**pointer), py, mode)
    }

    /// The value that `to_py` would have given for what a user wrote: `"1.50"` where a `Decimal` belongs becomes one.
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused>;

    /// The number in a column of floats.
    fn to_f64(&self) -> Option<f64> {
        None
    }

    /// The Python function in a value, if Rust code calls it.
    fn function<'py>(_value: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        None
    }

    /// The Python class, if it is a record.
    fn class() -> Option<&'static ClassOf<Self>> {
        None
    }
}

/// In: from what a user wrote to a Rust value.
pub trait FromPy<M: 'static>: Sized {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused>;

    /// The same in an `Arc`; where Python's object is one already, it is that one.
    fn shared(value: &Bound<'_, PyAny>) -> Result<Arc<Self>, Refused> {
        Self::from_py(value).map(Arc::new)
    }

    /// What a left-out argument means; a type without such a meaning is required.
    fn absent() -> Absent<Self> {
        Absent::Refused
    }
}

/// The meaning of a left-out argument.
pub enum Absent<T> {
    Refused,
    Means(T),
}
