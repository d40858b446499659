//! Every endpoint that the facts know answers, with exactly the fields that the facts and recorded replies have.
//!
//! Facts and recordings are not part of the repository: the test reads `../shared` beside it, or `$CCRXT_SHARED`, and
//! says so when there is none.

mod calls;
#[path = "../common/mod.rs"]
mod common;
mod facts;
mod operations;
mod shape;

use calls::CALLS;
use common::{Local, Raw, connect};
use facts::{facts, lines, recorded, shared};
use serde_json::json;
use shape::{Check, EXCEPTIONS};
use std::collections::BTreeSet;
use std::io::{Read, Write};

#[test]
fn every_endpoint_answers() {
    let local = Local::frozen(1, 60);
    for (venue, _, target) in CALLS {
        let reply = ask(&local, venue, target);
        assert_eq!(reply.status(), 200, "{target}: {}", reply.text());
        reply.json();
    }
}

#[test]
fn every_fact_is_served_with_its_fields() {
    let Some(shared) = shared() else {
        println!("skipped: there are no facts (set CCRXT_SHARED to the folder that holds them)");
        return;
    };
    let local = Local::frozen(1, 60);
    let index = shared.join("corpus/index.jsonl");
    let index = if index.is_file() {
        lines(&index)
    } else {
        Vec::new()
    };
    let (mut report, mut used) = (Vec::new(), BTreeSet::new());
    for fact in facts(&shared) {
        let (venue, path) = (
            fact["venue"].as_str().unwrap(),
            fact["path"].as_str().unwrap(),
        );
        let recorded = recorded(&shared, &index, venue, path);
        let mut targets = CALLS
            .into_iter()
            .filter(|call| (call.0, call.1) == (venue, path))
            .peekable();
        if targets.peek().is_none() {
            report.push(format!("{venue} {path}: is not served"));
        }
        for (_, _, target) in targets {
            let reply = ask(&local, venue, target).json();
            let shape = match fact.get("response_of") {
                Some(_) => json!({"code": "string", "msg": "string", "data": fact["response"]}),
                None => fact["response"].clone(),
            };
            let mut check = Check {
                recorded: &recorded,
                wrong: Vec::new(),
            };
            check.value(&shape, &reply, "$");
            for wrong in check.wrong {
                match EXCEPTIONS
                    .iter()
                    .position(|(of, part, _)| path.ends_with(of) && wrong == *part)
                {
                    Some(place) => _ = used.insert(place),
                    None => report.push(format!("{venue} {path}: {wrong}")),
                }
            }
        }
    }
    report.sort();
    report.dedup();
    assert!(report.is_empty(), "{}", report.join("\n"));
    let stale = (0..EXCEPTIONS.len())
        .filter(|place| !used.contains(place))
        .map(|place| EXCEPTIONS[place]);
    assert_eq!(
        stale.collect::<Vec<_>>(),
        [],
        "exceptions that nothing needs"
    );
}

fn ask(local: &Local, venue: &str, target: &str) -> Raw {
    let address = match venue {
        "binance" => local.addresses.binance,
        "kucoin" => local.addresses.kucoin,
        _ => local.addresses.okx,
    };
    let mut stream = connect(address);
    let key = "x-mbx-apikey: local-key\r\nconnection: close\r\n";
    write!(stream, "GET {target} HTTP/1.1\r\nhost: test\r\n{key}\r\n").unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    Raw {
        bytes,
        reset: false,
    }
}

#[test]
fn large_replies_are_as_large_as_they_are_asked_for() {
    let local = Local::frozen(1, 1_480);
    let info = ask(&local, "binance", "/api/v3/exchangeInfo");
    assert!(
        (3_300_000..3_700_000).contains(&info.body().len()),
        "{} bytes",
        info.body().len()
    );
    let info = info.json();
    let symbols: BTreeSet<&str> = info["symbols"]
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| symbol["symbol"].as_str().unwrap())
        .collect();
    assert_eq!(symbols.len(), 1_480);
    assert_eq!(
        info,
        ask(&local, "binance", "/api/v3/exchangeInfo").json(),
        "what is written once stays"
    );
    let count = |target: &str, at: &str| {
        ask(&local, "binance", target)
            .json()
            .pointer(at)
            .unwrap()
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(
        count("/api/v3/depth?symbol=BTCUSDT&limit=5000", "/asks"),
        5_000
    );
    assert_eq!(
        count("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=1000", ""),
        1_000
    );
    assert_eq!(count("/api/v3/ticker/bookTicker", ""), 1_480);
}
