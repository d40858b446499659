//! `serde_json`: free values as `ccrxt.Json`, numbers as `int` or `Decimal`.
//!
//! Invariant: a number that the crate would round is refused: unless a feature of it is on, it keeps no more than a float.

use pyo3::prelude::*;
use pyo3::types::PyInt;
use serde_json::{Map, Number, Value};

use crate::{Convert, Mode, Obj, Refused, json, scalars::decimal};

pub struct SerdeJson;

macro_rules! values {
    ($($type:ty: $wanted:literal),+) => {$(
        impl Convert<$type> for SerdeJson {
            fn to_py(value: &$type, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
                json::to_py(&written(serde_json::to_string(value))?, py, mode)
            }

            fn from_py(value: &Bound<'_, PyAny>) -> Result<$type, Refused> {
                let text = json::text(value)?;
                let read: $type = serde_json::from_str(&text)
                    .map_err(|error| Refused::value(format!(concat!("must be ", $wanted, ": {}"), error)))?;
                kept(value.py(), &text, &written(serde_json::to_string(&read))?)?;
                Ok(read)
            }
        }
    )+};
}
values!(Value: "JSON", Map<String, Value>: "a JSON object");

impl Convert<Number> for SerdeJson {
    fn to_py(value: &Number, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        let text = value.to_string();
        if text.contains(['.', 'e', 'E']) {
            return decimal::from_text(py, &text);
        }
        Ok(py.get_type::<PyInt>().call1((text,))?.unbind())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<Number, Refused> {
        let digits = decimal::digits(value)?;
        let number: Number = serde_json::from_str(&digits)
            .map_err(|error| Refused::value(format!("must be a number of JSON: {error}")))?;
        kept(value.py(), &digits, &number.to_string())?;
        Ok(number)
    }

    fn to_f64(value: &Number) -> Option<f64> {
        value.as_f64()
    }
}

fn written(text: serde_json::Result<String>) -> PyResult<String> {
    text.map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))
}

/// Refuses what reads otherwise once it has gone through the crate.
fn kept(py: Python<'_>, given: &str, held: &str) -> Result<(), Refused> {
    let same = given == held
        || json::to_py(given, py, Mode::View)?
            .bind(py)
            .eq(json::to_py(held, py, Mode::View)?)?;
    match same {
        true => Ok(()),
        false => Err(Refused::value(
            "has a number of more digits than the crate keeps; write it as a str",
        )),
    }
}
