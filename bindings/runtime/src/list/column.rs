//! One field of all items of a list, at once.

use pyo3::exceptions::{PyAttributeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyList, PyString};

use crate::error::refused::type_name;
use crate::list::items::Items;
use crate::share::Slice;
use crate::{Mode, Obj, Record, list::buffer, scalars::decimal};

/// The column of this name in the form that was asked for.
pub(crate) fn of(
    items: &Items,
    name: &str,
    form: Option<&Bound<'_, PyAny>>,
    py: Python<'_>,
) -> PyResult<Obj> {
    let column = Column::find(items, name, py)?;
    let Some(form) = form else {
        return Ok(PyList::new(py, column.values(py)?)?.into_any().unbind());
    };
    if form.is(py.get_type::<PyFloat>()) {
        let floats = PyList::new(py, column.floats(name, py)?)?;
        return Ok(floats.into_any().unbind());
    }
    if form.cast::<PyString>().is_ok_and(|form| form == "buffer") {
        let floats = buffer::memoryview(py, column.floats(name, py)?)?;
        return Ok(floats.into_any().unbind());
    }
    if form.is(decimal::class(py)?) {
        let values = column.values(py)?.into_iter();
        let decimals = values.map(|value| to_decimal(value.bind(py), name));
        let decimals = PyList::new(py, decimals.collect::<PyResult<Vec<_>>>()?)?;
        return Ok(decimals.into_any().unbind());
    }
    Err(PyValueError::new_err(format!(
        "column(): argument 'as_' must be Decimal, float or \"buffer\", not {}",
        form.repr()?
    )))
}

enum Column<'a> {
    /// A field of structs that lie in a row.
    View { slice: &'a Slice, index: usize },
    /// An attribute of Python objects, already read.
    Values(Vec<Obj>),
}

impl<'a> Column<'a> {
    fn find(items: &'a Items, name: &str, py: Python<'_>) -> PyResult<Self> {
        let Items::View(slice) = items else {
            return Column::read(items, name, py);
        };
        let Some(class) = slice.class() else {
            return Column::read(items, name, py);
        };
        match class.position(name) {
            Some(index) => Ok(Column::View { slice, index }),
            None => Err(PyAttributeError::new_err(format!(
                "{} has no field '{name}'; its fields are {}",
                class.name,
                class.field_names()
            ))),
        }
    }

    /// Item by item: of records that do not lie in a row, and of some that are `None`.
    fn read(items: &Items, name: &str, py: Python<'_>) -> PyResult<Self> {
        let values =
            items
                .tuple(py, Mode::View)?
                .into_iter()
                .map(|item| match item.cast::<Record>() {
                    Ok(record) => record.getattr(name).map(Bound::unbind),
                    Err(_) if item.is_none() => Ok(py.None()),
                    Err(_) => Err(PyTypeError::new_err(
                        "column(): the items of this list have no fields",
                    )),
                });
        Ok(Column::Values(values.collect::<PyResult<_>>()?))
    }

    fn values(&self, py: Python<'_>) -> PyResult<Vec<Obj>> {
        match self {
            Column::View { slice, index } => (0..slice.len)
                .map(|item| slice.item_field(item, *index, py, Mode::View))
                .collect(),
            Column::Values(values) => Ok(values.iter().map(|value| value.clone_ref(py)).collect()),
        }
    }

    fn floats(&self, name: &str, py: Python<'_>) -> PyResult<Vec<f64>> {
        let (slice, index) = match self {
            Column::View { slice, index } => (slice, *index),
            Column::Values(values) => {
                return values
                    .iter()
                    .map(|value| to_float(value.bind(py), name))
                    .collect();
            }
        };
        let mut floats = Vec::with_capacity(slice.len);
        for (item, number) in slice.field_numbers(index).enumerate() {
            floats.push(match number {
                Some(float) => float,
                // A number that is not there, or something that is none.
                None => to_float(
                    slice.item_field(item, index, py, Mode::View)?.bind(py),
                    name,
                )?,
            });
        }
        Ok(floats)
    }
}

fn to_float(value: &Bound<'_, PyAny>, name: &str) -> PyResult<f64> {
    if value.is_none() {
        return Ok(f64::NAN);
    }
    match value.extract::<f64>() {
        Ok(float) if !value.is_instance_of::<PyString>() => Ok(float),
        _ => Err(no_number(value, name)),
    }
}

fn to_decimal(value: &Bound<'_, PyAny>, name: &str) -> PyResult<Obj> {
    let py = value.py();
    if value.is_none() {
        return Ok(decimal::class(py)?.call1(("NaN",))?.unbind());
    }
    if value.is_instance(decimal::class(py)?)? {
        return Ok(value.clone().unbind());
    }
    match decimal::digits(value) {
        Ok(digits) if !value.is_instance_of::<PyString>() => decimal::from_text(py, &digits),
        _ => Err(no_number(value, name)),
    }
}

#[cold]
fn no_number(value: &Bound<'_, PyAny>, name: &str) -> PyErr {
    PyTypeError::new_err(format!(
        "column(): '{name}' holds {}, which is no number",
        type_name(&value.get_type())
    ))
}
