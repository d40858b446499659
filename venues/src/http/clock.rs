//! [`Clock`]: where time comes from.

use std::time::{Duration, Instant};

/// Time for time-outs, waits and limits.
#[derive(Clone)]
pub struct Clock(Instant);

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(Instant::now())
    }

    /// Time since the clock began.
    pub fn now(&self) -> Duration {
        self.0.elapsed()
    }
}
