//! Free JSON: `ccrxt.Json` out of a text; in from that, or from anything that JSON can write, a text.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple, PyType};

use crate::{Mode, Obj, Refused, scalars::decimal, support};

/// `ccrxt.Json` of a JSON text, its numbers with every digit.
pub fn to_py(text: &str, py: Python<'_>, mode: Mode) -> PyResult<Obj> {
    let json = class(py)?.call_method1("parse", (text,))?;
    match mode {
        Mode::Plain => Ok(json.getattr("value")?.unbind()),
        Mode::View | Mode::Detached => Ok(json.unbind()),
    }
}

/// The JSON text of what a user gave.
pub fn text(value: &Bound<'_, PyAny>) -> Result<String, Refused> {
    let mut text = String::new();
    write(value, &mut text, 0)?;
    Ok(text)
}

fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = CLASS.get_or_try_init(py, || {
        let class = support::import(py, "json")?.getattr("Json")?;
        PyResult::Ok(class.cast_into::<PyType>()?.unbind())
    })?;
    Ok(class.bind(py))
}

/// As deep as decoders go.
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
    let text = crate::text(text)?;
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
