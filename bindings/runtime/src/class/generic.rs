//! Generic structs that are one class of Python, whatever is in them: `Page[Trade]`.
//!
//! In: the fields once, and all types that the struct is used with. Out: one class, and for each use a table of its own, so that a view
//! reads the fields of its own type. Invariant: an object that a call gave is of a use; one that was made by hand, or unpickled, holds
//! Python values alone, of which those of the parameters' types are not checked before Rust takes them.

use pyo3::prelude::*;

use crate::{Mode, Obj, Ref, Refused, ToPy};

/// Stands for a parameter where nothing says what it is: any Python value. There is none in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Any {}

impl<M: 'static> ToPy<M> for Any {
    fn to_py(this: Ref<'_, Self>, _: Python<'_>, _: Mode) -> PyResult<Obj> {
        match *this.get() {}
    }

    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        Ok(value.clone().unbind())
    }
}

/// One generic struct with its uses; see the crate's documentation.
#[macro_export]
#[doc(hidden)]
macro_rules! __generic_record {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:ident = [$how:ident $first:ty, $($hows:ident $rest:ty,)*] $methods:tt {
        $($field:tt $(as $python:literal)? $(= $any:ty)?: $field_doc:expr $(=> $old:literal)?),* $(,)?
    } $fields:tt) => {
        #[allow(non_upper_case_globals, deprecated)]
        pub static $name: $crate::ClassOf<$first> = $crate::ClassOf::<$first>::generic(
            $module,
            stringify!($name),
            concat!($($doc, "\n"),*),
            const { &[$($crate::macros::field_of_all!($here, $first, $field, $crate::macros::name!($field $($python)?), &[$field_doc $(, $old)?] $(, $any)?)),*] },
        ).with($crate::macros::attributes!($here, $first, $crate::macros::lent::<$here, $first>; {} $methods));
        $crate::macros::generic_use! { $here; $name $how $first, $methods $fields }
        $($crate::macros::generic_use! { $here; $name $hows $rest, $methods $fields })*
    };
}

/// A field of the class of all uses.
#[macro_export]
#[doc(hidden)]
macro_rules! __field_of_all {
    ($here:ty, $first:ty, $field:tt, $name:expr, $words:expr) => {
        $crate::Field::<$first>::of::<$here, _>($name, $words, |this| &this.$field)
    };
    ($here:ty, $first:ty, $field:tt, $name:expr, $words:expr, $any:ty) => {
        $crate::Field::<$first>::open::<$here, $any>($name, $words)
    };
}

/// One use.
#[macro_export]
#[doc(hidden)]
macro_rules! __generic_use {
    ($here:ty; $name:ident $how:ident $type:ty, $methods:tt {
        $($field:tt $(as $python:literal)? $(= $any:ty)?: $field_doc:expr $(=> $old:literal)?),* $(,)?
    }) => {
        const _: () = {
            #[allow(deprecated)]
            static USE: $crate::ClassOf<$type> = $crate::ClassOf::<$type>::of_generic(
                $name.erased(),
                stringify!($name),
                const { &[$($crate::Field::of::<$here, _>($crate::macros::name!($field $($python)?), &[$field_doc $(, $old)?], |this| &this.$field)),*] },
            ).with($crate::macros::attributes!($here, $type, $crate::macros::lent::<$here, $type>; {} $methods));
            impl $crate::ToPy<$here> for $type {
                fn to_py(this: $crate::Ref<'_, Self>, py: $crate::macros::Python<'_>, mode: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                    $crate::macros::record_to_py(this, &USE, py, mode)
                }
                fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                    $crate::macros::record_accept(value, USE.erased())
                }
                fn class() -> ::core::option::Option<&'static $crate::ClassOf<Self>> {
                    ::core::option::Option::Some(&USE)
                }
            }
            $crate::$how! { $here; USE = $type; $($field: $field_doc),* }
        };
    };
}

/// What is only got from Rust is made by nothing.
#[macro_export]
#[doc(hidden)]
macro_rules! got_record {
    ($($of:tt)*) => {};
}

/// All generic structs of a module that are one class each, and the group of their names.
#[macro_export]
macro_rules! generic_records {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $uses:tt $(, methods { $($methods:tt)* })? { $($fields:tt)* })*) => {
        $($crate::macros::generic_record! { $here; $(#[doc = $doc])* $module $name = $uses { $($($methods)*)? } { $($fields)* } { $($fields)* } })*
        pub static GENERIC_RECORDS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}

pub use crate::{
    __field_of_all as field_of_all, __generic_record as generic_record,
    __generic_use as generic_use,
};
