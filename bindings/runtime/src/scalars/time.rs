//! Points in time: `ccrxt.times` out, and in from those, from aware `datetime`s, and from integers.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyInt, PyType};

use crate::{Obj, Refused, support};

/// What one tick of a time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
}

impl Unit {
    /// The unit of that many nanoseconds; it must be one of the four.
    pub const fn of_nanos(nanos: i64) -> Self {
        match nanos {
            1_000_000_000 => Unit::Seconds,
            1_000_000 => Unit::Milliseconds,
            1_000 => Unit::Microseconds,
            1 => Unit::Nanoseconds,
            _ => panic!("a time is in seconds, milliseconds, microseconds or nanoseconds"),
        }
    }

    /// Its class in `ccrxt.times`.
    pub fn class(self, py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
        static CLASSES: [PyOnceLock<Py<PyType>>; 4] = [const { PyOnceLock::new() }; 4];
        let name = ["Seconds", "Milliseconds", "Microseconds", "Nanoseconds"][self as usize];
        let class = CLASSES[self as usize].get_or_try_init(py, || {
            let class = support::import(py, "times")?.getattr(name)?;
            PyResult::Ok(class.cast_into()?.unbind())
        })?;
        Ok(class.bind(py))
    }
}

/// The time of that many ticks since 1970.
pub fn to_py(py: Python<'_>, unit: Unit, ticks: i64) -> PyResult<Obj> {
    Ok(unit.class(py)?.call1((ticks,))?.unbind())
}

/// Ticks of a `Time`, an aware `datetime`, or a plain int, which is in this unit.
pub fn from_py(value: &Bound<'_, PyAny>, unit: Unit) -> Result<i64, Refused> {
    let py = value.py();
    let class = unit.class(py)?;
    if value.is_instance_of::<PyBool>() {
        return Err(wrong_type(value));
    }
    let time = value.get_type();
    if value.is_exact_instance_of::<PyInt>() || time.is(class) {
        return ticks(value);
    }
    match class.call_method1("of", (value,)) {
        Ok(time) => ticks(&time),
        Err(error) if error.is_instance_of::<PyTypeError>(py) => Err(wrong_type(value)),
        Err(error) if error.is_instance_of::<PyValueError>(py) => {
            Err(Refused::value(format!("does not fit: {}", error.value(py))))
        }
        Err(error) => Err(Refused::Raised(error)),
    }
}

fn ticks(time: &Bound<'_, PyAny>) -> Result<i64, Refused> {
    time.extract()
        .map_err(|_| Refused::value("is farther from 1970 than 64 bits can say"))
}

fn wrong_type(value: &Bound<'_, PyAny>) -> Refused {
    Refused::expected("a ccrxt.Time, an aware datetime or an int", value)
}
