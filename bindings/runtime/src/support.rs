//! The Python package that all wheels of a family share: its errors, times and views.
//!
//! In: its import name, which a wheel says when it is loaded. Out: its modules. Invariant: a wheel has one such package.

use std::sync::OnceLock;

use pyo3::prelude::*;

static NAME: OnceLock<&str> = OnceLock::new();

/// Where it is imported from, if no wheel says so.
const USUAL: &str = "ccrxt";

/// Says how it is called. Whoever is first is right: all of a wheel is linked into one library, with this.
pub(crate) fn set(name: Option<&'static str>) {
    NAME.get_or_init(|| name.unwrap_or(USUAL));
}

/// The full name of one of its modules: `ccrxt.errors`.
pub fn name(module: &str) -> String {
    format!("{}.{module}", NAME.get_or_init(|| USUAL))
}

/// One of its modules.
pub fn import<'py>(py: Python<'py>, module: &str) -> PyResult<Bound<'py, PyModule>> {
    py.import(name(module))
}
