//! Converters: how a type that this crate knows nothing of crosses, said by a third crate.

use pyo3::prelude::*;

use crate::{Mode, Obj, Refused};

/// How `T` crosses; the implementor is a name for it (`adapter::Decimal`).
pub trait Convert<T>: 'static {
    fn to_py(value: &T, py: Python<'_>, mode: Mode) -> PyResult<Obj>;

    fn from_py(value: &Bound<'_, PyAny>) -> Result<T, Refused>;

    /// The number in a column of floats.
    fn to_f64(_value: &T) -> Option<f64> {
        None
    }

    /// What `to_py` would have given for what a user wrote.
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        Ok(Self::to_py(&Self::from_py(value)?, value.py(), Mode::View)?)
    }
}

/// How a map `T` of values `V` is walked and made; the implementor is a name for it (`adapter::Map`).
pub trait Entries<T, V>: 'static {
    /// Every entry, in the map's order.
    fn each<'x>(map: &'x T, entry: &mut dyn FnMut(&'x str, &'x V));

    /// The value of a name; the last one, should there be several.
    fn find<'x>(map: &'x T, name: &str) -> Option<&'x V>;

    fn collect(entries: Vec<(String, V)>) -> T;
}

/// `ToPy` and `FromPy` of types that have a converter; see the crate's documentation.
#[macro_export]
macro_rules! convert {
    ($here:ty;) => {};
    ($here:ty; map $($map:ident)::+ => $with:ty $(, $($rest:tt)*)?) => {
        impl<V: $crate::ToPy<$here>> $crate::ToPy<$here> for $($map)::+<V> {
            fn to_py(this: $crate::Ref<'_, Self>, py: $crate::macros::Python<'_>, mode: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                $crate::macros::map_to_py::<$here, $with, Self, V>(this, py, mode)
            }
            fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                $crate::macros::map_accept::<$here, V>(value)
            }
        }
        impl<V: $crate::FromPy<$here> + 'static> $crate::FromPy<$here> for $($map)::+<V> {
            fn from_py(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<Self, $crate::Refused> {
                $crate::macros::map_from_py::<$here, $with, Self, V>(value)
            }
        }
        $crate::convert! { $here; $($($rest)*)? }
    };
    ($here:ty; secret $type:ty => $with:ty $(, $($rest:tt)*)?) => {
        impl $crate::ToPy<$here> for $type {
            fn to_py(this: $crate::Ref<'_, Self>, py: $crate::macros::Python<'_>, _: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                $crate::Hidden::to_py::<Self>(this.get(), py)
            }
            fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                $crate::Hidden::accept::<Self, $with>(value)
            }
        }
        impl $crate::FromPy<$here> for $type {
            fn from_py(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<Self, $crate::Refused> {
                $crate::Hidden::from_py::<Self, $with>(value)
            }
        }
        $crate::convert! { $here; $($($rest)*)? }
    };
    ($here:ty; function $type:ty => $with:ty $(, $($rest:tt)*)?) => {
        impl $crate::ToPy<$here> for $type {
            fn to_py(_: $crate::Ref<'_, Self>, _: $crate::macros::Python<'_>, _: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                $crate::Callback::to_py()
            }
            fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                $crate::Callback::accept::<Self, $with>(value)
            }
            fn function<'py>(value: &$crate::macros::Bound<'py, $crate::macros::PyAny>) -> ::core::option::Option<$crate::macros::Bound<'py, $crate::macros::PyAny>> {
                <$with as $crate::Calls<Self>>::function(value).ok()
            }
        }
        impl $crate::FromPy<$here> for $type {
            fn from_py(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<Self, $crate::Refused> {
                $crate::Callback::from_py::<Self, $with>(value)
            }
        }
        $crate::convert! { $here; $($($rest)*)? }
    };
    // An object that implements a trait, in a pointer.
    ($here:ty; object $type:ty = $wrap:path => $with:ty $(, $($rest:tt)*)?) => {
        impl $crate::ToPy<$here> for $type {
            fn to_py(_: $crate::Ref<'_, Self>, _: $crate::macros::Python<'_>, _: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                $crate::Callback::to_py()
            }
            fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                <$with as $crate::Adapter>::object(value).map($crate::macros::Bound::unbind)
            }
            fn function<'py>(value: &$crate::macros::Bound<'py, $crate::macros::PyAny>) -> ::core::option::Option<$crate::macros::Bound<'py, $crate::macros::PyAny>> {
                <$with as $crate::Adapter>::object(value).ok()
            }
        }
        impl $crate::FromPy<$here> for $type {
            fn from_py(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<Self, $crate::Refused> {
                Ok($wrap(<$with as $crate::Adapter>::from_py(value)?))
            }
        }
        $crate::convert! { $here; $($($rest)*)? }
    };
    ($here:ty; $type:ty => $with:ty $(, $($rest:tt)*)?) => {
        impl $crate::ToPy<$here> for $type {
            fn to_py(this: $crate::Ref<'_, Self>, py: $crate::macros::Python<'_>, mode: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                <$with as $crate::Convert<Self>>::to_py(this.get(), py, mode)
            }
            fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                <$with as $crate::Convert<Self>>::accept(value)
            }
            fn to_f64(&self) -> ::core::option::Option<f64> {
                <$with as $crate::Convert<Self>>::to_f64(self)
            }
        }
        impl $crate::FromPy<$here> for $type {
            fn from_py(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<Self, $crate::Refused> {
                <$with as $crate::Convert<Self>>::from_py(value)
            }
        }
        $crate::convert! { $here; $($($rest)*)? }
    };
}
