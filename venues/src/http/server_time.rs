//! [`ServerTime`]: the venue's clock, as far as replies tell it.
//!
//! In go times that the venue said and when we asked and heard, out comes its time now. Kept as bounds on the difference to a clock
//! that nobody sets, so that a step of the system's clock changes nothing once a reply has come. All clients of the process that meet
//! one venue's environment know the same.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::http::HeaderMap;
use ::http::header::{AGE, DATE};

use super::clock::Clock;

/// The venue's clock against ours.
#[derive(Debug, Default)]
pub(super) struct ServerTime {
    bounds: Mutex<Option<Bounds>>,
    /// Held by the one call that asks for the time.
    pub measuring: tokio::sync::Mutex<()>,
    /// Whether the question before the first order had no answer.
    asked_in_vain: AtomicBool,
}

/// Between which numbers the venue's time less ours lies, in nanoseconds.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    low: i64,
    high: i64,
    learned: Duration,
    /// How often the venue was asked for its time.
    asked: u32,
}

/// What a venue said its time was, between our asking and our hearing.
pub(super) struct Said {
    pub time: Duration,
    /// Its unit: the true time is less than that later.
    pub unit: Duration,
    pub asked: Duration,
    pub heard: Duration,
}

/// Clocks run apart by 100 µs a second at most.
const DRIFT: u32 = 10_000;

