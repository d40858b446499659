//! The Rust error in an exception, for methods to be called on.
//!
//! In: an error on its way to Python. Out: an attribute of its exception that nobody sees, and out of that the error again. Invariant: the
//! attribute hinders no pickle and no copy: an exception that was unpickled has none.

use std::any::Any;
use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::share::Part;
use crate::{Obj, Ref};

/// Where it is in the exception.
const ATTRIBUTE: &str = "__kept__";

#[pyclass(frozen)]
struct Kept(Arc<dyn Any + Send + Sync>);

#[pymethods]
impl Kept {
    /// It is pickled as `None`.
    fn __reduce__(&self, py: Python<'_>) -> PyResult<(Py<PyType>, ())> {
        Ok((py.None().bind(py).get_type().unbind(), ()))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: Obj) -> Py<Self> {
        slf
    }
}

/// Puts the error into its exception.
pub(crate) fn keep<T: Send + Sync + 'static>(
    error: Ref<'_, T>,
    exception: &Bound<'_, PyAny>,
) -> PyResult<()> {
    let kept = Kept(Arc::new(Part::from(error)));
    exception.setattr(
        intern!(exception.py(), ATTRIBUTE),
        Py::new(exception.py(), kept)?,
    )
}

#[cold]
fn missing(exception: &Bound<'_, PyAny>) -> PyResult<PyErr> {
    let name = exception.get_type().qualname()?;
    Ok(PyTypeError::new_err(format!(
        "this {name} has no Rust error to ask, as one that a call raised has: Python made it, unpickled it, or took it out of a copy"
    )))
}

/// The error that an exception is of.
pub fn kept<T: Send + Sync + 'static>(exception: &Bound<'_, PyAny>) -> PyResult<Arc<Part<T>>> {
    let kept = exception.getattr_opt(intern!(exception.py(), ATTRIBUTE))?;
    let kept = kept.and_then(|kept| Some(kept.cast::<Kept>().ok()?.get().0.clone()));
    let part = kept.and_then(|kept| kept.downcast::<Part<T>>().ok());
    part.map_or_else(|| Err(missing(exception)?), Ok)
}
