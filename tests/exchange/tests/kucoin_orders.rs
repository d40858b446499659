//! Orders at KuCoin, from their placing to their end, as an account sees them.

mod common;

use common::kucoin::{Trader, limit};
use serde_json::{Value, json};

#[test]
fn an_order_rests_and_is_cancelled() {
    let trader = Trader::new();
    let before = trader.free("USDT");
    let id = trader.rest("one");
    assert!(
        trader.free("USDT") < before - 5_000.0,
        "what it may cost is held"
    );
    let order = trader.get(&format!("/api/v1/hf/orders/{id}?symbol=BTC-USDT"));
    let wanted = json!({"id": id, "clientOid": "one", "side": "buy", "type": "limit", "price": "50000", "size": "0.1",
        "funds": "5000", "dealSize": "0", "remainSize": "0.1", "cancelledSize": "0", "active": true, "inOrderBook": true});
    for (name, value) in wanted.as_object().unwrap() {
        assert_eq!(&order[name], value, "{name}");
    }
    let same = trader.get("/api/v1/hf/orders/client-order/one?symbol=BTC-USDT");
    assert_eq!(same, order);
    assert_eq!(
        trader.get("/api/v1/hf/orders/active?symbol=BTC-USDT"),
        json!([order])
    );
    let symbols = trader.get("/api/v1/hf/orders/active/symbols");
    assert_eq!(symbols["symbols"], json!(["BTC-USDT"]));
    let page = trader.get("/api/v1/hf/orders/active/page?symbol=BTC-USDT");
    assert_eq!((&page["totalNum"], &page["items"][0]), (&json!(1), &order));

    let cancelled = trader.delete(&format!("/api/v1/hf/orders/{id}?symbol=BTC-USDT"));
    assert_eq!(cancelled["orderId"], id.as_str());
    assert_eq!(trader.free("USDT"), before);
    assert_eq!(
        trader.get("/api/v1/hf/orders/active?symbol=BTC-USDT"),
        json!(null)
    );
    let done = trader.get("/api/v1/hf/orders/done?symbol=BTC-USDT");
    assert_eq!(done["items"][0]["cancelledSize"], "0.1");
    assert_eq!(done["items"][0]["active"], false);
    let again = trader.refused(
        "DELETE",
        &format!("/api/v1/hf/orders/{id}?symbol=BTC-USDT"),
        json!(null),
    );
    assert_eq!(
        again,
        (
            "400100".into(),
            "order_not_exist_or_not_allow_to_cancel".into()
        )
    );
}

#[test]
fn an_order_at_the_market_is_filled_and_paid_for() {
    let trader = Trader::new();
    let (usdt, btc) = (trader.free("USDT"), trader.free("BTC"));
    let body = json!({"clientOid": "buy", "symbol": "BTC-USDT", "type": "market", "side": "buy", "size": "0.01"});
    let placed = trader.post("/api/v1/hf/orders/sync", body);
    let sizes = [
        "originSize",
        "dealSize",
        "remainSize",
        "canceledSize",
        "status",
    ]
    .map(|name| &placed[name]);
    assert_eq!(sizes, ["0.01", "0.01", "0", "0", "done"]);
    let fills = trader.get("/api/v1/hf/fills?symbol=BTC-USDT");
    let fills = fills["items"].as_array().unwrap().clone();
    let sum = |name: &str| -> f64 {
        let amounts = fills.iter().map(|fill| fill[name].as_str().unwrap());
        amounts.map(|amount| amount.parse::<f64>().unwrap()).sum()
    };
    assert!((sum("size") - 0.01).abs() < 1e-9);
    assert_eq!(fills[0]["liquidity"], "taker");
    assert_eq!(fills[0]["feeCurrency"], "USDT");
    assert!((trader.free("BTC") - btc - 0.01).abs() < 1e-9);
    assert!((usdt - trader.free("USDT") - sum("funds") - sum("fee")).abs() < 1e-6);
    let lines = trader.get("/api/v1/hf/accounts/ledgers?bizType=TRADE_EXCHANGE&currency=BTC");
    assert_eq!(
        (&lines[0]["direction"], &lines[0]["accountType"]),
        (&json!("in"), &json!("TRADE_HF"))
    );
    let context: Value = serde_json::from_str(lines[0]["context"].as_str().unwrap()).unwrap();
    assert_eq!(context["orderId"], placed["orderId"]);
}

#[test]
fn an_order_is_filled_when_the_market_comes_to_it() {
    let mut trader = Trader::new();
    let ticker = trader
        .local
        .kucoin("/api/v1/market/orderbook/level1?symbol=BTC-USDT");
    let ask: f64 = ticker["bestAsk"].as_str().unwrap().parse().unwrap();
    trader.post(
        "/api/v1/hf/orders",
        limit("near", "sell", &format!("{:.1}", ask + 1.0)),
    );
    trader.advance(600_000);
    let order = trader.get("/api/v1/hf/orders/client-order/near?symbol=BTC-USDT");
    assert_eq!(
        (&order["dealSize"], &order["active"]),
        (&json!("0.1"), &json!(false))
    );
    let fill = &trader.get("/api/v1/hf/fills?symbol=BTC-USDT")["items"][0];
    assert_eq!(fill["liquidity"], "maker");
}

