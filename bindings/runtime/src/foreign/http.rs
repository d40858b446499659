//! `http`: `int` of a status, `str` of a method and of an address, pairs of `str` of headers.
//!
//! Invariant: headers come in their order, those that are there twice too; what is no UTF-8 in one reads as Latin-1, as Python's own clients have it.

use http::header::{HeaderMap, HeaderName, HeaderValue};
use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyString, PyTuple};

use crate::{Convert, Mode, Obj, Refused, text};

pub struct Http;

impl Convert<HeaderMap> for Http {
    fn to_py(value: &HeaderMap, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        let pairs = value
            .iter()
            .map(|(name, value)| (name.as_str(), read(value)));
        let pairs: Vec<(&str, String)> = pairs.collect();
        Ok(PyTuple::new(py, pairs)?.into_any().unbind())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<HeaderMap, Refused> {
        let pairs = match value.cast::<PyMapping>() {
            Ok(mapping) => mapping.items()?.into_any(),
            Err(_) => value.clone(),
        };
        let wanted = || Refused::expected("a mapping, or pairs, of str", value);
        let mut headers = HeaderMap::new();
        for pair in pairs.try_iter().map_err(|_| wanted())? {
            let (name, value) = pair?
                .extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()
                .map_err(|_| wanted())?;
            // The value is not repeated: it may be a key.
            let name: HeaderName = text(&name)?.parse().map_err(|_| {
                Refused::value("must have names of headers, such as 'x-request-id'")
            })?;
            let value = HeaderValue::from_str(&text(&value)?).map_err(|_| {
                Refused::value(format!(
                    "must have a value without control characters for '{name}'"
                ))
            })?;
            headers.append(name, value);
        }
        Ok(headers)
    }
}

fn read(value: &HeaderValue) -> String {
    let latin = |bytes: &[u8]| bytes.iter().map(|byte| char::from(*byte)).collect();
    std::str::from_utf8(value.as_bytes()).map_or_else(|_| latin(value.as_bytes()), str::to_owned)
}

impl Convert<http::Uri> for Http {
    fn to_py(value: &http::Uri, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(PyString::new(py, &value.to_string()).into_any().unbind())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<http::Uri, Refused> {
        // The text is not repeated: it may hold a password.
        text(value)?
            .parse()
            .map_err(|error| Refused::value(format!("must be a URI: {error}")))
    }
}

impl Convert<http::StatusCode> for Http {
    fn to_py(value: &http::StatusCode, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(value.as_u16().into_pyobject(py)?.into_any().unbind())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<http::StatusCode, Refused> {
        let number = crate::scalars::index(value).ok_or_else(|| Refused::expected("int", value))?;
        let status = number.extract::<u16>().ok();
        status
            .and_then(|status| http::StatusCode::from_u16(status).ok())
            .ok_or_else(|| Refused::value("must be an HTTP status, from 100 to 999"))
    }

    fn to_f64(value: &http::StatusCode) -> Option<f64> {
        Some(f64::from(value.as_u16()))
    }
}

impl Convert<http::Method> for Http {
    fn to_py(value: &http::Method, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(PyString::new(py, value.as_str()).into_any().unbind())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<http::Method, Refused> {
        text(value)?
            .parse()
            .map_err(|_| Refused::value("must be an HTTP method, such as 'GET'"))
    }
}
