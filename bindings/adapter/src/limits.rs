//! How much of a venue's budgets is used: `ccrxt.LimitUse`, as in `ccrxt.meta`.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use runtime::{Convert, Mode, Obj, Refused};
use venues::http;

/// A named tuple.
pub struct LimitUse;

impl Convert<http::LimitUse> for LimitUse {
    fn to_py(value: &http::LimitUse, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(class(py)?.call1(arguments(value))?.unbind())
    }

    fn from_py(_: &Bound<'_, PyAny>) -> Result<http::LimitUse, Refused> {
        let why = "comes from a client, and none takes it";
        Err(Refused::kind(why))
    }

    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        match value.is_instance(class(value.py())?)? {
            true => Ok(value.clone().unbind()),
            false => Err(Refused::expected("ccrxt.LimitUse", value)),
        }
    }
}

/// The arguments of the class.
pub(crate) fn arguments(limit: &http::LimitUse) -> (&'static str, u64, u64, f64) {
    let seconds = limit.resets_in.as_secs_f64();
    (limit.name, limit.used, limit.limit, seconds)
}

fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "ccrxt.reply", "LimitUse")
}
