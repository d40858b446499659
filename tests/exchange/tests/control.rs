//! Rules hit the requests that they name, and what was received is told.

mod common;

use common::{Local, Raw, connect, get, post};
use serde_json::json;
use std::io::{Read, Write};

const TARGET: &str = "/api/v3/depth?symbol=BTCUSDT&limit=5";

fn truth(local: &Local) -> Raw {
    let reply = get(local.addresses.binance, TARGET);
    assert!(reply.json()["bids"].is_array());
    reply
}

#[test]
fn rules_hit_what_they_name_as_often_as_they_say() {
    let local = Local::frozen(1, 12);
    local.fault(
        r#"{"kind":"503","venue":"binance","path":"/depth","query":"ETH","after":1,"count":2}"#,
    );
    let status = |target| get(local.addresses.binance, target).status();
    assert_eq!(status("/api/v3/time"), 200);
    assert_eq!(status("/api/v3/depth?symbol=BTCUSDT"), 200);
    let eth = "/api/v3/depth?symbol=ETHUSDT";
    assert_eq!([eth; 5].map(status), [200, 503, 503, 200, 200]);
    local.fault(r#"{"kind":"503","count":-1}"#);
    assert_eq!([eth; 5].map(status), [503; 5]);
    assert_eq!(
        post(local.addresses.control, "/__control/reset", "").status(),
        200
    );
    assert_eq!(status(eth), 200);
}

#[test]
fn a_request_can_name_its_fault() {
    let local = Local::frozen(1, 12);
    let truth = truth(&local);
    for target in [
        "/__fault/cut=3/api/v3/depth?symbol=BTCUSDT&limit=5",
        "/api/v3/depth?symbol=%21cut%3D3&limit=5",
    ] {
        assert_eq!(
            get(local.addresses.binance, target).body(),
            &truth.body()[..3],
            "{target}"
        );
    }
    assert_eq!(
        get(local.addresses.kucoin, "/api/v2/symbols/!503").status(),
        503
    );
    assert_eq!(
        get(
            local.addresses.okx,
            "/__fault/429/api/v5/market/ticker?instId=BTC-USDT"
        )
        .status(),
        429
    );
    assert_eq!(
        get(local.addresses.binance, "/__fault/nonsense/api/v3/time").status(),
        400
    );
}

#[test]
fn a_bad_rule_is_refused_with_a_reason() {
    let local = Local::frozen(1, 12);
    for rule in [
        r#"[{"kind":"nonsense"}]"#,
        r#"[{"kind":"cut","onn":1}]"#,
        "{",
        r#"[{"kind":"status","status":9}]"#,
    ] {
        let reply = post(local.addresses.control, "/__control/faults", rule);
        assert_eq!(reply.status(), 400);
        assert!(
            reply.json()["error"].as_str().unwrap().ends_with('.'),
            "{}",
            reply.text()
        );
    }
    truth(&local);
}

#[test]
fn what_was_received_is_told() {
    let local = Local::frozen(1, 12);
    let mut stream = connect(local.addresses.binance);
    write!(
        stream,
        "GET {TARGET} HTTP/1.1\r\nhost: h\r\nX-Some: Thing\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    stream.read_to_end(&mut Vec::new()).unwrap();
    get(local.addresses.okx, "/api/v5/none?a=%20b");
    let log = get(local.addresses.control, "/__control/requests").json();
    let fields = |at: usize| {
        ["venue", "method", "path", "query"].map(|name| log[at][name].as_str().unwrap().to_owned())
    };
    assert_eq!(
        fields(0),
        ["binance", "GET", "/api/v3/depth", "symbol=BTCUSDT&limit=5"]
    );
    assert!(
        log[0]["headers"]
            .as_array()
            .unwrap()
            .contains(&json!(["x-some", "Thing"]))
    );
    assert_eq!(fields(1), ["okx", "GET", "/api/v5/none", "a=%20b"]);
    assert_eq!(log[1]["parameters"], json!([["a", " b"]]));
    assert_eq!(log.as_array().unwrap().len(), 2);
}

#[test]
fn only_the_newest_requests_are_kept() {
    let local = Local::start(exchange::Options {
        keep: 2,
        ..exchange::Options::default()
    });
    for target in ["/api/v3/ping?a", "/api/v3/ping?b", "/api/v3/ping?c"] {
        get(local.addresses.binance, target);
    }
    let log = get(local.addresses.control, "/__control/requests").json();
    let queries: Vec<_> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["query"].as_str().unwrap())
        .collect();
    assert_eq!(queries, ["b", "c"]);
}

#[test]
fn other_methods_are_told_apart() {
    let local = Local::frozen(1, 12);
    assert_eq!(
        post(local.addresses.binance, "/api/v3/depth", "").status(),
        405
    );
    let log = get(local.addresses.control, "/__control/requests").json();
    assert_eq!(log[0]["method"], "POST");
}
