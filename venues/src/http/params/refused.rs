//! [`Refused`]: why a request cannot be sent, as a sentence.

use std::fmt::{self, Display};

/// Why a request cannot be sent.
#[derive(Debug)]
pub(crate) struct Refused(pub String);

impl Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl From<Refused> for String {
    fn from(refused: Refused) -> Self {
        refused.0
    }
}

impl serde::ser::Error for Refused {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Says `f(…)` for every method of a serializer that takes what no request holds.
macro_rules! refuse {
    ($what:literal: $($method:ident($($type:ty),*) -> $ok:ty),+ $(,)?) => {$(
        fn $method(self $(, _: $type)*) -> Result<$ok, Refused> {
            Err(Refused::custom(concat!("a ", $what, " cannot be sent as a parameter")))
        }
    )+};
}

pub(super) use refuse;
