//! Values that Python hands over and does not get back: keys, secrets, passphrases.
//!
//! In: what a user wrote. Out: a [`Hidden`] in a request's slot, and from there the Rust value. Invariant: what is hidden cannot be read,
//! printed, copied or pickled from Python; it is in Rust's keeping, whose own type wipes it.

use std::any::Any;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::{Obj, Refused};

/// How a secret `T` is taken; the implementor is a name for it (`adapter::Secret`).
pub trait Conceal<T>: 'static {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<T, Refused>;
}

/// A secret in Python's hands: it is there, and that is all.
#[pyclass(frozen, module = "ccrxt", name = "Secret")]
pub struct Hidden(Box<dyn Any + Send + Sync>);

impl Hidden {
    /// What a slot holds in the place of what a user wrote.
    pub fn accept<T: Any + Send + Sync, C: Conceal<T>>(
        value: &Bound<'_, PyAny>,
    ) -> Result<Obj, Refused> {
        if let Ok(hidden) = value.cast::<Hidden>()
            && hidden.get().0.is::<T>()
        {
            return Ok(value.clone().unbind());
        }
        let secret = C::from_py(value)?;
        Ok(Py::new(value.py(), Hidden(Box::new(secret)))?.into_any())
    }

    /// The secret in a slot, or in an argument as the user wrote it.
    pub fn from_py<T: Any + Clone, C: Conceal<T>>(value: &Bound<'_, PyAny>) -> Result<T, Refused> {
        let hidden = value.cast::<Hidden>().ok();
        match hidden.and_then(|hidden| hidden.get().0.downcast_ref::<T>()) {
            Some(secret) => Ok(secret.clone()),
            None => C::from_py(value),
        }
    }

    /// One that a request holds which comes from Rust: hidden as it was when it went there.
    pub fn to_py<T: Any + Clone + Send + Sync>(secret: &T, py: Python<'_>) -> PyResult<Obj> {
        Ok(Py::new(py, Hidden(Box::new(secret.clone())))?.into_any())
    }

    /// Whether a slot's value is one.
    pub fn is(value: &Bound<'_, PyAny>) -> bool {
        value.is_instance_of::<Hidden>()
    }
}

#[pymethods]
impl Hidden {
    fn __repr__(&self) -> &'static str {
        "…"
    }

    fn __reduce__(&self) -> PyResult<Obj> {
        Err(PyTypeError::new_err(
            "a secret cannot be pickled or copied: make it again where it is needed",
        ))
    }
}
