//! [`Decimal`]: a number with every digit that came.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::marker;

/// An exact number. Up to 18 digits are held as an integer and a scale, anything else (more digits, an exponent, a negative zero) as
/// its text, so that what is written out is what came in, digit for digit. Equality is of the digits: `1.10` is not `1.1`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Decimal(Repr);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    /// `mantissa / 10^scale`, written with `scale` digits behind the point.
    Small { scale: u8, mantissa: i64 },
    /// Boxed twice: 16 bytes for a number, and this case is rare.
    Long(Box<Box<str>>),
}

/// Why a text is not a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecimalError(());

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number: digits with an optional sign, point and exponent are; NaN and infinity are not")
    }
}

impl std::error::Error for DecimalError {}

/// As many digits as an `i64` holds whatever they are.
const SMALL_DIGITS: usize = 18;

impl Decimal {
    /// `mantissa / 10^scale`, when both say all that there is to say (see [`Decimal`]); scale is then at most 18.
    pub fn mantissa_scale(&self) -> Option<(i64, u8)> {
        match self.0 {
            Repr::Small { scale, mantissa } => Some((mantissa, scale)),
            Repr::Long(_) => None,
        }
    }

    /// The digits as they came.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.0 {
            Repr::Small { .. } => Cow::Owned(self.to_string()),
            Repr::Long(text) => Cow::Borrowed(text),
        }
    }

    /// The nearest float.
    pub fn to_f64(&self) -> f64 {
        // Both operands are exact below these bounds, so that the division rounds once and the result is the nearest float.
        const EXACT_POWERS: [f64; 19] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
            1e16, 1e17, 1e18,
        ];
        const EXACT_INTEGERS: u64 = 1 << 53;
        match &self.0 {
            Repr::Small { scale, mantissa } if mantissa.unsigned_abs() <= EXACT_INTEGERS => {
                *mantissa as f64 / EXACT_POWERS[usize::from(*scale)]
            }
            _ => self.text().parse().unwrap_or(f64::NAN),
        }
    }
}

impl Default for Decimal {
    fn default() -> Self {
        Self(Repr::Small {
            scale: 0,
            mantissa: 0,
        })
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        if value.unsigned_abs() < 10u64.pow(SMALL_DIGITS as u32) {
            Self(Repr::Small {
                scale: 0,
                mantissa: value,
            })
        } else {
            Self(Repr::Long(Box::new(value.to_string().into())))
        }
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        if let Some((mantissa, scale)) = small(text.as_bytes()) {
            return Ok(Self(Repr::Small { scale, mantissa }));
        }
        if is_number(text.as_bytes()) {
            return Ok(Self(Repr::Long(Box::new(text.into()))));
        }
        Err(DecimalError(()))
    }
}

/// Mantissa and scale of a text that they can give back unchanged.
fn small(text: &[u8]) -> Option<(i64, u8)> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    // With one digit more it might not fit into the mantissa either.
    if digits.len() > SMALL_DIGITS + usize::from(digits.contains(&b'.')) {
        return None;
    }
    let mut mantissa = 0i64;
    let mut point = None;
    for (at, &byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
            b'.' if point.is_none() => point = Some(at),
            _ => return None,
        }
    }
    let whole = point.unwrap_or(digits.len());
    let scale = digits.len() - whole - usize::from(point.is_some());
    let canonical = whole > 0
        && whole + scale <= SMALL_DIGITS
        && (point.is_none() || scale > 0)
        && (whole == 1 || digits[0] != b'0')
        && !(negative && mantissa == 0);
    canonical.then_some((if negative { -mantissa } else { mantissa }, scale as u8))
}

/// Whether a text is a number at all: `-?`, digits with an optional point, an optional exponent.
fn is_number(text: &[u8]) -> bool {
    let unsigned = match text {
        [b'-' | b'+', rest @ ..] => rest,
        _ => text,
    };
    let (number, exponent) = match unsigned.iter().position(|byte| matches!(byte, b'e' | b'E')) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let digits = number.iter().filter(|byte| byte.is_ascii_digit()).count();
    let points = number.iter().filter(|byte| **byte == b'.').count();
    let exponent = exponent.map(|exponent| match exponent {
        [b'-' | b'+', rest @ ..] => rest,
        _ => exponent,
    });
    digits > 0
        && points <= 1
        && digits + points == number.len()
        && exponent.is_none_or(|digits| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit))
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mantissa, scale) = match &self.0 {
            Repr::Long(text) => return f.pad(text),
            Repr::Small { scale, mantissa } => (*mantissa, usize::from(*scale)),
        };
        let mut text = compact_str::CompactString::default();
        let sign = if mantissa < 0 { "-" } else { "" };
        write!(
            text,
            "{sign}{:0width$}",
            mantissa.unsigned_abs(),
            width = scale + 1
        )?;
        if scale > 0 {
            text.insert(text.len() - scale, '.');
        }
        f.pad(&text)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(marker::NUMBER, DecimalVisitor)
    }
}

struct DecimalVisitor;

impl<'de> Visitor<'de> for DecimalVisitor {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or its digits in a text")
    }

    fn visit_str<E: de::Error>(self, digits: &str) -> Result<Decimal, E> {
        digits
            .parse()
            .map_err(|_| E::invalid_value(de::Unexpected::Str(digits), &self))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Decimal, E> {
        Ok(Decimal::from(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Decimal, E> {
        self.visit_str(&value.to_string())
    }

    /// From a deserializer that has no text of numbers to give.
    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Decimal, D::Error> {
        deserializer.deserialize_any(self)
    }
}
