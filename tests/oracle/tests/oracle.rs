//! Orders of each venue under every fault.
//!
//! `CCRXT_ORACLE` is how many intents each venue gets, `CCRXT_ORACLE_SEED` the seed. What fails prints the command that runs it again.

use std::sync::Arc;
use std::sync::mpsc;

use exchange::{Opening, Options, Server};
use oracle::canary::{KEY, PASSPHRASE, SECRET};
use oracle::desk::Desk;
use oracle::desks::{Binance, Kucoin, Okx};
use oracle::plan::Plan;
use oracle::time::Time;
use oracle::traffic::Traffic;
use oracle::trial::Trial;
use oracle::watch::Watch;
use oracle::wire::Wire;

/// Intents of a venue when nothing else is said.
const FEW: u64 = 500;
/// A Monday, at the start of a minute.
const START: i64 = 1_750_032_000_000;

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
    let server = start(D::VENUE.name());
    let address = match D::VENUE {
        exchange::Venue::Binance => server.addresses.binance,
        exchange::Venue::Kucoin => server.addresses.kucoin,
        exchange::Venue::Okx => server.addresses.okx,
    };
    let traffic = Traffic::default();
    let count = traffic.runtime().block_on(async {
        let (plan, time) = (Plan { seed }, Time::of(server.clone()));
        let passing = tokio::spawn(time.clone().pass(traffic.clone()));
        let (wire, url) = Wire::lay(address, plan, &time, &traffic).await.unwrap();
        let watch = Watch::new(&time.clock, &traffic);
        let trial = Trial {
            desk: D::open(&url, &time.clock, watch.hook()),
            plan,
            time,
            traffic: traffic.clone(),
            watch,
            wire,
        };
        let count = trial.run(intents, || server.ledger(D::VENUE)).await;
        passing.abort();
        count
    });
    let (wrong, all) = (count.wrong.len(), count.deeds);
    println!(
        "seed {seed}: {all} orders and cancellations, {} done, {} resolved, {} left by their callers, {wrong} wrong",
        count.executed, count.resolved, count.left
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

/// An exchange on a thread of its own, which ends with the process; its clock stands still by itself.
fn start(venue: &str) -> Arc<Server> {
    let account = Opening {
        venue: venue.to_owned(),
        key: KEY.to_owned(),
        secret: SECRET.to_owned(),
        passphrase: PASSPHRASE.to_owned(),
        balances: [("USDT", "100000000"), ("BTC", "1000")]
            .map(|(coin, amount)| (coin.to_owned(), amount.to_owned()))
            .into(),
        ..Opening::default()
    };
    let options = Options {
        frozen: true,
        start: START,
        limits: false,
        keep: 0,
        accounts: vec![account],
        ..Options::default()
    };
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async move {
            tell.send(Arc::new(Server::start(&options).await.unwrap()))
                .unwrap();
            std::future::pending::<()>().await;
        });
    });
    told.recv().unwrap()
}
