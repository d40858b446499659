//! Enums of Rust without data, as they stand: `enum.StrEnum` by name, or `enum.IntEnum` where Rust says the numbers.
//!
//! Invariant: Rust is given members only. What it gives may be a variant that is hidden or excluded: a value of the class all the
//! same, with the name of the variant, and no member.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

use crate::class::decode_error;
use crate::enums::{Class, pseudo};
use crate::error::refused::excerpt;
use crate::scalars::index;
use crate::{Attributes, Made, Obj, Refused};

/// The class of an enum without data: what `closed_enum!` makes.
pub struct ClosedEnum {
    module: &'static str,
    name: &'static str,
    doc: &'static str,
    members: &'static [Member],
    /// Variants that are no members, each with its name.
    others: &'static [(&'static str, Value)],
    attributes: Attributes,
    made: PyOnceLock<Class>,
}

/// Name, value and doc.
pub type Member = (&'static str, Value, &'static str);

/// What a member is equal to.
pub enum Value {
    Text(&'static str),
    Number(i128),
}

impl ClosedEnum {
    pub const fn new(
        module: &'static str,
        name: &'static str,
        doc: &'static str,
        members: &'static [Member],
        others: &'static [(&'static str, Value)],
    ) -> Self {
        ClosedEnum {
            module,
            name,
            doc,
            members,
            others,
            attributes: Attributes::NONE,
            made: PyOnceLock::new(),
        }
    }

    /// The same with constants and methods.
    pub const fn with(mut self, attributes: Attributes) -> Self {
        self.attributes = attributes;
        self
    }

    fn made(&'static self, py: Python<'_>) -> PyResult<&'static Class> {
        self.made.get_or_try_init(py, || self.make(py))
    }

    #[cold]
    fn make(&'static self, py: Python<'_>) -> PyResult<Class> {
        let mut members = Vec::with_capacity(self.members.len());
        let mut base = "StrEnum";
        for (name, value, doc) in self.members {
            members.push((*name, value.to_py(py)?, *doc));
        }
        let all = self.members.iter().map(|(_, value, _)| value);
        let mut all = all.chain(self.others.iter().map(|(_, value)| value));
        if all.any(|value| matches!(value, Value::Number(_))) {
            base = "IntEnum";
        }
        let made = Class::make(base, self.module, self.name, self.doc, members, py)?;
        if !self.others.is_empty() {
            let missing = Py::new(py, Missing { of: self })?;
            made.class.bind(py).setattr("_missing_", missing)?;
        }
        self.attributes.add_to(made.class.bind(py))?;
        Ok(made)
    }

    fn position(&'static self, value: &Bound<'_, PyAny>) -> Result<usize, Refused> {
        self.members
            .iter()
            .position(|(_, known, _)| known.is(value))
            .ok_or_else(|| self.refused(value))
    }

    fn other(
        &'static self,
        (name, value): &(&'static str, Value),
        py: Python<'_>,
    ) -> PyResult<Obj> {
        let class = self.made(py)?.class.bind(py);
        pseudo(class, &value.to_py(py)?, &PyString::new(py, name))
    }

    #[cold]
    fn refused(&self, value: &Bound<'_, PyAny>) -> Refused {
        if self.others.iter().any(|(_, known)| known.is(value)) {
            let name = self.name;
            return Refused::value(format!(
                "cannot be {}: {name} of Rust has it, and does not take it from Python",
                excerpt(value)
            ));
        }
        let (text, known): (bool, Vec<String>) = match self.members {
            [(_, Value::Number(_), _), ..] => (false, self.values().collect()),
            _ => (
                true,
                self.values().map(|text| format!("'{text}'")).collect(),
            ),
        };
        let fits = if text {
            value.is_instance_of::<PyString>()
        } else {
            index(value).is_some()
        };
        if fits {
            let given = excerpt(value);
            return Refused::value(format!("must be one of {}, not {given}", known.join(", ")));
        }
        let plain = if text { "str" } else { "int" };
        Refused::expected(&format!("{} or {plain}", self.name), value)
    }

    fn values(&self) -> impl Iterator<Item = String> {
        self.members.iter().map(|(_, value, _)| match value {
            Value::Text(text) => (*text).to_owned(),
            Value::Number(number) => number.to_string(),
        })
    }
}

