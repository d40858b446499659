//! Calls whose parameters are not one request: `calls { … }` of `client!`, and what its expansion calls.
//!
//! In: a row with the parameters, each with its type, and the Rust expression that makes the call. Out: a
//! [`Method`](crate::Method). Invariant: of such a call only the expression and the tuple of its arguments are generic.

use std::any::Any;
use std::convert::Infallible;
use std::fmt::{Debug, Display};
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::client::{Client, Erased, Handle, Open, consumed, object};
use crate::client_class::{ClientClass, Style};
use crate::error::{ErrorClass, Fault, Raise};
use crate::giver::Giver;
use crate::outcome::Outcome;
use crate::{Failure, Reply, ToPy};

/// An error that no class stands for; it is raised as `ccrxt.errors.CcrxtError`.
pub struct Told(Failure);

impl<M> Fault<M> for Told {
    fn class() -> Option<&'static ErrorClass> {
        None
    }
    fn failure(self) -> Failure {
        self.0
    }
}

impl<M> Fault<M> for Infallible {
    fn class() -> Option<&'static ErrorClass> {
        None
    }
    fn failure(self) -> Failure {
        match self {}
    }
}

impl<E: std::error::Error> From<E> for Told {
    fn from(error: E) -> Self {
        told(Failure::shown(&error))
    }
}

/// An argument that an expression of the rules makes, with `?` in it.
pub fn built<T>(make: impl FnOnce() -> Result<T, Told>) -> PyResult<T> {
    make().map_err(|told| Python::attach(|py| Raise::of::<()>(told).to_err(py)))
}

/// Finds out what an error can tell: `(&&&Telling(error)).tell()` takes the first of these traits that applies.
pub struct Telling<E>(pub E);

pub trait TellShown {
    fn tell(&self) -> Told;
}

pub trait TellDebugged {
    fn tell(&self) -> Told;
}

pub trait TellName {
    fn tell(&self) -> Told;
}

impl<E: Display> TellShown for &&Telling<E> {
    fn tell(&self) -> Told {
        told(Failure::shown(&self.0))
    }
}

impl<E: Debug> TellDebugged for &Telling<E> {
    fn tell(&self) -> Told {
        told(Failure::debugged(&self.0))
    }
}

impl<E> TellName for Telling<E> {
    fn tell(&self) -> Told {
        let path = std::any::type_name::<E>();
        told(Failure::shown(path.rsplit("::").next().unwrap_or(path)))
    }
}

fn told(failure: Failure) -> Told {
    Told(Failure {
        kind: "CcrxtError",
        ..failure
    })
}

/// The outcome of a call that cannot fail.
pub fn value<M: 'static, T: ToPy<M>>(reply: Reply<T>) -> Outcome {
    crate::outcome::outcome::<M, T, Infallible>(Ok(reply))
}

/// A client that a client gave: of the same Python class if it is of the same Rust type, and driven as that one is.
pub fn related<T: Any + Send + Sync>(
    this: &Bound<'_, Client>,
    class: &'static ClientClass,
    client: T,
) -> PyResult<crate::Obj> {
    let py = this.py();
    let (own, driver) = this.get().open(py)?;
    let style = match driver {
        Some(_) => Style::Blocking,
        None => Style::Async,
    };
    let python = match std::ptr::eq(own.class(), class) {
        true => this.get_type(),
        false => class.python(py, style)?.clone(),
    };
    let open = Open::new(Arc::new(client), class, driver);
    object(&python, open, this.get().functions(py))
}

/// The same of a call that may fail.
pub fn related_if<M, T: Any + Send + Sync, E: Fault<M>>(
    this: &Bound<'_, Client>,
    class: &'static ClientClass,
    client: Result<T, E>,
) -> PyResult<crate::Obj> {
    match client {
        Ok(client) => related(this, class, client),
        Err(error) => Err(Raise::of(error).to_err(this.py())),
    }
}

/// A client that an associated function made: of the Python class that it was called on, or of another one.
pub fn of_class<T: Any + Send + Sync>(
    called: &Bound<'_, PyType>,
    class: &'static ClientClass,
    client: T,
) -> PyResult<crate::Obj> {
    let (own, style) = ClientClass::find(called)?;
    let python = match std::ptr::eq(own, class) {
        true => called.clone(),
        false => class.python(called.py(), style)?.clone(),
    };
    let open = Open::new(Arc::new(client) as Arc<Erased>, class, style.driver()?);
    object(&python, open, Vec::new())
}

