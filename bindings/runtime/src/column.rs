//! One field of all items of a list, at once.

use std::ffi::{CStr, c_int, c_void};

use pyo3::exceptions::{PyAttributeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyList, PyMemoryView, PyString};

use crate::class::Class;
use crate::list::Items;
use crate::{Mode, Obj};

/// The column of this name in the form that was asked for.
pub(crate) fn of(
    items: &Items,
    name: &str,
    form: Option<&Bound<'_, PyAny>>,
    py: Python<'_>,
) -> PyResult<Obj> {
    todo!()
}
