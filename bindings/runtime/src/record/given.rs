//! Records, and values of enums with data, that Python hands back to Rust.
//!
//! In: an object of the class: a view of what a call gave, or one that was made by hand, unpickled or detached. Out: the Rust
//! value. Invariant: a view gives the very value that it shows; what is not a view is built out of its fields.

use pyo3::prelude::*;

use crate::record::held::Held;
use crate::{ClassOf, FromPy, Record, Refused};

/// A type whose values can be built out of their fields, unless it says nothing of how.
pub trait Build<M>: Sized {
    fn build(given: &mut Given<'_, '_>) -> Result<Self, Refused> {
        let class = given.record.get().class().qualified_name();
        Err(Refused::kind(format!(
            "must be a {class} that a call gave: not all that is in one can be set from Python"
        )))
    }
}

/// A record whose fields are taken one after the other.
pub struct Given<'a, 'py> {
    record: &'a Bound<'py, Record>,
    next: usize,
}

impl Given<'_, '_> {
    /// Whether it is of this variant.
    pub fn is<T: 'static>(&self, variant: &'static ClassOf<T>) -> bool {
        std::ptr::eq(self.record.get().class(), variant.erased())
    }

    /// It is of a variant that is not made from Python.
    #[cold]
    pub fn refused(&self) -> Refused {
        Refused::value(format!(
            "cannot be {}: it is shown, and not taken from Python",
            self.record.get().class().qualified_name()
        ))
    }

    pub fn take<M: 'static, U: FromPy<M>>(&mut self) -> Result<U, Refused> {
        let (py, record) = (self.record.py(), self.record.get());
        let index = self.next;
        self.next += 1;
        let value = record.field(index, py)?;
        let name = record.class().fields[index].name;
        U::from_py(value.bind(py)).map_err(|refused| refused.inside(format_args!(".{name}")))
    }
}

/// The value that a record holds, or one of its fields.
pub fn record_lent<M: 'static, T: Build<M> + Send + Sync>(
    value: &Bound<'_, PyAny>,
    class: &'static ClassOf<T>,
) -> Result<Held<T>, Refused> {
    let mut given = of(value, class)?;
    match given.record.get().part(class) {
        Some(part) => Ok(Held::from(part)),
        None => T::build(&mut given).map(Held::from),
    }
}

/// A value of its own; `copy` copies the one that a record holds, if it can be copied.
pub fn record_from_py<M: 'static, T: Build<M> + Send + Sync>(
    value: &Bound<'_, PyAny>,
    class: &'static ClassOf<T>,
    copy: impl FnOnce(&T) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let mut given = of(value, class)?;
    let copied = given.record.get().part(class).map(|part| copy(&part));
    match copied {
        Some(Ok(copied)) => Ok(copied),
        _ => T::build(&mut given),
    }
}

fn of<'a, 'py, T: 'static>(
    value: &'a Bound<'py, PyAny>,
    class: &'static ClassOf<T>,
) -> Result<Given<'a, 'py>, Refused> {
    let class = class.erased();
    let record = value.cast::<Record>().ok();
    let of_class = |record: &&Bound<'_, Record>| {
        let own = record.get().class().family();
        own.shows(class.family())
    };
    match record.filter(of_class) {
        Some(record) => Ok(Given { record, next: 0 }),
        None => Err(Refused::expected(class.name, value)),
    }
}

/// Makes a struct out of a record; every field of it is there.
#[macro_export]
macro_rules! given_record {
    ($here:ty; $name:ident = $type:ty; $($field:tt $(as $python:literal)? : $field_doc:expr $(=> $old:literal)?),* $(,)?) => {
        #[allow(deprecated)]
        impl $crate::Build<$here> for $type {
            #[allow(unused_variables)]
            fn build(given: &mut $crate::macros::Given<'_, '_>) -> ::core::result::Result<Self, $crate::Refused> {
                ::core::result::Result::Ok(Self { $($field: given.take::<$here, _>()?),* })
            }
        }
        $crate::macros::record_in! { $here, $name, $type }
    };
}

/// Takes a struct out of a record that came from a call; nothing else makes one.
#[macro_export]
macro_rules! kept_record {
    ($here:ty; $name:ident = $type:ty; $($fields:tt)*) => {
        impl $crate::Build<$here> for $type {}
        $crate::macros::record_in! { $here, $name, $type }
    };
}

#[macro_export]
#[doc(hidden)]
macro_rules! __record_in {
    ($here:ty, $class:path, $type:ty) => {
        impl $crate::Lend<$here> for $type {
            fn lend(
                value: &$crate::macros::Bound<'_, $crate::macros::PyAny>,
            ) -> ::core::result::Result<$crate::Held<Self>, $crate::Refused> {
                $crate::macros::record_lent::<$here, Self>(value, &$class)
            }
        }
        impl $crate::FromPy<$here> for $type {
            fn from_py(
                value: &$crate::macros::Bound<'_, $crate::macros::PyAny>,
            ) -> ::core::result::Result<Self, $crate::Refused> {
                $crate::macros::record_from_py::<$here, Self>(value, &$class, |whole| {
                    $crate::macros::copied!(whole, Self)
                })
            }
        }
    };
}

pub use crate::__record_in as record_in;
