//! Exact numbers: to `decimal.Decimal`, and from what stands for a number in Python.
//!
//! Invariant: no digit is rounded, whatever the user's own decimal context says.

mod recent;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyFloat, PyString, PyType};

use crate::error::refused::excerpt;
use crate::scalars::index;
use crate::{Obj, Refused};

/// The `Decimal` that is `mantissa / 10^scale`, with `scale` digits behind the point.
#[inline]
pub fn from_scaled(py: Python<'_>, mantissa: i64, scale: u8) -> PyResult<Obj> {
    recent::decimal(py, (mantissa, scale), || made(py, mantissa, scale))
}

fn made(py: Python<'_>, mantissa: i64, scale: u8) -> PyResult<Obj> {
    let exact = exact(py)?;
    let scaleb = exact.scaleb.bind(py);
    let number = match exact.exponents.get(usize::from(scale)) {
        Some(exponent) => scaleb.call1((mantissa, exponent)),
        None => scaleb.call1((mantissa, -i64::from(scale))),
    };
    Ok(number?.unbind())
}

/// The `Decimal` of a number's text, every digit kept.
pub fn from_text(py: Python<'_>, text: &str) -> PyResult<Obj> {
    Ok(exact(py)?.create.bind(py).call1((text,))?.unbind())
}

/// `decimal.Decimal`.
pub fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "decimal", "Decimal")
}

/// The `Decimal` that is meant by a number of any kind: a finite `Decimal` as it is, anything else by its digits.
pub fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
    let py = value.py();
    if value.is_instance(class(py)?)?
        && value.call_method0(intern!(py, "is_finite"))?.is_truthy()?
    {
        return Ok(value.clone().unbind());
    }
    Ok(from_text(py, &digits(value)?)?)
}

/// Plain digits, with sign and point where needed, of a `Decimal`, `int`, `float` (by its shortest text) or `str`.
pub fn digits(value: &Bound<'_, PyAny>) -> Result<String, Refused> {
    let text = if let Ok(text) = value.cast::<PyString>() {
        text.clone()
    } else if let Ok(float) = value.cast::<PyFloat>() {
        // Rust's text of a float is the shortest that reads as the same float, as Python's is.
        PyString::new(value.py(), &float.value().to_string())
    } else if value.is_instance(class(value.py())?)? {
        value.str()?
    } else if let Some(int) = index(value) {
        int.str().map_err(|_| not_a_number(&excerpt(value)))?
    } else {
        return Err(Refused::expected(
            "a number (Decimal, int, float or str)",
            value,
        ));
    };
    let digits = text.to_str().ok().and_then(plain);
    digits.ok_or_else(|| not_a_number(&excerpt(value)))
}

#[cold]
fn not_a_number(what: &str) -> Refused {
    Refused::value(format!("must be a finite number in digits, not {what}"))
}

/// Exponents beyond it write no number that anybody means.
const LARGEST_EXPONENT: i64 = 400;

/// A number's text without an exponent; `None` where it is no finite number.
fn plain(text: &str) -> Option<String> {
    let (sign, unsigned) = match text.as_bytes() {
        [b'-', ..] => ("-", &text[1..]),
        [b'+', ..] => ("", &text[1..]),
        _ => ("", text),
    };
    let (number, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, exponent.parse::<i64>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0
        || !all_digits(whole)
        || !all_digits(fraction)
        || exponent.abs() > LARGEST_EXPONENT
    {
        return None;
    }
    if exponent == 0 && !whole.is_empty() && !number.ends_with('.') {
        return Some(format!("{sign}{number}"));
    }
    Some(format!(
        "{sign}{}",
        shifted(&format!("{whole}{fraction}"), whole.len() as i64 + exponent)
    ))
}

/// Digits with the point behind the `point`-th of them, which may be outside.
fn shifted(digits: &str, point: i64) -> String {
    let count = digits.len() as i64;
    let before = "0".repeat(usize::try_from(1 - point).unwrap_or(0));
    let after = "0".repeat(usize::try_from(point - count).unwrap_or(0));
    let digits = format!("{before}{digits}{after}");
    let (whole, fraction) = digits.split_at((before.len() as i64 + point) as usize);
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    if fraction.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{fraction}")
    }
}

/// Functions of a context of our own, which has room for every digit and fails rather than round.
struct Exact {
    scaleb: Obj,
    create: Obj,
    /// 0, −1, … −18: as `Decimal`s, which `scaleb` would make of integers.
    exponents: Vec<Obj>,
}

fn exact(py: Python<'_>) -> PyResult<&Exact> {
    static EXACT: PyOnceLock<Exact> = PyOnceLock::new();
    EXACT.get_or_try_init(py, || {
        let decimal = py.import("decimal")?;
        let limits = PyDict::new(py);
        limits.set_item("prec", decimal.getattr("MAX_PREC")?)?;
        limits.set_item("Emax", decimal.getattr("MAX_EMAX")?)?;
        limits.set_item("Emin", decimal.getattr("MIN_EMIN")?)?;
        let traps = [
            "Inexact",
            "Rounded",
            "InvalidOperation",
            "Overflow",
            "Underflow",
        ]
        .map(|trap| decimal.getattr(trap));
        limits.set_item("traps", traps.into_iter().collect::<PyResult<Vec<_>>>()?)?;
        let context = decimal.getattr("Context")?.call((), Some(&limits))?;
        Ok(Exact {
            scaleb: context.getattr("scaleb")?.unbind(),
            create: context.getattr("create_decimal")?.unbind(),
            exponents: (0..=18)
                .map(|scale| Ok(class(py)?.call1((-scale,))?.unbind()))
                .collect::<PyResult<_>>()?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn digits_are_kept_and_exponents_written_out() {
        let cases = [
            ("1.50", "1.50"),
            ("-0", "-0"),
            ("+7", "7"),
            ("1e3", "1000"),
            ("1E-7", "0.0000001"),
            ("-1.25e1", "-12.5"),
            ("12e-1", "1.2"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1.5e1", "15"),
            ("0e5", "0"),
            ("0.00e1", "0.0"),
            ("-00.5e2", "-50"),
            ("12.345e-2", "0.12345"),
        ];
        for (given, wanted) in cases {
            assert_eq!(plain(given).as_deref(), Some(wanted), "{given}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            ".",
            "-",
            "NaN",
            "inf",
            "Infinity",
            "1e",
            "1e1000000",
            "0x1",
            "1_000",
            "1 ",
            "١",
            "1.2.3",
            "--1",
        ] {
            assert_eq!(plain(text), None, "{text:?}");
        }
    }
}