impl ServerTime {
    /// What is known of the time in a venue's environment, against a clock. It is kept while a client uses it, and beyond that until
    /// another environment is met.
    pub fn of(venue: &'static str, environment: &str, clock: &Clock) -> Arc<Self> {
        type Known = Vec<(&'static str, String, Clock, Arc<ServerTime>)>;
        static KNOWN: Mutex<Known> = Mutex::new(Vec::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.iter().find(|(name, place, against, _)| {
            (*name, place.as_str()) == (venue, environment) && against.is(clock)
        });
        if let Some((.., time)) = found {
            return time.clone();
        }
        known.retain(|(.., time)| Arc::strong_count(time) > 1);
        let time = Arc::new(Self::default());
        known.push((venue, environment.to_owned(), clock.clone(), time.clone()));
        time
    }

    /// Whether nothing is known, and nobody asked in vain.
    pub fn is_worth_asking(&self) -> bool {
        self.lock().is_none() && !self.asked_in_vain.load(Ordering::Relaxed)
    }

    /// The question before the first order had no answer: later orders do not wait for another.
    pub fn is_not_told(&self) {
        self.asked_in_vain.store(true, Ordering::Relaxed);
    }

    /// The venue's time since 1970. Ours when it agrees with what the venue said, or when that said nothing yet.
    pub fn now(&self, clock: &Clock) -> Duration {
        let (now, ours) = (clock.now(), clock.unix());
        let Some(bounds) = *self.lock() else {
            return ours;
        };
        let Bounds { low, high, .. } = bounds.widened(now);
        let difference = nanos(ours) - nanos(now);
        if (low..=high).contains(&difference) {
            return ours;
        }
        let middle = low + (high - low) / 2;
        Duration::from_nanos(nanos(now).saturating_add(middle).max(0).unsigned_abs())
    }

    /// A time since 1970 that the venue's clock has reached for certain; `None` while it said nothing yet.
    pub fn at_least(&self, clock: &Clock) -> Option<Duration> {
        let now = clock.now();
        let low = (*self.lock())?.widened(now).low;
        let nanos = nanos(now).saturating_add(low).max(0).unsigned_abs();
        Some(Duration::from_nanos(nanos))
    }

    /// The `Date` of a reply that comes from the venue itself.
    pub fn hear(&self, headers: &HeaderMap, asked: Duration, heard: Duration) {
        if headers.contains_key(AGE) {
            return;
        }
        let date = headers.get(DATE).and_then(|date| {
            let date = httpdate::parse_http_date(date.to_str().ok()?).ok()?;
            date.duration_since(std::time::UNIX_EPOCH).ok()
        });
        if let Some(time) = date {
            let unit = Duration::from_secs(1);
            self.learn(
                Said {
                    time,
                    unit,
                    asked,
                    heard,
                },
                false,
            );
        }
    }

    /// Takes over what the venue said. A measurement replaces all before it; a header that contradicts one is some machine's between.
    pub fn learn(&self, said: Said, measured: bool) {
        let mut kept = self.lock();
        let low = nanos(said.time) - nanos(said.heard);
        let high = nanos(said.time + said.unit) - nanos(said.asked);
        let before = kept.map(|bounds| bounds.widened(said.heard));
        let both = before
            .filter(|_| !measured)
            .map(|bounds| (bounds.low.max(low), bounds.high.min(high)))
            .filter(|(low, high)| low <= high);
        if both.is_none() && !measured && before.is_some_and(|bounds| bounds.asked > 0) {
            return;
        }
        let (low, high) = both.unwrap_or((low, high));
        *kept = Some(Bounds {
            low,
            high,
            learned: said.heard,
            asked: before.map_or(0, |bounds| bounds.asked) + u32::from(measured),
        });
    }

    /// How often the venue was asked for its time.
    pub fn times_asked(&self) -> u32 {
        self.lock().map_or(0, |bounds| bounds.asked)
    }

    fn lock(&self) -> MutexGuard<'_, Option<Bounds>> {
        self.bounds.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Bounds {
    fn widened(self, now: Duration) -> Self {
        let drift = nanos(now.saturating_sub(self.learned) / DRIFT);
        Self {
            low: self.low - drift,
            high: self.high + drift,
            ..self
        }
    }
}

fn nanos(time: Duration) -> i64 {
    i64::try_from(time.as_nanos()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use ::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn milliseconds(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    fn date(time: Duration) -> HeaderMap {
        let date = httpdate::fmt_http_date(std::time::UNIX_EPOCH + time);
        HeaderMap::from_iter([(DATE, HeaderValue::from_str(&date).unwrap())])
    }

    proptest! {
        /// The venue's clock is `ahead` of ours; each exchange waits, asks and hears.
        #[test]
        fn headers_tell_the_time_within_a_second_and_better_with_each(
            ahead in 0u64..10_000_000,
            exchanges in prop::collection::vec((0u64..5_000, 1u64..400, 1u64..400), 1..20),
        ) {
            let (clock, known) = (Clock::manual(), ServerTime::default());
            let mut widest = None;
            for (pause, there, back) in exchanges {
                clock.advance(milliseconds(pause));
                let asked = clock.now();
                clock.advance(milliseconds(there));
                let headers = date(clock.now() + milliseconds(ahead));
                clock.advance(milliseconds(back));
                known.hear(&headers, asked, clock.now());
                let truth = clock.now() + milliseconds(ahead);
                let off = known.now(&clock).abs_diff(truth);
                prop_assert!(off <= milliseconds(1_000 + there + back), "{off:?}");
                let bounds = known.lock().unwrap();
                let width = bounds.high - bounds.low;
                prop_assert!(widest.is_none_or(|widest| width <= widest + 3_000_000));
                widest = Some(width);
            }
        }

        #[test]
        fn a_measurement_tells_the_time_within_the_way_of_its_reply(ahead in 2_000u64..10_000_000, there in 0u64..2_000, back in 0u64..2_000) {
            let (clock, known) = (Clock::manual(), ServerTime::default());
            let asked = clock.now();
            clock.advance(milliseconds(there));
            let time = clock.now() + milliseconds(ahead);
            clock.advance(milliseconds(back));
            let said = Said { time, unit: milliseconds(1), asked, heard: clock.now() };
            known.learn(said, true);
            let off = known.now(&clock).abs_diff(clock.now() + milliseconds(ahead));
            prop_assert!(off <= milliseconds(there.max(back) + 1), "{off:?}");
            // Another machine's date does not count against it.
            known.hear(&date(milliseconds(0)), clock.now(), clock.now());
            prop_assert!(known.now(&clock).abs_diff(clock.now() + milliseconds(ahead)) <= off);
            prop_assert_eq!(known.times_asked(), 1);
        }
    }

    #[test]
    fn our_own_clock_holds_while_nothing_contradicts_it() {
        let (clock, known) = (Clock::manual(), ServerTime::default());
        clock.advance(milliseconds(5_500));
        assert_eq!(known.now(&clock), milliseconds(5_500));
        known.hear(&date(milliseconds(5_000)), clock.now(), clock.now());
        assert_eq!(known.now(&clock), milliseconds(5_500));
        let mut cached = date(milliseconds(1_000_000));
        cached.insert(AGE, HeaderValue::from_static("30"));
        known.hear(&cached, clock.now(), clock.now());
        assert_eq!(known.now(&clock), milliseconds(5_500));
    }
}
