//! OKX believes only the owner of a key, at the right time, in the right world, within the key's rights.

mod common;

use common::signed::{Okx, send};
use common::{Local, post};
use serde_json::json;

const TARGET: &str = "/api/v5/account/balance?ccy=USDT";

/// Noon, so that times before it are of the same day.
fn noon() -> (Local, Okx) {
    let (local, mut caller) = (Local::frozen(1, 12), Okx::main());
    local.advance(12 * 3_600_000);
    caller.now += 12 * 3_600_000;
    (local, caller)
}

/// Status and code of a reply to headers that were changed.
fn said(
    (local, caller): &(Local, Okx),
    change: impl Fn(&mut Vec<(&'static str, String)>),
) -> (u16, String) {
    let mut headers = caller.headers("GET", TARGET, "");
    change(&mut headers);
    let reply = send(local.addresses.okx, "GET", TARGET, &headers, "");
    (reply.status(), code(&reply))
}

fn code(reply: &common::Raw) -> String {
    reply.json()["code"].as_str().unwrap().to_owned()
}

fn set(name: &'static str, value: &str) -> impl Fn(&mut Vec<(&'static str, String)>) {
    move |headers| {
        headers.retain(|(known, _)| *known != name);
        headers.push((name, value.to_owned()));
    }
}

#[test]
fn the_owner_of_a_key_is_believed() {
    let (local, caller) = noon();
    let balance = caller.data(&local, "GET", TARGET, &json!(null));
    assert_eq!(balance[0]["details"][0]["ccy"], "USDT");
    assert_eq!(balance[0]["details"][0]["availBal"], "100000000");
    assert_eq!(balance[0]["totalEq"], "100000000");
}

#[test]
fn nobody_else_is() {
    let local = noon();
    let refused = |code: &str| (401, code.to_owned());
    assert_eq!(said(&local, |_| ()).0, 200);
    let names = [
        ("OK-ACCESS-KEY", "50103"),
        ("OK-ACCESS-PASSPHRASE", "50104"),
        ("OK-ACCESS-SIGN", "50106"),
        ("OK-ACCESS-TIMESTAMP", "50107"),
    ];
    for (name, code) in names {
        let without = said(&local, |headers| {
            headers.retain(|(known, _)| *known != name)
        });
        assert_eq!(without, refused(code), "{name}");
        assert_eq!(said(&local, set(name, "")), refused(code), "{name}");
    }
    assert_eq!(
        said(&local, set("OK-ACCESS-KEY", "nobody")),
        refused("50119")
    );
    assert_eq!(
        said(&local, set("OK-ACCESS-PASSPHRASE", "other")),
        refused("50105")
    );
    assert_eq!(
        said(&local, set("OK-ACCESS-SIGN", "AAAA")),
        refused("50113")
    );
    let other = said(&local, |headers| {
        *headers = local.1.headers("GET", "/api/v5/account/balance", "")
    });
    assert_eq!(other, refused("50113"), "the query is signed too");
}

#[test]
fn the_time_must_be_right() {
    let (local, caller) = noon();
    let at = |millis: i64| {
        let caller = Okx {
            now: caller.now + millis,
            ..caller.clone()
        };
        code(&caller.ask(&local, "GET", TARGET, ""))
    };
    assert_eq!([at(30_000), at(-30_000)], ["0", "0"]);
    assert_eq!([at(30_001), at(-30_001)], ["50102", "50102"]);
    let local = (local, caller);
    for time in ["1750075200000", "2025-06-16T12:00:00Z", "soon"] {
        assert_eq!(
            said(&local, set("OK-ACCESS-TIMESTAMP", time)).1,
            "50112",
            "{time}"
        );
    }
}

#[test]
fn an_order_is_not_carried_out_after_its_time() {
    let (local, caller) = noon();
    let target = "/api/v5/trade/order";
    let body = r#"{"instId":"BTC-USDT","tdMode":"cash","side":"buy","ordType":"limit","px":"50000","sz":"0.1"}"#;
    let until = |time: i64| {
        let mut headers = caller.headers("POST", target, body);
        headers.push(("expTime", time.to_string()));
        code(&send(local.addresses.okx, "POST", target, &headers, body))
    };
    assert_eq!(until(caller.now - 1), "50036");
    assert_eq!(until(caller.now), "0");
    // What is no order has none: it goes on to be refused for what it names.
    let target = "/api/v5/trade/cancel-order";
    let body = r#"{"instId":"BTC-USDT","clOrdId":"nobodys"}"#;
    let mut headers = caller.headers("POST", target, body);
    headers.push(("expTime", (caller.now - 1).to_string()));
    let refused = send(local.addresses.okx, "POST", target, &headers, body);
    assert_ne!(code(&refused), "50036");
}

#[test]
fn demo_keys_are_of_another_world() {
    let (local, caller) = noon();
    let opening = json!([{"venue": "okx", "account": "demo", "key": "demo", "secret": "s", "passphrase": "p", "demo": true}]);
    let opened = post(
        local.addresses.control,
        "/__control/accounts",
        &opening.to_string(),
    );
    assert_eq!(opened.status(), 200, "{}", opened.text());
    let demo = Okx {
        key: "demo".into(),
        secret: "s".into(),
        passphrase: "p".into(),
        ..caller.clone()
    };
    let ask = |caller: &Okx, simulated: &str| {
        let mut headers = caller.headers("GET", TARGET, "");
        headers.push(("x-simulated-trading", simulated.to_owned()));
        code(&send(local.addresses.okx, "GET", TARGET, &headers, ""))
    };
    assert_eq!([ask(&demo, "1"), ask(&demo, "0")], ["0", "50101"]);
    assert_eq!([ask(&caller, "1"), ask(&caller, "0")], ["50101", "0"]);
}

#[test]
fn a_key_does_only_what_it_was_made_for() {
    let (local, caller) = noon();
    let opening = json!([{"venue": "okx", "key": "reader", "secret": "s", "passphrase": "p", "rights": ["read"]}]);
    post(
        local.addresses.control,
        "/__control/accounts",
        &opening.to_string(),
    );
    let reader = Okx {
        key: "reader".into(),
        secret: "s".into(),
        passphrase: "p".into(),
        ..caller
    };
    assert_eq!(code(&reader.ask(&local, "GET", TARGET, "")), "0");
    let body = r#"{"posMode":"net_mode"}"#;
    let refused = reader.ask(&local, "POST", "/api/v5/account/set-position-mode", body);
    assert_eq!((refused.status(), code(&refused)), (401, "50120".into()));
}
