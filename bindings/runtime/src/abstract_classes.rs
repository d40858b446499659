//! Makes the classes here virtual subclasses of `ccrxt.views` and `collections.abc`, at the first list or map.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::{List, Map, Record};

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
    let views = py.import("ccrxt.views")?;
    let abc = py.import("collections.abc")?;
    abc.getattr("Sequence")?
        .call_method1("register", (py.get_type::<List>(),))?;
    abc.getattr("Mapping")?
        .call_method1("register", (py.get_type::<Map>(),))?;
    views
        .getattr("Record")?
        .call_method1("register", (py.get_type::<Record>(),))?;
    views
        .getattr("List")?
        .call_method1("register", (py.get_type::<List>(),))?;
    views
        .getattr("Map")?
        .call_method1("register", (py.get_type::<Map>(),))?;
    Ok(())
}
