//! The one seam where JSON becomes values.
//!
//! In goes a reply's text, out comes a value of any type that derives `Deserialize`. What serde's own JSON reader does not have and
//! venues need is here, for all types at once: `""` is as good as null for an `Option`, a number may come as text and a text as a
//! number, no number passes through a float, a list may have more items than are known, null is an empty list. Nesting is bounded,
//! and what went wrong is said with its place.

mod access;
mod decoder;
mod error;
mod scan;

use bytes::Bytes;
use serde::de::{Deserialize, DeserializeOwned, Deserializer};

use self::decoder::Decoder;
pub use self::error::Error;
use self::scan::Scanner;

/// Decodes a value from JSON text.
pub fn decode<T: DeserializeOwned>(text: &[u8]) -> Result<T, Error> {
    let mut decoder = Decoder::new(Scanner::new(text)?);
    let value = T::deserialize(&mut decoder)?;
    decoder.end()?;
    Ok(value)
}

/// A list of exactly one item.
pub(crate) struct One<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for One<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [item] = <[T; 1]>::deserialize(deserializer)?;
        Ok(Self(item))
    }
}

/// Reads a large body without holding up the thread that carries everyone's bytes.
pub(super) async fn beside<T: Send + 'static>(body: &Bytes, read: fn(&[u8]) -> T) -> T {
    let body = body.clone();
    match tokio::task::spawn_blocking(move || read(&body)).await {
        Ok(value) => value,
        Err(failed) => std::panic::resume_unwind(failed.into_panic()),
    }
}
