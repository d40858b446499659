//! The spans that candles are cut into: fixed ones, weeks, and months of the calendar.
//!
//! In: a time. Out: the start of the span that holds it, and of the next. Invariant: spans touch and do not overlap.

use super::candle::DAY;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    Millis(i64),
    /// From Monday on.
    Week,
    Months(i64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    length: Length,
    /// How far the venue's day is ahead of UTC, in milliseconds.
    ahead: i64,
}

impl Interval {
    pub const fn millis(millis: i64) -> Self {
        Interval {
            length: Length::Millis(millis),
            ahead: 0,
        }
    }

    pub const fn week() -> Self {
        Interval {
            length: Length::Week,
            ahead: 0,
        }
    }

    pub const fn months(count: i64) -> Self {
        Interval {
            length: Length::Months(count),
            ahead: 0,
        }
    }

    /// Of a place whose day is so far ahead of UTC.
    pub const fn ahead(self, millis: i64) -> Self {
        Interval {
            ahead: millis,
            ..self
        }
    }

    /// The start of the span that holds a time.
    pub fn start(&self, time: i64) -> i64 {
        let local = time + self.ahead;
        let start = match self.length {
            Length::Millis(millis) => local.div_euclid(millis) * millis,
            // 1970 began on a Thursday.
            Length::Week => {
                let day = local.div_euclid(DAY);
                (day - (day + 3).rem_euclid(7)) * DAY
            }
            Length::Months(count) => {
                let month = month_of(local.div_euclid(DAY));
                first_day(month - month.rem_euclid(count)) * DAY
            }
        };
        start - self.ahead
    }

    /// The start of the span after the one that starts here.
    pub fn after(&self, start: i64) -> i64 {
        match self.length {
            Length::Millis(millis) => start + millis,
            Length::Week => start + 7 * DAY,
            Length::Months(count) => {
                let month = month_of((start + self.ahead).div_euclid(DAY));
                first_day(month + count) * DAY - self.ahead
            }
        }
    }
}

/// Months since year 0 of a day since 1970.
fn month_of(day: i64) -> i64 {
    let mut month = (day * 400).div_euclid(146_097) * 12 + 1_970 * 12;
    while first_day(month + 1) <= day {
        month += 1;
    }
    while first_day(month) > day {
        month -= 1;
    }
    month
}

/// Days since 1970 of the first of a month (months since year 0).
pub fn first_day(month: i64) -> i64 {
    // Counted from March, the leap day is the last of a year.
    let (year, month) = ((month - 2).div_euclid(12), (month - 2).rem_euclid(12));
    let days_before_year =
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    days_before_year + (153 * month + 2) / 5 - 719_468
}

#[cfg(test)]
mod tests {
    use super::{DAY, Interval};

    #[test]
    fn months_follow_the_calendar() {
        let month = Interval::months(1);
        let mut start = month.start(0);
        assert_eq!(start, 0);
        let mut lengths = Vec::new();
        for _ in 0..31 * 12 {
            let next = month.after(start);
            lengths.push((next - start) / DAY);
            assert_eq!(month.start(next - 1), start);
            assert_eq!(month.start(next), next);
            start = next;
        }
        assert_eq!(
            lengths[..12],
            [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        );
        assert_eq!(lengths[12 * 2 + 1], 29, "1972 was a leap year");
        assert_eq!(lengths[12 * 30 + 1], 29, "so was 2000");
    }

    #[test]
    fn weeks_start_on_monday_and_days_where_the_venue_says() {
        assert_eq!(Interval::week().start(0), -3 * DAY);
        assert_eq!(Interval::week().start(4 * DAY), 4 * DAY);
        let hong_kong = Interval::millis(DAY).ahead(DAY / 3);
        assert_eq!(hong_kong.start(DAY), DAY - DAY / 3);
        assert_eq!(hong_kong.start(DAY - DAY / 3 - 1), -DAY / 3);
        assert_eq!(Interval::months(3).start(100 * DAY), 90 * DAY);
    }
}
