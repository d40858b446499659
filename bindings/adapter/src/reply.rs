//! Replies, and what is known of them.

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use runtime::{Meta, Obj, Reply};
use venues::http::{ReplyMeta, Response};

use crate::limits;

/// A reply's value, and beside it what `ccrxt.meta` tells.
pub fn reply<T>(response: Response<T>) -> Reply<T> {
    let (value, meta) = response.into_parts();
    Reply {
        value,
        meta: Some(Box::new(Known(meta))),
    }
}

/// A value from JSON as the venue sends it.
pub fn decode<T: serde::de::DeserializeOwned>(json: &[u8]) -> Result<T, venues::http::json::Error> {
    venues::http::json::decode(json)
}

struct Known(ReplyMeta);

impl Meta for Known {
    fn to_py(&self, py: Python<'_>) -> PyResult<Obj> {
        let Known(meta) = self;
        let headers: Vec<(&str, &str)> = meta.headers.iter().collect();
        let limits: Vec<_> = meta.limits.iter().map(limits::arguments).collect();
        let raw = meta.raw.as_ref().map(|raw| PyBytes::new(py, raw));
        Ok((
            meta.status,
            headers,
            meta.elapsed.as_secs_f64(),
            limits,
            raw,
        )
            .into_pyobject(py)?
            .into_any()
            .unbind())
    }
}
