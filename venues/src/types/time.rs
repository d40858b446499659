//! Points in time, each in the unit that the venue uses.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

/// A point in time as a number of ticks since 1970-01-01T00:00:00Z.
pub trait Time: Copy + From<i64> + Send + Sync + 'static {
    /// Nanoseconds in one tick.
    const NANOS: i64;

    /// Ticks since 1970-01-01T00:00:00Z.
    fn ticks(self) -> i64;
}

macro_rules! unit {
    ($(#[$doc:meta] $name:ident = $nanos:literal),+ $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl Time for $name {
            const NANOS: i64 = $nanos;

            fn ticks(self) -> i64 {
                self.0
            }
        }

        impl From<i64> for $name {
            fn from(ticks: i64) -> Self {
                Self(ticks)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_i64(TicksVisitor).map(Self)
            }
        }
    )+};
}

unit! {
    /// Seconds since 1970-01-01T00:00:00Z.
    Seconds = 1_000_000_000,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    Milliseconds = 1_000_000,
    /// Microseconds since 1970-01-01T00:00:00Z.
    Microseconds = 1_000,
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    Nanoseconds = 1,
}

struct TicksVisitor;

impl Visitor<'_> for TicksVisitor {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time as a whole number, or as its digits in a text")
    }

    fn visit_i64<E: de::Error>(self, ticks: i64) -> Result<i64, E> {
        Ok(ticks)
    }

    fn visit_u64<E: de::Error>(self, ticks: u64) -> Result<i64, E> {
        i64::try_from(ticks).map_err(|_| E::invalid_value(de::Unexpected::Unsigned(ticks), &self))
    }

    fn visit_str<E: de::Error>(self, digits: &str) -> Result<i64, E> {
        digits
            .parse()
            .map_err(|_| E::invalid_value(de::Unexpected::Str(digits), &self))
    }
}
