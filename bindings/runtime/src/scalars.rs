//! Types that every Python programmer knows on both sides: numbers, `None`, and what is behind a pointer.

pub mod decimal;
pub(crate) mod here;
pub(crate) mod net;
pub(crate) mod secret;
pub(crate) mod span;
pub(crate) mod text;
pub mod time;
pub(crate) mod wrapped;

use std::fmt::Display;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString};

use crate::error::refused::excerpt;
use crate::{Absent, FromPy, Mode, Obj, Ref, Refused, ToPy};

macro_rules! integers {
    ($($type:ty),+) => {$(
        impl<M: 'static> ToPy<M> for $type {
            #[inline]
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                Ok(this.get().into_pyobject(py)?.into_any().unbind())
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                let value_in_range = integer(value, |int| int.extract::<$type>().ok(), <$type>::MIN, <$type>::MAX)?;
                Ok(value_in_range.into_pyobject(value.py()).map_err(PyErr::from)?.into_any().unbind())
            }
            fn to_f64(&self) -> Option<f64> {
                Some(*self as f64)
            }
        }
        impl<M: 'static> FromPy<M> for $type {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                integer(value, |int| int.extract::<$type>().ok(), <$type>::MIN, <$type>::MAX)
            }
        }
    )+};
}
integers!(
    u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize
);

/// An int in range, or what has `__index__`; a `bool` is none.
fn integer<T: Display>(
    value: &Bound<'_, PyAny>,
    extract: impl Fn(&Bound<'_, PyAny>) -> Option<T>,
    least: T,
    most: T,
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

macro_rules! floats {
    ($($type:ty),+) => {$(
        impl<M: 'static> ToPy<M> for $type {
            #[inline]
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                Ok(PyFloat::new(py, f64::from(*this.get())).into_any().unbind())
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                let number = f64::from(<$type as FromPy<M>>::from_py(value)?);
                Ok(PyFloat::new(value.py(), number).into_any().unbind())
            }
            fn to_f64(&self) -> Option<f64> {
                Some(f64::from(*self))
            }
        }
        impl<M: 'static> FromPy<M> for $type {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                let number = float(value)?;
                let near = number as $type;
                if near.is_finite() {
                    return Ok(near);
                }
                Err(Refused::value(format!(
                    "must be between {} and {}, not {number}", <$type>::MIN, <$type>::MAX
                )))
            }
        }
    )+};
}
floats!(f32, f64);

/// A finite number; text is none, nor is a `bool`.
fn float(value: &Bound<'_, PyAny>) -> Result<f64, Refused> {
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

impl<M: 'static> ToPy<M> for () {
    const OPTIONAL: bool = true;

    fn to_py(_: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(py.None())
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        <() as FromPy<M>>::from_py(value).map(|()| value.py().None())
    }
}

impl<M: 'static> FromPy<M> for () {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        match value.is_none() {
            true => Ok(()),
            false => Err(Refused::expected("None", value)),
        }
    }
    fn absent() -> Absent<Self> {
        Absent::Means(())
    }
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
    fn function<'py>(value: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        T::function(value)
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

macro_rules! pointers {
    ($($pointer:ident, $read:ident, $write:expr;)+) => {$(
        impl<M: 'static, T: ToPy<M>> ToPy<M> for $pointer<T> {
            const OPTIONAL: bool = T::OPTIONAL;

            #[inline]
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
                let write: fn(Ref<'_, Self>, Python<'_>, Mode) -> PyResult<Obj> = $write;
                write(this, py, mode)
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                T::accept(value)
            }
            fn to_f64(&self) -> Option<f64> {
                (**self).to_f64()
            }
            fn function<'py>(value: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
                T::function(value)
            }
        }
        impl<M: 'static, T: FromPy<M>> FromPy<M> for $pointer<T> {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                T::$read(value).map(Self::from)
            }
        }
    )+};
}
pointers! {
    Box, from_py, |this, py, mode| T::to_py(this.map(|pointer| &**pointer), py, mode);
    Arc, shared, T::shared_to_py;
}
