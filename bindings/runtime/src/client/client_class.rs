//! Classes of clients.
//!
//! In: a static [`ClientClass`], written by `client!`. Out: two Python classes, the asynchronous one and its blocking twin,
//! with the same methods out of the same tables. Invariant: a class is made once and kept for ever, so that its address
//! stands for its table.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::call::arguments::Arguments;
use crate::call::blocking::Driver;
use crate::call::outcome::Task;
use crate::callback::log::Logger;
use crate::class::constant::{self, Constants};
use crate::class::descriptor;
use crate::class::{Class, doc};
use crate::client::Client;
use crate::client::handle::{Erased, Handle};
use crate::method::{Input, Method, Words, positional};
use crate::record::giver::Giver;
use crate::{Made, Obj, class::abstract_classes, class::deprecated};

/// How the calls of a client are carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Async,
    Blocking,
}

impl Style {
    /// What carries out the calls of a new client, where that is not the thread for all of them.
    pub(crate) fn driver(self) -> std::io::Result<Option<Arc<Driver>>> {
        match self {
            Style::Async => Ok(None),
            Style::Blocking => Ok(Some(Arc::new(Driver::new()?))),
        }
    }
}

/// A class of clients, whatever Rust type it stands for, and its twin.
pub struct ClientClass {
    pub module: &'static str,
    pub name: &'static str,
    pub doc: &'static str,
    pub base: Option<Base>,
    pub new: Option<New>,
    /// What the venue's own client does when it is closed.
    pub close: Option<fn(Handle, Input) -> Task>,
    /// Public fields.
    pub fields: &'static [Property],
    /// Attributes of the class, which are the same for all of its objects.
    pub constants: Constants,
    pub properties: &'static [Property],
    pub methods: &'static [&'static Method],
    pub made: Twins,
}

/// The class that a client dereferences to.
pub struct Base {
    pub class: &'static ClientClass,
    /// The base's value within that of the class.
    pub part: fn(&Erased) -> Option<&Erased>,
}

