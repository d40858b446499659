//! Clients that a method takes in the pointer that they are in (`self: Arc<Self>`).
//!
//! In: a client, and what takes the pointer. Out: the value of the call, or the task of one that is awaited. Invariant: the object stays open, and
//! Python and whoever keeps the pointer have the one client; a client that is a part of another has no pointer of its own, and the call is refused.

use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::Obj;
use crate::call::outcome::Outcome;
use crate::client::Client;
use crate::client::handle::Handle;
use crate::method::MakeTask;
use crate::record::giver::Giver;

/// The value of a method that takes the pointer; it runs without the GIL.
pub fn sharing<T: Send + Sync + 'static>(
    object: &Bound<'_, Client>,
    client: Handle,
    run: impl FnOnce(Arc<T>) -> Outcome + Send,
) -> PyResult<Obj> {
    let py = object.py();
    let (_, driver) = object.get().open(py)?;
    let client = shared(client)?;
    let outcome = py.detach(|| run(client));
    Giver::of(driver.as_ref()).gives(|| outcome(py))
}

/// The task of one that is awaited.
pub fn sharing_async<T: Send + Sync + 'static, F: Future<Output = Outcome> + 'static>(
    client: Handle,
    run: impl FnOnce(Arc<T>) -> F + Send + 'static,
) -> PyResult<MakeTask> {
    let client = shared(client)?;
    Ok(Box::new(move || Box::pin(run(client))))
}

fn shared<T: Send + Sync + 'static>(client: Handle) -> PyResult<Arc<T>> {
    client.shared().ok_or_else(|| {
        PyTypeError::new_err(format!(
            "this {} is a part of another object, and what it is asked for keeps the whole",
            client.class().name
        ))
    })
}
