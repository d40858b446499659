//! Methods of records, requests and enums: what a value can tell of itself, such as a price that fits a symbol.
//!
//! In: rows as in `calls { … }` of a client, of the styles `sync` and `class`. Out: [`Method`](crate::Method)s. Invariant: a method is
//! called on the Rust value that Python's object shows or stands for, without the GIL.

use pyo3::prelude::*;

use crate::call::outcome::Outcome;
use crate::record::held::{Held, Lend};
use crate::{FromPy, Obj, Refused};

/// The struct that a record shows.
pub fn lent<M: 'static, T: Lend<M>>(object: &Bound<'_, PyAny>) -> PyResult<Held<T>> {
    T::lend(object).map_err(of_self)
}

/// The struct that a request stands for as it is filled now, or the variant of an enum's value.
pub fn filled<M: 'static, T: FromPy<M>>(object: &Bound<'_, PyAny>) -> PyResult<Held<T>> {
    T::from_py(object).map(Held::from).map_err(of_self)
}

fn of_self(refused: Refused) -> PyErr {
    refused.of("the object", "self")
}

/// The value of a method.
pub fn of_value(py: Python<'_>, run: impl FnOnce() -> Outcome + Send) -> PyResult<Obj> {
    py.detach(run)(py)
}

/// All methods of a class of values; `$held` makes the Rust value out of the object.
#[macro_export]
#[doc(hidden)]
macro_rules! __methods {
    ($here:ty, $own:ty, $held:path; $($(#[doc = $doc:literal])* $(#[deprecated = $old:literal])? $style:ident $method:ident $(as $name:literal)?
        ($($parameters:tt)*) -> $gives:ident $(, $opens:path)? = $body:expr;)*) => {
        const { &[$($crate::macros::value_method!(
            $here, $own, $held, $crate::macros::name!($method $($name)?), $crate::macros::words!([$($doc),*] $($old)?),
            $style ($($parameters)*), ($gives $(, $opens)?), $body
        )),*] }
    };
}

/// One of them.
#[macro_export]
#[doc(hidden)]
macro_rules! __value_method {
    ($here:ty, $own:ty, $held:path, $name:expr, $doc:expr, class $parameters:tt, $gives:tt, $body:expr) => {
        $crate::macros::call!($here, $own, $name, $doc, class $parameters, $gives, (), $body)
    };
    ($here:ty, $own:ty, $held:path, $name:expr, $doc:expr, sync ($this:ident $($rest:tt)*), $gives:tt, $body:expr) => {
        $crate::macros::call!(@ $here, $name, $doc, ($this $($rest)*), $crate::Run::Of(|object, input| {
            let $this = $held(object)?;
            $crate::macros::parameters!(let input, ($($rest)*));
            $crate::macros::of_value(object.py(), move || {
                let $this: &$own = &$this;
                $crate::macros::gives!($here, $gives, $body)
            })
        }))
    };
}

pub use crate::{__methods as methods, __value_method as value_method};
