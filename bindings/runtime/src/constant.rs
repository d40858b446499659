//! Constants: values of a module or a class that are there before anything runs.
//!
//! In: a static [`Constant`], written by `constants!`. Out: its Python value, made when its name is first asked for.
//! Invariant: the value is an owned one, so that what Python keeps points at nothing.

use pyo3::prelude::*;

use crate::{Made, Obj};

/// A constant, whatever its type.
pub struct Constant(pub fn(Python<'_>) -> PyResult<Obj>);

impl Made for Constant {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj> {
        (self.0)(py)
    }
}

/// All constants of a module, and the group of their names.
#[macro_export]
macro_rules! constants {
    ($here:ty; $($name:literal = $value:expr;)*) => {
        pub static CONSTANTS: &[$crate::Entry] = &[$($crate::Entry::new(
            $name,
            &$crate::Constant(|py| $crate::macros::owned::<$here, _>(py, $value)),
        )),*];
    };
}
