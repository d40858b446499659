//! Who is let in at Binance: key, signature, time and rights, with hand-signed requests.

mod common;

use common::signed::{Binance, hex, hmac};
use common::{Local, START, post};

fn code(local: &Local, client: &Binance, query: &str) -> (u16, i64) {
    let reply = client.ask(local, "GET", "/api/v3/account", query);
    (
        reply.status(),
        reply.json()["code"].as_i64().unwrap_or_default(),
    )
}

#[test]
fn an_account_is_told_what_it_has() {
    let local = Local::frozen(1, 12);
    let reply = Binance::main().ask(&local, "GET", "/api/v3/account", "");
    let account = reply.json();
    let balances = account["balances"].as_array().unwrap();
    let tether = balances
        .iter()
        .find(|balance| balance["asset"] == "USDT")
        .unwrap();
    assert_eq!(tether["free"], "100000000.00000000");
    assert_eq!(tether["locked"], "0.00000000");
}

#[test]
fn who_is_not_known_is_refused() {
    let local = Local::frozen(1, 12);
    let main = Binance::main();
    let with_key = |key: &str| Binance {
        key: key.into(),
        ..main.clone()
    };
    assert_eq!(code(&local, &with_key("nobody"), ""), (401, -2015));
    assert_eq!(code(&local, &with_key(""), ""), (401, -2014));
    let secret = Binance {
        secret: "another".into(),
        ..main.clone()
    };
    assert_eq!(code(&local, &secret, ""), (400, -1022));
    assert_eq!(code(&local, &main, "nonsense=1"), (400, -1104));
    let target = format!("/api/v3/account?timestamp={START}");
    assert_eq!(
        main.send(&local, "GET", &target, "").json()["code"],
        -1102,
        "no signature"
    );
}

#[test]
fn what_comes_at_the_wrong_time_is_refused() {
    let local = Local::frozen(1, 12);
    let at = |now| Binance {
        now,
        ..Binance::main()
    };
    assert_eq!(code(&local, &at(START - 5_000), ""), (200, 0));
    assert_eq!(code(&local, &at(START - 5_001), ""), (400, -1021));
    let wider = "recvWindow=5001.5";
    assert_eq!(code(&local, &at(START - 5_001), wider), (200, 0));
    assert_eq!(code(&local, &at(START), "recvWindow=60001"), (400, -1131));
    assert_eq!(code(&local, &at(START + 999), ""), (200, 0));
    assert_eq!(code(&local, &at(START + 1_000), ""), (400, -1021));
    assert_eq!(
        code(&local, &at(START * 1_000), ""),
        (200, 0),
        "microseconds"
    );
    local.advance(6_000);
    assert_eq!(code(&local, &at(START), ""), (400, -1021));
}

#[test]
fn query_and_form_are_signed_together() {
    let local = Local::frozen(1, 12);
    let main = Binance::main();
    let (query, form) = ("recvWindow=6000", format!("timestamp={START}"));
    let signed = format!("{query}{form}");
    let signature = hex(&hmac(main.secret.as_bytes(), signed.as_bytes()));
    let target = format!("/api/v3/account?{query}");
    let body = format!("{form}&signature={signature}");
    assert_eq!(main.send(&local, "GET", &target, &body).status(), 200);
    let other = body.replace("timestamp=1", "timestamp=2");
    assert_ne!(main.send(&local, "GET", &target, &other).status(), 200);
}

#[test]
fn keys_are_opened_with_their_rights() {
    let local = Local::frozen(1, 12);
    let opened = post(
        local.addresses.control,
        "/__control/accounts",
        r#"[{"venue": "binance", "key": "trader", "secret": "s", "rights": ["trade"]}]"#,
    );
    assert_eq!(opened.status(), 200, "{}", opened.text());
    let trader = Binance {
        key: "trader".into(),
        secret: "s".into(),
        ..Binance::main()
    };
    assert_eq!(code(&local, &trader, ""), (401, -2015), "it may not read");
    let refused = post(
        local.addresses.control,
        "/__control/accounts",
        r#"[{"venue": "binance", "key": "k", "rights": ["fly"]}]"#,
    );
    assert_eq!(refused.status(), 400);
    assert!(refused.text().contains("There is no right"));
}
