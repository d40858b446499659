//! Secrets: Python hands them over and does not get them back.

use pyo3::prelude::*;

use crate::scalars::secret::Conceal;
use crate::{Refused, text};

/// Any type that is made of a `String` and wipes it.
pub struct Secret;

impl<T: From<String>> Conceal<T> for Secret {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<T, Refused> {
        text(value).map(T::from)
    }
}
