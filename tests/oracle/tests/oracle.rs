//! Orders of each venue under every fault.
//!
//! `CCRXT_ORACLE` is how many intents each venue gets, `CCRXT_ORACLE_SEED` the seed. What fails prints the command that runs it again.

use oracle::desk::Desk;
use oracle::desks::{Binance, Kucoin, Okx};
use oracle::plan::Plan;
use oracle::scene;

/// Intents of a venue when nothing else is said.
const FEW: u64 = 500;

#[test]
fn binances_orders_are_done_once_and_never_told_wrong() {
    hold::<Binance>("binances_orders");
}

#[test]
fn kucoins_orders_are_done_once_and_never_told_wrong() {
    hold::<Kucoin>("kucoins_orders");
}

#[test]
fn okxs_orders_are_done_once_and_never_told_wrong() {
    hold::<Okx>("okxs_orders");
}

fn hold<D: Desk>(test: &str) {
    let number = |name, default| match std::env::var(name) {
        Ok(text) => text.parse().unwrap(),
        Err(_) => default,
    };
    let (intents, seed) = (number("CCRXT_ORACLE", FEW), number("CCRXT_ORACLE_SEED", 1));
    let plan = Plan { seed, faults: true };
    // Under faults as many orders as there are here would pass the limits for good.
    let count = scene::play::<D, _>(plan, false, async |trial| trial.run(intents).await);
    let (wrong, all) = (count.wrong.len(), count.deeds);
    println!(
        "{} with seed {seed}: {} requests for {all} deeds, {} done; {} resolved, {} of them told by nobody; {} left by their callers; {wrong} wrong",
        D::VENUE.name(),
        count.requests,
        count.executed,
        count.resolved,
        count.untold,
        count.left
    );
    let first: Vec<_> = count.wrong.iter().take(5).collect();
    assert!(
        wrong == 0,
        "{wrong} of {all} are wrong, such as {first:#?}\nagain: CCRXT_ORACLE={intents} CCRXT_ORACLE_SEED={seed} cargo test -p oracle {test}"
    );
    assert!(
        count.executed > 0 && count.resolved > 0 && count.left > 0,
        "the run tried nothing"
    );
}
