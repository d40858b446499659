//! Python's points and spans of time, brought to the form in which PyO3 reads them.
//!
//! Invariant: a point of time says its offset or it does not; neither is ever guessed.

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDateTime, PyDelta, PyDict, PyFloat, PyInt, PyTime, PyTzInfo};

use crate::scalars::time::{Unit, from_py};
use crate::{Obj, Refused};

/// A point of time: nanoseconds since 1970 where a `ccrxt.Time` counts finer than a `datetime`, else a `datetime` in UTC.
pub enum Moment<'py> {
    Nanos(i64),
    Utc(Bound<'py, PyAny>),
}

/// An aware `datetime`, or a `ccrxt.Time`.
pub fn aware<'py>(value: &Bound<'py, PyAny>) -> Result<Moment<'py>, Refused> {
    let py = value.py();
    if value.is_instance_of::<PyDateTime>() {
        if value.call_method0("utcoffset")?.is_none() {
            return Err(Refused::value(
                "must be a datetime with a time zone; this one has none",
            ));
        }
        let utc = PyTzInfo::utc(py)?;
        return Ok(Moment::Utc(value.call_method1("astimezone", (utc,))?));
    }
    if value.is_exact_instance_of::<PyInt>() || value.is_instance_of::<PyBool>() {
        return Err(Refused::expected(AWARE, value));
    }
    from_py(value, Unit::Nanoseconds)
        .map(Moment::Nanos)
        .map_err(|refused| match refused {
            Refused::Type { .. } => Refused::expected(AWARE, value),
            other => other,
        })
}

const AWARE: &str = "a datetime with a time zone or a ccrxt.Time";

/// The offset of an aware `datetime` as a `timedelta`; of anything else none.
pub fn offset<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    match value.is_instance_of::<PyDateTime>() {
        true => value.call_method0("utcoffset").map(Some),
        false => Ok(None),
    }
}

/// A `datetime` without an offset.
pub fn naive<'py>(value: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>, Refused> {
    if !value.is_instance_of::<PyDateTime>() {
        return Err(Refused::expected("a datetime without a time zone", value));
    }
    if !value.getattr("tzinfo")?.is_none() {
        return Err(Refused::value(
            "must be a datetime without a time zone; this one has one",
        ));
    }
    Ok(value.clone())
}

/// A `date` that is no `datetime`, whose time would be lost.
pub fn date<'py>(value: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>, Refused> {
    match value.is_instance_of::<PyDate>() && !value.is_instance_of::<PyDateTime>() {
        true => Ok(value.clone()),
        false => Err(Refused::expected("a date", value)),
    }
}

/// A `time` without an offset.
pub fn clock<'py>(value: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>, Refused> {
    match value.is_instance_of::<PyTime>() && value.getattr("tzinfo")?.is_none() {
        true => Ok(value.clone()),
        false => Err(Refused::expected("a time without a time zone", value)),
    }
}

/// A `timedelta`, or the one of so many seconds.
pub fn span<'py>(value: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>, Refused> {
    let py = value.py();
    if value.is_instance_of::<PyDelta>() {
        return Ok(value.clone());
    }
    let number = value.is_instance_of::<PyFloat>() || value.is_instance_of::<PyInt>();
    if !number || value.is_instance_of::<PyBool>() {
        let wanted = "a timedelta or a number of seconds";
        return Err(Refused::expected(wanted, value));
    }
    let seconds = PyDict::new(py);
    seconds.set_item("seconds", value)?;
    py.get_type::<PyDelta>()
        .call((), Some(&seconds))
        .map_err(|error| Refused::value(format!("is no span of time: {}", error.value(py))))
}

/// The Rust value of what is of the right type but may be out of its range.
pub fn fit<'py, T: FromPyObjectOwned<'py>>(value: &Bound<'py, PyAny>) -> Result<T, Refused> {
    value.extract::<T>().map_err(|error| {
        let error: PyErr = error.into();
        Refused::value(format!("does not fit: {}", error.value(value.py())))
    })
}

/// What PyO3 makes of a Rust value.
pub fn given<'py, T: IntoPyObject<'py>>(value: T, py: Python<'py>) -> PyResult<Obj> {
    value.into_py_any(py)
}
