//! `ccrxt.Signer`: a Python function that signs in place of a secret.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyType};
use runtime::{Callback, Calls, Refused};
use venues::auth::{self, Algorithm};

/// What signs; its function is called with the payload and gives the signature's bytes.
pub struct Signer;

impl Calls<auth::Signer> for Signer {
    fn function<'py>(value: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>, Refused> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = CLASS.import(value.py(), "ccrxt.signer", "Signer")?;
        match value.is_instance(class)? {
            true => Ok(value.getattr("sign")?),
            false => Err(Refused::expected("ccrxt.Signer", value)),
        }
    }

    fn from_py(value: &Bound<'_, PyAny>, function: Callback) -> Result<auth::Signer, Refused> {
        let algorithm = match value.getattr("algorithm")?.extract::<&str>()? {
            "hmac-sha256" => Algorithm::HmacSha256,
            "hmac-sha512" => Algorithm::HmacSha512,
            "rsa-sha256" => Algorithm::RsaSha256,
            "ed25519" => Algorithm::Ed25519,
            _ => Algorithm::Other,
        };
        Ok(auth::Signer::new(algorithm, move |payload| {
            Box::pin(async move {
                let signature = function.call(
                    move |py| Ok((PyBytes::new(py, &payload),).into_pyobject(py)?.unbind()),
                    bytes,
                );
                signature
                    .await
                    .map_err(|why| format!("the signer's function {why}"))
            })
        }))
    }
}

fn bytes(signature: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    match signature.cast::<PyBytes>() {
        Ok(bytes) => Ok(bytes.as_bytes().to_vec()),
        Err(_) => Err(PyTypeError::new_err(format!(
            "a signer's function must give bytes, not {}",
            signature.get_type().name()?
        ))),
    }
}
