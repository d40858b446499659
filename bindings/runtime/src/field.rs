//! Fields of a class: their static table, and the descriptor through which Python reads (and in a request sets) them.

use std::marker::PhantomData;

use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::prelude::*;

use crate::class::{Class, doc};
use crate::record::Record;
use crate::refused::type_name;
use crate::request::Request;
use crate::share::{Kind, Projection};
use crate::{Obj, ToPy, deprecated};

/// One field of `T`, whatever its own type.
#[repr(transparent)]
pub struct Field<T> {
    raw: RawField,
    of: PhantomData<fn(T)>,
}

/// The same without the struct's type.
pub(crate) struct RawField {
    pub name: &'static str,
    pub doc: &'static str,
    pub kind: &'static Kind,
    pub part: Projection,
    /// What to do instead, where whoever uses the field is warned.
    deprecated: Option<&'static &'static str>,
}

impl<T: 'static> Field<T> {
    /// With its doc, and what to do instead where it is deprecated.
    pub const fn of<M: 'static, U: ToPy<M>>(
        name: &'static str,
        words: &'static [&'static str],
        part: for<'x> fn(&'x T) -> &'x U,
    ) -> Self {
        let raw = RawField {
            name,
            doc: match words {
                [doc, ..] => doc,
                [] => "",
            },
            kind: Kind::of::<M, U>(),
            part: Projection::of(part),
            deprecated: match words {
                [_, note] => Some(note),
                _ => None,
            },
        };
        Field {
            raw,
            of: PhantomData,
        }
    }

    /// The same of a class of many uses, of which none has the value: `A` says what a user may give, of [`Any`](crate::Any) type in part.
    pub const fn open<M: 'static, A: ToPy<M>>(
        name: &'static str,
        words: &'static [&'static str],
    ) -> Self {
        Field::of::<M, A>(name, words, |_| unreachable!("a view is of its own use"))
    }

    pub(crate) const fn erased(fields: &'static [Self]) -> &'static [RawField] {
        // SAFETY: `Field` is a `RawField` in memory (`repr(transparent)`).
        unsafe { std::slice::from_raw_parts(fields.as_ptr().cast(), fields.len()) }
    }
}

impl Field<()> {
    /// A parameter of a call, which is in no object.
    pub const fn parameter<M: 'static, U: ToPy<M>>(name: &'static str) -> Self {
        Field::of::<M, U>(name, &[], |_| unreachable!())
    }
}

/// The attribute of the class that is this field.
pub(crate) fn descriptor(py: Python<'_>, class: &'static Class, index: usize) -> PyResult<Obj> {
    Ok(Py::new(py, Descriptor { class, index })?.into_any())
}

#[pyclass(frozen, name = "field", module = "ccrxt")]
struct Descriptor {
    class: &'static Class,
    index: usize,
}

impl Descriptor {
    fn field(&self) -> &'static RawField {
        &self.class.fields[self.index]
    }

    fn warn(&self, py: Python<'_>) -> PyResult<()> {
        match self.field().deprecated {
            Some(note) => deprecated::warn(py, self.field().name, note, 1),
            None => Ok(()),
        }
    }

    #[cold]
    fn foreign(&self, object: &Bound<'_, PyAny>) -> PyErr {
        let (name, class) = (self.field().name, self.class.name);
        let other = type_name(&object.get_type());
        PyTypeError::new_err(format!(
            "descriptor '{name}' for '{class}' objects doesn't apply to a '{other}' object"
        ))
    }

    fn request<'a>(&self, object: &'a Bound<'_, PyAny>) -> PyResult<&'a Request> {
        if let Ok(request) = object.cast::<Request>()
            && std::ptr::eq(request.get().class(), self.class)
        {
            return Ok(request.get());
        }
        if object.cast::<Record>().is_ok() {
            return Err(PyAttributeError::new_err(format!(
                "{}.{} cannot be changed: it is what the venue sent",
                self.class.name,
                self.field().name
            )));
        }
        Err(self.foreign(object))
    }
}

#[pymethods]
impl Descriptor {
    #[getter]
    fn __name__(&self) -> &'static str {
        self.field().name
    }

    #[getter]
    fn __qualname__(&self) -> String {
        format!("{}.{}", self.class.name, self.field().name)
    }

    #[getter]
    fn __objclass__(&self, py: Python<'_>) -> PyResult<Obj> {
        Ok(self.class.python(py)?.clone().into_any().unbind())
    }

    #[getter]
    fn __doc__(&self) -> Option<String> {
        doc(self.field().doc)
    }

    fn __repr__(&self) -> String {
        format!(
            "<field '{}' of '{}' objects>",
            self.field().name,
            self.class.name
        )
    }

    fn __get__(
        slf: &Bound<'_, Self>,
        object: &Bound<'_, PyAny>,
        _class: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Obj> {
        let this = slf.get();
        if let Ok(record) = object.cast::<Record>() {
            let record = record.get();
            if std::ptr::eq(record.class().family(), this.class) {
                this.warn(slf.py())?;
                return record.field(this.index, slf.py());
            }
        }
        if object.is_none() {
            return Ok(slf.clone().into_any().unbind());
        }
        if let Ok(request) = object.cast::<Request>()
            && std::ptr::eq(request.get().class(), this.class)
        {
            this.warn(slf.py())?;
            return request.get().field(this.index, slf.py());
        }
        Err(this.foreign(object))
    }

    fn __set__(&self, object: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let request = self.request(object)?;
        self.warn(object.py())?;
        request.set(self.index, value)
    }

    fn __delete__(&self, object: &Bound<'_, PyAny>) -> PyResult<()> {
        self.request(object)?.unset(self.index);
        Ok(())
    }
}