#[test]
fn what_is_wrong_is_refused_in_the_venues_words() {
    let trader = Trader::new();
    let code = |change: Value| {
        let mut body = limit("bad", "buy", "50000");
        body.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        trader.refused("POST", "/api/v1/hf/orders", body)
    };
    let parameter = |words: &str| ("400100".to_owned(), words.to_owned());
    assert_eq!(code(json!({"symbol": "NO-PE"})).0, "900001");
    assert_eq!(
        code(json!({"side": "hold"})),
        parameter("Parameter 'side' is invalid")
    );
    assert_eq!(
        code(json!({"side": null})),
        parameter("Required parameter 'side' is not present")
    );
    assert_eq!(
        code(json!({"price": "50000.01"})),
        parameter("Price increment invalid.")
    );
    assert_eq!(
        code(json!({"size": "0.000000001"})),
        parameter("Order size increment invalid.")
    );
    assert_eq!(
        code(json!({"size": "0.00000001"})),
        parameter("Order size below the minimum requirement.")
    );
    assert_eq!(
        code(json!({"price": "0.1"})),
        parameter("The order funds should more then 0.1 USDT.")
    );
    assert_eq!(code(json!({"clientOid": "a".repeat(41)})).0, "400100");
    assert_eq!(code(json!({"clientOid": "a.b"})).0, "400100");
    assert_eq!(
        code(json!({"remark": "more than twenty letters"})).0,
        "400100"
    );
    assert_eq!(code(json!({"stp": "XX"})).0, "400100");
    assert_eq!(
        code(json!({"timeInForce": "GTT"})).0,
        "400100",
        "it needs a time"
    );
    assert_eq!(
        code(json!({"size": "100000"})),
        ("200004".into(), "Balance insufficient!".into())
    );
    assert_eq!(
        trader.get("/api/v1/hf/orders/done?symbol=BTC-USDT")["items"],
        json!([])
    );
    let late = json!({"clientTimestamp": trader.caller.now - 2_000, "allowMaxTimeWindow": 1_000});
    assert_eq!(code(late).0, "400100");
}

#[test]
fn a_client_id_is_taken_once() {
    let trader = Trader::new();
    let id = trader.rest("same");
    let repeated = (
        "400100".to_owned(),
        "validation.createOrder.clientOidDuplicated".to_owned(),
    );
    let again = || trader.refused("POST", "/api/v1/hf/orders", limit("same", "buy", "50000"));
    assert_eq!(again(), repeated);
    let body = json!({"clientOid": "filled", "symbol": "BTC-USDT", "type": "market", "side": "buy", "size": "0.01"});
    trader.post("/api/v1/hf/orders", body.clone());
    assert_eq!(
        trader.refused("POST", "/api/v1/hf/orders", body),
        repeated,
        "filled orders keep theirs"
    );
    let altered = json!({"symbol": "BTC-USDT", "orderId": id, "newPrice": "49000"});
    let altered = trader.post("/api/v1/hf/orders/alter", altered);
    assert_ne!(altered["newOrderId"], id.as_str());
    assert_eq!(altered["clientOid"], "same");
    let order = trader.get("/api/v1/hf/orders/client-order/same?symbol=BTC-USDT");
    assert_eq!(
        (&order["id"], &order["price"]),
        (&altered["newOrderId"], &json!("49000"))
    );
}

#[test]
fn of_several_orders_each_is_taken_or_refused_by_itself() {
    let trader = Trader::new();
    let list = json!({"orderList": [limit("a", "buy", "50000"), limit("b", "buy", "0.1"), limit("a", "sell", "90000")]});
    for target in ["/api/v1/hf/orders/multi", "/api/v1/hf/orders/multi/sync"] {
        let items = trader.post(target, list.clone());
        let items = items.as_array().unwrap();
        assert_eq!(items.len(), 3);
        assert_eq!(items[1]["success"], false);
        assert!(items[1]["failMsg"].as_str().unwrap().contains("0.1 USDT"));
        assert_eq!(items[2]["success"], false, "a repeated id");
        assert_eq!(
            items[0]["success"],
            target.ends_with("multi"),
            "the second time it is repeated"
        );
    }
    assert_eq!(
        trader
            .get("/api/v1/hf/orders/active?symbol=BTC-USDT")
            .as_array()
            .unwrap()
            .len(),
        1
    );
    trader.post("/api/v1/hf/orders/test", limit("a-test", "buy", "50000"));
    assert_eq!(
        trader
            .get("/api/v1/hf/orders/active?symbol=BTC-USDT")
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        trader.delete("/api/v1/hf/orders/cancelAll")["succeedSymbols"],
        json!(["BTC-USDT"])
    );
    trader.rest("c");
    assert_eq!(
        trader.delete("/api/v1/hf/orders?symbol=BTC-USDT"),
        json!("success")
    );
    assert_eq!(
        trader.get("/api/v1/hf/orders/active?symbol=BTC-USDT"),
        json!(null)
    );
}

#[test]
fn a_part_of_an_order_is_cancelled() {
    let trader = Trader::new();
    let id = trader.rest("part");
    let target = format!("/api/v1/hf/orders/cancel/{id}?symbol=BTC-USDT&cancelSize=0.04");
    assert_eq!(
        trader.delete(&target),
        json!({"orderId": id, "cancelSize": "0.04"})
    );
    let order = trader.get(&format!("/api/v1/hf/orders/{id}?symbol=BTC-USDT"));
    assert_eq!(
        (&order["size"], &order["remainSize"]),
        (&json!("0.06"), &json!("0.06"))
    );
    assert_eq!(
        trader
            .refused("DELETE", &target.replace("0.04", "7"), json!(null))
            .0,
        "400100"
    );
    let target = format!("/api/v1/hf/orders/sync/{id}?symbol=BTC-USDT");
    assert_eq!(trader.delete(&target)["status"], "done");
}
