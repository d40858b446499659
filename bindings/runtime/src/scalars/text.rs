//! Text and single characters in the forms that Rust has for them: all are a `str`.

use std::borrow::Cow;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::error::refused::excerpt;
use crate::{FromPy, Mode, Obj, Ref, Refused, ToPy};

macro_rules! texts {
    ($($type:ty),+) => {$(
        impl<M: 'static> ToPy<M> for $type {
            #[inline]
            fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                Ok(PyString::new(py, this.get()).into_any().unbind())
            }
            fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
                // A plain `str`, without what a subclass of it adds.
                Ok(PyString::new(value.py(), &text(value)?).into_any().unbind())
            }
        }
        impl<M: 'static> FromPy<M> for $type {
            fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
                text(value).map(Into::into)
            }
        }
    )+};
}
texts!(String, Box<str>, Arc<str>, Cow<'static, str>);

/// Text that is in the program itself: Python gets it, and cannot give any.
impl<M: 'static> ToPy<M> for &'static str {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(PyString::new(py, this.get()).into_any().unbind())
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        <String as ToPy<M>>::accept(value)
    }
}

impl<M: 'static> ToPy<M> for char {
    fn to_py(this: Ref<'_, Self>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        let text = this.get().encode_utf8(&mut [0; 4]).to_owned();
        Ok(PyString::new(py, &text).into_any().unbind())
    }
    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        let character = <char as FromPy<M>>::from_py(value)?;
        Ok(PyString::new(value.py(), &character.to_string())
            .into_any()
            .unbind())
    }
}

impl<M: 'static> FromPy<M> for char {
    fn from_py(value: &Bound<'_, PyAny>) -> Result<Self, Refused> {
        let text = text(value)?;
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => Ok(character),
            _ => Err(Refused::value(format!(
                "must be one character, not {}",
                excerpt(value)
            ))),
        }
    }
}

/// A `str`, nothing else: a symbol that is a float was a mistake.
pub fn text(value: &Bound<'_, PyAny>) -> Result<String, Refused> {
    let text = value
        .cast::<PyString>()
        .map_err(|_| Refused::expected("str", value))?;
    text.to_str()
        .map(str::to_owned)
        .map_err(|_| Refused::value("must be text that UTF-8 can hold: it has a lone surrogate"))
}