/// How a client is made from Python.
pub struct New {
    pub takes: fn() -> &'static Class,
    pub make: fn(&mut Arguments<'_>) -> PyResult<Arc<Erased>>,
}

/// A value of a client that can be read at once.
pub struct Property {
    pub name: &'static str,
    pub words: Words,
    pub get: fn(Python<'_>, &Handle) -> PyResult<Obj>,
}

impl Property {
    pub(crate) fn read(&self, this: &Bound<'_, PyAny>) -> PyResult<Obj> {
        if let Some(note) = self.words.deprecated {
            deprecated::warn(this.py(), self.name, note, 1)?;
        }
        let (client, driver) = this.cast::<Client>()?.get().open(this.py())?;
        Giver::of(driver.as_ref()).gives(|| (self.get)(this.py(), &client))
    }
}

/// The two Python classes, and who writes the log of their calls, once they are made.
pub struct Twins {
    classes: [PyOnceLock<Py<PyType>>; 2],
    pub(crate) logger: PyOnceLock<Logger>,
}

impl Twins {
    pub const fn none() -> Self {
        Twins {
            classes: [const { PyOnceLock::new() }; 2],
            logger: PyOnceLock::new(),
        }
    }
}

/// The blocking twin of a class: what `twin` in `module!` names.
pub struct Twin(pub &'static ClientClass);

/// Of a constructor: requests and configurations by name, other parameters as of any call.
fn signature(takes: &Class) -> String {
    takes.signature(if takes.has_objects() {
        0
    } else {
        positional(takes)
    })
}

impl Made for ClientClass {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj> {
        Ok(self.python(py, Style::Async)?.clone().into_any().unbind())
    }

    fn client(&'static self) -> Option<&'static ClientClass> {
        Some(self)
    }
}

impl Made for Twin {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj> {
        Ok(self
            .0
            .python(py, Style::Blocking)?
            .clone()
            .into_any()
            .unbind())
    }
}

static CLASSES: Mutex<Vec<(usize, &'static ClientClass, Style)>> = Mutex::new(Vec::new());

impl ClientClass {
    /// The class of what has calls and is no client that anybody sees.
    pub(crate) const fn unseen(
        module: &'static str,
        name: &'static str,
        methods: &'static [&'static Method],
    ) -> Self {
        ClientClass {
            module,
            name,
            doc: "",
            base: None,
            new: None,
            close: None,
            fields: &[],
            constants: &[],
            properties: &[],
            methods,
            made: Twins::none(),
        }
    }

    /// The Python class, made on first use.
    pub fn python<'py>(
        &'static self,
        py: Python<'py>,
        style: Style,
    ) -> PyResult<&'py Bound<'py, PyType>> {
        let made = self.made.classes[style as usize]
            .get_or_try_init(py, || self.make(py, style).map(Bound::unbind))?;
        Ok(made.bind(py))
    }

    /// Its own properties, then those of the clients that it dereferences to, which none of its own hides.
    pub(crate) fn all_properties(&'static self) -> impl Iterator<Item = &'static Property> {
        let classes = std::iter::successors(Some(self), |class| Some(class.base.as_ref()?.class));
        let mut all: Vec<&Property> = Vec::new();
        for property in classes.flat_map(|class| class.properties) {
            if all.iter().all(|one| one.name != property.name) {
                all.push(property);
            }
        }
        all.into_iter()
    }

    /// The table of a Python class, or of the one that a user's class derives from.
    pub(crate) fn find(class: &Bound<'_, PyType>) -> PyResult<(&'static ClientClass, Style)> {
        let known = CLASSES
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let found = class.mro().iter().find_map(|base| {
            known
                .iter()
                .find(|(address, ..)| *address == base.as_ptr() as usize)
                .copied()
        });
        match found {
            Some((_, class, style)) => Ok((class, style)),
            None => Err(PyTypeError::new_err(
                "Client is the base of the venues' clients and has no objects of its own",
            )),
        }
    }

    /// What gives the values that a class has of itself; one of records has no clients of its own, nor has one of requests.
    pub(crate) fn giver(class: &Bound<'_, PyType>) -> Giver {
        Self::find(class).map_or(Giver::Async, |(_, style)| Giver::of_class(style))
    }

    #[cold]
    fn make<'py>(&'static self, py: Python<'py>, style: Style) -> PyResult<Bound<'py, PyType>> {
        abstract_classes::register(py)?;
        let base = match &self.base {
            Some(base) => base.class.python(py, style)?.clone(),
            None => py.get_type::<Client>(),
        };
        let body = PyDict::new(py);
        let twin = if style == Style::Blocking {
            ".blocking"
        } else {
            ""
        };
        body.set_item("__module__", format!("{}{twin}", self.module))?;
        body.set_item("__slots__", PyTuple::empty(py))?;
        let text = doc(self.doc).unwrap_or_default();
        // `type` takes the signature of the class out of this doc, and keeps it when the doc is replaced.
        let parameters = self
            .new
            .as_ref()
            .map(|new| signature((new.takes)()))
            .unwrap_or_default();
        body.set_item(
            "__doc__",
            format!("{}({parameters})\n--\n\n{text}", self.name),
        )?;
        let class = py
            .get_type::<PyType>()
            .call1((self.name, (base,), body))?
            .cast_into::<PyType>()?;
        class.setattr("__doc__", text)?;
        constant::add_to(&class, self.constants)?;
        for property in self.fields.iter().chain(self.properties) {
            class.setattr(property.name, descriptor::of_property(&class, property)?)?;
        }
        for method in self.methods {
            class.setattr(method.name, descriptor::of_method(&class, method)?)?;
        }
        CLASSES
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((class.as_ptr() as usize, self, style));
        Ok(class)
    }
}
