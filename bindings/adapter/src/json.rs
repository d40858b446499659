//! Free JSON: `ccrxt.Json` out; in from that, or from anything that JSON can write.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple, PyType};
use runtime::{Convert, Mode, Obj, Refused, decimal};
use venues::types;

/// `ccrxt.Json`, its numbers with every digit.
pub struct Json;

impl Convert<types::Json> for Json {
    fn to_py(value: &types::Json, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
        let json = class(py)?.call_method1("parse", (value.as_str(),))?;
        match mode {
            Mode::Plain => Ok(json.getattr("value")?.unbind()),
            Mode::View | Mode::Detached => Ok(json.unbind()),
        }
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<types::Json, Refused> {
        let mut text = String::new();
        write(value, &mut text, 0)?;
        venues::http::json::decode(text.as_bytes())
            .map_err(|error| Refused::value(format!("must be JSON: {error}")))
    }
}

fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "ccrxt.json", "Json")
}

/// As deep as the decoder goes.
const DEEPEST: usize = 100;

fn write(value: &Bound<'_, PyAny>, into: &mut String, depth: usize) -> Result<(), Refused> {
    if depth > DEEPEST {
        return Err(Refused::value(format!(
            "must not be nested deeper than {DEEPEST}"
        )));
    }
    if value.is_none() {
        into.push_str("null");
    } else if let Ok(truth) = value.cast::<PyBool>() {
        into.push_str(if truth.is_true() { "true" } else { "false" });
    } else if let Ok(text) = value.cast::<PyString>() {
        write_text(text, into)?;
    } else if let Ok(dict) = value.cast::<PyDict>() {
        write_object(dict, into, depth)?;
    } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        write_array(value, into, depth)?;
    } else if value.is_instance(class(value.py())?)? {
        write(&value.getattr("value")?, into, depth)?;
    } else if value.is_instance_of::<PyInt>()
        || value.is_instance_of::<PyFloat>()
        || value.is_instance(decimal::class(value.py())?)?
    {
        into.push_str(&decimal::digits(value)?);
    } else {
        return Err(Refused::expected("a value that JSON can hold", value));
    }
    Ok(())
}

fn write_text(text: &Bound<'_, PyString>, into: &mut String) -> Result<(), Refused> {
    let text = runtime::text(text)?;
    into.push_str(&serde_json::Value::from(text).to_string());
    Ok(())
}

fn write_object(dict: &Bound<'_, PyDict>, into: &mut String, depth: usize) -> Result<(), Refused> {
    into.push('{');
    for (index, (name, value)) in dict.iter().enumerate() {
        if index > 0 {
            into.push(',');
        }
        let name = name
            .cast::<PyString>()
            .map_err(|_| Refused::expected("str as a name", &name))?;
        write_text(name, into)?;
        into.push(':');
        write(&value, into, depth + 1)?;
    }
    into.push('}');
    Ok(())
}

fn write_array(items: &Bound<'_, PyAny>, into: &mut String, depth: usize) -> Result<(), Refused> {
    into.push('[');
    for (index, item) in items.try_iter()?.enumerate() {
        if index > 0 {
            into.push(',');
        }
        write(&item?, into, depth + 1)?;
    }
    into.push(']');
    Ok(())
}
