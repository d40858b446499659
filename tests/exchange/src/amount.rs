//! Exact amounts: an integer and the number of its digits after the point.
//!
//! Invariant: no float anywhere; what is printed has all digits.

use std::fmt;

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
