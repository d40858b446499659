//! Free JSON, as `runtime` knows it.

use pyo3::prelude::*;
use runtime::{Convert, Mode, Obj, Refused, json};
use venues::types;

/// `ccrxt.Json`, its numbers with every digit.
pub struct Json;

impl Convert<types::Json> for Json {
    fn to_py(value: &types::Json, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        json::to_py(value.as_str(), py, mode)
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<types::Json, Refused> {
        venues::http::json::decode(json::text(value)?.as_bytes())
            .map_err(|error| Refused::value(format!("must be JSON: {error}")))
    }
}
