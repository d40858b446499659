//! The classes that all others are built on, and what they count as: virtual subclasses of `ccrxt.views` and `collections.abc`,
//! from when the first class of a wheel is made.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

use crate::{BlockingStream, Client, List, Map, Record, Request, Stream, support};

/// Every class of which generated classes derive, or whose objects they give. Each has its namesake in `ccrxt.views`.
pub(crate) fn bases(py: Python<'_>) -> [Bound<'_, PyType>; 7] {
    [
        py.get_type::<Record>(),
        py.get_type::<Request>(),
        py.get_type::<List>(),
        py.get_type::<Map>(),
        py.get_type::<Client>(),
        py.get_type::<Stream>(),
        py.get_type::<BlockingStream>(),
    ]
}

/// Once; after that it costs one load.
#[inline]
pub(crate) fn register(py: Python<'_>) -> PyResult<()> {
    static DONE: PyOnceLock<()> = PyOnceLock::new();
    match DONE.get(py) {
        Some(()) => Ok(()),
        None => DONE.get_or_try_init(py, || all(py)).copied(),
    }
}

#[cold]
fn all(py: Python<'_>) -> PyResult<()> {
    let views = support::import(py, "views")?;
    let abc = py.import("collections.abc")?;
    abc.getattr("Sequence")?
        .call_method1("register", (py.get_type::<List>(),))?;
    abc.getattr("Mapping")?
        .call_method1("register", (py.get_type::<Map>(),))?;
    for class in bases(py) {
        views
            .getattr(class.name()?)?
            .call_method1("register", (&class,))?;
    }
    Ok(())
}
