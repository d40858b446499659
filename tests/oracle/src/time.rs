//! [`Time`]: the one time of client and exchange.
//!
//! Invariant: it moves for both by the same, only here, and only when nothing is on its way between them; the client's idea of the date
//! may be set apart from it.

use std::sync::Arc;
use std::time::Duration;

use exchange::Server;
use venues::http::Clock;

use crate::traffic::Traffic;

/// Milliseconds that pass at once.
const TICK: u32 = 200;

/// The one time of client and exchange.
#[derive(Clone)]
pub struct Time {
    /// The client's clock.
    pub clock: Clock,
    server: Arc<Server>,
    /// Where the exchange's clock began, in milliseconds since 1970.
    start: i64,
}

impl Time {
    /// The time of an exchange whose clock stands still by itself.
    pub fn of(server: Arc<Server>) -> Self {
        let time = Self {
            clock: Clock::manual(),
            start: server.now(),
            server,
        };
        time.set_apart(0);
        time
    }

    /// Sets the client's idea of the date so many milliseconds apart from the exchange's.
    pub fn set_apart(&self, millis: i64) {
        self.clock.set(self.start + millis);
    }

    /// The exchange's time since 1970.
    pub fn venue(&self) -> Duration {
        Duration::from_millis(self.server.now().unsigned_abs())
    }

    /// Lets time pass whenever all is quiet, until the task is dropped.
    pub async fn pass(self, traffic: Traffic) {
        loop {
            traffic.quiet().await;
            traffic.time_passed();
            self.server.advance(TICK);
            self.clock.advance(Duration::from_millis(TICK.into()));
        }
    }
}