/// The same of a function that may fail.
pub fn of_class_if<M, T: Any + Send + Sync, E: Fault<M>>(
    called: &Bound<'_, PyType>,
    class: &'static ClientClass,
    client: Result<T, E>,
) -> PyResult<crate::Obj> {
    match client {
        Ok(client) => of_class(called, class, client),
        Err(error) => Err(Raise::of(error).to_err(called.py())),
    }
}

/// What an error tells, as one that can be raised.
#[macro_export]
#[doc(hidden)]
macro_rules! __told {
    ($error:expr) => {{
        #[allow(unused_imports)]
        use $crate::macros::{TellDebugged as _, TellName as _, TellShown as _};
        (&&&$crate::macros::Telling($error)).tell()
    }};
}

/// The outcome of a call: what it gives, and how it fails.
#[macro_export]
#[doc(hidden)]
macro_rules! __gives {
    ($here:ty, value, $value:expr) => {
        $crate::macros::value::<$here, _>($crate::Reply::from($value))
    };
    ($here:ty, value, $opens:path, $value:expr) => {
        $crate::macros::value::<$here, _>($opens($value))
    };
    ($here:ty, result, $value:expr) => {
        $crate::macros::gives!($here, result, $crate::Reply::from, $value)
    };
    ($here:ty, result, $opens:path, $value:expr) => {
        $crate::macros::outcome::<$here, _, _>($value.map($opens))
    };
    ($here:ty, told, $value:expr) => {
        $crate::macros::gives!($here, told, $crate::Reply::from, $value)
    };
    ($here:ty, told, $opens:path, $value:expr) => {
        $crate::macros::outcome::<$here, _, _>(
            $value
                .map($opens)
                .map_err(|error| $crate::macros::told!(error)),
        )
    };
}

/// The class of a call's parameters.
#[macro_export]
#[doc(hidden)]
macro_rules! __parameters {
    ($here:ty;) => { $crate::macros::no_parameters };
    ($here:ty; $($name:ident $(as $python:literal)?: $type:ty),+) => {
        || {
            static PARAMETERS: $crate::ClassOf<()> = $crate::ClassOf::request("", "", "", const {
                &[$($crate::Field::parameter::<$here, $type>($crate::macros::name!($name $($python)?))),+]
            });
            PARAMETERS.erased()
        }
    };
}