impl Value {
    fn to_py<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(match self {
            Value::Text(text) => PyString::new(py, text).into_any(),
            Value::Number(number) => number.into_pyobject(py)?.into_any(),
        })
    }

    fn is(&self, value: &Bound<'_, PyAny>) -> bool {
        match self {
            Value::Text(text) => value.cast::<PyString>().is_ok_and(|given| given == *text),
            Value::Number(number) => index(value)
                .and_then(|given| given.extract::<i128>().ok())
                .is_some_and(|given| given == *number),
        }
    }
}

/// The class' `_missing_`: a value that is no member is pickled and copied too.
#[pyclass(frozen)]
struct Missing {
    of: &'static ClosedEnum,
}

#[pymethods]
impl Missing {
    fn __call__(&self, value: &Bound<'_, PyAny>) -> PyResult<Obj> {
        let mut others = self.of.others.iter();
        match others.find(|(_, known)| known.is(value)) {
            Some(other) => self.of.other(other, value.py()),
            // `Enum` makes its own `ValueError` of it.
            None => Ok(value.py().None()),
        }
    }
}

impl Made for ClosedEnum {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj> {
        Ok(self.made(py)?.class.clone_ref(py).into_any())
    }
}

/// The value at a position, of the members and then of the others; `None` is a variant that was not there when the class was written.
pub fn to_py(position: Option<usize>, class: &'static ClosedEnum, py: Python<'_>) -> PyResult<Obj> {
    let members = &class.made(py)?.members;
    let Some(position) = position else {
        let name = class.name;
        return Err(decode_error(
            py,
            &format!(
                "{name} has a variant that its Python class does not know: the bindings are older than the crate"
            ),
        ));
    };
    match members.get(position) {
        Some(member) => Ok(member.clone_ref(py)),
        None => class.other(&class.others[position - members.len()], py),
    }
}

/// The member of what a user gave.
pub fn accept(value: &Bound<'_, PyAny>, class: &'static ClosedEnum) -> Result<Obj, Refused> {
    Ok(to_py(Some(class.position(value)?), class, value.py())?)
}

/// The variant of what a user gave.
pub fn from_py<T>(
    value: &Bound<'_, PyAny>,
    class: &'static ClosedEnum,
    variants: &[fn() -> T],
) -> Result<T, Refused> {
    Ok(variants[class.position(value)?]())
}

/// An enum without data; see the crate's documentation.
#[macro_export]
macro_rules! closed_enum {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:ident = $type:ty
        $(, others { $($other:ident = $other_kind:ident $other_value:literal),* })?
        $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })?;
        $($variant:ident as $member:ident = $kind:ident $value:literal: $member_doc:expr),* $(,)?) => {
        #[allow(non_upper_case_globals, deprecated, clippy::clone_on_copy)]
        pub static $name: $crate::ClosedEnum = $crate::ClosedEnum::new(
            $module,
            stringify!($name),
            concat!($($doc, "\n"),*),
            &[$((stringify!($member), $crate::Value::$kind($value), $member_doc)),*],
            &[$($((stringify!($other), $crate::Value::$other_kind($other_value))),*)?],
        )
        .with($crate::macros::attributes!($here, $type, $crate::macros::filled::<$here, $type>; {$($($constants)*)?} {$($($methods)*)?}));
        #[allow(deprecated)]
        impl $crate::ToPy<$here> for $type {
            fn to_py(this: $crate::Ref<'_, Self>, py: $crate::macros::Python<'_>, _mode: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                #[allow(non_camel_case_types)]
                enum Position { $($variant,)* $($($other),*)? }
                #[allow(unreachable_patterns)]
                let position = match this.get() {
                    $(Self::$variant => Some(Position::$variant as usize),)*
                    $($(Self::$other { .. } => Some(Position::$other as usize),)*)?
                    _ => None,
                };
                $crate::macros::closed_enum_to_py(position, &$name, py)
            }
            fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                $crate::macros::closed_enum_accept(value, &$name)
            }
        }
        #[allow(deprecated)]
        impl $crate::FromPy<$here> for $type {
            fn from_py(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<Self, $crate::Refused> {
                $crate::macros::closed_enum_from_py(value, &$name, &[$(|| Self::$variant),*])
            }
        }
    };
}
