//! What is deprecated warns whoever uses it.
//!
//! In: a name, and what its author says of it. Out: a `DeprecationWarning` that points at the user's line, or the exception
//! that Python makes of it where warnings are errors; then nothing else has been done.

use std::ffi::CString;

use pyo3::exceptions::PyDeprecationWarning;
use pyo3::prelude::*;

/// Warns the code so many Python frames above.
#[cold]
pub(crate) fn warn(py: Python<'_>, name: &str, note: &str, frames: i32) -> PyResult<()> {
    let text = match note {
        "" => format!("{name} is deprecated"),
        note => format!("{name} is deprecated: {note}"),
    };
    let text = CString::new(text.replace('\0', "")).unwrap_or_default();
    PyErr::warn(py, &py.get_type::<PyDeprecationWarning>(), &text, frames)
}
