//! Objects of the classes that `type` made, without a call of `type.__call__` for each: these are made by the thousand.
//!
//! Invariant: an object here is laid out as PyO3 lays out its own `Record`s, which is checked before the first is made.

use pyo3::exceptions::PySystemError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

use crate::{Obj, Record};

/// An object of this class, which derives from `Record`, with this content.
#[inline]
pub(crate) fn record(class: &Bound<'_, PyType>, content: Record) -> PyResult<Obj> {
    let py = class.py();
    let offset = offset(py)?;
    // SAFETY: `class` derives from `Record`, so that its objects begin with the memory of one; `offset` is where the content
    // lies in that memory, and there is nothing else in it to be initialised (`measure`). `PyType_GenericAlloc` gives a new
    // object of zeroed memory that nobody else knows; its destructor is PyO3's, which drops the content.
    unsafe {
        let object = ffi::PyType_GenericAlloc(class.as_type_ptr(), 0);
        if object.is_null() {
            return Err(PyErr::fetch(py));
        }
        object.byte_add(offset).cast::<Record>().write(content);
        Ok(Bound::from_owned_ptr(py, object).unbind())
    }
}

#[inline]
fn offset(py: Python<'_>) -> PyResult<usize> {
    static OFFSET: PyOnceLock<usize> = PyOnceLock::new();
    match OFFSET.get(py) {
        Some(offset) => Ok(*offset),
        None => OFFSET.get_or_try_init(py, || measure(py)).copied(),
    }
}

/// Where PyO3 puts the content of a `Record`: seen on one that PyO3 made.
#[cold]
fn measure(py: Python<'_>) -> PyResult<usize> {
    let sample = Bound::new(py, Record::sample())?;
    let offset = std::ptr::from_ref(sample.get()).addr() - sample.as_ptr().addr();
    let size: usize = py
        .get_type::<Record>()
        .getattr("__basicsize__")?
        .extract()?;
    let align = align_of::<Record>();
    if size != offset + size_of::<Record>()
        || !offset.is_multiple_of(align)
        || align > align_of::<ffi::PyObject>()
    {
        return Err(PySystemError::new_err(
            "PyO3 keeps more in an object than its content: this build of ccrxt is broken",
        ));
    }
    Ok(offset)
}
