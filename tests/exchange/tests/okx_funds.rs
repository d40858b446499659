//! What else an account of OKX does: orders that end or begin by themselves, transfers, conversions.

mod common;

use common::okx::Trader;
use serde_json::json;

#[test]
fn all_orders_end_when_nothing_is_heard() {
    let mut trader = Trader::new();
    trader.place(json!({})).unwrap();
    let set = trader.post("/api/v5/trade/cancel-all-after", json!({"timeOut": "10"}));
    assert_eq!(
        set["data"][0]["triggerTime"],
        (trader.caller.now + 10_000).to_string()
    );
    trader.advance(9_999);
    assert_eq!(trader.pending().len(), 1);
    trader.advance(1);
    assert_eq!(trader.pending().len(), 0);
}

#[test]
fn an_algorithm_waits_and_places_its_order() {
    let mut trader = Trader::new();
    let ticker = trader.local.okx("/api/v5/market/ticker?instId=BTC-USDT");
    let last: f64 = ticker[0]["last"].as_str().unwrap().parse().unwrap();
    let body = json!({"instId": "BTC-USDT", "tdMode": "cash", "side": "sell", "ordType": "conditional", "sz": "0.1",
        "tpTriggerPx": format!("{:.1}", last + 1.0), "tpOrdPx": "-1", "algoClOrdId": "profit"});
    let placed = trader.post("/api/v5/trade/order-algo", body.clone());
    let id = placed["data"][0]["algoId"].as_str().unwrap().to_owned();
    assert_eq!(
        trader.post("/api/v5/trade/order-algo", body)["data"][0]["sCode"],
        "51065"
    );
    assert_eq!(trader.pending().len(), 0, "it is no order yet");
    let waits = trader.get("/api/v5/trade/orders-algo-pending?ordType=conditional");
    assert_eq!(
        (&waits[0]["algoId"], &waits[0]["state"]),
        (&json!(id), &json!("live"))
    );
    trader.advance(600_000);
    let done = trader.get("/api/v5/trade/order-algo?algoClOrdId=profit");
    assert_eq!(
        (&done[0]["state"], &done[0]["ordId"]),
        (&json!("effective"), &json!(id))
    );
    let order = trader.order(&format!("ordId={id}"));
    assert_eq!(
        (&order["state"], &order["algoId"]),
        (&json!("filled"), &json!(id))
    );
    let history =
        trader.get("/api/v5/trade/orders-algo-history?ordType=conditional&state=effective");
    assert_eq!(history[0]["algoId"], json!(id));
}

#[test]
fn money_is_moved_once() {
    let trader = Trader::new();
    let body = json!({"ccy": "USDT", "amt": "1.5", "from": "18", "to": "6", "clientId": "t1"});
    let moved = trader.post("/api/v5/asset/transfer", body.clone())["data"][0].clone();
    assert_eq!(
        (&moved["amt"], &moved["clientId"]),
        (&json!("1.5"), &json!("t1"))
    );
    assert_eq!(trader.post("/api/v5/asset/transfer", body)["code"], "50071");
    let state = trader.get("/api/v5/asset/transfer-state?clientId=t1");
    assert_eq!(
        (&state[0]["state"], &state[0]["transId"]),
        (&json!("success"), &moved["transId"])
    );
    let funding = trader.get("/api/v5/asset/balances?ccy=USDT");
    assert_eq!(
        funding,
        json!([{"ccy": "USDT", "bal": "1.5", "frozenBal": "0", "availBal": "1.5"}])
    );
    let bills = trader.get("/api/v5/asset/bills?clientId=t1");
    assert_eq!(
        (&bills[0]["type"], &bills[0]["balChg"]),
        (&json!("130"), &json!("1.5"))
    );
    let poor = json!({"ccy": "USDT", "amt": "100", "from": "6", "to": "18"});
    assert_eq!(trader.post("/api/v5/asset/transfer", poor)["code"], "58350");
}

#[test]
fn small_amounts_are_converted() {
    let trader = Trader::new();
    let all = trader.free("LTC");
    let sold = trader.place(json!({"instId": "LTC-USDT", "side": "sell", "ordType": "market", "sz": format!("{}", all - 0.05)}));
    sold.unwrap();
    let list = trader.get("/api/v5/trade/easy-convert-currency-list");
    assert_eq!(list[0]["fromData"][0]["fromCcy"], "LTC");
    let converted = trader.post(
        "/api/v5/trade/easy-convert",
        json!({"fromCcys": ["LTC"], "toCcy": "USDT"}),
    );
    assert_eq!(
        (&converted["code"], &converted["data"][0]["status"]),
        (&json!("0"), &json!("filled")),
        "{converted}"
    );
    assert_eq!(
        trader.get("/api/v5/trade/easy-convert-history")[0]["fromCcy"],
        "LTC"
    );
}