/// One row of `calls { … }`.
#[macro_export]
#[doc(hidden)]
macro_rules! __call {
    // The client itself.
    ($here:ty, $own:ty, $name:expr, $doc:expr, sync ($this:ident; $request:ident: $takes:ty), (this), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::takes::<$here, $takes>, $crate::macros::read::<$here, $takes>,
            $crate::Run::Sync(|object, client, input| {
                let ($this, $request) = $crate::macros::taken::<$own, $takes>(&client, input);
                $body;
                Ok(object.clone().into_any().unbind())
            }), None)
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, sync ($this:ident $(, $parameter:ident $(as $python:literal)?: $type:ty)*), (this), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::parameters!($here; $($parameter $(as $python)?: $type),*),
            $crate::macros::read_all!($here; $($type),*),
            $crate::Run::Sync(|object, client, input| {
                let ($this, ($($parameter,)*)) = $crate::macros::taken::<$own, ($($type,)*)>(&client, input);
                $body;
                Ok(object.clone().into_any().unbind())
            }), None)
    };
    // The client itself is taken for good.
    ($here:ty, $own:ty, $name:expr, $doc:expr, taking ($this:ident; $request:ident: $takes:ty), ($($gives:tt)*), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::takes::<$here, $takes>, $crate::macros::read::<$here, $takes>,
            $crate::Run::Sync(|object, client, input| {
                let $request = $crate::macros::arguments::<$takes>(input);
                $crate::macros::taking::<$own>(object, client, |$this| $crate::macros::gives!($here, $($gives)*, $body))
            }), None)
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, taking ($this:ident $(, $parameter:ident $(as $python:literal)?: $type:ty)*), ($($gives:tt)*), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::parameters!($here; $($parameter $(as $python)?: $type),*),
            $crate::macros::read_all!($here; $($type),*),
            $crate::Run::Sync(|object, client, input| {
                let ($($parameter,)*) = $crate::macros::arguments::<($($type,)*)>(input);
                $crate::macros::taking::<$own>(object, client, |$this| $crate::macros::gives!($here, $($gives)*, $body))
            }), None)
    };
    // The fields of a request are the arguments.
    ($here:ty, $own:ty, $name:expr, $doc:expr, async ($this:ident; $request:ident: $takes:ty), ($($gives:tt)*), ($($operation:ident)::*), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::takes::<$here, $takes>, $crate::macros::read::<$here, $takes>,
            $crate::Run::Async(|client, input| Box::pin(async move {
                let ($this, $request) = $crate::macros::taken::<$own, $takes>(&client, input);
                $crate::macros::gives!($here, $($gives)*, $body.await)
            })), $crate::macros::operation!(($takes) $($operation)::*))
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, sync ($this:ident; $request:ident: $takes:ty), (client $how:ident, $class:path), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::takes::<$here, $takes>, $crate::macros::read::<$here, $takes>,
            $crate::Run::Sync(|object, client, input| {
                let ($this, $request) = $crate::macros::taken::<$own, $takes>(&client, input);
                $crate::macros::client_given!($here, related related_if, $how, object, $class, $body)
            }), None)
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, sync ($this:ident; $request:ident: $takes:ty), ($($gives:tt)*), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::takes::<$here, $takes>, $crate::macros::read::<$here, $takes>,
            $crate::Run::Value(|client, input| {
                let ($this, $request) = $crate::macros::taken::<$own, $takes>(&client, input);
                $crate::macros::gives!($here, $($gives)*, $body)
            }), None)
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, class (; $request:ident: $takes:ty), (client $how:ident, $class:path), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::takes::<$here, $takes>, $crate::macros::read::<$here, $takes>,
            $crate::Run::Class(|class, input| {
                let $request = $crate::macros::arguments::<$takes>(input);
                $crate::macros::client_given!($here, of_class of_class_if, $how, class, $class, $body)
            }), None)
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, class (; $request:ident: $takes:ty), ($($gives:tt)*), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::takes::<$here, $takes>, $crate::macros::read::<$here, $takes>,
            $crate::Run::Class(|class, input| {
                let $request = $crate::macros::arguments::<$takes>(input);
                $crate::macros::detached(class, || $crate::macros::gives!($here, $($gives)*, $body))
            }), None)
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, class_async (; $request:ident: $takes:ty), ($($gives:tt)*), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::takes::<$here, $takes>, $crate::macros::read::<$here, $takes>,
            $crate::Run::ClassAsync(|input| Box::pin(async move {
                let $request = $crate::macros::arguments::<$takes>(input);
                $crate::macros::gives!($here, $($gives)*, $body.await)
            })), None)
    };
    // Parameters of its own.
    ($here:ty, $own:ty, $name:expr, $doc:expr, class_async ($($parameter:ident $(as $python:literal)?: $type:ty),*), ($($gives:tt)*), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::parameters!($here; $($parameter $(as $python)?: $type),*),
            $crate::macros::read_all!($here; $($type),*),
            $crate::Run::ClassAsync(|input| Box::pin(async move {
                let ($($parameter,)*) = $crate::macros::arguments::<($($type,)*)>(input);
                $crate::macros::gives!($here, $($gives)*, $body.await)
            })), None)
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, async ($this:ident $(, $parameter:ident $(as $python:literal)?: $type:ty)*), ($($gives:tt)*), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::parameters!($here; $($parameter $(as $python)?: $type),*),
            $crate::macros::read_all!($here; $($type),*),
            $crate::Run::Async(|client, input| Box::pin(async move {
                let ($this, ($($parameter,)*)) = $crate::macros::taken::<$own, ($($type,)*)>(&client, input);
                $crate::macros::gives!($here, $($gives)*, $body.await)
            })), None)
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, sync ($this:ident $(, $parameter:ident $(as $python:literal)?: $type:ty)*), (client $how:ident, $class:path), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::parameters!($here; $($parameter $(as $python)?: $type),*),
            $crate::macros::read_all!($here; $($type),*),
            $crate::Run::Sync(|object, client, input| {
                let ($this, ($($parameter,)*)) = $crate::macros::taken::<$own, ($($type,)*)>(&client, input);
                $crate::macros::client_given!($here, related related_if, $how, object, $class, $body)
            }), None)
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, sync ($this:ident $(, $parameter:ident $(as $python:literal)?: $type:ty)*), ($($gives:tt)*), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::parameters!($here; $($parameter $(as $python)?: $type),*),
            $crate::macros::read_all!($here; $($type),*),
            $crate::Run::Value(|client, input| {
                let ($this, ($($parameter,)*)) = $crate::macros::taken::<$own, ($($type,)*)>(&client, input);
                $crate::macros::gives!($here, $($gives)*, $body)
            }), None)
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, class ($($parameter:ident $(as $python:literal)?: $type:ty),*), (client $how:ident, $class:path), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::parameters!($here; $($parameter $(as $python)?: $type),*),
            $crate::macros::read_all!($here; $($type),*),
            $crate::Run::Class(|class, input| {
                let ($($parameter,)*) = $crate::macros::arguments::<($($type,)*)>(input);
                $crate::macros::client_given!($here, of_class of_class_if, $how, class, $class, $body)
            }), None)
    };
    ($here:ty, $own:ty, $name:expr, $doc:expr, class ($($parameter:ident $(as $python:literal)?: $type:ty),*), ($($gives:tt)*), (), $body:expr) => {
        $crate::macros::method!(@ $name, $doc, $crate::macros::parameters!($here; $($parameter $(as $python)?: $type),*),
            $crate::macros::read_all!($here; $($type),*),
            $crate::Run::Class(|class, input| {
                let ($($parameter,)*) = $crate::macros::arguments::<($($type,)*)>(input);
                $crate::macros::detached(class, || $crate::macros::gives!($here, $($gives)*, $body))
            }), None)
    };
}

