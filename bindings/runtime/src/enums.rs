//! Open enums: `enum.StrEnum` classes made on first use.
//!
//! Invariant: a text that is no member crosses as a pseudo-member with that text, and back.

pub(crate) mod closed_enum;
pub(crate) mod tagged;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyString, PyType};

use crate::class::doc;
use crate::error::refused::excerpt;
use crate::{Attributes, Made, Obj, Refused};

/// How a Rust enum with a variant for unknown texts is read and made; the implementor is a name for it (`adapter::OpenEnum`).
pub trait OpenEnum<T>: 'static {
    /// The wire texts of the known variants.
    const NAMES: &'static [&'static str];

    /// Where in `NAMES` a value is, or its text.
    fn position(value: &T) -> Result<usize, &str>;

    fn from_position(position: usize) -> T;

    fn unknown(text: &str) -> T;
}

/// The class of an open enum: what `open_enum!` makes.
pub struct Enum {
    pub module: &'static str,
    pub name: &'static str,
    pub doc: &'static str,
    texts: &'static [&'static str],
    members: &'static [(&'static str, &'static str)],
    attributes: Attributes,
    made: PyOnceLock<Class>,
}

impl Enum {
    /// `members` are name and doc of each text.
    pub const fn new(
        module: &'static str,
        name: &'static str,
        doc: &'static str,
        texts: &'static [&'static str],
        members: &'static [(&'static str, &'static str)],
    ) -> Self {
        assert!(
            texts.len() == members.len(),
            "an enum has as many members as wire texts"
        );
        Enum {
            module,
            name,
            doc,
            texts,
            members,
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
        let members = self.members.iter().zip(self.texts);
        let members = members.map(|((name, doc), text)| {
            let text = PyString::new(py, text).into_any();
            (*name, text, *doc)
        });
        let made = Class::make(
            "StrEnum",
            self.module,
            self.name,
            self.doc,
            members.collect(),
            py,
        )?;
        let missing = Missing {
            class: made.class.clone_ref(py),
        };
        made.class
            .bind(py)
            .setattr("_missing_", Py::new(py, missing)?)?;
        self.attributes.add_to(made.class.bind(py))?;
        Ok(made)
    }

    fn member(&'static self, position: Result<usize, &str>, py: Python<'_>) -> PyResult<Obj> {
        let made = self.made(py)?;
        match position {
            Ok(position) => Ok(made.members[position].clone_ref(py)),
            Err(text) => {
                let text = PyString::new(py, text);
                pseudo(made.class.bind(py), &text, &text)
            }
        }
    }

    /// The text of a member, or of a `str` that is a known one's.
    fn text<'a>(
        &'static self,
        value: &'a Bound<'_, PyAny>,
    ) -> Result<(Option<usize>, &'a str), Refused> {
        let wanted = || format!("{} or str", self.name);
        let text = value
            .cast::<PyString>()
            .map_err(|_| Refused::expected(&wanted(), value))?;
        let text = text
            .to_str()
            .map_err(|_| Refused::value("must be text that UTF-8 can hold"))?;
        let position = self.texts.iter().position(|known| *known == text);
        if position.is_none()
            && !value
                .get_type()
                .is(self.made(value.py())?.class.bind(value.py()))
        {
            let (name, known, given) = (self.name, self.texts.join("', '"), excerpt(value));
            return Err(Refused::value(format!(
                "must be one of '{known}', not {given}; {name}({given}) sends a newer one as it is"
            )));
        }
        Ok((position, text))
    }
}

impl Made for Enum {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj> {
        Ok(self.made(py)?.class.clone_ref(py).into_any())
    }
}

pub(crate) struct Class {
    pub class: Py<PyType>,
    pub members: Vec<Obj>,
}

