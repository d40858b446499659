//! Keys, secrets and passphrases: in from `str`, and never out.

use pyo3::prelude::*;
use runtime::{Conceal, Refused};
use venues::auth;

/// A text that Python hands over.
pub struct Secret;

impl Conceal<auth::Secret> for Secret {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<auth::Secret, Refused> {
        runtime::text(value).map(auth::Secret::from)
    }
}
