//! Every fault does on the wire what its name says.

mod common;

use common::{Local, Raw, get, send};
use serde_json::{Value, json};
use std::io::Read;

const TARGET: &str = "/api/v3/depth?symbol=BTCUSDT&limit=5";

fn with(rule: &str) -> (Local, Raw) {
    let local = Local::frozen(1, 12);
    local.fault(rule);
    let reply = get(local.addresses.binance, TARGET);
    (local, reply)
}

fn truth(local: &Local) -> Raw {
    let reply = get(local.addresses.binance, TARGET);
    assert_eq!(reply.status(), 200);
    assert!(reply.json()["bids"].is_array());
    reply
}

#[test]
fn a_delayed_reply_is_the_true_one() {
    let (local, reply) = with(r#"{"kind":"delay","ms":30}"#);
    assert_eq!(reply.body(), truth(&local).body());
}

#[test]
fn a_dripping_reply_is_the_true_one() {
    let (local, reply) = with(r#"{"kind":"drip","ms":1,"size":64}"#);
    assert_eq!(reply.body(), truth(&local).body());
}

#[test]
fn a_stalled_reply_never_comes() {
    let local = Local::frozen(1, 12);
    local.fault(r#"{"kind":"stall"}"#);
    let mut stream = send(local.addresses.binance, TARGET);
    stream
        .set_read_timeout(Some(std::time::Duration::from_millis(200)))
        .unwrap();
    assert_eq!(
        stream.read(&mut [0]).unwrap_err().kind(),
        std::io::ErrorKind::WouldBlock
    );
    truth(&local);
}

#[test]
fn a_body_stalls_where_it_is_told() {
    let local = Local::frozen(1, 12);
    local.fault(r#"{"kind":"stall","at":10}"#);
    let mut stream = send(local.addresses.binance, TARGET);
    let mut reply = Raw {
        bytes: Vec::new(),
        reset: false,
    };
    let mut byte = [0];
    while reply.body().len() < 10 {
        stream.read_exact(&mut byte).unwrap();
        reply.bytes.extend(byte);
    }
    stream
        .set_read_timeout(Some(std::time::Duration::from_millis(200)))
        .unwrap();
    assert_eq!(
        stream.read(&mut byte).unwrap_err().kind(),
        std::io::ErrorKind::WouldBlock
    );
    let truth = truth(&local);
    assert_eq!(reply.body(), &truth.body()[..10]);
    assert_eq!(
        reply.header("content-length"),
        truth.header("content-length")
    );
}

#[test]
fn a_body_is_cut() {
    for at in [0, 1, 100] {
        let (local, reply) = with(&format!(r#"{{"kind":"cut","at":{at}}}"#));
        let truth = truth(&local);
        assert_eq!(reply.body(), &truth.body()[..at]);
        assert_eq!(
            reply.header("content-length"),
            truth.header("content-length")
        );
    }
}

#[test]
fn a_head_is_cut() {
    let (_, reply) = with(r#"{"kind":"cut","at":12,"whole":true}"#);
    assert_eq!(reply.bytes, b"HTTP/1.1 200");
}

#[test]
fn a_whole_reply_is_cut_in_its_body_too() {
    let (local, reply) = with(r#"{"kind":"cut","at":1000000,"whole":true}"#);
    assert_eq!(reply.body(), truth(&local).body());
}

#[test]
fn a_connection_is_closed_or_reset() {
    let (_, closed) = with(r#"{"kind":"close"}"#);
    assert_eq!((closed.bytes.len(), closed.reset), (0, false));
    let (_, reset) = with(r#"{"kind":"reset"}"#);
    assert_eq!((reset.bytes.len(), reset.reset), (0, true));
}

#[test]
fn garbage_is_no_http() {
    let (_, reply) = with(r#"{"kind":"garbage","size":50}"#);
    assert_eq!(reply.bytes.len(), 50);
    assert!(!reply.bytes.starts_with(b"HTTP"));
}

#[test]
fn a_length_is_wrong_by_what_is_told() {
    for delta in [-7, 9] {
        let (local, reply) = with(&format!(r#"{{"kind":"length","delta":{delta}}}"#));
        let length = truth(&local).body().len() as i64;
        assert_eq!(reply.body().len() as i64, length, "all of it comes");
        assert_eq!(
            reply.header("content-length"),
            Some((length + delta).to_string())
        );
    }
}

#[test]
fn statuses_speak_as_the_venue() {
    let (local, reply) = with(r#"{"kind":"429","retry_after":7}"#);
    assert_eq!(
        (reply.status(), reply.header("retry-after").as_deref()),
        (429, Some("7"))
    );
    assert_eq!(reply.json()["code"], -1003);
    local.fault(r#"{"kind":"418","retry_after":120}"#);
    let reply = get(local.addresses.binance, TARGET);
    assert_eq!(
        (reply.status(), reply.header("retry-after").as_deref()),
        (418, Some("120"))
    );
    for status in [500, 502, 503, 504] {
        local.fault(&format!(r#"{{"kind":"status","status":{status}}}"#));
        let reply = get(local.addresses.binance, TARGET);
        assert_eq!(
            (reply.status(), &reply.json()["code"]),
            (status, &json!(-1001))
        );
    }
    local.fault(r#"{"kind":"429","venue":"kucoin"}"#);
    let reply = get(local.addresses.kucoin, "/api/v1/markets");
    assert_eq!(
        (reply.status(), &reply.json()["code"]),
        (429, &json!("429000"))
    );
    local.fault(r#"{"kind":"429","venue":"okx"}"#);
    let reply = get(local.addresses.okx, "/api/v5/public/time");
    assert_eq!(
        (reply.status(), &reply.json()["code"]),
        (429, &json!("50011"))
    );
}

#[test]
fn other_replies_take_the_place_of_the_true_one() {
    let (local, reply) = with(r#"{"kind":"html","status":400}"#);
    assert_eq!(reply.status(), 400);
    assert!(reply.text().starts_with("<html>"));
    local.fault(r#"{"kind":"empty"}"#);
    let reply = get(local.addresses.binance, TARGET);
    assert_eq!((reply.status(), reply.body().len()), (200, 0));
    local.fault(r#"{"kind":"redirect","to":"https://example.com/x"}"#);
    let reply = get(local.addresses.binance, TARGET);
    assert_eq!(
        (reply.status(), reply.header("location").as_deref()),
        (302, Some("https://example.com/x"))
    );
    local.fault(r#"{"kind":"wrong"}"#);
    let reply = get(local.addresses.binance, TARGET);
    assert_eq!((reply.status(), reply.text().as_str()), (200, "{}"));
    local.fault(r#"{"kind":"body","status":201,"headers":{"x-new":"1"},"body":"[1]"}"#);
    let reply = get(local.addresses.binance, TARGET);
    assert_eq!(
        (
            reply.status(),
            reply.text().as_str(),
            reply.header("x-new").as_deref()
        ),
        (201, "[1]", Some("1"))
    );
    local.fault(r#"{"kind":"nested","depth":10000}"#);
    let reply = get(local.addresses.binance, TARGET);
    assert_eq!(reply.text(), "[".repeat(10_000) + &"]".repeat(10_000));
}

#[test]
fn packed_bodies_unpack() {
    let (local, reply) = with(r#"{"kind":"gzip"}"#);
    assert_eq!(reply.header("content-encoding").as_deref(), Some("gzip"));
    let mut text = Vec::new();
    flate2::read::GzDecoder::new(reply.body())
        .read_to_end(&mut text)
        .unwrap();
    assert_eq!(text, truth(&local).body());
    local.fault(r#"{"kind":"bomb","size":3145728}"#);
    let reply = get(local.addresses.binance, TARGET);
    assert!(reply.body().len() < 10_000);
    let mut zeros = Vec::new();
    flate2::read::MultiGzDecoder::new(reply.body())
        .read_to_end(&mut zeros)
        .unwrap();
    assert_eq!(
        (zeros.len(), zeros.iter().all(|byte| *byte == 0)),
        (3 << 20, true)
    );
}

#[test]
fn huge_and_endless_bodies_come() {
    let (local, reply) = with(r#"{"kind":"huge","size":5000000}"#);
    assert_eq!(
        (
            reply.body().len(),
            reply.header("content-length").as_deref()
        ),
        (5_000_000, Some("5000000"))
    );
    local.fault(r#"{"kind":"huge"}"#);
    let mut stream = send(local.addresses.binance, TARGET);
    let mut head = [0; 300];
    stream.read_exact(&mut head).unwrap();
    let head = Raw {
        bytes: head.to_vec(),
        reset: false,
    };
    assert_eq!(
        head.header("content-length"),
        Some((1_u64 << 30).to_string())
    );
    local.fault(r#"{"kind":"endless"}"#);
    let mut stream = send(local.addresses.binance, TARGET);
    let mut much = vec![0; 4 << 20];
    stream.read_exact(&mut much).unwrap();
    let reply = Raw {
        bytes: much,
        reset: false,
    };
    assert_eq!(
        reply.header("transfer-encoding").as_deref(),
        Some("chunked")
    );
    drop(stream);
    truth(&local);
}

#[test]
fn altered_bodies_say_the_same_and_more() {
    let (local, reply) = with(r#"{"kind":"reorder"}"#);
    assert_eq!(reply.json(), truth(&local).json());
    assert_ne!(reply.body(), truth(&local).body());
    local.fault(r#"{"kind":"extra"}"#);
    let mut reply = get(local.addresses.binance, TARGET).json();
    assert!(
        reply
            .as_object_mut()
            .unwrap()
            .remove("aFieldThatIsNew")
            .is_some()
    );
    assert!(
        reply
            .as_object_mut()
            .unwrap()
            .remove("anotherOne")
            .is_some()
    );
    assert_eq!(reply, truth(&local).json());
    local.fault(r#"{"kind":"utf8"}"#);
    assert!(std::str::from_utf8(get(local.addresses.binance, TARGET).body()).is_err());
    local.fault(r#"{"kind":"enums"}"#);
    let info = local.binance("/api/v3/exchangeInfo?symbol=BTCUSDT");
    assert_eq!(info["symbols"][0]["status"], "STATUS_FROM_TOMORROW");
}

#[test]
fn every_public_body_can_be_altered() {
    let local = Local::frozen(1, 12);
    for (address, target) in [
        (local.addresses.binance, "/api/v3/exchangeInfo"),
        (local.addresses.kucoin, "/api/v3/currencies"),
        (local.addresses.kucoin, "/api/v1/market/allTickers"),
        (
            local.addresses.okx,
            "/api/v5/public/instruments?instType=SWAP",
        ),
    ] {
        let strip = |mut reply: Value| {
            if let Some(members) = reply.as_object_mut() {
                members.remove("serverTime");
            }
            reply
        };
        let truth = strip(get(address, target).json());
        local.fault(r#"{"kind":"reorder"}"#);
        assert_eq!(strip(get(address, target).json()), truth, "{target}");
    }
}
