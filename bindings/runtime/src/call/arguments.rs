//! The arguments of a call: names and values as Python gives them, put into one slot per field of a request.
//!
//! Invariant: everything that is wrong with them is a `TypeError` or `ValueError` that names the argument.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use crate::callback::is_async;
use crate::class::Class;
use crate::client::client_class::Style;
use crate::{Absent, FromPy, Obj, Request};

/// A struct whose fields are the arguments of a call: what `request!` makes of it.
pub trait FromArguments<M>: Sized {
    fn class() -> &'static Class;

    /// Takes every field, in the order of the class.
    fn from_arguments(arguments: &mut Arguments<'_>) -> PyResult<Self>;
}

/// What a call was given, by field.
pub struct Arguments<'py> {
    py: Python<'py>,
    function: &'static str,
    class: &'static Class,
    slots: Vec<Option<Bound<'py, PyAny>>>,
    next: usize,
}

impl<'py> Arguments<'py> {
    /// From a vector call: positional values, then those that `names` names. At most `positional` go without a name.
    pub fn vector(
        py: Python<'py>,
        function: &'static str,
        class: &'static Class,
        positional: usize,
        values: &[Borrowed<'_, 'py, PyAny>],
        names: Option<&Bound<'py, PyTuple>>,
    ) -> PyResult<Self> {
        let named = names.map_or(0, |names| names.len());
        let (unnamed, by_name) = values.split_at(values.len() - named);
        let mut arguments = Arguments {
            py,
            function,
            class,
            slots: Vec::new(),
            next: 0,
        };
        if let ([one], 0) = (unnamed, named)
            && arguments.is_request(one)?
        {
            return Ok(arguments);
        }
        arguments.place(
            unnamed.iter().map(|value| (**value).clone()),
            unnamed.len(),
            positional,
        )?;
        for (name, value) in names
            .into_iter()
            .flat_map(|names| names.iter_borrowed())
            .zip(by_name)
        {
            arguments.name(&name, (**value).clone())?;
        }
        Ok(arguments)
    }

    /// From a tuple and a dict: what `__new__` gets.
    pub fn tuple(
        function: &'static str,
        class: &'static Class,
        positional: usize,
        values: &Bound<'py, PyTuple>,
        named: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Self> {
        let mut arguments = Arguments {
            py: values.py(),
            function,
            class,
            slots: Vec::new(),
            next: 0,
        };
        if values.len() == 1
            && named.is_none_or(|named| named.is_empty())
            && arguments.is_request(&values.get_item(0)?)?
        {
            return Ok(arguments);
        }
        arguments.place(values.iter(), values.len(), positional)?;
        for (name, value) in named.into_iter().flatten() {
            arguments.name(&name, value)?;
        }
        Ok(arguments)
    }

    /// From a request object, which is itself an argument.
    pub(crate) fn of_request(request: &Request, py: Python<'py>) -> Self {
        let class = request.class();
        Arguments {
            py,
            function: class.name,
            class,
            slots: request.values(py),
            next: 0,
        }
    }

    /// The next field's value.
    pub fn take<M: 'static, U: FromPy<M>>(&mut self) -> PyResult<U> {
        match self.given()? {
            Some(value) => Ok(value),
            None => match U::absent() {
                Absent::Means(value) => Ok(value),
                Absent::Refused => Err(self.missing(self.next - 1)),
            },
        }
    }

    /// The same of a field that has a value when it is left out.
    pub fn given<M: 'static, U: FromPy<M>>(&mut self) -> PyResult<Option<U>> {
        let index = self.next;
        self.next += 1;
        let Some(value) = self.slots[index].take() else {
            return Ok(None);
        };
        let given = U::from_py(&value).map_err(|refused| {
            refused.of(
                &format!("{}(): argument", self.function),
                self.class.fields[index].name,
            )
        });
        given.map(Some)
    }

    /// The Python functions among what was given, which Rust code will call. A blocking client calls them itself: it takes no async one.
    pub(crate) fn functions(&self, style: Style) -> PyResult<Vec<Obj>> {
        let mut functions = Vec::new();
        for (field, value) in self.class.fields.iter().zip(&self.slots) {
            let Some(function) = value.as_ref().and_then(field.kind.function) else {
                continue;
            };
            if style == Style::Blocking && is_async(&function)? {
                return Err(PyTypeError::new_err(format!(
                    "{}(): argument '{}' must be a plain function for a blocking client, which calls it in your own thread: an async one \
                     needs an event loop",
                    self.function, field.name
                )));
            }
            functions.push(function.unbind());
        }
        Ok(functions)
    }

    pub fn py(&self) -> Python<'py> {
        self.py
    }

    /// Takes the slots of a request object of the class, if that is what was given.
    fn is_request(&mut self, value: &Bound<'py, PyAny>) -> PyResult<bool> {
        let Ok(request) = value.cast::<Request>() else {
            return Ok(false);
        };
        if !self.class.has_objects() {
            return Ok(false);
        }
        let request = request.get();
        if !std::ptr::eq(request.class(), self.class) {
            let (function, wanted, given) = (self.function, self.class.name, request.class().name);
            return Err(PyTypeError::new_err(format!(
                "{function}(): the request must be {wanted}, not {given}"
            )));
        }
        self.slots = request.values(self.py);
        Ok(true)
    }

    fn place(
        &mut self,
        values: impl Iterator<Item = Bound<'py, PyAny>>,
        given: usize,
        positional: usize,
    ) -> PyResult<()> {
        self.slots.resize(self.class.fields.len(), None);
        let most = positional.min(self.class.fields.len());
        if given > most {
            return Err(self.too_many(given, most));
        }
        for (index, value) in self.class.signature_order().zip(values) {
            self.slots[index] = Some(value);
        }
        Ok(())
    }

    fn name(&mut self, name: &Bound<'_, PyAny>, value: Bound<'py, PyAny>) -> PyResult<()> {
        let name = name.cast::<PyString>()?.to_str()?;
        let Some(index) = self.class.position(name) else {
            return Err(self.unknown(name));
        };
        if self.slots[index].replace(value).is_some() {
            return Err(PyTypeError::new_err(format!(
                "{}() got argument '{name}' twice",
                self.function
            )));
        }
        Ok(())
    }

    /// This one has no value; it is said of all that have none.
    #[cold]
    fn missing(&self, index: usize) -> PyErr {
        let fields = self.class.fields.iter().zip(&self.slots).skip(index);
        let missing: Vec<&str> = fields
            .filter(|(field, value)| value.is_none() && !field.kind.optional)
            .map(|(field, _)| field.name)
            .collect();
        let (function, plural) = (self.function, if missing.len() > 1 { "s" } else { "" });
        let names = missing.join("', '");
        PyTypeError::new_err(format!("{function}() needs the argument{plural} '{names}'"))
    }

    #[cold]
    fn too_many(&self, given: usize, most: usize) -> PyErr {
        let (function, parameters) = (self.function, self.class.parameters(most));
        PyTypeError::new_err(format!(
            "{function}() takes at most {most} arguments without a name, {given} were given: {function}({parameters})"
        ))
    }

    #[cold]
    fn unknown(&self, name: &str) -> PyErr {
        let function = self.function;
        PyTypeError::new_err(match self.class.fields {
            [] => format!("{function}() has no argument '{name}'; it takes none"),
            _ => format!(
                "{function}() has no argument '{name}'; it takes {}",
                self.class.field_names()
            ),
        })
    }
}
