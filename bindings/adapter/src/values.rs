//! Numbers, texts, times, enums and maps.

use pyo3::prelude::*;
use pyo3::types::PyString;
use runtime::{Convert, Entries, Mode, Obj, Refused, decimal, time};
use venues::types;

/// `decimal.Decimal`, every digit kept.
pub struct Decimal;

impl Convert<types::Decimal> for Decimal {
    #[inline]
    fn to_py(value: &types::Decimal, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        match value.mantissa_scale() {
            Some((mantissa, scale)) => decimal::from_scaled(py, mantissa, scale),
            None => decimal::from_text(py, &value.text()),
        }
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<types::Decimal, Refused> {
        let digits = decimal::digits(value)?;
        digits
            .parse()
            .map_err(|error| Refused::value(format!("must be a number: {error}")))
    }

    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        decimal::accept(value)
    }

    fn to_f64(value: &types::Decimal) -> Option<f64> {
        Some(value.to_f64())
    }
}

/// `str`.
pub struct Text;

impl Convert<types::Text> for Text {
    #[inline]
    fn to_py(value: &types::Text, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        Ok(PyString::new(py, value).into_any().unbind())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<types::Text, Refused> {
        runtime::text(value).map(types::Text::from)
    }
}

/// A class of `ccrxt.times`, by the unit of the Rust type.
pub struct Time;

impl<T: types::Time> Convert<T> for Time {
    fn to_py(value: &T, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        time::to_py(py, const { time::Unit::of_nanos(T::NANOS) }, value.ticks())
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<T, Refused> {
        time::from_py(value, const { time::Unit::of_nanos(T::NANOS) }).map(T::from)
    }

    fn to_f64(value: &T) -> Option<f64> {
        Some(value.ticks() as f64)
    }
}

/// `enum.StrEnum`.
pub struct OpenEnum;

impl<T: types::OpenEnum> runtime::OpenEnum<T> for OpenEnum {
    const NAMES: &'static [&'static str] = T::NAMES;

    fn position(value: &T) -> Result<usize, &str> {
        value.position()
    }

    fn from_position(position: usize) -> T {
        T::from_position(position)
    }

    fn unknown(text: &str) -> T {
        T::unknown(text)
    }
}

/// `ccrxt.Map`, in the order of the wire.
pub struct Map;

impl<V: 'static> Entries<types::Map<V>, V> for Map {
    fn each<'x>(map: &'x types::Map<V>, entry: &mut dyn FnMut(&'x str, &'x V)) {
        map.iter().for_each(|(name, value)| entry(name, value));
    }

    fn find<'x>(map: &'x types::Map<V>, name: &str) -> Option<&'x V> {
        map.get(name)
    }

    fn collect(entries: Vec<(String, V)>) -> types::Map<V> {
        entries
            .into_iter()
            .map(|(name, value)| (types::Text::from(name), value))
            .collect()
    }
}
