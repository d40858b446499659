//! What is of this process and this machine: paths of files, moments of the monotonic clock, values that other threads change.
//!
//! Invariant: the same moment is the same float, however often it is read.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{
    AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8, AtomicU16,
    AtomicU32, AtomicU64, AtomicUsize, Ordering,
};
use std::time::{Duration, Instant};

use pyo3::prelude::*;
use pyo3::types::PyFloat;

use crate::error::refused::excerpt;
use crate::{FromPy, Mode, Obj, Ref, Refused, ToPy};

/// A `pathlib.Path`.
impl<M: 'static> ToPy<M> for PathBuf {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(this.get().into_pyobject(py)?.unbind().into_any())
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        let path = <Self as FromPy<M>>::from_py(value)?;
        Ok(path.into_pyobject(value.py())?.unbind().into_any())
    }
}

impl<M: 'static> FromPy<M> for PathBuf {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        value
            .extract()
            .map_err(|_| Refused::expected("str or os.PathLike", value))
    }
}

/// Seconds, as `time.monotonic()` counts them.
impl<M: 'static> ToPy<M> for Instant {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        let (moment, seconds) = beginning(py)?;
        let at = this.get();
        let since = match at.checked_duration_since(moment) {
            Some(after) => after.as_secs_f64(),
            None => -moment.duration_since(*at).as_secs_f64(),
        };
        Ok(PyFloat::new(py, seconds + since).into_any().unbind())
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        <Self as FromPy<M>>::from_py(value)?;
        Ok(PyFloat::new(value.py(), value.extract()?)
            .into_any()
            .unbind())
    }
}

impl<M: 'static> FromPy<M> for Instant {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        let wanted: f64 = <f64 as FromPy<M>>::from_py(value)?;
        let (moment, seconds) = beginning(value.py())?;
        let since = wanted - seconds;
        let span = Duration::try_from_secs_f64(since.abs()).ok();
        let found = span.and_then(|span| match since < 0.0 {
            true => moment.checked_sub(span),
            false => moment.checked_add(span),
        });
        found.ok_or_else(|| {
            let given = excerpt(value);
            Refused::value(format!("must be a moment of time.monotonic(), not {given}"))
        })
    }
}

/// One moment on both clocks.
fn beginning(py: Python<'_>) -> PyResult<(Instant, f64)> {
    static BEGINNING: OnceLock<(Instant, f64)> = OnceLock::new();
    if let Some(both) = BEGINNING.get() {
        return Ok(*both);
    }
    let seconds = py.import("time")?.call_method0("monotonic")?.extract()?;
    Ok(*BEGINNING.get_or_init(|| (Instant::now(), seconds)))
}

macro_rules! atomics {
    ($($atomic:ident: $inner:ty),+ $(,)?) => {$(
        /// The value when it is read.
        impl<M: 'static> ToPy<M> for $atomic {
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                let value = this.get().load(Ordering::Relaxed);
                Ok(value.into_pyobject(py)?.to_owned().into_any().unbind())
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                <$inner as ToPy<M>>::accept(value)
            }
        }
        impl<M: 'static> FromPy<M> for $atomic {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                <$inner as FromPy<M>>::from_py(value).map(Self::new)
            }
        }
    )+};
}
atomics! {
    AtomicBool: bool,
    AtomicI8: i8,
    AtomicI16: i16,
    AtomicI32: i32,
    AtomicI64: i64,
    AtomicIsize: isize,
    AtomicU8: u8,
    AtomicU16: u16,
    AtomicU32: u32,
    AtomicU64: u64,
    AtomicUsize: usize,
}