/// A client that a call gave, as a Python object.
#[macro_export]
#[doc(hidden)]
macro_rules! __client_given {
    ($here:ty, $sure:ident $unsure:ident, value, $from:ident, $class:path, $body:expr) => {
        $crate::macros::$sure($from, &$class, $body)
    };
    ($here:ty, $sure:ident $unsure:ident, result, $from:ident, $class:path, $body:expr) => {
        $crate::macros::$unsure::<$here, _, _>($from, &$class, $body)
    };
    ($here:ty, $sure:ident $unsure:ident, told, $from:ident, $class:path, $body:expr) => {
        $crate::macros::$unsure::<$here, _, _>(
            $from,
            &$class,
            $body.map_err(|error| $crate::macros::told!(error)),
        )
    };
}

/// What takes all arguments, as a tuple.
#[macro_export]
#[doc(hidden)]
macro_rules! __read_all {
    ($here:ty;) => { |_| Ok(Box::new(())) };
    ($here:ty; $($type:ty),+) => {
        |arguments| Ok(Box::new(($(arguments.take::<$here, $type>()?,)+)))
    };
}

/// The arguments with their types, which are those of the function's own tables.
pub fn arguments<Q: 'static>(input: crate::method::Input) -> Q {
    match input.downcast() {
        Ok(arguments) => *arguments,
        Err(_) => panic!("a function with arguments of another one"),
    }
}

/// The value of a method that takes its client for good; it runs without the GIL.
pub fn taking<T: Send + Sync + 'static>(
    object: &Bound<'_, Client>,
    client: Handle,
    run: impl FnOnce(T) -> Outcome + Send,
) -> PyResult<crate::Obj> {
    let py = object.py();
    let (client, giver) = consumed(object, client)?;
    let outcome = py.detach(|| run(client));
    giver.gives(|| outcome(py))
}

/// The value of a function of a class; it runs without the GIL.
pub fn detached(
    class: &Bound<'_, PyType>,
    run: impl FnOnce() -> Outcome + Send,
) -> PyResult<crate::Obj> {
    let py = class.py();
    // A record has no clients of its own, nor has a request.
    let giver = ClientClass::find(class).map_or(Giver::Async, |(_, style)| Giver::of_class(style));
    let outcome = py.detach(run);
    giver.gives(|| outcome(py))
}

pub use crate::{
    __call as call, __client_given as client_given, __gives as gives, __parameters as parameters,
    __read_all as read_all, __told as told,
};
