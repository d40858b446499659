//! `chrono`: Python's own `datetime`, `date`, `time` and `timedelta`.
//!
//! Python counts microseconds: what is finer is cut off on the way out, and nothing is lost on the way in.

use chrono::{
    DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
};
use pyo3::prelude::*;

use super::moment::{self, Moment};
use crate::{Convert, Mode, Obj, Refused};

pub struct Chrono;

/// A type whose Python form this function brings to what PyO3 takes.
macro_rules! plain {
    ($($type:ty: $read:path),+ $(,)?) => {$(
        impl Convert<$type> for Chrono {
            fn to_py(value: &$type, py: Python<'_>, _: Mode) -> PyResult<Obj> {
                moment::given(*value, py)
            }

            fn from_py(value: &Bound<'_, PyAny>) -> Result<$type, Refused> {
                moment::fit(&$read(value)?)
            }
        }
    )+};
}
plain! {
    NaiveDate: moment::date,
    NaiveDateTime: moment::naive,
    NaiveTime: moment::clock,
    TimeDelta: moment::span,
}

impl Convert<DateTime<Utc>> for Chrono {
    fn to_py(value: &DateTime<Utc>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        moment::given(*value, py)
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<DateTime<Utc>, Refused> {
        match moment::aware(value)? {
            Moment::Nanos(nanos) => Ok(DateTime::from_timestamp_nanos(nanos)),
            Moment::Utc(value) => moment::fit(&value),
        }
    }
}

/// With the offset that it has; a `ccrxt.Time`, which has none, is in UTC.
impl Convert<DateTime<FixedOffset>> for Chrono {
    fn to_py(value: &DateTime<FixedOffset>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        moment::given(*value, py)
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<DateTime<FixedOffset>, Refused> {
        let utc: DateTime<Utc> = Self::from_py(value)?;
        let ahead = match moment::offset(value)? {
            Some(offset) => moment::fit::<TimeDelta>(&offset)?.num_seconds(),
            None => 0,
        };
        let offset = i32::try_from(ahead).ok().and_then(FixedOffset::east_opt);
        let offset = offset.ok_or_else(|| Refused::value("is a day or more away from UTC"))?;
        Ok(utc.with_timezone(&offset))
    }
}

impl Convert<DateTime<Local>> for Chrono {
    fn to_py(value: &DateTime<Local>, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        moment::given(value.fixed_offset(), py)
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<DateTime<Local>, Refused> {
        let utc: DateTime<Utc> = Self::from_py(value)?;
        Ok(Local.from_utc_datetime(&utc.naive_utc()))
    }
}
