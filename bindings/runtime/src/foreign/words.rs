//! What Python knows as text, bytes, or a small value of its own.

use std::ops::Deref;

use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::{Convert, Mode, Obj, Refused, text};

/// `str`, of a type that holds text in a way of its own.
pub struct Words;

impl<T: Deref<Target = str> + From<String>> Convert<T> for Words {
    #[inline]
    fn to_py(value: &T, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(PyString::new(py, value).into_any().unbind())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<T, Refused> {
        text(value).map(T::from)
    }
}

/// `str`, of a `url::Url`: normalised as the crate does it.
#[cfg(feature = "url")]
pub struct Url;

#[cfg(feature = "url")]
impl Convert<url::Url> for Url {
    fn to_py(value: &url::Url, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(PyString::new(py, value.as_str()).into_any().unbind())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<url::Url, Refused> {
        // The text is not repeated: a URL may hold a password.
        url::Url::parse(&text(value)?)
            .map_err(|error| Refused::value(format!("must be a URL: {error}")))
    }
}

/// `uuid.UUID`.
#[cfg(feature = "uuid")]
pub struct Uuid;

#[cfg(feature = "uuid")]
impl Convert<uuid::Uuid> for Uuid {
    fn to_py(value: &uuid::Uuid, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(value.into_pyobject(py)?.unbind())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<uuid::Uuid, Refused> {
        if !value.is_instance_of::<PyString>() {
            return value
                .extract()
                .map_err(|_| Refused::expected("a UUID or str", value));
        }
        uuid::Uuid::parse_str(&text(value)?)
            .map_err(|error| Refused::value(format!("must be a UUID: {error}")))
    }
}

/// `bytes`.
#[cfg(feature = "bytes")]
pub struct Bytes;

#[cfg(feature = "bytes")]
impl Convert<bytes::Bytes> for Bytes {
    fn to_py(value: &bytes::Bytes, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(pyo3::types::PyBytes::new(py, value).into_any().unbind())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<bytes::Bytes, Refused> {
        if let Ok(bytes) = value.cast::<pyo3::types::PyBytes>() {
            return Ok(bytes::Bytes::copy_from_slice(bytes.as_bytes()));
        }
        match value.cast::<pyo3::types::PyByteArray>() {
            Ok(bytes) => Ok(bytes.to_vec().into()),
            Err(_) => Err(Refused::expected("bytes or bytearray", value)),
        }
    }
}
