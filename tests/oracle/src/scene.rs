//! A scene: an exchange with one account, our client, the wire between them, and the one time of all.
//!
//! In: what is planned. Out: what came of what was played in it. Invariant: each scene has an exchange of its own.

use std::sync::{Arc, mpsc};

use exchange::{Options, Server, Venue};

use crate::desk::Desk;
use crate::keys::KeyRing;
use crate::plan::Plan;
use crate::time::Time;
use crate::traffic::Traffic;
use crate::trial::Trial;
use crate::watch::Watch;
use crate::wire::Wire;

/// Enough of everything.
const MONEY: [(&str, &str); 9] = [
    ("USDT", "100000000"),
    ("BTC", "1000"),
    ("ETH", "100000"),
    ("SOL", "1000000"),
    ("BNB", "1000000"),
    ("XRP", "10000000"),
    ("LTC", "1000000"),
    ("AVAX", "10000000"),
    ("LINK", "10000000"),
];
/// A Monday, at the start of a minute.
const START: i64 = 1_750_032_000_000;

/// Plays something in a scene; `limits` says whether the exchange refuses what passes its limits.
pub fn play<D: Desk, T>(plan: Plan, limits: bool, act: impl AsyncFnOnce(Trial<D>) -> T) -> T {
    let ring = KeyRing::new();
    let server = start(Options {
        frozen: true,
        start: START,
        limits,
        keep: 0,
        accounts: ring.openings(D::VENUE.name(), &MONEY),
        ..Options::default()
    });
    let address = match D::VENUE {
        Venue::Binance => server.addresses.binance,
        Venue::Kucoin => server.addresses.kucoin,
        Venue::Okx => server.addresses.okx,
    };
    let traffic = Traffic::default();
    traffic.runtime().block_on(async {
        let time = Time::of(server.clone());
        // Before anything is asked: what a client of a machine with a wrong clock does first is an order.
        time.set_apart(plan.clock_step(0));
        let passing = tokio::spawn(time.clone().pass(traffic.clone()));
        let (wire, url) = Wire::lay(address, plan, &time, &traffic).await.unwrap();
        let watch = Watch::new(&time.clock, &traffic, ring.canaries());
        let trial = Trial {
            desk: D::open(&url, &ring, &time.clock, watch.hook()),
            plan,
            time,
            traffic: traffic.clone(),
            watch,
            wire,
            ledger: Box::new(move || server.ledger(D::VENUE)),
        };
        let played = act(trial).await;
        passing.abort();
        played
    })
}

/// An exchange on a thread of its own, which ends with the process; its clock stands still by itself.
fn start(options: Options) -> Arc<Server> {
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
