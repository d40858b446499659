//! Rules of a window: checked against a count that is simple and slow, and case by case.

use proptest::prelude::*;

use super::*;

const LIMIT: u32 = 100;
/// Nothing is kept free.
const ALL: u64 = u64::MAX;
const LENGTH: Duration = Duration::from_secs(60);
static BUDGET: Budget = Budget::per_ip("weight", LIMIT, LENGTH);

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Used within the stretch of a window's length that ends at a time.
fn used_until(sent: &[(Duration, u64)], at: Duration, length: Duration) -> u64 {
    let within = sent
        .iter()
        .filter(|(time, _)| *time <= at && *time + length > at);
    within.map(|(_, amount)| amount).sum()
}

/// The same question to a plain list: the first time, not before the last promise, at which an amount fits.
fn naive(sent: &[(Duration, u64)], now: Duration, amount: u64, length: Duration) -> Duration {
    let from = sent.last().map_or(now, |(time, _)| now.max(*time));
    let freed = sent
        .iter()
        .map(|(time, _)| *time + length)
        .filter(|time| *time > from);
    let mut candidates: Vec<_> = std::iter::once(from).chain(freed).collect();
    candidates.sort();
    let fits = |at: &Duration| used_until(sent, *at, length) + amount <= u64::from(LIMIT);
    candidates
        .into_iter()
        .find(fits)
        .expect("everything is free in the end")
}

proptest! {
    #[test]
    fn never_more_than_the_limit_never_later_than_needed_first_come_first_served(
        steps in prop::collection::vec((0u64..20_000, 1u64..=100), 1..200),
    ) {
        let mut window = Window::new(&BUDGET);
        let mut sent: Vec<(Duration, u64)> = Vec::new();
        let mut now = Duration::ZERO;
        for (pause, amount) in steps {
            now += Duration::from_millis(pause);
            let at = window.earliest(now, now, amount, ALL);
            window.reserve(at, amount);
            let needed = naive(&sent, now, amount, window.span);
            prop_assert!(at >= needed && at <= needed + window.span / GRAINS, "{:?} where {:?} is needed", at, needed);
            sent.push((at, amount));
            prop_assert!(used_until(&sent, at, LENGTH) <= u64::from(LIMIT));
        }
    }

    #[test]
    fn who_is_urgent_passes_those_who_wait_and_breaks_no_limit(
        steps in prop::collection::vec((0u64..5_000, 1u64..=20, any::<bool>()), 1..120),
    ) {
        let mut window = Window::new(&BUDGET);
        let mut sent: Vec<(Duration, u64)> = Vec::new();
        let mut now = Duration::ZERO;
        for (pause, amount, urgent) in steps {
            now += Duration::from_millis(pause);
            let at = match urgent {
                true => window.gap(now, now, amount),
                false => window.earliest(now, now, amount, 20),
            };
            prop_assert!(at >= now);
            window.reserve(at, amount);
            sent.push((at, amount));
        }
        for (at, _) in &sent {
            prop_assert!(used_until(&sent, *at, LENGTH) <= u64::from(LIMIT));
        }
    }

    #[test]
    fn what_is_released_was_never_there(amounts in prop::collection::vec(1u64..=100, 1..50)) {
        let mut window = Window::new(&BUDGET);
        window.reserve(Duration::ZERO, 60);
        let before = window.earliest(seconds(1), seconds(1), 50, ALL);
        let mut promised = Vec::new();
        for amount in amounts {
            let at = window.earliest(seconds(1), seconds(1), amount, ALL);
            window.reserve(at, amount);
            promised.push((at, amount));
        }
        for (at, amount) in promised.into_iter().rev() {
            window.release(at, amount);
        }
        prop_assert_eq!(window.usage(seconds(1)).0, 60);
        prop_assert_eq!(window.earliest(seconds(1), seconds(1), 50, ALL), before);
    }

    #[test]
    fn the_venues_count_is_taken_over(ours in 0u64..=100, venue in 0u64..=100, unanswered in 0u64..=50) {
        let mut window = Window::new(&BUDGET);
        window.reserve(Duration::ZERO, ours);
        window.reserve(seconds(5), unanswered);
        window.sent(unanswered);
        let held = ours + unanswered;
        window.correct(venue, None, seconds(6), seconds(6));
        // What the venue may not have seen yet stays counted; what is counted already is not counted again.
        let expected = if venue > held { venue } else { held.min(venue + unanswered) };
        prop_assert_eq!(window.usage(seconds(6)).0, expected);
    }
}

#[test]
fn more_than_a_whole_window_goes_when_all_is_free() {
    let mut window = Window::new(&BUDGET);
    assert_eq!(
        window.earliest(seconds(1), seconds(1), 1_000, ALL),
        seconds(1)
    );
    window.reserve(seconds(1), 1_000);
    assert_eq!(
        window.earliest(seconds(2), seconds(2), 1, ALL),
        seconds(1) + window.span
    );
}

#[test]
fn an_exhausted_window_is_free_after_its_length() {
    let mut window = Window::new(&BUDGET);
    window.exhaust(seconds(3));
    assert_eq!(
        window.earliest(seconds(4), seconds(4), 1, ALL),
        seconds(3) + window.span
    );
}

#[test]
fn an_order_goes_at_once_while_others_wait() {
    let mut window = Window::new(&BUDGET);
    for _ in 0..50 {
        let at = window.earliest(seconds(1), seconds(1), 10, 20);
        window.reserve(at, 10);
    }
    assert!(window.earliest(seconds(2), seconds(2), 1, 20) > seconds(100));
    assert_eq!(window.gap(seconds(2), seconds(2), 5), seconds(2));
    window.reserve(seconds(2), 5);
    assert_eq!(window.gap(seconds(3), seconds(3), 5), seconds(3));
    window.reserve(seconds(3), 5);
    assert!(window.gap(seconds(4), seconds(4), 1) > seconds(60));
}
