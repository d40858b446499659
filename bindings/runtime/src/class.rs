//! Python classes out of static tables, made when first asked for.
//!
//! In: a name, a doc and a table of fields, `static` in generated code. Out: a class made by Python's own `type`.
//! Invariant: a class is made once and kept for ever, so that its address stands for its table.

pub(crate) mod abstract_classes;
pub(crate) mod attributes;
pub(crate) mod class_of;
pub(crate) mod constant;
pub(crate) mod deprecated;
pub(crate) mod descriptor;
pub(crate) mod field;
pub(crate) mod generic;
pub(crate) mod instance;
pub(crate) mod keywords;
mod words;

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

use descriptor::of_field;
use field::RawField;
pub(crate) use words::doc;

use crate::{Attributes, Method, Obj, Record, Reply, Request, ToPy, support};

/// A class, whatever Rust type it stands for.
pub struct Class {
    pub module: &'static str,
    pub name: &'static str,
    pub doc: &'static str,
    pub(crate) fields: &'static [RawField],
    base: Base,
    pub(crate) decode: Option<Decode>,
    attributes: Attributes,
    /// Of a request whose author wrote its `Default`: what a field has that is left out.
    pub(crate) settled: Option<Settled>,
    made: PyOnceLock<Py<PyType>>,
}

