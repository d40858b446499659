//! `time`: Python's own `datetime`, `date`, `time` and `timedelta`.
//!
//! Python counts microseconds: what is finer is cut off on the way out, and nothing is lost on the way in.

use pyo3::prelude::*;
use time::{Date, Duration, OffsetDateTime, PrimitiveDateTime, UtcDateTime, UtcOffset};

use super::moment::{self, Moment};
use crate::{Convert, Mode, Obj, Refused};

pub struct Time;

/// A type whose Python form this function brings to what PyO3 takes.
macro_rules! plain {
    ($($type:ty: $read:path),+ $(,)?) => {$(
        impl Convert<$type> for Time {
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
    Date: moment::date,
    PrimitiveDateTime: moment::naive,
    time::Time: moment::clock,
    Duration: moment::span,
}

impl Convert<UtcDateTime> for Time {
    fn to_py(value: &UtcDateTime, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        moment::given(*value, py)
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<UtcDateTime, Refused> {
        match moment::aware(value)? {
            Moment::Nanos(nanos) => UtcDateTime::from_unix_timestamp_nanos(i128::from(nanos))
                .map_err(|error| Refused::value(format!("does not fit: {error}"))),
            Moment::Utc(value) => moment::fit(&value),
        }
    }
}

/// With the offset that it has; a `ccrxt.Time`, which has none, is in UTC.
impl Convert<OffsetDateTime> for Time {
    fn to_py(value: &OffsetDateTime, py: Python<'_>, _: Mode) -> PyResult<Obj> {
        moment::given(*value, py)
    }

    fn from_py(value: &Bound<'_, PyAny>) -> Result<OffsetDateTime, Refused> {
        let utc: UtcDateTime = Self::from_py(value)?;
        let offset = match moment::offset(value)? {
            Some(offset) => moment::fit::<Duration>(&offset)?.whole_seconds(),
            None => 0,
        };
        let offset = i32::try_from(offset).ok();
        let offset = offset.and_then(|seconds| UtcOffset::from_whole_seconds(seconds).ok());
        let offset = offset.ok_or_else(|| Refused::value("is a day or more away from UTC"))?;
        Ok(utc.to_offset(offset))
    }
}
