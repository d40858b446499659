//! Orders whose request or reply is lost, and what the ledger of truth says of them.

mod common;

use common::signed::Binance;
use common::{Local, Raw, get};

fn place(local: &Local, id: &str) -> Raw {
    let query = format!(
        "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&price=50000&quantity=0.1&newClientOrderId={id}"
    );
    Binance::main().ask(local, "POST", "/api/v3/order", &query)
}

/// How often an order was executed.
fn executed(local: &Local, id: &str) -> u64 {
    let ledger = get(local.addresses.control, "/__control/ledger").json();
    let mut acts = ledger.as_array().unwrap().iter();
    let act = acts.find(|act| act["deed"] == "order" && act["client_id"] == id);
    act.map_or(0, |act| act["executed"].as_u64().unwrap())
}

#[test]
fn a_reply_is_cut_after_the_execution() {
    let local = Local::frozen(1, 12);
    for at in (0..550).step_by(37) {
        local.fault(&format!(r#"{{"kind":"cut","whole":true,"at":{at}}}"#));
        let id = format!("cut{at}");
        assert_eq!(place(&local, &id).bytes.len(), at);
        assert_eq!(executed(&local, &id), 1);
    }
}

#[test]
fn a_request_is_cut_before_the_execution() {
    let local = Local::frozen(1, 12);
    for (at, times) in [(0, 0), (1, 0), (100, 0), (300, 0), (100_000, 1)] {
        local.fault(&format!(r#"{{"kind":"cut-request","at":{at}}}"#));
        let id = format!("cut{at}");
        assert_eq!(place(&local, &id).bytes, b"");
        assert_eq!(executed(&local, &id), times, "at byte {at}");
    }
}

#[test]
fn a_status_comes_with_or_without_execution() {
    let local = Local::frozen(1, 12);
    for (at, (rule, status, times)) in [
        (r#"{"kind":"503"}"#, 503, 1),
        (r#"{"kind":"503","before":true}"#, 503, 0),
        (r#"{"kind":"unknown"}"#, 504, 1),
        (r#"{"kind":"unknown","before":true}"#, 504, 0),
        (r#"{"kind":"delay","ms":20}"#, 200, 1),
        (r#"{"kind":"delay","ms":20,"before":true}"#, 200, 1),
    ]
    .into_iter()
    .enumerate()
    {
        local.fault(rule);
        let id = format!("order{at}");
        assert_eq!(place(&local, &id).status(), status, "{rule}");
        assert_eq!(executed(&local, &id), times, "{rule}");
    }
}
