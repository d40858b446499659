//! Orders at KuCoin that wait for a time or a price, and those that exclude each other.

mod common;

use common::kucoin::{Trader, limit};
use serde_json::json;

#[test]
fn orders_end_by_themselves() {
    let mut trader = Trader::new();
    let mut body = limit("timed", "buy", "50000");
    body["timeInForce"] = json!("GTT");
    body["cancelAfter"] = json!(10);
    trader.post("/api/v1/hf/orders", body);
    trader.rest("protected");
    let times = trader.post(
        "/api/v1/hf/orders/dead-cancel-all",
        json!({"timeout": 30, "symbols": "BTC-USDT"}),
    );
    assert_eq!(
        times["triggerTime"].as_i64().unwrap() - times["currentTime"].as_i64().unwrap(),
        30
    );
    let set = trader.get("/api/v1/hf/orders/dead-cancel-all/query");
    assert_eq!(
        (&set["timeout"], &set["symbols"]),
        (&json!(30), &json!("BTC-USDT"))
    );
    let open = |trader: &Trader| trader.get("/api/v1/hf/orders/active?symbol=BTC-USDT");
    trader.advance(10_000);
    assert_eq!(open(&trader).as_array().unwrap().len(), 1);
    trader.advance(19_999);
    assert_eq!(open(&trader)[0]["clientOid"], "protected");
    trader.advance(1);
    assert_eq!(open(&trader), json!(null));
    assert_eq!(
        trader.get("/api/v1/hf/orders/dead-cancel-all/query"),
        json!(null)
    );
}

#[test]
fn a_stop_order_waits_for_its_price() {
    let mut trader = Trader::new();
    let ticker = trader
        .local
        .kucoin("/api/v1/market/orderbook/level1?symbol=BTC-USDT");
    let last: f64 = ticker["price"].as_str().unwrap().parse().unwrap();
    let mut body = limit("stop", "buy", "90000");
    body["stop"] = json!("entry");
    body["stopPrice"] = json!(format!("{:.1}", last + 1.0));
    let placed = trader.post("/api/v1/stop-order", body.clone());
    let id = placed["orderId"].as_str().unwrap();
    assert_eq!(
        trader.get("/api/v1/hf/orders/active?symbol=BTC-USDT"),
        json!(null)
    );
    let waits = trader.get(&format!("/api/v1/stop-order/{id}"));
    assert_eq!(
        (&waits["status"], &waits["clientOid"]),
        (&json!("NEW"), &json!("stop"))
    );
    assert_eq!(trader.get("/api/v1/stop-order")["items"], json!([waits]));
    assert_eq!(
        trader.get("/api/v1/stop-order/queryOrderByClientOid?clientOid=stop"),
        json!([waits])
    );
    trader.advance(600_000);
    assert_eq!(trader.get("/api/v1/stop-order")["items"], json!([]));
    let order = trader.get("/api/v1/hf/orders/client-order/stop?symbol=BTC-USDT");
    assert_eq!(
        order["dealSize"], "0.1",
        "it was triggered, and its price is far above the market's"
    );
    body["clientOid"] = json!("other");
    body["stopPrice"] = json!("1");
    assert_eq!(
        trader.refused("POST", "/api/v1/stop-order", body.clone()).0,
        "400100",
        "it is reached already"
    );
    body["stop"] = json!("loss");
    let id = trader.post("/api/v1/stop-order", body)["orderId"].clone();
    assert_eq!(
        trader.delete("/api/v1/stop-order/cancel")["cancelledOrderIds"],
        json!([id])
    );
}

#[test]
fn margin_orders_wait_and_exclude_each_other() {
    let trader = Trader::new();
    let mut body = limit("margin", "sell", "40000");
    body["stopPrice"] = json!("41000");
    body["isIsolated"] = json!(false);
    let id = trader.post("/api/v3/hf/margin/stop-order", body)["orderId"].clone();
    let list = trader.get("/api/v3/hf/margin/stop-orders");
    assert_eq!(
        (&list["items"][0]["id"], &list["items"][0]["tradeType"]),
        (&id, &json!("MARGIN_TRADE"))
    );
    assert_eq!(
        trader.get("/api/v1/stop-order")["totalNum"],
        0,
        "the other kind has lists of its own"
    );
    let target = format!(
        "/api/v3/hf/margin/stop-order/cancel-by-id?orderId={}",
        id.as_str().unwrap()
    );
    assert_eq!(trader.delete(&target)["cancelledOrderIds"], json!([id]));

    let pair = json!({"symbol": "BTC-USDT", "side": "sell", "price": "99000", "size": "0.1", "stopPrice": "41000",
        "limitPrice": "40000", "clientOid": "pair", "isIsolated": false});
    let id = trader.post("/api/v3/hf/margin/oco-order", pair.clone())["orderId"].clone();
    let of_client = trader.get("/api/v3/hf/margin/oco-order/clientOid?clientOid=pair");
    assert_eq!(
        (&of_client["orderId"], &of_client["status"]),
        (&id, &json!("NEW"))
    );
    let target = format!(
        "/api/v3/hf/margin/oco-order/detail/orderId?orderId={}",
        id.as_str().unwrap()
    );
    let orders = trader.get(&target)["orders"].clone();
    assert_eq!(
        (&orders[0]["price"], &orders[1]["stopPrice"]),
        (&json!("99000"), &json!("41000"))
    );
    let gone = trader.delete("/api/v3/hf/margin/oco-order/cancel-by-clientOid?clientOid=pair");
    assert_eq!(
        gone["cancelledOrderIds"],
        json!([orders[0]["id"], orders[1]["id"]])
    );
    assert_eq!(trader.get(&target)["status"], "CANCELLED");
}
