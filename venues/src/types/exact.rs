//! [`Exact`]: the value of a decimal, however it is written.
//!
//! In goes a [`Decimal`] of up to 38 digits, out comes its value. Invariant: what does not fit is `None`, never wrong.

use super::Decimal;

/// A value, `mantissa / 10^scale`, in its shortest form: equal values are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exact {
    mantissa: i128,
    scale: u32,
}

impl Exact {
    /// The value of a decimal; `None` when it has more digits than fit.
    pub fn of(decimal: &Decimal) -> Option<Self> {
        if let Some((mantissa, scale)) = decimal.mantissa_scale() {
            return Some(Self::new(mantissa.into(), scale.into()));
        }
        let text = decimal.text();
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (&*text, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let mantissa = format!("{whole}{fraction}").parse::<i128>().ok()?;
        let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        if mantissa == 0 {
            return Some(Self::new(0, 0));
        }
        match u32::try_from(scale) {
            Ok(scale) => Some(Self::new(mantissa, scale)),
            Err(_) => {
                let power = 10i128.checked_pow(scale.unsigned_abs())?;
                Some(Self::new(mantissa.checked_mul(power)?, 0))
            }
        }
    }

    fn new(mantissa: i128, scale: u32) -> Self {
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > 0 && mantissa % 10 == 0 {
            (mantissa, scale) = (mantissa / 10, scale - 1);
        }
        Self { mantissa, scale }
    }
}

impl Decimal {
    /// Whether it is the same number, however it is written.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (Exact::of(self), Exact::of(other)) {
            (Some(this), Some(other)) => this == other,
            _ => self == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::of(&text.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_value_does_not_depend_on_how_it_is_written() {
        for (one, other) in [
            ("1.10", "1.1"),
            ("0", "-0"),
            ("1e3", "1000"),
            ("1.5E-3", "0.0015"),
            ("+12", "12.000"),
            ("0e99", "0"),
            (
                "100000000000000000000000000000.10",
                "100000000000000000000000000000.1",
            ),
        ] {
            assert_eq!(exact(one), exact(other), "{one} {other}");
        }
        assert_ne!(exact("1.1"), exact("-1.1"));
        for far in ["1e60", "123456789012345678901234567890123456789012345"] {
            assert_eq!(Exact::of(&far.parse().unwrap()), None, "{far}");
        }
    }
}
