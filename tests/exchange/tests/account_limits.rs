//! What an account may use in a while: each pool, each path, each instrument by itself.

mod common;

use common::signed::{Kucoin, Okx};
use common::{Local, START, post};
use exchange::Options;
use serde_json::{Value, json};

fn limited() -> Local {
    Local::start(Options {
        frozen: true,
        start: START,
        ..Options::default()
    })
}

/// Another account with a key of its own.
fn open(local: &Local, venue: &str) {
    let opening = json!([{"venue": venue, "account": "other", "key": "other", "secret": "local-secret",
        "passphrase": "local-passphrase"}]);
    let opened = post(
        local.addresses.control,
        "/__control/accounts",
        &opening.to_string(),
    );
    assert_eq!(opened.status(), 200, "{}", opened.text());
}

#[test]
fn kucoin_counts_the_weight_of_an_accounts_pools() {
    let local = limited();
    let mut main = Kucoin::main();
    // Twenty of two thousand.
    let ask = |caller: &Kucoin| caller.ask(&local, "GET", "/api/v2/user-info", "");
    let first = ask(&main);
    let told = |name: &str| first.header(&format!("gw-ratelimit-{name}")).unwrap();
    assert_eq!(
        ["limit", "remaining", "reset"].map(told),
        ["2000", "1980", "30000"]
    );
    assert!((1..100).all(|_| ask(&main).status() == 200));
    let refused = ask(&main);
    assert_eq!(
        (refused.status(), refused.json()["code"].as_str()),
        (429, Some("429000"))
    );
    assert_eq!(
        refused.header("gw-ratelimit-remaining").as_deref(),
        Some("0")
    );
    let trading = main.ask(&local, "GET", "/api/v1/hf/orders/active/symbols", "");
    assert_eq!(
        (
            trading.status(),
            trading.header("gw-ratelimit-limit").as_deref()
        ),
        (200, Some("4000")),
        "another pool"
    );
    open(&local, "kucoin");
    let other = Kucoin {
        key: "other".into(),
        ..main.clone()
    };
    assert_eq!(ask(&other).status(), 200, "another account");
    local.advance(30_000);
    main.now += 30_000;
    assert_eq!(ask(&main).status(), 200);
}

#[test]
fn okx_counts_calls_of_each_path_and_instrument() {
    let local = limited();
    let mut main = Okx::main();
    let config = |caller: &Okx| {
        caller
            .ask(&local, "GET", "/api/v5/account/config", "")
            .status()
    };
    let said: Vec<u16> = (0..6).map(|_| config(&main)).collect();
    assert_eq!(said, [200, 200, 200, 200, 200, 429]);
    open(&local, "okx");
    let other = Okx {
        key: "other".into(),
        ..main.clone()
    };
    assert_eq!(config(&other), 200, "another account");

    let place = |caller: &Okx, instrument: &str| {
        let order = order(instrument).to_string();
        let reply = caller.ask(&local, "POST", "/api/v5/trade/order", &order);
        reply.json()["code"].as_str().unwrap().to_owned()
    };
    assert!((0..60).all(|_| place(&main, "BTC-USDT") == "0"));
    assert_eq!(place(&main, "BTC-USDT"), "50011");
    assert_eq!(place(&main, "ETH-USDT"), "0", "another instrument");
    let asked = main.ask(
        &local,
        "GET",
        "/api/v5/trade/order?instId=BTC-USDT&ordId=1",
        "",
    );
    assert_eq!(asked.json()["code"], "51603", "another method");
    local.advance(2_000);
    main.now += 2_000;
    assert_eq!(place(&main, "BTC-USDT"), "0");
}

#[test]
fn okx_counts_the_items_of_a_batch() {
    let local = limited();
    let batch = Value::from(vec![order("BTC-USDT"); 20]).to_string();
    let place = || {
        let reply = Okx::main().ask(&local, "POST", "/api/v5/trade/batch-orders", &batch);
        reply.json()["code"].as_str().unwrap().to_owned()
    };
    assert!((0..15).all(|_| place() == "0"), "300 orders");
    assert_eq!(place(), "50011");
}

fn order(instrument: &str) -> Value {
    json!({"instId": instrument, "tdMode": "cash", "side": "buy", "ordType": "limit", "px": "1000", "sz": "0.01"})
}
