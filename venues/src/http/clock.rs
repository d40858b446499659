//! [`Clock`]: where time comes from, so that tests can move it.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use tokio::sync::watch;

/// Time for time-outs, waits and limits: the system's, or one that a test moves.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Manual(Arc<watch::Sender<Duration>>, Arc<AtomicI64>),
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until [`advance`](Self::advance).
    pub fn manual() -> Self {
        let now = watch::Sender::new(Duration::ZERO);
        Self(Source::Manual(Arc::new(now), Arc::default()))
    }

    /// Time since the process (or the manual clock) began. Never goes back.
    pub fn now(&self) -> Duration {
        match &self.0 {
            Source::System => {
                static ORIGIN: std::sync::LazyLock<Instant> =
                    std::sync::LazyLock::new(Instant::now);
                ORIGIN.elapsed()
            }
            Source::Manual(now, _) => *now.borrow(),
        }
    }

    /// Time since 1970; a manual clock began there, unless it is [`set`](Self::set).
    pub fn unix(&self) -> Duration {
        match &self.0 {
            Source::System => SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default(),
            Source::Manual(_, set) => {
                let set = set.load(Ordering::Relaxed);
                let apart = Duration::from_millis(set.unsigned_abs());
                match set < 0 {
                    true => self.now().saturating_sub(apart),
                    false => self.now().saturating_add(apart),
                }
            }
        }
    }

    /// Ends when the time has passed.
    pub async fn sleep(&self, time: Duration) {
        match &self.0 {
            Source::System => tokio::time::sleep(time).await,
            Source::Manual(now, _) => {
                let until = self.now().saturating_add(time);
                // The sender is held, so that waiting cannot fail.
                let _ = now.subscribe().wait_for(|now| *now >= until).await;
            }
        }
    }

    /// The future's output, unless the time passes first.
    pub async fn within<F: Future>(&self, time: Duration, future: F) -> Option<F::Output> {
        match &self.0 {
            Source::System => tokio::time::timeout(time, future).await.ok(),
            Source::Manual(..) => tokio::select! {
                biased;
                output = future => Some(output),
                () = self.sleep(time) => None,
            },
        }
    }

    /// Whether both are the same clock.
    pub fn is(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Source::System, Source::System) => true,
            (Source::Manual(now, _), Source::Manual(other, _)) => Arc::ptr_eq(now, other),
            _ => false,
        }
    }

    /// Moves a manual clock; the system's cannot be moved.
    pub fn advance(&self, time: Duration) {
        if let Source::Manual(now, _) = &self.0 {
            now.send_modify(|now| *now += time);
        }
    }

    /// Sets a manual clock's time since 1970 so many milliseconds apart from where it began, as somebody sets a machine's clock.
    pub fn set(&self, millis: i64) {
        if let Source::Manual(_, set) = &self.0 {
            set.store(millis, Ordering::Relaxed);
        }
    }

    /// How many wait on a manual clock now.
    pub fn waiting(&self) -> usize {
        match &self.0 {
            Source::System => 0,
            Source::Manual(now, _) => now.receiver_count(),
        }
    }
}
