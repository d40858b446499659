//! Enums with data: a base class, and in it a class for each variant, which `match` takes apart.
//!
//! Invariant: an object is of the class of the variant that its value is, so that the fields of that class are there. A variant that is
//! hidden or excluded has a class without fields, which is no attribute of the base.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::class::decode_error;
use crate::{Class, ClassOf, Made, Mode, Obj, Record, Ref, Refused, record};

/// The classes of an enum with data: what `tagged!` makes.
pub struct Tagged<T: 'static> {
    base: &'static ClassOf<T>,
    variants: &'static [&'static ClassOf<T>],
    made: PyOnceLock<()>,
}

impl<T: 'static> Tagged<T> {
    pub const fn new(base: &'static ClassOf<T>, variants: &'static [&'static ClassOf<T>]) -> Self {
        Tagged {
            base,
            variants,
            made: PyOnceLock::new(),
        }
    }

    /// The base class.
    pub fn class(&self) -> &'static Class {
        self.base.erased()
    }

    /// Makes the variants attributes of the base: `Event.Trade`.
    fn make(&'static self, py: Python<'_>) -> PyResult<()> {
        self.made
            .get_or_try_init(py, || {
                let base = self.class().python(py)?;
                for variant in self.variants {
                    let class = variant.erased();
                    base.setattr(class.name, class.python(py)?)?;
                }
                Ok(())
            })
            .copied()
    }
}

impl<T: 'static> Made for Tagged<T> {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj> {
        self.make(py)?;
        Ok(self.class().python(py)?.clone().into_any().unbind())
    }
}

/// An object of the variant's class; `None` is a variant that was not there when the classes were written.
pub fn to_py<T: Send + Sync + 'static>(
    this: Ref<'_, T>,
    variant: Option<&'static ClassOf<T>>,
    tagged: &'static Tagged<T>,
    py: Python<'_>,
    mode: Mode,
) -> PyResult<Obj> {
    tagged.make(py)?;
    match variant {
        Some(class) => record::to_py(this, class, py, mode),
        None => {
            let name = tagged.class().name;
            let text = format!(
                "{name} has a variant that has no Python class: the bindings are older than the crate"
            );
            Err(decode_error(py, &text))
        }
    }
}

/// No variant of the enum, or one that is not made from Python.
#[cold]
pub fn refused(value: &Bound<'_, PyAny>, class: &Class) -> Refused {
    let own = value.cast::<Record>().map(|record| record.get().class());
    match own {
        Ok(own) if own.is_opaque() => Refused::value(format!(
            "cannot be {}: it is shown, and not taken from Python",
            own.qualified_name()
        )),
        _ => Refused::expected(class.name, value),
    }
}

/// An enum with data; see the crate's documentation.
#[macro_export]
macro_rules! tagged {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:ident = $type:ty $(, others { $($other:ident),* })?;
        $($(#[doc = $variant_doc:literal])* $variant:ident $(as $class:literal)? {
            $($field:tt $(as $python:literal)?: $field_doc:expr $(=> $old:literal)?),* $(,)?
        })*) => {
        #[allow(non_snake_case, non_upper_case_globals, deprecated, unused_imports)]
        mod $name {
            use super::*;
            type Of = $type;
            pub static BASE: $crate::ClassOf<Of> = $crate::ClassOf::tagged($module, stringify!($name), concat!($($doc, "\n"),*));
            $(pub static $variant: $crate::ClassOf<Of> = $crate::ClassOf::variant(
                BASE.erased(),
                $crate::macros::name!($variant $($class)?),
                concat!($($variant_doc, "\n"),*),
                const { &[$($crate::Field::of::<$here, _>($crate::macros::name!($field $($python)?), &[$field_doc $(, $old)?], |this| {
                    #[allow(unreachable_patterns)]
                    match this {
                        Of::$variant { $field: part, .. } => part,
                        _ => unreachable!("an object is of the class of its variant"),
                    }
                })),*] },
            );)*
            $($(pub static $other: $crate::ClassOf<Of> = $crate::ClassOf::opaque(BASE.erased(), stringify!($other));)*)?
        }
        #[allow(non_upper_case_globals)]
        pub static $name: $crate::Tagged<$type> = $crate::Tagged::new(&$name::BASE, &[$(&$name::$variant),*]);
        #[allow(deprecated)]
        impl $crate::ToPy<$here> for $type {
            fn to_py(this: $crate::Ref<'_, Self>, py: $crate::macros::Python<'_>, mode: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                #[allow(unreachable_patterns)]
                let variant = match this.get() {
                    $(Self::$variant { .. } => ::core::option::Option::Some(&$name::$variant),)*
                    $($(Self::$other { .. } => ::core::option::Option::Some(&$name::$other),)*)?
                    _ => ::core::option::Option::None,
                };
                $crate::macros::tagged_to_py(this, variant, &$name, py, mode)
            }
            fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                $crate::macros::record_accept(value, $name.class())
            }
        }
    };
}

/// Makes an enum with data out of an object that a user gave; every variant is there with all of its fields.
#[macro_export]
macro_rules! given_tagged {
    ($here:ty; $name:ident = $type:ty; $($(#[doc = $variant_doc:literal])* $variant:ident $(as $class:literal)? {
        $($field:tt $(as $python:literal)?: $field_doc:expr $(=> $old:literal)?),* $(,)?
    })*) => {
        #[allow(deprecated)]
        impl $crate::FromPy<$here> for $type {
            #[allow(unused_mut, unused_variables)]
            fn from_py(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<Self, $crate::Refused> {
                $(if let ::core::option::Option::Some(mut given) = $crate::macros::tagged_given(value, &$name::$variant) {
                    return ::core::result::Result::Ok(Self::$variant { $($field: given.take::<$here, _>()?),* });
                })*
                ::core::result::Result::Err($crate::macros::tagged_refused(value, $name.class()))
            }
        }
    };
}

/// All enums with data of a module, and the group of their names.
#[macro_export]
macro_rules! tagged_enums {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $type:ty $(, others { $($others:tt)* })? { $($variants:tt)* })*) => {
        $($crate::tagged! { $here; $(#[doc = $doc])* $module $name = $type $(, others { $($others)* })?; $($variants)* })*
        pub static TAGGED_ENUMS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}

/// The same of those that a user may give.
#[macro_export]
macro_rules! given_tagged_enums {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $type:ty $(, others { $($others:tt)* })? { $($variants:tt)* })*) => {
        $(
            $crate::tagged! { $here; $(#[doc = $doc])* $module $name = $type $(, others { $($others)* })?; $($variants)* }
            $crate::given_tagged! { $here; $name = $type; $($variants)* }
        )*
        pub static GIVEN_TAGGED_ENUMS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}