impl Class {
    /// By Python's `enum`: `members` are name, value and doc of each.
    pub fn make(
        base: &str,
        module: &str,
        name: &str,
        text: &str,
        members: Vec<(&str, Bound<'_, PyAny>, &str)>,
        py: Python<'_>,
    ) -> PyResult<Self> {
        let pairs = members.iter().map(|(name, value, _)| (*name, value));
        let keywords = PyDict::new(py);
        keywords.set_item("module", module)?;
        keywords.set_item("qualname", name)?;
        let class = py
            .import("enum")?
            .getattr(base)?
            .call((name, PyList::new(py, pairs)?), Some(&keywords))?
            .cast_into::<PyType>()?;
        class.setattr("__doc__", doc(text))?;
        let mut all = Vec::with_capacity(members.len());
        for (name, _, text) in members {
            let member = class.getattr(name)?;
            if let Some(text) = doc(text) {
                member.setattr("__doc__", text)?;
            }
            all.push(member.unbind());
        }
        Ok(Class {
            class: class.unbind(),
            members: all,
        })
    }
}

/// A value that is no member: of the class, equal to its text or number, the same in `repr` and pickle as a member.
pub(crate) fn pseudo(
    class: &Bound<'_, PyType>,
    value: &Bound<'_, PyAny>,
    name: &Bound<'_, PyString>,
) -> PyResult<Obj> {
    let py = class.py();
    let made = value
        .get_type()
        .call_method1(intern!(py, "__new__"), (class, value))?;
    made.setattr(intern!(py, "_name_"), name)?;
    made.setattr(intern!(py, "_value_"), value)?;
    Ok(made.unbind())
}

/// The class' `_missing_`: `Side("NEW")` makes a value that is no member.
#[pyclass(frozen)]
struct Missing {
    class: Py<PyType>,
}

#[pymethods]
impl Missing {
    fn __call__(&self, value: &Bound<'_, PyAny>) -> PyResult<Obj> {
        match value.cast::<PyString>() {
            Ok(text) => pseudo(self.class.bind(value.py()), text, text),
            // `Enum` makes its own `ValueError` of it.
            Err(_) => Ok(value.py().None()),
        }
    }
}

/// The member of a value.
pub fn to_py<E: OpenEnum<T>, T>(value: &T, class: &'static Enum, py: Python<'_>) -> PyResult<Obj> {
    class.member(E::position(value), py)
}

/// The member of what a user gave.
pub fn accept(value: &Bound<'_, PyAny>, class: &'static Enum) -> Result<Obj, Refused> {
    let (position, text) = class.text(value)?;
    Ok(class.member(position.ok_or(text), value.py())?)
}

/// The value of a member, or of the text of a known one.
pub fn from_py<E: OpenEnum<T>, T>(
    value: &Bound<'_, PyAny>,
    class: &'static Enum,
) -> Result<T, Refused> {
    let (position, text) = class.text(value)?;
    Ok(position.map_or_else(|| E::unknown(text), E::from_position))
}

/// An open enum; see the crate's documentation.
#[macro_export]
macro_rules! open_enum {
    ($here:ty; $(#[doc = $doc:literal])* $module:literal $name:ident = $type:ty, $with:ty
        $(, constants { $($constants:tt)* })? $(, methods { $($methods:tt)* })?;
        $($member:ident: $member_doc:expr),* $(,)?) => {
        #[allow(non_upper_case_globals, deprecated, clippy::clone_on_copy)]
        pub static $name: $crate::Enum = $crate::Enum::new(
            $module,
            stringify!($name),
            concat!($($doc, "\n"),*),
            <$with as $crate::OpenEnum<$type>>::NAMES,
            &[$((stringify!($member), $member_doc)),*],
        )
        .with($crate::macros::attributes!($here, $type, $crate::macros::filled::<$here, $type>; {$($($constants)*)?} {$($($methods)*)?}));
        impl $crate::ToPy<$here> for $type {
            fn to_py(this: $crate::Ref<'_, Self>, py: $crate::macros::Python<'_>, _mode: $crate::Mode) -> $crate::macros::PyResult<$crate::Obj> {
                $crate::macros::enum_to_py::<$with, Self>(this.get(), &$name, py)
            }
            fn accept(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<$crate::Obj, $crate::Refused> {
                $crate::macros::enum_accept(value, &$name)
            }
        }
        impl $crate::FromPy<$here> for $type {
            fn from_py(value: &$crate::macros::Bound<'_, $crate::macros::PyAny>) -> ::core::result::Result<Self, $crate::Refused> {
                $crate::macros::enum_from_py::<$with, Self>(value, &$name)
            }
        }
    };
}
