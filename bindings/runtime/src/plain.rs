//! Values that Python objects hold as they are: in records, lists and maps made by hand, unpickled or detached.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::share::Meta;
use crate::{List, Map, Mode, Obj, Record};

/// The same value in another mode.
pub(crate) fn of(value: &Bound<'_, PyAny>, mode: Mode) -> PyResult<Obj> {
    if mode == Mode::View {
        return Ok(value.clone().unbind());
    }
    if let Ok(record) = value.cast::<Record>() {
        Record::to_mode(record, mode)
    } else if let Ok(list) = value.cast::<List>() {
        List::to_mode(list, mode)
    } else if let Ok(map) = value.cast::<Map>() {
        Map::to_mode(map, mode)
    } else {
        Ok(value.clone().unbind())
    }
}

/// What is known of a reply; a `TypeError` where there is none.
pub(crate) fn meta(meta: Option<&dyn Meta>, class: &str, py: Python<'_>) -> PyResult<Obj> {
    match meta {
        Some(meta) => meta.to_py(py),
        None => Err(PyTypeError::new_err(format!(
            "this {class} belongs to no reply: it was made by hand, copied or unpickled"
        ))),
    }
}
