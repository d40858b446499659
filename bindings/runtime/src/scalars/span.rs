//! Spans and points of time in the forms that the standard library has for them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyString};

use crate::scalars::time::{self, Unit};
use crate::{FromPy, Mode, Obj, Ref, Refused, ToPy};

/// Seconds, as a float.
impl<M: 'static> ToPy<M> for Duration {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(PyFloat::new(py, this.get().as_secs_f64())
            .into_any()
            .unbind())
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        Ok(PyFloat::new(
            value.py(),
            <Duration as FromPy<M>>::from_py(value)?.as_secs_f64(),
        )
        .into_any()
        .unbind())
    }
    fn to_f64(&self) -> Option<f64> {
        Some(self.as_secs_f64())
    }
}

/// From seconds as a number, or from a `timedelta`.
impl<M: 'static> FromPy<M> for Duration {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        let wanted = "a number of seconds or a timedelta";
        if value.is_instance_of::<PyBool>() || value.is_instance_of::<PyString>() {
            return Err(Refused::expected(wanted, value));
        }
        let seconds = match value.extract::<f64>() {
            Ok(seconds) => seconds,
            Err(_) => match value.call_method0("total_seconds") {
                Ok(seconds) => seconds.extract::<f64>()?,
                Err(_) => return Err(Refused::expected(wanted, value)),
            },
        };
        Duration::try_from_secs_f64(seconds)
            .map_err(|_| Refused::value(format!("must be zero or more seconds, not {seconds}")))
    }
}

/// A `ccrxt.Nanoseconds`.
impl<M: 'static> ToPy<M> for SystemTime {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        let nanos = match this.get().duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_nanos()),
            Err(before) => i64::try_from(before.duration().as_nanos()).map(|nanos| -nanos),
        };
        let nanos = nanos.map_err(|_| {
            PyOverflowError::new_err(
                "a time is farther from 1970 than 64 bits of nanoseconds can say",
            )
        })?;
        time::to_py(py, Unit::Nanoseconds, nanos)
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        let nanos = time::from_py(value, Unit::Nanoseconds)?;
        Ok(time::to_py(value.py(), Unit::Nanoseconds, nanos)?)
    }
}

/// From a `ccrxt.Time`, an aware `datetime`, or an int of nanoseconds.
impl<M: 'static> FromPy<M> for SystemTime {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        let nanos = time::from_py(value, Unit::Nanoseconds)?;
        let span = Duration::from_nanos(nanos.unsigned_abs());
        let point = match nanos {
            0.. => UNIX_EPOCH.checked_add(span),
            _ => UNIX_EPOCH.checked_sub(span),
        };
        point.ok_or_else(|| Refused::value("is farther from 1970 than this system can say"))
    }
}