/// The value of a field, by its place.
pub type Settled = fn(Python<'_>, usize) -> PyResult<Obj>;

/// From JSON text to an object of the class.
pub type Decode = fn(Python<'_>, &[u8]) -> PyResult<Obj>;

enum Base {
    Record,
    Request,
    /// An enum with data, whose values are all of the classes of its variants.
    Tagged,
    /// One of these variants.
    Variant(&'static Class),
    /// One of which Python sees no more than the name.
    Opaque(&'static Class),
    /// A record of any use of a generic struct.
    Generic,
    /// One such use, whose objects are of the class of all.
    Use(&'static Class),
}

/// What `decode` in `record!` becomes.
pub fn from_json<M: 'static, T: ToPy<M>, E: std::fmt::Display + Send>(
    py: Python<'_>,
    json: &[u8],
    decode: fn(&[u8]) -> Result<T, E>,
) -> PyResult<Obj> {
    let decoded = py.detach(|| decode(json).map_err(|error| error.to_string()));
    match decoded {
        Ok(value) => Reply::from(value).into_py::<M>(py),
        Err(text) => Err(decode_error(py, &text)),
    }
}

/// An error of what Rust gave, which Python has no value for.
#[cold]
pub(crate) fn decode_error(py: Python<'_>, text: &str) -> PyErr {
    let raise = || {
        support::import(py, "errors")?
            .getattr("DecodeError")?
            .call1((text,))
    };
    raise().map_or_else(|error| error, PyErr::from_value)
}

static CLASSES: Mutex<Option<HashMap<usize, &'static Class>>> = Mutex::new(None);

impl Class {
    /// The Python class.
    #[inline]
    pub fn python<'py>(&'static self, py: Python<'py>) -> PyResult<&'py Bound<'py, PyType>> {
        let this = self.family();
        match this.made.get(py) {
            Some(class) => Ok(class.bind(py)),
            None => this.make(py),
        }
    }

    /// What has the Python class: of a use of a generic struct that of all uses, else the class itself.
    #[inline]
    pub(crate) fn family(&'static self) -> &'static Class {
        match self.base {
            Base::Use(of) => of,
            _ => self,
        }
    }

    /// Whether its objects show values of the type of that class: they are of it, or of a variant of it.
    #[inline]
    pub(crate) fn shows(&'static self, class: &'static Class) -> bool {
        match self.base {
            Base::Variant(of) | Base::Opaque(of) => std::ptr::eq(of, class),
            _ => std::ptr::eq(self, class),
        }
    }

    /// Whether it is the class of all uses of a generic struct.
    pub(crate) fn is_generic(&self) -> bool {
        matches!(self.base, Base::Generic)
    }

    /// The methods of its objects.
    pub(crate) fn methods(&self) -> &'static [&'static Method] {
        self.attributes.methods
    }

    /// The table of a Python class, or of the one that a user's class derives from.
    pub(crate) fn find(class: &Bound<'_, PyType>) -> PyResult<&'static Class> {
        let found = class.mro().iter().find_map(|base| {
            let classes = CLASSES.lock().unwrap_or_else(PoisonError::into_inner);
            classes.as_ref()?.get(&(base.as_ptr() as usize)).copied()
        });
        found.ok_or_else(|| {
            PyTypeError::new_err(format!(
                "{} is a base of the venues' classes and has no objects of its own",
                crate::error::refused::type_name(class)
            ))
        })
    }

    /// Whether it is a class in Python too, and not only the parameters of a call.
    pub(crate) fn has_objects(&self) -> bool {
        !self.name.is_empty()
    }

    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// Where in its table, or in that of its family, a field is; `None` for one of another class.
    #[inline]
    pub(crate) fn position_of(&self, field: &'static RawField) -> Option<usize> {
        self.place_of(field).or_else(|| match self.base {
            Base::Use(of) => of.place_of(field),
            _ => None,
        })
    }

    /// By two comparisons: it is asked whenever a field is read.
    #[inline]
    fn place_of(&self, field: &'static RawField) -> Option<usize> {
        let (first, field) = (
            self.fields.as_ptr().addr(),
            std::ptr::from_ref(field).addr(),
        );
        let index = field.wrapping_sub(first) / size_of::<RawField>();
        (index < self.fields.len()).then_some(index)
    }

    pub(crate) fn field_names(&self) -> String {
        let names: Vec<&str> = self.fields.iter().map(|field| field.name).collect();
        if names.is_empty() {
            String::from("none")
        } else {
            names.join(", ")
        }
    }

    /// Whether its objects are requests, and not records.
    fn is_request(&self) -> bool {
        matches!(self.base, Base::Request)
    }

    /// Whether it has no objects of its own, only its variants have.
    pub(crate) fn is_tagged(&self) -> bool {
        matches!(self.base, Base::Tagged)
    }

    /// Whether what its objects hold is kept from Python.
    pub(crate) fn is_opaque(&self) -> bool {
        matches!(self.base, Base::Opaque(_))
    }

    /// The name of a variant of an enum with data.
    pub(crate) fn variant(&self) -> Option<&'static str> {
        match self.base {
            Base::Variant(_) | Base::Opaque(_) => Some(self.name),
            _ => None,
        }
    }

    pub(crate) fn qualified_name(&self) -> String {
        match self.base {
            Base::Variant(of) | Base::Opaque(of) => format!("{}.{}", of.name, self.name),
            _ => self.name.to_owned(),
        }
    }

    #[cold]
    fn make<'py>(&'static self, py: Python<'py>) -> PyResult<&'py Bound<'py, PyType>> {
        let class = self.made.get_or_try_init(py, || {
            abstract_classes::register(py)?;
            let base = match self.base {
                Base::Record | Base::Tagged | Base::Generic | Base::Use(_) => {
                    py.get_type::<Record>()
                }
                Base::Request => py.get_type::<Request>(),
                Base::Variant(of) | Base::Opaque(of) => of.python(py)?.clone(),
            };
            let namespace = PyDict::new(py);
            namespace.set_item("__module__", self.module)?;
            namespace.set_item("__qualname__", self.qualified_name())?;
            // Python takes the signature of a class out of the doc that it is made with.
            namespace.set_item("__doc__", self.constructor() + "\n--\n\n")?;
            namespace.set_item("__slots__", PyTuple::empty(py))?;
            // Of an enum with data the variants are taken apart, not the base.
            if !matches!(self.base, Base::Tagged) {
                let names = self.fields.iter().map(|field| field.name);
                namespace.set_item("__match_args__", PyTuple::new(py, names)?)?;
            }
            if matches!(self.base, Base::Generic) {
                namespace.set_item("__class_getitem__", subscript(py)?)?;
            }
            let class = py
                .get_type::<PyType>()
                .call1((self.name, (base,), namespace))?
                .cast_into::<PyType>()?;
            class.setattr("__doc__", doc(self.doc))?;
            for field in self.fields {
                let descriptor = of_field(&class, field, self.is_request())?;
                class.setattr(PyString::intern(py, field.name), descriptor)?;
            }
            self.attributes.add_to(&class)?;
            let mut classes = CLASSES.lock().unwrap_or_else(PoisonError::into_inner);
            classes
                .get_or_insert_default()
                .insert(class.as_ptr() as usize, self);
            // Of two threads that come here at once one makes a class in vain: that too must never give its address away.
            std::mem::forget(class.clone());
            PyResult::Ok(class.unbind())
        })?;
        Ok(class.bind(py))
    }
}

/// What makes `Page[Trade]` of a class, for annotations: as the classes of the standard library have it.
fn subscript(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let alias = py.import("types")?.getattr("GenericAlias")?;
    py.import("builtins")?
        .getattr("classmethod")?
        .call1((alias,))
}
