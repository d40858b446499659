//! Limits at an exchange that refuses what passes them: who waits for them is never refused, and does not wait longer than needed.

use std::time::Duration;

use oracle::coin::MAIN;
use oracle::desk::Desk;
use oracle::desks::{Binance, Kucoin, Okx};
use oracle::plan::Plan;
use oracle::scene;
use oracle::task::{Order, Size, Task};

/// So many callers at once.
const CALLERS: u64 = 64;

/// Sends so many requests; gives how long that took by the venue's own time.
fn send<D: Desk>(requests: u64, task: fn(String) -> Task) -> Duration {
    let plan = Plan {
        seed: 1,
        faults: false,
    };
    scene::play::<D, _>(plan, true, async |trial| {
        let began = trial.time.venue();
        let callers = (0..CALLERS).map(|first| {
            let (desk, clock) = (trial.desk.clone(), trial.time.clock.clone());
            tokio::spawn(async move {
                for nth in (first..requests).step_by(CALLERS as usize) {
                    let task = task(format!("request{nth}"));
                    while let Err(failure) = desk.act(&task).await {
                        // It would have to wait for longer than a call may take, and was not sent.
                        let later = failure.retry_after.filter(|_| failure.status.is_none());
                        clock
                            .sleep(later.unwrap_or_else(|| panic!("{failure:?}")))
                            .await;
                    }
                }
            })
        });
        for caller in callers.collect::<Vec<_>>() {
            caller.await.unwrap();
        }
        trial.time.venue() - began
    })
}

fn order(id: String) -> Task {
    Task::Place(Order {
        coin: MAIN,
        id,
        size: Size::Trades,
    })
}

/// Full windows from the first request on take so long, and no more than a twentieth longer.
fn assert_took(took: Duration, windows: u32, window: Duration) {
    let least = window * windows;
    assert!(
        took >= least,
        "{took:?}: the exchange has not refused what came too early"
    );
    assert!(
        took <= least + least / 20,
        "{took:?}: it was waited for nothing"
    );
}

#[test]
fn binance_refuses_nobody_who_waits() {
    // 100 orders of an account in ten seconds.
    assert_took(send::<Binance>(1_100, order), 10, Duration::from_secs(10));
}

#[test]
fn kucoin_refuses_nobody_who_waits() {
    // A transfer weighs 4, and an account's management has 2,000 in half a minute.
    let transfer = |id| Task::Transfer { id };
    assert_took(send::<Kucoin>(1_750, transfer), 3, Duration::from_secs(30));
}

#[test]
fn okx_refuses_nobody_who_waits() {
    // 60 orders of an instrument in two seconds.
    assert_took(send::<Okx>(660, order), 10, Duration::from_secs(2));
}
