//! Constants: values of a module or a class that are there before anything runs.
//!
//! In: a static [`Constant`], written by `constants!` or in the table of a class. Out: its Python value, made when its name is
//! first asked for; an attribute of a class each time, for it may be an object of that class, and what is done to one that can be
//! changed stays with it.
//! Invariant: the value is an owned one, so that what Python keeps points at nothing.

use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::client::client_class::ClientClass;
use crate::{Made, Obj};

/// A constant, whatever its type.
pub struct Constant(pub fn(Python<'_>) -> PyResult<Obj>);

impl Made for Constant {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj> {
        (self.0)(py)
    }
}

/// Constants of a class, by their names.
pub type Constants = &'static [(&'static str, Constant)];

/// What is in the class under the name of a constant.
#[pyclass(frozen)]
struct Attribute(&'static Constant);

#[pymethods]
impl Attribute {
    fn __get__(
        &self,
        py: Python<'_>,
        object: &Bound<'_, PyAny>,
        class: Option<&Bound<'_, PyType>>,
    ) -> PyResult<Obj> {
        // A client among the constants is of the style of the class that has it.
        let giver = ClientClass::giver(class.unwrap_or(&object.get_type()));
        giver.gives(|| self.0.object(py))
    }
}

/// Gives a class its constants.
pub(crate) fn add_to(class: &Bound<'_, PyType>, constants: Constants) -> PyResult<()> {
    for (name, constant) in constants {
        class.setattr(*name, Py::new(class.py(), Attribute(constant))?)?;
    }
    Ok(())
}

/// The constants of a class.
#[macro_export]
#[doc(hidden)]
macro_rules! __class_constants {
    ($here:ty; $($name:literal = $value:expr;)*) => {
        const { &[$(($name, $crate::Constant(|py| $crate::macros::owned::<$here, _>(py, $value)))),*] }
    };
}

pub use crate::__class_constants as class_constants;

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
