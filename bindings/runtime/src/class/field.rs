//! Fields of a class: their static table, and what reading (and in a request setting) one does.

use std::marker::PhantomData;

use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::prelude::*;

use crate::class::Class;
use crate::record::Record;
use crate::request::Request;
use crate::share::{Kind, Projection};
use crate::{Obj, ToPy, class::deprecated};

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

impl RawField {
    /// The value in a record, which is of any class: an object's `__class__` can be assigned, what it holds cannot.
    #[inline]
    pub fn of_record(&'static self, record: &Record, py: Python<'_>) -> PyResult<Obj> {
        let Some(index) = record.class().position_of(self) else {
            return Err(self.foreign(record.class()));
        };
        self.warn(py)?;
        record.field(index, py)
    }

    /// The same of a request.
    pub fn of_request(&'static self, request: &Request, py: Python<'_>) -> PyResult<Obj> {
        let index = self.index(request)?;
        self.warn(py)?;
        request.field(index, py)
    }

    /// Sets it in a request, or takes away what was set.
    pub fn set(&'static self, request: &Request, value: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        let index = self.index(request)?;
        match value {
            Some(value) => {
                self.warn(value.py())?;
                request.set(index, value)
            }
            None => {
                request.unset(index);
                Ok(())
            }
        }
    }

    /// Why the field of a record is not set.
    #[cold]
    pub fn unchangeable(&self, record: &Record) -> PyErr {
        let (class, name) = (record.class().family().name, self.name);
        PyAttributeError::new_err(format!(
            "{class}.{name} cannot be changed: it is what the venue sent"
        ))
    }

    fn index(&'static self, request: &Request) -> PyResult<usize> {
        let class = request.class();
        let index = class.position_of(self);
        index.ok_or_else(|| self.foreign(class))
    }

    #[inline]
    fn warn(&self, py: Python<'_>) -> PyResult<()> {
        match self.deprecated {
            Some(note) => deprecated::warn(py, self.name, note, 1),
            None => Ok(()),
        }
    }

    /// In the words that Python has for an object whose class says it already.
    #[cold]
    fn foreign(&self, class: &Class) -> PyErr {
        PyTypeError::new_err(format!(
            "descriptor '{}' doesn't apply to a '{}' object",
            self.name, class.name
        ))
    }
}
