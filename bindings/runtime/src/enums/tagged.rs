//! Enums with data: a base class, and in it a class for each variant, which `match` takes apart.
//!
//! What all values have, constants and methods, is in the base.
//! Invariant: an object is of the class of the variant that its value is, so that the fields of that class are there. A variant that is
//! hidden or excluded has a class without fields, which is no attribute of the base.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::class::decode_error;
use crate::{Class, ClassOf, Made, Mode, Obj, Ref, record};

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

/// An enum with data; see the crate's documentation.
#[macro_export]
macro_rules! tagged {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:ident = $type:ty $(, others { $($other:ident),* })?
        $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })?;
        $($(#[doc = $variant_doc:literal])* $variant:ident $(as $class:literal)? {
            $($field:tt $(as $python:literal)?: $field_doc:expr $(=> $old:literal)?),* $(,)?
        })*) => {
        #[allow(non_snake_case, non_upper_case_globals, deprecated, unused_imports)]
        mod $name {
            use super::*;
            type Of = $type;
            // Elsewhere, for a variant may be called `Ok`.
            mod base {
                use super::super::*;
                pub static BASE: $crate::ClassOf<$type> = $crate::ClassOf::tagged($module, stringify!($name), concat!($($doc, "\n"),*))
                    .with($crate::macros::attributes!($here, $type, $crate::macros::lent::<$here, $type>; {$($($constants)*)?} {$($($methods)*)?}));
            }
            pub use base::BASE;
            $(pub static $variant: $crate::ClassOf<Of> = $crate::ClassOf::variant(
                &BASE,
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
            $($(pub static $other: $crate::ClassOf<Of> = $crate::ClassOf::opaque(&BASE, stringify!($other));)*)?
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
        impl $crate::Build<$here> for $type {
            fn build(given: &mut $crate::macros::Given<'_, '_>) -> ::core::result::Result<Self, $crate::Refused> {
                $(if given.is(&$name::$variant) {
                    return ::core::result::Result::Ok(Self::$variant { $($field: given.take::<$here, _>()?),* });
                })*
                ::core::result::Result::Err(given.refused())
            }
        }
        $crate::macros::record_in! { $here, $name::BASE, $type }
    };
}

/// Takes an enum with data that came from a call; nothing else makes one.
#[macro_export]
macro_rules! kept_tagged {
    ($here:ty; $name:ident = $type:ty) => {
        impl $crate::Build<$here> for $type {}
        $crate::macros::record_in! { $here, $name::BASE, $type }
    };
}

/// All enums with data of a module, and the group of their names.
#[macro_export]
macro_rules! tagged_enums {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $type:ty $(, others { $($others:tt)* })?
        $(, constants { $($constants:tt)* })? { $($variants:tt)* })*) => {
        $($crate::tagged! { $here; $(#[doc = $doc])* $module $name = $type $(, others { $($others)* })? $(, constants { $($constants)* })?; $($variants)* })*
        pub static TAGGED_ENUMS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}

/// The same of those that a user may give.
#[macro_export]
macro_rules! given_tagged_enums {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $type:ty $(, others { $($others:tt)* })?
        $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })? { $($variants:tt)* })*) => {
        $(
            $crate::tagged! { $here; $(#[doc = $doc])* $module $name = $type $(, others { $($others)* })? $(, constants { $($constants)* })? $(, methods { $($methods)* })?; $($variants)* }
            $crate::given_tagged! { $here; $name = $type; $($variants)* }
        )*
        pub static GIVEN_TAGGED_ENUMS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}

/// The same of those that a user may give back, or call methods of, when they came from a call.
#[macro_export]
macro_rules! kept_tagged_enums {
    ($here:ty, $module:literal; $($(#[doc = $doc:literal])* $name:ident = $type:ty $(, others { $($others:tt)* })?
        $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })? { $($variants:tt)* })*) => {
        $(
            $crate::tagged! { $here; $(#[doc = $doc])* $module $name = $type $(, others { $($others)* })? $(, constants { $($constants)* })? $(, methods { $($methods)* })?; $($variants)* }
            $crate::kept_tagged! { $here; $name = $type }
        )*
        pub static KEPT_TAGGED_ENUMS: &[$crate::Entry] = &[$($crate::Entry::new(stringify!($name), &$name)),*];
    };
}
