//! [`Exact`]: the value of a decimal, to reckon with.
//!
//! In goes a [`Decimal`] of up to 38 digits, out come sums and products without any rounding. Invariant: what does not fit is `None`, never wrong.

use std::cmp::Ordering;

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

    pub(super) fn new(mantissa: i128, scale: u32) -> Self {
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > 0 && mantissa % 10 == 0 {
            (mantissa, scale) = (mantissa / 10, scale - 1);
        }
        Self { mantissa, scale }
    }

    /// Whether it is above, below, or equal to zero.
    pub fn sign(self) -> Ordering {
        self.mantissa.cmp(&0)
    }

    /// Which one is larger.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let (left, right, _) = self.aligned(other)?;
        Some(left.cmp(&right))
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(other.mantissa)?;
        Some(Self::new(mantissa, self.scale.checked_add(other.scale)?))
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let (left, right, scale) = self.aligned(other)?;
        Some(Self::new(left.checked_add(right)?, scale))
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        let (left, right, scale) = self.aligned(other)?;
        Some(Self::new(left.checked_sub(right)?, scale))
    }

    /// What is left of it by steps that are larger than zero; of its own sign.
    pub fn remainder(self, step: Self) -> Option<Self> {
        let (value, step, scale) = self.aligned(step)?;
        Some(Self::new(value.checked_rem(step)?, scale))
    }

    /// The largest multiple of a step that is not larger than it; both are above zero.
    pub fn down_to(self, step: Self) -> Option<Self> {
        self.minus(self.remainder(step)?)
    }

    /// As a decimal, with as many digits behind the point as it has.
    pub fn decimal(self) -> Decimal {
        let digits = format!(
            "{:0>1$}",
            self.mantissa.unsigned_abs(),
            self.scale as usize + 1
        );
        let (whole, fraction) = digits.split_at(digits.len() - self.scale as usize);
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        let text = format!("{sign}{whole}{point}{fraction}");
        text.parse()
            .unwrap_or_else(|_| unreachable!("digits with a sign and a point are a number"))
    }

    /// Both over the same power of ten.
    fn aligned(self, other: Self) -> Option<(i128, i128, u32)> {
        let scale = self.scale.max(other.scale);
        let of = |exact: Self| {
            let power = 10i128.checked_pow(scale - exact.scale)?;
            exact.mantissa.checked_mul(power)
        };
        Some((of(self)?, of(other)?, scale))
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
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn reckoning_is_that_of_integers(left in -10i64.pow(15)..10i64.pow(15), right in 1i64..10i64.pow(12), scale in 0u32..9) {
            let of = |mantissa: i64| Exact::new(mantissa.into(), scale);
            let (one, other) = (of(left), of(right));
            prop_assert_eq!(one.compare(other), Some(left.cmp(&right)));
            prop_assert_eq!(one.minus(other), Some(of(left - right)));
            prop_assert_eq!(one.plus(other), Some(of(left + right)));
            prop_assert_eq!(one.remainder(other), Some(of(left % right)));
            let product = i128::from(left) * i128::from(right);
            prop_assert_eq!(one.times(other), Some(Exact::new(product, 2 * scale)));
            prop_assert_eq!(Exact::of(&one.decimal()), Some(one));
        }
    }
}
