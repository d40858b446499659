//! The items of a list in either storage.
//!
//! Invariant: both storages give the same items in every mode.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PySlice, PyString, PyTuple};

use crate::share::Slice;
use crate::{Mode, Obj, Refused, cross::plain};

pub(crate) enum Items {
    /// Items of a Rust vector.
    View(Slice),
    /// Python values, of a list made by hand, unpickled or detached.
    Values(Py<PyTuple>),
}

impl Items {
    pub fn len(&self, py: Python<'_>) -> usize {
        match self {
            Items::View(slice) => slice.len,
            Items::Values(tuple) => tuple.bind(py).len(),
        }
    }

    #[inline]
    pub fn item(&self, index: usize, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        match self {
            Items::View(slice) => slice.item(index, py, mode),
            Items::Values(tuple) => plain::of(&tuple.bind(py).get_item(index)?, mode),
        }
    }

    fn all(&self, py: Python<'_>, mode: Mode) -> PyResult<Vec<Obj>> {
        (0..self.len(py))
            .map(|index| self.item(index, py, mode))
            .collect()
    }

    pub fn list<'py>(&self, py: Python<'py>, mode: Mode) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, self.all(py, mode)?)
    }

    pub fn tuple<'py>(&self, py: Python<'py>, mode: Mode) -> PyResult<Bound<'py, PyTuple>> {
        match self {
            Items::Values(tuple) if mode == Mode::View => Ok(tuple.bind(py).clone()),
            _ => PyTuple::new(py, self.all(py, mode)?),
        }
    }

    pub fn part(&self, slice: &Bound<'_, PySlice>) -> PyResult<Self> {
        let py = slice.py();
        let range = slice.indices(self.len(py) as isize)?;
        Ok(match self {
            Items::View(items) => {
                Items::View(items.part(range.start.max(0) as usize, range.slicelength, range.step))
            }
            Items::Values(tuple) => Items::Values(
                tuple
                    .bind(py)
                    .as_any()
                    .get_item(slice)?
                    .cast_into::<PyTuple>()?
                    .unbind(),
            ),
        })
    }
}

/// Every item of an iterable, by this function.
pub(crate) fn each<T>(
    value: &Bound<'_, PyAny>,
    item: impl Fn(&Bound<'_, PyAny>) -> Result<T, Refused>,
) -> Result<Vec<T>, Refused> {
    let text = value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>();
    if text || value.is_instance_of::<PyDict>() {
        return Err(Refused::expected("a list", value));
    }
    let Ok(items) = value.try_iter() else {
        return Err(Refused::expected("a list", value));
    };
    items
        .enumerate()
        .map(|(index, given)| {
            item(&given?).map_err(|refused| refused.inside(format_args!("[{index}]")))
        })
        .collect()
}
