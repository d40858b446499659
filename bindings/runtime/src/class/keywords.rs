//! Fields by name: what stands between the parentheses where an object of a class is made by hand.
//!
//! In: the arguments of the constructor. Out: each field's position, with the value for it.
//! Invariant: a name that the class does not have, or a value without one, is refused before it is looked at.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use crate::class::Class;

/// Hands each value to `take`.
pub(crate) fn by_name(
    class: &Class,
    args: &Bound<'_, PyTuple>,
    keywords: Option<&Bound<'_, PyDict>>,
    mut take: impl FnMut(usize, &Bound<'_, PyAny>) -> PyResult<()>,
) -> PyResult<()> {
    if !args.is_empty() {
        return Err(PyTypeError::new_err(format!(
            "{}() takes its fields by name: {}(…=…)",
            class.name, class.name
        )));
    }
    for (name, value) in keywords.into_iter().flatten() {
        let name = name.cast_into::<PyString>()?;
        let name = name.to_str()?;
        let Some(index) = class.position(name) else {
            return Err(PyTypeError::new_err(format!(
                "{}() has no field '{name}'; its fields are {}",
                class.name,
                class.field_names()
            )));
        };
        take(index, &value)?;
    }
    Ok(())
}
