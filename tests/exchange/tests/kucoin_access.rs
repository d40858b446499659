//! KuCoin believes only the owner of a key, at the right time, within the key's rights.

mod common;

use common::signed::{Kucoin, send};
use common::{Local, START, post};
use serde_json::json;

const TARGET: &str = "/api/v1/accounts?currency=USDT";

/// Status and code of a reply to headers that were changed.
fn said(local: &Local, change: impl Fn(&mut Vec<(&'static str, String)>)) -> (u16, String) {
    let mut headers = Kucoin::main().headers("GET", TARGET, "");
    change(&mut headers);
    let reply = send(local.addresses.kucoin, "GET", TARGET, &headers, "");
    let code = reply.json()["code"].as_str().unwrap().to_owned();
    (reply.status(), code)
}

fn set(name: &'static str, value: &str) -> impl Fn(&mut Vec<(&'static str, String)>) {
    move |headers| {
        let header = headers.iter_mut().find(|(known, _)| *known == name);
        header.unwrap().1 = value.to_owned();
    }
}

#[test]
fn the_owner_of_a_key_is_believed() {
    let local = Local::frozen(1, 12);
    let accounts = Kucoin::main().data(&local, "GET", TARGET, &json!(null));
    assert_eq!(accounts[0]["currency"], "USDT");
    assert_eq!(accounts[0]["type"], "trade");
    assert_eq!(accounts[0]["available"], "100000000");
}

#[test]
fn nobody_else_is() {
    let local = Local::frozen(1, 12);
    let refused = |code: &str| (401, code.to_owned());
    assert_eq!(said(&local, |_| ()).0, 200);
    for name in [
        "kc-api-key",
        "kc-api-sign",
        "kc-api-timestamp",
        "kc-api-passphrase",
    ] {
        let without = said(&local, |headers| {
            headers.retain(|(known, _)| *known != name)
        });
        assert_eq!(without, refused("400001"), "{name}");
        assert_eq!(said(&local, set(name, "")), refused("400001"), "{name}");
    }
    assert_eq!(said(&local, set("kc-api-key", "nobody")), refused("400003"));
    let plain = set("kc-api-passphrase", "local-passphrase");
    assert_eq!(said(&local, &plain), refused("400004"), "it must be signed");
    let version = said(&local, |headers| {
        plain(headers);
        set("kc-api-key-version", "1")(headers);
    });
    assert_eq!(version.0, 200, "the first version's keys send it plainly");
    assert_eq!(
        said(&local, set("kc-api-key-version", "4")),
        refused("400004")
    );
    assert_eq!(said(&local, set("kc-api-sign", "AAAA")), refused("400005"));
    let other = said(&local, |headers| {
        *headers = Kucoin::main().headers("GET", "/api/v1/accounts", "")
    });
    assert_eq!(other, refused("400005"), "the query is signed too");
}

#[test]
fn the_time_must_be_right() {
    let local = Local::frozen(1, 12);
    let at = |millis: i64| {
        let caller = Kucoin {
            now: START + millis,
            ..Kucoin::main()
        };
        caller.ask(&local, "GET", TARGET, "").json()["code"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!([at(5_000), at(-5_000)], ["200000", "200000"]);
    assert_eq!([at(5_001), at(-5_001)], ["400002", "400002"]);
    assert_eq!(said(&local, set("kc-api-timestamp", "soon")).1, "400002");
}

#[test]
fn the_body_is_signed_as_it_is_sent() {
    let local = Local::frozen(1, 12);
    let target = "/api/v1/hf/orders/test";
    let body = r#"{"symbol":"BTC-USDT","side":"buy","type":"market","funds":"10"}"#;
    let headers = Kucoin::main().headers("POST", target, body);
    let code = |body: &str| {
        let reply = send(local.addresses.kucoin, "POST", target, &headers, body);
        reply.json()["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(code(body), "200000");
    assert_eq!(code(&body.replace(':', ": ")), "400005");
}

#[test]
fn a_key_does_only_what_it_was_made_for() {
    let local = Local::frozen(1, 12);
    let opening = json!([{"venue": "kucoin", "key": "reader", "secret": "s", "passphrase": "p", "rights": ["read"]}]);
    let opened = post(
        local.addresses.control,
        "/__control/accounts",
        &opening.to_string(),
    );
    assert_eq!(opened.status(), 200, "{}", opened.text());
    let reader = Kucoin {
        key: "reader".into(),
        secret: "s".into(),
        passphrase: "p".into(),
        ..Kucoin::main()
    };
    assert_eq!(reader.ask(&local, "GET", TARGET, "").status(), 200);
    let refused = reader.ask(&local, "DELETE", "/api/v1/hf/orders/cancelAll", "");
    assert_eq!(
        (refused.status(), refused.json()["code"].as_str()),
        (403, Some("400007"))
    );
}
