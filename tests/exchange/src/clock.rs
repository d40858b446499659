//! The time of the market.
//!
//! Invariant: it never goes back; tests move it by hand.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

pub struct Clock {
    /// Where a frozen clock began; none for one that follows the machine's.
    start: Option<i64>,
    moved: AtomicI64,
}

impl Clock {
    /// A clock that stands still until it is moved.
    pub fn frozen(start: i64) -> Self {
        Clock {
            start: Some(start),
            moved: AtomicI64::new(0),
        }
    }

    /// The machine's own time.
    pub fn wall() -> Self {
        Clock {
            start: None,
            moved: AtomicI64::new(0),
        }
    }

    /// Milliseconds since 1970.
    pub fn now(&self) -> i64 {
        self.micros() / 1_000
    }

    /// Microseconds since 1970.
    pub fn micros(&self) -> i64 {
        let base = self
            .start
            .map_or_else(machine_micros, |start| start * 1_000);
        base + self.moved.load(Ordering::Relaxed) * 1_000
    }

    pub fn advance(&self, millis: u32) {
        self.moved.fetch_add(i64::from(millis), Ordering::Relaxed);
    }
}

fn machine_micros() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_micros() as i64)
}
