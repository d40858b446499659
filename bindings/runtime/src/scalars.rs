//! Types that every Python programmer knows on both sides: numbers, text, `None`, lists, durations.

use std::sync::Arc;
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString};

use crate::refused::excerpt;
use crate::{Absent, FromPy, Mode, Obj, Ref, Refused, ToPy, items, list};

macro_rules! integers {
    ($($type:ty),+) => {$(
        impl<M: 'static> ToPy<M> for $type {
            #[inline]
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                Ok(this.get().into_pyobject(py)?.into_any().unbind())
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                let value_in_range = integer(value, |int| int.extract::<$type>().ok(), <$type>::MIN.into(), <$type>::MAX.into())?;
                Ok(value_in_range.into_pyobject(value.py()).map_err(PyErr::from)?.into_any().unbind())
            }
            fn to_f64(&self) -> Option<f64> {
                Some(*self as f64)
            }
        }
        impl<M: 'static> FromPy<M> for $type {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                integer(value, |int| int.extract::<$type>().ok(), <$type>::MIN.into(), <$type>::MAX.into())
            }
        }
    )+};
}
integers!(u8, u16, u32, u64, i8, i16, i32, i64);

/// An int in range, or what has `__index__`; a `bool` is none.
fn integer<T>(
    value: &Bound<'_, PyAny>,
    extract: impl Fn(&Bound<'_, PyAny>) -> Option<T>,
    least: i128,
    most: i128,
) -> Result<T, Refused> {
    let int = index(value).ok_or_else(|| Refused::expected("int", value))?;
    extract(&int).ok_or_else(|| {
        Refused::value(format!(
            "must be between {least} and {most}, not {}",
            excerpt(&int)
        ))
    })
}

/// A Python `int`, or what stands for one by its `__index__`.
pub(crate) fn index<'py>(value: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
    if value.is_instance_of::<PyInt>() {
        return (!value.is_instance_of::<PyBool>()).then(|| value.clone());
    }
    value
        .py()
        .import("operator")
        .ok()?
        .call_method1("index", (value,))
        .ok()
}

impl<M: 'static> ToPy<M> for bool {
    #[inline]
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(PyBool::new(py, *this.get()).to_owned().into_any().unbind())
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        <bool as FromPy<M>>::from_py(value).map(|_| value.clone().unbind())
    }
}

impl<M: 'static> FromPy<M> for bool {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        value
            .cast::<PyBool>()
            .map(|value| value.is_true())
            .map_err(|_| Refused::expected("bool", value))
    }
}

impl<M: 'static> ToPy<M> for f64 {
    #[inline]
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(PyFloat::new(py, *this.get()).into_any().unbind())
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        Ok(
            PyFloat::new(value.py(), <f64 as FromPy<M>>::from_py(value)?)
                .into_any()
                .unbind(),
        )
    }
    fn to_f64(&self) -> Option<f64> {
        Some(*self)
    }
}

impl<M: 'static> FromPy<M> for f64 {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        if value.is_instance_of::<PyBool>() || value.is_instance_of::<PyString>() {
            return Err(Refused::expected("float", value));
        }
        let Ok(number) = value.extract::<f64>() else {
            return Err(Refused::expected("float", value));
        };
        if number.is_finite() {
            Ok(number)
        } else {
            Err(Refused::value(format!(
                "must be a finite number, not {number}"
            )))
        }
    }
}

impl<M: 'static> ToPy<M> for String {
    #[inline]
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(PyString::new(py, this.get()).into_any().unbind())
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        Ok(PyString::new(value.py(), &text(value)?).into_any().unbind())
    }
}

impl<M: 'static> FromPy<M> for String {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        text(value)
    }
}

/// A `str`, nothing else: a symbol that is a float was a mistake.
pub fn text(value: &Bound<'_, PyAny>) -> Result<String, Refused> {
    let text = value
        .cast::<PyString>()
        .map_err(|_| Refused::expected("str", value))?;
    text.to_str()
        .map(str::to_owned)
        .map_err(|_| Refused::value("must be text that UTF-8 can hold: it has a lone surrogate"))
}

impl<M: 'static, T: ToPy<M>> ToPy<M> for Option<T> {
    const OPTIONAL: bool = true;

    #[inline]
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        match this.find(Option::as_ref) {
            Some(value) => T::to_py(value, py, mode),
            None => Ok(py.None()),
        }
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        if value.is_none() {
            Ok(value.py().None())
        } else {
            T::accept(value)
        }
    }
    fn to_f64(&self) -> Option<f64> {
        self.as_ref()?.to_f64()
    }
}

impl<M: 'static, T: FromPy<M>> FromPy<M> for Option<T> {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        if value.is_none() {
            Ok(None)
        } else {
            T::from_py(value).map(Some)
        }
    }
    fn absent() -> Absent<Self> {
        Absent::Means(None)
    }
}

impl<M: 'static, T: ToPy<M>> ToPy<M> for Vec<T> {
    #[inline]
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        list::to_py::<M, T>(this, py, mode)
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        list::accept::<M, T>(value)
    }
}

impl<M: 'static, T: FromPy<M>> FromPy<M> for Vec<T> {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        items::each(value, T::from_py)
    }
}

macro_rules! pointers {
    ($($pointer:ident),+) => {$(
        impl<M: 'static, T: ToPy<M>> ToPy<M> for $pointer<T> {
            const OPTIONAL: bool = T::OPTIONAL;

            #[inline]
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
                T::to_py(this.map(|pointer| &**pointer), py, mode)
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                T::accept(value)
            }
            fn to_f64(&self) -> Option<f64> {
                (**self).to_f64()
            }
        }
        impl<M: 'static, T: FromPy<M>> FromPy<M> for $pointer<T> {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                T::from_py(value).map($pointer::new)
            }
        }
    )+};
}
pointers!(Box, Arc);

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
