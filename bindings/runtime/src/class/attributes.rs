//! What a class of values has beside its values: constants and methods.
//!
//! In: the rows of a class in generated code. Out: attributes of the Python class. Invariant: they are given to a class once it is made, so
//! that no base, and no `enum`, takes them for anything else.

use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::Method;
use crate::class::constant::{self, Constants};
use crate::class::descriptor::of_method;

#[derive(Clone, Copy)]
pub struct Attributes {
    pub constants: Constants,
    pub methods: &'static [&'static Method],
}

impl Attributes {
    pub(crate) const NONE: Self = Attributes {
        constants: &[],
        methods: &[],
    };

    /// Gives them to a class.
    pub(crate) fn add_to(&self, class: &Bound<'_, PyType>) -> PyResult<()> {
        constant::add_to(class, self.constants)?;
        for method in self.methods {
            class.setattr(method.name, of_method(class, method)?)?;
        }
        Ok(())
    }
}

/// Those of one class; `$held` makes the Rust value that a method is called on.
#[macro_export]
#[doc(hidden)]
macro_rules! __attributes {
    ($here:ty, $own:ty, $held:path; {$($constants:tt)*} {$($methods:tt)*}) => {
        $crate::Attributes {
            constants: $crate::macros::class_constants!($here; $($constants)*),
            methods: $crate::macros::methods!($here, $own, $held; $($methods)*),
        }
    };
}

pub use crate::__attributes as attributes;
