//! The one seam where JSON becomes values.

use std::fmt;

use serde::de::DeserializeOwned;

/// Decodes a value from JSON text.
pub fn decode<T: DeserializeOwned>(text: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(text).map_err(|error| Error {
        path: String::new(),
        message: error.to_string(),
    })
}

/// A list of exactly one item.
pub(super) struct One<T>(pub T);

impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for One<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [item] = <[T; 1]>::deserialize(deserializer)?;
        Ok(Self(item))
    }
}

/// Reads a large body without holding up the thread that carries everyone's bytes.
pub(super) async fn beside<T: Send + 'static>(
    body: &bytes::Bytes,
    read: impl FnOnce(&[u8]) -> T + Send + 'static,
) -> T {
    read(body)
}

/// Why JSON text is not the value that it should be.
#[derive(Debug, Clone)]
pub struct Error {
    /// Where, from the top: `symbols[3].filters[0].minPrice`.
    pub path: String,
    /// What was expected, and what was found.
    pub message: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.message, self.path)
    }
}

impl std::error::Error for Error {}
