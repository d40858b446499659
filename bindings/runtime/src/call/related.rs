//! Clients that calls give.
//!
//! In: a Rust client out of a method or a function of a class. Out: its Python object. Invariant: it is driven as whoever gave it.

use std::any::Any;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::Obj;
use crate::call::blocking::Driver;
use crate::client::client_class::{ClientClass, Style};
use crate::client::handle::Erased;
use crate::client::{Client, Open, With, object};
use crate::error::fault::{Fault, raised};
use crate::record::giver::Giver;

/// A client that a client gave: of the same Python class if it is of the same Rust type, and driven as that one is.
pub fn related<T: Any + Send + Sync>(
    this: &Bound<'_, Client>,
    class: &'static ClientClass,
    client: T,
) -> PyResult<Obj> {
    let (own, driver) = this.get().open(this.py())?;
    beside(this, own.class(), driver, class, client)
}

/// The same of a client that may be closed by now: of the class `own`, and driven by `driver`.
pub(crate) fn beside<T: Any + Send + Sync>(
    this: &Bound<'_, Client>,
    own: &'static ClientClass,
    driver: Option<Arc<Driver>>,
    class: &'static ClientClass,
    client: T,
) -> PyResult<Obj> {
    let py = this.py();
    let style = match driver {
        Some(_) => Style::Blocking,
        None => Style::Async,
    };
    let python = match std::ptr::eq(own, class) {
        true => this.get_type(),
        false => class.python(py, style)?.clone(),
    };
    let open = Open::new(Arc::new(client), class, driver);
    object(&python, open, this.get().with(py))
}

/// The same of a call that may fail.
pub fn related_if<M: 'static, T: Any + Send + Sync, E: Fault<M>>(
    this: &Bound<'_, Client>,
    class: &'static ClientClass,
    client: Result<T, E>,
) -> PyResult<Obj> {
    match client {
        Ok(client) => related(this, class, client),
        Err(error) => Err(raised(error, this.py())),
    }
}

/// A client that an associated function made: of the Python class that it was called on, or of another one.
pub fn of_class<T: Any + Send + Sync>(
    called: &Bound<'_, PyType>,
    class: &'static ClientClass,
    client: T,
) -> PyResult<Obj> {
    let (own, style) = ClientClass::find(called)?;
    let python = match std::ptr::eq(own, class) {
        true => called.clone(),
        false => class.python(called.py(), style)?.clone(),
    };
    let open = Open::new(
        Arc::new(client) as Arc<Erased>,
        class,
        Giver::here().driver()?,
    );
    object(&python, open, With::default())
}

/// The same of a function that may fail.
pub fn of_class_if<M: 'static, T: Any + Send + Sync, E: Fault<M>>(
    called: &Bound<'_, PyType>,
    class: &'static ClientClass,
    client: Result<T, E>,
) -> PyResult<Obj> {
    match client {
        Ok(client) => of_class(called, class, client),
        Err(error) => Err(raised(error, called.py())),
    }
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

pub use crate::__client_given as client_given;
