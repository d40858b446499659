//! What is in a record: a view of a Rust value, or a tuple of Python values.
//!
//! Invariant: both give the same fields in every mode.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use crate::class::Class;
use crate::class::keywords::by_name;
use crate::share::Struct;
use crate::{Mode, Obj, cross::plain};

pub(crate) enum Storage {
    View(Struct),
    Values {
        class: &'static Class,
        values: Box<[Obj]>,
    },
}

impl Storage {
    pub fn class(&self) -> &'static Class {
        match self {
            Storage::View(view) => view.class(),
            Storage::Values { class, .. } => class,
        }
    }

    #[inline]
    pub fn field(&self, index: usize, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        match self {
            Storage::View(view) => view.field(index, py, mode),
            Storage::Values { values, .. } => plain::of(values[index].bind(py), mode),
        }
    }

    pub fn fields<'py>(
        &self,
        py: Python<'py>,
        mode: Mode,
    ) -> impl Iterator<Item = PyResult<Bound<'py, PyAny>>> {
        (0..self.class().fields.len())
            .map(move |index| Ok(self.field(index, py, mode)?.into_bound(py)))
    }

    pub fn tuple<'py>(&self, py: Python<'py>, mode: Mode) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.fields(py, mode).collect::<PyResult<Vec<_>>>()?)
    }

    pub fn dict<'py>(&self, py: Python<'py>, mode: Mode) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (field, value) in self.class().fields.iter().zip(self.fields(py, mode)) {
            dict.set_item(PyString::intern(py, field.name), value?)?;
        }
        Ok(dict)
    }

    /// Plain dicts and lists all the way; a variant's is in a dict by its name: `{"Trade": {"price": …}}`.
    pub fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = self.dict(py, Mode::Plain)?;
        let Some(variant) = self.class().variant() else {
            return Ok(fields);
        };
        let dict = PyDict::new(py);
        dict.set_item(PyString::intern(py, variant), fields)?;
        Ok(dict)
    }

    /// The same in Python values, which keep nothing else alive.
    pub fn detached(&self, py: Python<'_>) -> PyResult<Self> {
        let values = self
            .fields(py, Mode::Detached)
            .map(|value| value.map(Bound::unbind));
        Ok(Storage::Values {
            class: self.class(),
            values: values.collect::<PyResult<_>>()?,
        })
    }

    /// From what a user wrote: every field by its name, each checked and normalised.
    pub fn by_hand(
        class: &'static Class,
        args: &Bound<'_, PyTuple>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Storage> {
        let py = args.py();
        if class.is_opaque() {
            return Err(PyTypeError::new_err(format!(
                "{} is shown, and not made from Python",
                class.qualified_name()
            )));
        }
        if class.is_tagged() {
            return Err(PyTypeError::new_err(format!(
                "{} has no objects of its own; those of its variants are made by their names: {}.…()",
                class.name, class.name
            )));
        }
        let mut values: Vec<Option<Obj>> = class
            .fields
            .iter()
            .map(|field| field.kind.optional.then(|| py.None()))
            .collect();
        by_name(class, args, keywords, |index, value| {
            let field = &class.fields[index];
            let accepted = (field.kind.accept)(value)
                .map_err(|refused| refused.of(&format!("{}(): field", class.name), field.name))?;
            values[index] = Some(accepted);
            Ok(())
        })?;
        let missing: Vec<&str> = class
            .fields
            .iter()
            .zip(&values)
            .filter(|(_, value)| value.is_none())
            .map(|(field, _)| field.name)
            .collect();
        if !missing.is_empty() {
            return Err(PyTypeError::new_err(format!(
                "{}() needs a value for '{}'",
                class.name,
                missing.join("', '")
            )));
        }
        Ok(Storage::Values {
            class,
            values: values.into_iter().flatten().collect(),
        })
    }
}
