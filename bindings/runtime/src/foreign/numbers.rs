//! Numbers of any length, and floats that sort. Invariant: no digit is lost in either direction; a number that the Rust type cannot hold is refused.

use pyo3::prelude::*;

#[cfg(any(feature = "bigdecimal", feature = "rust_decimal"))]
use crate::scalars::decimal;
use crate::{Convert, Mode, Obj, Refused};

/// `decimal.Decimal`, of a `rust_decimal::Decimal`.
#[cfg(feature = "rust_decimal")]
pub struct RustDecimal;

#[cfg(feature = "rust_decimal")]
impl Convert<rust_decimal::Decimal> for RustDecimal {
    #[inline]
    fn to_py(value: &rust_decimal::Decimal, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        let negative_zero = value.is_zero() && value.is_sign_negative();
        match (i64::try_from(value.mantissa()), u8::try_from(value.scale())) {
            (Ok(mantissa), Ok(scale)) if !negative_zero => {
                decimal::from_scaled(py, mantissa, scale)
            }
            _ => decimal::from_text(py, &value.to_string()),
        }
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<rust_decimal::Decimal, Refused> {
        let digits = decimal::digits(value)?;
        rust_decimal::Decimal::from_str_exact(&digits).map_err(|_| {
            Refused::value(format!(
                "must be a number of at most 28 digits, not {digits}"
            ))
        })
    }

    fn to_f64(value: &rust_decimal::Decimal) -> Option<f64> {
        rust_decimal::prelude::ToPrimitive::to_f64(value)
    }

    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        Self::from_py(value)?;
        decimal::accept(value)
    }
}

/// `decimal.Decimal`, of a `bigdecimal::BigDecimal`.
#[cfg(feature = "bigdecimal")]
pub struct BigDecimal;

#[cfg(feature = "bigdecimal")]
impl Convert<bigdecimal::BigDecimal> for BigDecimal {
    fn to_py(value: &bigdecimal::BigDecimal, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        let (digits, scale) = value.as_bigint_and_exponent();
        decimal::from_text(py, &format!("{digits}E{}", -i128::from(scale)))
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<bigdecimal::BigDecimal, Refused> {
        decimal::digits(value)?
            .parse()
            .map_err(|error| Refused::value(format!("must be a number: {error}")))
    }

    fn to_f64(value: &bigdecimal::BigDecimal) -> Option<f64> {
        bigdecimal::ToPrimitive::to_f64(value)
    }

    fn accept(value: &Bound<'_, PyAny>) -> Result<Obj, Refused> {
        decimal::accept(value)
    }
}

/// `int`, of a `num_bigint::BigInt` or `BigUint`.
#[cfg(feature = "num_bigint")]
pub struct NumBigint;

#[cfg(feature = "num_bigint")]
macro_rules! integers {
    ($($type:ident $wanted:literal),+) => {$(
        impl Convert<num_bigint::$type> for NumBigint {
            fn to_py(value: &num_bigint::$type, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                Ok(value.into_pyobject(py)?.into_any().unbind())
            }

            fn from_py(value: &Bound<'_, PyAny>) -> Result<num_bigint::$type, Refused> {
                let int = crate::scalars::index(value).ok_or_else(|| Refused::expected("int", value))?;
                int.extract().map_err(|_| {
                    Refused::value(format!("must be {}, not {}", $wanted, crate::error::refused::excerpt(value)))
                })
            }

            fn to_f64(value: &num_bigint::$type) -> Option<f64> {
                value.to_string().parse().ok()
            }
        }
    )+};
}
#[cfg(feature = "num_bigint")]
integers!(BigInt "an integer", BigUint "zero or more");

/// `float`, of an `ordered_float::OrderedFloat` or `NotNan`.
#[cfg(feature = "ordered_float")]
pub struct OrderedFloat;

#[cfg(feature = "ordered_float")]
macro_rules! floats {
    ($($wrapper:ident<$float:ty>),+ $(,)?) => {$(
        impl Convert<ordered_float::$wrapper<$float>> for OrderedFloat {
            fn to_py(value: &ordered_float::$wrapper<$float>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                Ok(f64::from(**value).into_pyobject(py)?.into_any().unbind())
            }

            fn from_py(value: &Bound<'_, PyAny>) -> Result<ordered_float::$wrapper<$float>, Refused> {
                // What is taken for a float is finite, so that none is refused here.
                let float = <$float as crate::FromPy<()>>::from_py(value)?;
                ordered_float::$wrapper::try_from(float).map_err(|error| Refused::value(error.to_string()))
            }

            fn to_f64(value: &ordered_float::$wrapper<$float>) -> Option<f64> {
                Some(f64::from(**value))
            }
        }
    )+};
}
#[cfg(feature = "ordered_float")]
floats!(
    NotNan<f32>,
    NotNan<f64>,
    OrderedFloat<f32>,
    OrderedFloat<f64>
);
