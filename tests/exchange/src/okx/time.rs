//! Times of requests, as OKX writes them: `2020-12-08T09:08:57.715Z`.
//!
//! In: a text. Out: milliseconds since 1970. Invariant: exactly this form is understood, and no day that is not.

use crate::market::{DAY, HOUR, MINUTE, first_day};

/// Milliseconds since 1970.
pub fn parse(text: &str) -> Option<i64> {
    let fits = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        10 => byte == b'T',
        13 | 16 => byte == b':',
        19 => byte == b'.',
        23 => byte == b'Z',
        _ => byte.is_ascii_digit(),
    };
    if text.len() != 24 || !text.bytes().enumerate().all(fits) {
        return None;
    }
    let number = |from: usize, to: usize| text[from..to].parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let month_start = first_day(12 * year + month - 1);
    let days = first_day(12 * year + month) - month_start;
    let is_date = (1..=12).contains(&month) && (1..=days).contains(&day);
    let is_time = hour < 24 && minute < 60 && second < 60;
    let of_day = hour * HOUR + minute * MINUTE + second * 1_000 + number(20, 23)?;
    (is_date && is_time).then_some((month_start + day - 1) * DAY + of_day)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn only_times_are_times() {
        assert_eq!(parse("1970-01-01T00:00:00.000Z"), Some(0));
        assert_eq!(parse("2020-12-08T09:08:57.715Z"), Some(1_607_418_537_715));
        assert_eq!(parse("2000-02-29T00:00:00.000Z"), Some(951_782_400_000));
        assert_eq!(parse("2000-02-28T23:59:59.999Z"), Some(951_782_399_999));
        for wrong in [
            "1607418537715",
            "2020-12-08T09:08:57Z",
            "2020-12-08T09:08:57.57Z",
            "2020-12-08 09:08:57.715Z",
            "2021-02-29T00:00:00.000Z",
            "2020-13-01T00:00:00.000Z",
            "2020-12-08T24:00:00.000Z",
            "2020-12-08T09:08:57.715ZZ",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
