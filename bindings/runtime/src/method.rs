//! Methods of clients.
//!
//! In: a static [`Method`], written by `client!`, and what Python gave. Out: a [`Call`], a value, or an exception, before
//! anything is sent. Invariant: all that is per method is its table and two small functions, `read` and `run`.

pub(crate) mod value_method;

use std::any::Any;
use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};

use crate::call::Call;
use crate::call::arguments::Arguments;
use crate::call::blocking::Driver;
use crate::call::inside::inside;
use crate::call::operation::Operation;
use crate::call::outcome::{Outcome, Task};
use crate::call::start::Start;
use crate::callback::asked::Asked;
use crate::callback::function::seated;
use crate::class::Class;
use crate::class::descriptor::Trampoline;
use crate::client::Client;
use crate::client::client_class::{ClientClass, Style};
use crate::client::handle::Handle;
use crate::record::giver::Giver;
use crate::stream::source::{Slot, Source};
use crate::{ClassOf, Obj, Record, class::deprecated, stream};

/// So many fields may go without a name: of a request the first three, of options and configurations none, of other
/// parameters those that stand where Rust has them, though what must be given comes first.
pub(crate) fn positional(class: &Class) -> usize {
    if !class.has_objects() {
        let order = class.signature_order().enumerate();
        order.take_while(|(place, index)| place == index).count()
    } else if class.name.ends_with("Request") {
        3
    } else {
        0
    }
}

/// What a method was given, as the type that its `run` expects.
pub type Input = Box<dyn Any + Send>;

/// What is said of a method.
pub struct Words {
    pub doc: &'static str,
    /// What to do instead of calling it.
    pub deprecated: Option<&'static str>,
}

