//! Values whose Rust type says something more of them, which Python does not see: that a number is not zero, how it overflows, how it sorts.
//!
//! Invariant: Python has and gives what is inside.

use std::cmp::Reverse;
use std::num::{NonZero, Saturating, Wrapping};

use pyo3::prelude::*;

use crate::{Copied, FromPy, Mode, Obj, Ref, Refused, ToPy};

macro_rules! not_zero {
    ($($type:ty),+) => {$(
        impl<M: 'static> ToPy<M> for NonZero<$type> {
            #[inline]
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                Ok(this.get().get().into_pyobject(py)?.into_any().unbind())
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                let number = <Self as FromPy<M>>::from_py(value)?.get();
                Ok(number.into_pyobject(value.py()).map_err(PyErr::from)?.into_any().unbind())
            }
            fn to_f64(&self) -> Option<f64> {
                Some(self.get() as f64)
            }
        }
        impl<M: 'static> FromPy<M> for NonZero<$type> {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                let number = <$type as FromPy<M>>::from_py(value)?;
                NonZero::new(number).ok_or_else(|| Refused::value("must not be zero"))
            }
        }
    )+};
}
not_zero!(
    u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize
);

macro_rules! around {
    ($($wrapper:ident),+) => {$(
        impl<M: 'static, T: ToPy<M>> ToPy<M> for $wrapper<T> {
            const OPTIONAL: bool = T::OPTIONAL;

            #[inline]
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
                T::to_py(this.map(|wrapper| &wrapper.0), py, mode)
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                T::accept(value)
            }
            fn to_f64(&self) -> Option<f64> {
                self.0.to_f64()
            }
        }
        impl<M: 'static, T: FromPy<M>> FromPy<M> for $wrapper<T> {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                T::from_py(value).map($wrapper)
            }
        }
    )+};
}
around!(Copied, Reverse, Saturating, Wrapping);
