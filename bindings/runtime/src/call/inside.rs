//! What is over at once, in the runtime of its client.
//!
//! In: Rust code that waits for nothing, but may spawn tasks and set timers (a client that keeps itself up to date does so when it is made).
//! Out: what it gives. Invariant: those go on where the calls of the client are driven.

use std::sync::Arc;

use pyo3::prelude::*;

use crate::bridge::io::io;
use crate::call::blocking::Driver;

/// Of a blocking client the runtime is its own, of all others the thread's.
pub fn inside<T>(driver: Option<&Arc<Driver>>, run: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    match driver {
        Some(driver) => driver.hold(run),
        None => {
            let _within = io()?.runtime().enter();
            run()
        }
    }
}