/// A method of a client: what its class and its calls need to know.
pub struct Method {
    pub name: &'static str,
    pub words: Words,
    /// Its parameters.
    pub takes: fn() -> &'static Class,
    pub read: fn(&mut Arguments<'_>) -> PyResult<Input>,
    pub run: Run,
    /// What it asks of the venue, if it is one endpoint of it.
    pub operation: Option<fn() -> Operation>,
    pub trampoline: Trampoline,
}

/// How a method is carried out.
pub enum Run {
    /// By a future: a call that is awaited, or that blocks.
    Async(fn(Handle, Input) -> Task),
    /// The same of a method that takes its client for good, which happens at once.
    Taking(fn(&Bound<'_, Client>, Handle, Input) -> PyResult<MakeTask>),
    /// At once.
    Sync(fn(&Bound<'_, Client>, Handle, Input) -> PyResult<Obj>),
    /// At once, without the GIL.
    Value(fn(Handle, Input) -> Outcome),
    /// By the class, not by an object.
    Class(fn(&Bound<'_, PyType>, Input) -> PyResult<Obj>),
    /// By a record or a request.
    Of(fn(&Bound<'_, PyAny>, Input) -> PyResult<Obj>),
    /// By the class and a future.
    ClassAsync(fn(Input) -> Task),
    /// By a stream, which is asked item by item.
    Stream(fn(Handle, Input, Slot) -> Source),
}

/// Makes the task of a call, on the thread that drives it.
pub type MakeTask = Box<dyn FnOnce() -> Task + Send>;

/// The parameters of a method that has none.
pub fn no_parameters() -> &'static Class {
    static NONE: ClassOf<()> = ClassOf::request("", "", "", &[]);
    NONE.erased()
}

impl Method {
    /// What every method does when it is called.
    pub(crate) fn call<'py>(
        &'static self,
        this: &Bound<'py, PyAny>,
        values: &[Borrowed<'_, 'py, PyAny>],
        names: Option<&Bound<'py, PyTuple>>,
    ) -> PyResult<Obj> {
        let py = this.py();
        if let Some(note) = self.words.deprecated {
            deprecated::warn(py, self.name, note, 1)?;
        }
        if let Run::Class(run) = self.run {
            let class = this.cast::<PyType>()?;
            let of_client = ClientClass::find(class).ok();
            let style = of_client.map_or(Style::Async, |(_, style)| style);
            let (input, asked) = self.read(py, style, values, names)?;
            let driver = style.driver()?;
            let run = || Giver::of(driver.as_ref()).gives(|| run(class, input));
            return asked.within(py, style, || match of_client {
                Some(_) => inside(driver.as_ref(), run),
                None => run(),
            });
        }
        if let Run::Of(run) = self.of_use(this)?.run {
            let (input, asked) = self.read(py, Style::Async, values, names)?;
            return asked.within(py, Style::Async, || run(this, input));
        }
        if let Run::ClassAsync(run) = self.run {
            let (class, style) = ClientClass::find(this.cast::<PyType>()?)?;
            let (input, asked) = self.read(py, style, values, names)?;
            let mut start = Start::new(class, self.name, move || run(input));
            start.asked = asked;
            return carry_out(py, style.driver()?, start);
        }
        let this = this.cast::<Client>()?;
        let (client, driver) = this.get().open(py)?;
        let style = this.get().style();
        let (input, asked) = self.read(py, style, values, names)?;
        let run = match self.run {
            Run::Async(run) => run,
            Run::Sync(run) => {
                let asked = asked.and(this);
                let run = || run(this, client, input);
                return asked.within(py, style, || inside(driver.as_ref(), run));
            }
            Run::Value(run) => {
                let asked = asked.and(this);
                let run = || {
                    let outcome = py.detach(|| run(client, input));
                    Giver::of(driver.as_ref()).gives(|| outcome(py))
                };
                return asked.within(py, style, || inside(driver.as_ref(), run));
            }
            Run::Taking(run) => {
                let asked = asked.and(this);
                let mut start = Start::new(client.class(), self.name, run(this, client, input)?);
                start.asked = asked;
                return carry_out(py, driver, start);
            }
            Run::Stream(run) => {
                let make = |client, slot| run(client, input, slot);
                return stream::object(this, self.name, driver, asked, client, make);
            }
            Run::Of(_) | Run::Class(_) | Run::ClassAsync(_) => unreachable!("it is no client's"),
        };
        let operation = self.operation.map(|operation| operation());
        let class = client.class();
        let mut start = Start::new(class, self.name, move || run(client, input));
        start.asked = asked.and(this);
        start.changes = operation.is_some_and(|operation| operation.changes);
        start.note = operation.and_then(|operation| Some(operation.note?()));
        carry_out(py, driver, start)
    }

    /// The same method of the use of a generic struct that the object is of.
    fn of_use(&'static self, object: &Bound<'_, PyAny>) -> PyResult<&'static Method> {
        let Ok(record) = object.cast::<Record>() else {
            return Ok(self);
        };
        let class = record.get().class();
        if !class.is_generic() {
            let mut own = class.methods().iter().copied();
            return Ok(own.find(|own| own.name == self.name).unwrap_or(self));
        }
        Err(PyTypeError::new_err(format!(
            "{0}.{1}() is not for a {0} that was made by hand or unpickled, which has no Rust type",
            class.name, self.name
        )))
    }

    fn read<'py>(
        &self,
        py: Python<'py>,
        style: Style,
        values: &[Borrowed<'_, 'py, PyAny>],
        names: Option<&Bound<'py, PyTuple>>,
    ) -> PyResult<(Input, Asked)> {
        let class = (self.takes)();
        let mut arguments =
            Arguments::vector(py, self.name, class, positional(class), values, names)?;
        let functions = arguments.functions(style)?;
        let (input, seats) = seated(|| (self.read)(&mut arguments));
        Ok((input?, Asked::new(functions, seats)))
    }
}

/// A call that is awaited, or that blocks.
pub(crate) fn carry_out(
    py: Python<'_>,
    driver: Option<Arc<Driver>>,
    start: Start,
) -> PyResult<Obj> {
    match driver {
        None => Ok(Py::new(py, Call::new(start))?.into_any()),
        Some(driver) => Giver::of(Some(&driver)).gives(|| driver.call(py, start)),
    }
}
