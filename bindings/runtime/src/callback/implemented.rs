//! Traits that Python implements.
//!
//! In: the table of a trait, and an object that a user gave for one. Out: the trait as a class of Python's (`typing.Protocol`), made when
//! its name is first asked for, and the functions that Rust's side of the object calls. Invariant: an object that lacks a method which Rust
//! has no body for is refused where it is given, not where the method is called.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::callback::{Callback, is_async};
use crate::{FromPy, Function, Made, Obj, Refused, ToPy, support};

/// A trait, as a class of Python's.
pub struct Protocol {
    module: &'static str,
    name: &'static str,
    doc: &'static str,
    methods: &'static [Asks],
    made: PyOnceLock<Obj>,
}

/// A method of a trait.
pub struct Asks {
    pub name: &'static str,
    pub takes: &'static [&'static str],
    /// Rust has a body for it, where Python has none.
    pub provided: bool,
    /// Rust stands still until it is answered.
    pub waits: bool,
    pub doc: &'static str,
}

/// Rust's side of an object that implements a trait.
pub trait Adapter: Sized + 'static {
    fn protocol() -> &'static Protocol;

    fn made(object: &Implementor<'_, '_>) -> Result<Self, Refused>;

    /// The object, if it has what the trait asks for.
    fn object<'py>(value: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>, Refused> {
        Implementor::new(value, Self::protocol()).map(|_| value.clone())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        Self::made(&Implementor::new(value, Self::protocol())?)
    }
}

/// An object that has what a trait asks for.
pub struct Implementor<'a, 'py> {
    value: &'a Bound<'py, PyAny>,
}

impl<'a, 'py> Implementor<'a, 'py> {
    fn new(value: &'a Bound<'py, PyAny>, protocol: &Protocol) -> Result<Self, Refused> {
        if value.is_instance_of::<pyo3::types::PyType>() {
            let name = protocol.name;
            let why =
                format!("must be an object that implements {name}, not a class: make one of it");
            return Err(Refused::kind(why));
        }
        let found = Implementor { value };
        for asks in protocol.methods {
            match found.has(asks.name)? {
                None if asks.provided => {}
                None => return Err(lacks(value, protocol, asks)),
                Some(method) if asks.waits && is_async(&method)? => {
                    return Err(Refused::kind(format!(
                        "must have a plain method '{}', not an async one: Rust does not go on before it is answered",
                        asks.name
                    )));
                }
                Some(_) => {}
            }
        }
        Ok(found)
    }

    /// A method of it.
    pub fn function<M: 'static, A: ToPy<M>, R: FromPy<M> + Send + 'static>(
        &self,
        name: &'static str,
    ) -> Function<A, R> {
        Function::of::<M>(Callback::new(self.value).method(name))
    }

    /// One that it may have.
    pub fn provided<M: 'static, A: ToPy<M>, R: FromPy<M> + Send + 'static>(
        &self,
        name: &'static str,
    ) -> Result<Option<Function<A, R>>, Refused> {
        let method = self.has(name)?;
        Ok(method.map(|_| self.function::<M, A, R>(name)))
    }

    /// What it has under the name; what it has of the class of the trait alone is nothing.
    fn has(&self, name: &str) -> Result<Option<Bound<'py, PyAny>>, Refused> {
        let Some(method) = self.value.getattr_opt(name)? else {
            return Ok(None);
        };
        if !method.is_callable() {
            let given = method.get_type();
            let why = format!(
                "must have a method '{name}', which is {} in it",
                given.name()?
            );
            return Err(Refused::kind(why));
        }
        let inherited = method.hasattr(intern!(method.py(), "__of_trait__"))?;
        Ok((!inherited).then_some(method))
    }
}

fn lacks(value: &Bound<'_, PyAny>, protocol: &Protocol, asks: &Asks) -> Refused {
    let given = value.get_type();
    let given = given
        .name()
        .map_or_else(|_| String::from("it"), |name| name.to_string());
    Refused::kind(format!(
        "must implement {}: {given} has no method {}({})",
        protocol.name,
        asks.name,
        asks.takes.join(", ")
    ))
}

impl Protocol {
    pub const fn new(
        module: &'static str,
        name: &'static str,
        doc: &'static str,
        methods: &'static [Asks],
    ) -> Self {
        Protocol {
            module,
            name,
            doc,
            methods,
            made: PyOnceLock::new(),
        }
    }
}

impl Made for Protocol {
    fn object(&'static self, py: Python<'_>) -> PyResult<Obj> {
        let made = self.made.get_or_try_init(py, || {
            let methods = self.methods.iter();
            let methods = methods.map(|asks| (asks.name, asks.takes, asks.provided, asks.doc));
            let methods: Vec<_> = methods.collect();
            let class = support::import(py, "protocol")?.getattr("made")?.call1((
                self.module,
                self.name,
                self.doc,
                methods,
            ))?;
            PyResult::Ok(class.unbind())
        })?;
        Ok(made.clone_ref(py))
    }
}
