//! Exact amounts: an integer and the number of its digits after the point.
//!
//! Invariant: no float anywhere; what is printed has all digits.

use std::fmt;

/// More digits than this are no amount of money.
const LONGEST: usize = 28;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    pub units: i128,
    pub scale: u8,
    /// At least so many digits are printed after the point; zeros at the end beyond them are not.
    pad: u8,
}

impl Amount {
    pub const fn new(units: i128, scale: u8) -> Self {
        Amount {
            units,
            scale,
            pad: 0,
        }
    }

    /// Always prints so many digits after the point (what is beyond them is cut off).
    pub fn fixed(self, digits: u8) -> Self {
        Amount {
            pad: digits,
            ..self.rescale(digits)
        }
    }

    /// The same amount with another scale, cut off toward zero.
    pub fn rescale(self, scale: u8) -> Self {
        let units = if scale >= self.scale {
            self.units * power(scale - self.scale)
        } else {
            self.units / power(self.scale - scale)
        };
        Amount {
            units,
            scale,
            pad: self.pad,
        }
    }

    /// Reads digits with at most one point, as venues take money; nothing else is an amount.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let part = part.trim_end_matches('0');
        if text.len() > 64 || !digits(whole) || !digits(part) || whole.is_empty() {
            return None;
        }
        let significant = whole.trim_start_matches('0').len() + part.len();
        if significant > LONGEST || part.len() > LONGEST {
            return None;
        }
        let mut units = 0;
        for digit in whole.bytes().chain(part.bytes()) {
            units = units * 10 + i128::from(digit - b'0');
        }
        Some(Amount::new(units, part.len() as u8))
    }

    /// So many steps of 10^-scale, if it is a whole number of them.
    pub fn steps(self, scale: u8) -> Option<i64> {
        let steps = self.rescaled(scale)?;
        (Amount::new(steps, scale).rescaled(self.scale.max(scale))?
            == self.rescaled(self.scale.max(scale))?)
        .then(|| i64::try_from(steps).ok())?
    }

    /// The units at another scale, cut off toward zero; none where they are too many to count.
    pub fn rescaled(self, scale: u8) -> Option<i128> {
        if scale >= self.scale {
            self.units.checked_mul(power(scale - self.scale))
        } else {
            Some(self.units / power(self.scale - scale))
        }
    }

    pub fn is_below(self, other: Amount) -> bool {
        self.minus(other).units < 0
    }

    pub fn is_positive(self) -> bool {
        self.units > 0
    }

    /// This divided by another, cut off after `scale` digits; 0 where the other is 0.
    pub fn divide(self, by: Amount, scale: u8) -> Self {
        if by.units == 0 {
            return Amount::new(0, scale);
        }
        Amount::new(
            self.units * power(scale + by.scale) / (by.units * power(self.scale)),
            scale,
        )
    }

    pub fn times(self, by: Amount) -> Self {
        Amount::new(self.units * by.units, self.scale + by.scale)
    }

    pub fn plus(self, by: Amount) -> Self {
        let scale = self.scale.max(by.scale);
        Amount::new(self.rescale(scale).units + by.rescale(scale).units, scale)
    }

    pub fn minus(self, by: Amount) -> Self {
        let scale = self.scale.max(by.scale);
        Amount::new(self.rescale(scale).units - by.rescale(scale).units, scale)
    }
}

fn power(exponent: u8) -> i128 {
    10_i128.pow(u32::from(exponent))
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut units = self.units.unsigned_abs();
        let mut scale = self.scale;
        while scale > self.pad && units.is_multiple_of(10) {
            units /= 10;
            scale -= 1;
        }
        let mut text = [b'0'; 48];
        let mut at = text.len();
        let mut digits = 0;
        // Wide division is slow, and nearly all amounts fit the narrow one.
        let mut narrow = u64::try_from(units).ok();
        while narrow.unwrap_or(1) != 0 || digits <= scale {
            if digits == scale && scale > 0 {
                at -= 1;
                text[at] = b'.';
            }
            at -= 1;
            text[at] = b'0' + next_digit(&mut narrow, &mut units);
            digits += 1;
        }
        if self.units < 0 {
            at -= 1;
            text[at] = b'-';
        }
        f.write_str(std::str::from_utf8(&text[at..]).expect("digits are ASCII"))
    }
}

fn next_digit(narrow: &mut Option<u64>, wide: &mut u128) -> u8 {
    if narrow.is_none() {
        let digit = (*wide % 10) as u8;
        *wide /= 10;
        *narrow = u64::try_from(*wide).ok();
        return digit;
    }
    let word = narrow.get_or_insert(0);
    let digit = (*word % 10) as u8;
    *word /= 10;
    digit
}

#[cfg(test)]
mod tests {
    use super::Amount;

    #[test]
    fn prints_every_digit() {
        let text = |units, scale| Amount::new(units, scale).to_string();
        assert_eq!(text(0, 0), "0");
        assert_eq!(text(0, 8), "0");
        assert_eq!(text(5, 3), "0.005");
        assert_eq!(text(-5, 3), "-0.005");
        assert_eq!(text(6_700_010, 2), "67000.1");
        assert_eq!(text(100, 0), "100");
        assert_eq!(
            text(1_234_567_890_123_456_789_012_345, 10),
            "123456789012345.6789012345"
        );
        assert_eq!(
            Amount::new(6_700_010, 2).fixed(8).to_string(),
            "67000.10000000"
        );
        assert_eq!(Amount::new(0, 2).fixed(2).to_string(), "0.00");
        assert_eq!(Amount::new(-1_999, 3).fixed(2).to_string(), "-1.99");
    }

    #[test]
    fn reads_what_it_prints_and_nothing_else() {
        let read = |text| Amount::parse(text).map(|amount| amount.to_string());
        for text in ["0", "1", "0.001", "67000.01", "123456789.123456789"] {
            assert_eq!(read(text).as_deref(), Some(text));
        }
        assert_eq!(read("1.500").as_deref(), Some("1.5"));
        assert_eq!(read("007.").as_deref(), Some("7"));
        for text in [
            "", ".", ".5", "-1", "+1", "1e3", "1,0", "1.2.3", " 1", "NaN",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(read(&"9".repeat(29)), None);
    }

    #[test]
    fn counts_whole_steps() {
        let steps = |text, scale| Amount::parse(text).and_then(|amount| amount.steps(scale));
        assert_eq!(steps("1.25", 2), Some(125));
        assert_eq!(steps("1.2500", 4), Some(12_500));
        assert_eq!(steps("1.255", 2), None, "between two steps");
        assert_eq!(steps("99999999999999999999", 2), None, "too many");
    }

    #[test]
    fn divides_and_subtracts_exactly() {
        assert_eq!(
            Amount::new(10, 1).divide(Amount::new(3, 0), 4).to_string(),
            "0.3333"
        );
        assert_eq!(
            Amount::new(5, 1).minus(Amount::new(125, 3)).to_string(),
            "0.375"
        );
        assert_eq!(
            Amount::new(15, 1).times(Amount::new(25, 2)).to_string(),
            "0.375"
        );
        assert_eq!(
            Amount::new(1, 0).divide(Amount::new(0, 0), 2).to_string(),
            "0"
        );
    }
}
