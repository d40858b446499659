//! Values that Python objects hold as they are: in records, lists and maps made by hand, unpickled or detached.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::share::Meta;
use crate::{List, Map, Mode, Obj, Record, Request};

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
    } else if let Ok(request) = value.cast::<Request>() {
        Request::to_mode(request, mode)
    } else if let Ok(tuple) = value.cast::<PyTuple>() {
        let items = tuple.iter().map(|item| of(&item, mode));
        let items = items.collect::<PyResult<Vec<_>>>()?;
        Ok(PyTuple::new(value.py(), items)?.into_any().unbind())
    } else {
        Ok(value.clone().unbind())
    }
}

/// What is known of a reply; `None` where there is none, of which `ccrxt.meta` makes a sentence.
pub(crate) fn meta(meta: Option<&dyn Meta>, py: Python<'_>) -> PyResult<Obj> {
    meta.map_or_else(|| Ok(py.None()), |meta| meta.to_py(py))
}
