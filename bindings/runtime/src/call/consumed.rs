//! Clients that a method takes for good (`self`).
//!
//! In: Python's object of the client, and what takes it. Out: the value of the call, or the task of one that is awaited. Invariant: the
//! object is closed before the call begins; a client that something else uses stays where it is, and the call is refused.

use std::sync::Arc;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::Obj;
use crate::bridge::fork::Owned;
use crate::call::outcome::Outcome;
use crate::client::borrower::Borrower;
use crate::client::handle::{Erased, Handle};
use crate::client::{Client, Open};
use crate::method::MakeTask;
use crate::record::giver::Giver;

/// The value of a method that takes its client for good; it runs without the GIL.
pub fn taking<T: Send + Sync + 'static>(
    object: &Bound<'_, Client>,
    client: Handle,
    run: impl FnOnce(T) -> Outcome + Send,
) -> PyResult<Obj> {
    let py = object.py();
    let (
        Borrower {
            value,
            lender: _lender,
        },
        giver,
    ) = consumed(object, client)?;
    let outcome = py.detach(|| run(value));
    giver.gives(|| outcome(py))
}

/// The task of one that is awaited.
pub fn taking_async<T: Send + Sync + 'static, F: Future<Output = Outcome> + 'static>(
    object: &Bound<'_, Client>,
    client: Handle,
    run: impl FnOnce(T) -> F + Send + 'static,
) -> PyResult<MakeTask> {
    let (client, _) = consumed(object, client)?;
    Ok(Box::new(move || Box::pin(with_lender(client, run))))
}

/// What it borrows from is there until the call has ended or is dropped.
async fn with_lender<T, F: Future<Output = Outcome>>(
    client: Borrower<T>,
    run: impl FnOnce(T) -> F,
) -> Outcome {
    let Borrower {
        value,
        lender: _lender,
    } = client;
    run(value).await
}

const IN_USE: &str =
    "in use elsewhere: by a call that has not ended, or by a client that was given it";

/// The Rust client of an object, which is closed then.
pub(crate) fn consumed<T: Send + Sync + 'static>(
    this: &Bound<'_, Client>,
    client: Handle,
) -> PyResult<(Borrower<T>, Giver)> {
    drop(client);
    let object = this.get();
    let open = object.lock().take().and_then(Owned::into_inner);
    let Open { client, driver } = open.expect("it was open when the method was called");
    let giver = Giver::of(driver.as_ref());
    let class = client.class();
    match unwrapped::<T>(client.into_value()) {
        Ok(value) => Ok((value, giver)),
        Err((back, why)) => {
            *object.lock() = Some(Owned::new(Open::new(back, class, driver)));
            Err(PyRuntimeError::new_err(format!(
                "this {} is taken for good by what it is asked for, and it is {why}",
                class.name
            )))
        }
    }
}

/// The client out of its pointer, or the pointer, and why nobody can have the client.
fn unwrapped<T: Send + Sync + 'static>(
    client: Arc<Erased>,
) -> Result<Borrower<T>, (Arc<Erased>, &'static str)> {
    match client.downcast::<T>() {
        Ok(own) => {
            let value = Arc::try_unwrap(own).map_err(|own| (own as Arc<Erased>, IN_USE))?;
            let lender = None;
            Ok(Borrower { value, lender })
        }
        Err(other) => match other.downcast::<Borrower<T>>() {
            Ok(own) => Arc::try_unwrap(own).map_err(|own| (own as Arc<Erased>, IN_USE)),
            Err(part) => Err((part, "a part of something else")),
        },
    }
}
