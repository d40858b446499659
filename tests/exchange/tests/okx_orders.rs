//! Orders at OKX, from their placing to their end, as an account sees them.

mod common;

use common::okx::{Trader, error, outcome};
use serde_json::{Value, json};

#[test]
fn an_order_rests_and_is_cancelled() {
    let trader = Trader::new();
    let before = trader.free("USDT");
    let id = trader
        .place(json!({"clOrdId": "one", "tag": "mine"}))
        .unwrap();
    assert_eq!(
        trader.free("USDT"),
        before - 5_000.0,
        "what it may cost is held"
    );
    let order = trader.order(&format!("ordId={id}"));
    let wanted = json!({"ordId": id, "clOrdId": "one", "tag": "mine", "side": "buy", "ordType": "limit", "px": "50000",
        "sz": "0.1", "accFillSz": "0", "state": "live", "instType": "SPOT", "avgPx": "", "fee": "0"});
    for (name, value) in wanted.as_object().unwrap() {
        assert_eq!(&order[name], value, "{name}");
    }
    assert_eq!(trader.order("clOrdId=one"), order);
    assert_eq!(trader.pending(), [order]);
    let cancel = json!({"instId": "BTC-USDT", "clOrdId": "one"});
    assert_eq!(
        outcome(&trader.post("/api/v5/trade/cancel-order", cancel.clone())),
        Ok(id.clone())
    );
    assert_eq!(trader.free("USDT"), before);
    assert_eq!(trader.pending(), [] as [Value; 0]);
    let history = trader.get("/api/v5/trade/orders-history?instType=SPOT&state=canceled");
    assert_eq!(
        (&history[0]["ordId"], &history[0]["state"]),
        (&json!(id), &json!("canceled"))
    );
    assert_eq!(
        outcome(&trader.post("/api/v5/trade/cancel-order", cancel)),
        error("51400")
    );
    let unknown = json!({"instId": "BTC-USDT", "ordId": "1"});
    assert_eq!(
        outcome(&trader.post("/api/v5/trade/cancel-order", unknown)),
        error("51603")
    );
    let missing = trader.caller.ask(
        &trader.local,
        "GET",
        "/api/v5/trade/order?instId=BTC-USDT&ordId=1",
        "",
    );
    assert_eq!(
        (missing.status(), &missing.json()["code"]),
        (200, &json!("51603"))
    );
}

#[test]
fn an_order_at_the_market_is_filled_and_paid_for() {
    let trader = Trader::new();
    let (usdt, btc) = (trader.free("USDT"), trader.free("BTC"));
    let id = trader
        .place(json!({"ordType": "market", "sz": "1000", "clOrdId": "buy"}))
        .unwrap();
    let order = trader.order(&format!("ordId={id}"));
    assert_eq!(
        (&order["state"], &order["tgtCcy"], &order["sz"]),
        (&json!("filled"), &json!(""), &json!("1000"))
    );
    let fills = trader.get(&format!("/api/v5/trade/fills?ordId={id}"));
    let fills = fills.as_array().unwrap().clone();
    let sum = |name: &str| -> f64 {
        let amounts = fills.iter().map(|fill| fill[name].as_str().unwrap());
        amounts.map(|amount| amount.parse::<f64>().unwrap()).sum()
    };
    assert_eq!(
        (&fills[0]["execType"], &fills[0]["feeCcy"]),
        (&json!("T"), &json!("BTC"))
    );
    assert!(sum("fee") < 0.0);
    assert!((trader.free("BTC") - btc - sum("fillSz") - sum("fee")).abs() < 1e-8);
    let paid = usdt - trader.free("USDT");
    assert!(paid <= 1_000.0 && paid > 990.0, "{paid}");
    let bills = trader.get("/api/v5/account/bills?type=2&ccy=BTC");
    assert_eq!(
        (&bills[0]["ordId"], &bills[0]["subType"]),
        (&json!(id), &json!("1"))
    );
}

#[test]
fn an_order_is_filled_when_the_market_comes_to_it() {
    let mut trader = Trader::new();
    let ticker = trader.local.okx("/api/v5/market/ticker?instId=BTC-USDT");
    let ask: f64 = ticker[0]["askPx"].as_str().unwrap().parse().unwrap();
    trader
        .place(json!({"side": "sell", "px": format!("{:.1}", ask + 1.0), "clOrdId": "near"}))
        .unwrap();
    trader.advance(600_000);
    let order = trader.order("clOrdId=near");
    assert_eq!(
        (&order["accFillSz"], &order["state"]),
        (&json!("0.1"), &json!("filled"))
    );
    assert_eq!(trader.get("/api/v5/trade/fills")[0]["execType"], "M");
}

#[test]
fn what_is_wrong_is_refused_in_the_venues_words() {
    let trader = Trader::new();
    let code = |change: Value| trader.place(change).unwrap_err();
    assert_eq!(code(json!({"instId": "NO-PE"})), "51001");
    assert_eq!(code(json!({"instId": "BTC-USDT-SWAP"})), "51155");
    assert_eq!(code(json!({"side": "hold"})), "51000");
    assert_eq!(code(json!({"side": null})), "50014");
    assert_eq!(code(json!({"tdMode": "credit"})), "51000");
    assert_eq!(code(json!({"px": "50000.01"})), "51000");
    assert_eq!(code(json!({"sz": "0.100000001"})), "51121");
    assert_eq!(code(json!({"sz": "0.000000001"})), "51020");
    assert_eq!(code(json!({"sz": "many"})), "51000");
    assert_eq!(code(json!({"clOrdId": "a-b"})), "51000");
    assert_eq!(code(json!({"clOrdId": "a".repeat(33)})), "51000");
    assert_eq!(code(json!({"tag": "a".repeat(17)})), "51000");
    assert_eq!(code(json!({"sz": "100000"})), "51008");
    let poor = trader.post(
        "/api/v5/trade/order",
        json!({"instId": "BTC-USDT", "tdMode": "cash", "side": "sell",
        "ordType": "limit", "px": "90000", "sz": "100000"}),
    );
    assert_eq!(
        poor["data"][0]["sMsg"],
        "Order failed. Insufficient BTC balance in account."
    );
    trader.place(json!({"clOrdId": "same"})).unwrap();
    assert_eq!(code(json!({"clOrdId": "same"})), "51016");
    assert_eq!(trader.pending().len(), 1);
    let reply = trader
        .caller
        .ask(&trader.local, "POST", "/api/v5/trade/order", "not json");
    assert_eq!(
        (reply.status(), &reply.json()["code"]),
        (400, &json!("50002"))
    );
}

#[test]
fn of_several_orders_each_is_taken_or_refused_by_itself() {
    let trader = Trader::new();
    let item = |id: &str, price: &str| json!({"instId": "BTC-USDT", "tdMode": "cash", "side": "buy", "ordType": "limit", "px": price, "sz": "0.1", "clOrdId": id});
    let reply = trader.post(
        "/api/v5/trade/batch-orders",
        json!([item("a", "50000"), item("b", "0"), item("a", "50000")]),
    );
    assert_eq!(reply["code"], "2", "some were taken");
    let codes = [0, 1, 2].map(|at| reply["data"][at]["sCode"].as_str().unwrap().to_owned());
    assert_eq!(codes, ["0", "51000", "51016"]);
    assert_eq!(reply["data"][1]["clOrdId"], "b");
    let again = trader.post("/api/v5/trade/batch-orders", json!([item("a", "50000")]));
    assert_eq!(again["code"], "1", "none was taken");
    let many: Vec<Value> = (0..21).map(|at| item(&format!("m{at}"), "50000")).collect();
    assert_eq!(
        trader.post("/api/v5/trade/batch-orders", json!(many))["code"],
        "51000"
    );
    let cancelled =
        json!([{"instId": "BTC-USDT", "clOrdId": "a"}, {"instId": "BTC-USDT", "clOrdId": "b"}]);
    let reply = trader.post("/api/v5/trade/cancel-batch-orders", cancelled);
    assert_eq!(
        (&reply["code"], &reply["data"][1]["sCode"]),
        (&json!("2"), &json!("51603"))
    );
}

#[test]
fn an_order_is_changed() {
    let trader = Trader::new();
    let id = trader.place(json!({"clOrdId": "change"})).unwrap();
    let amend = |change: Value| {
        let mut body = json!({"instId": "BTC-USDT", "clOrdId": "change"});
        body.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        outcome(&trader.post("/api/v5/trade/amend-order", body))
    };
    assert_eq!(amend(json!({"newSz": "0.05", "newPx": "49000"})), Ok(id));
    let order = trader.order("clOrdId=change");
    assert_eq!(
        (&order["sz"], &order["px"]),
        (&json!("0.05"), &json!("49000"))
    );
    assert_eq!(amend(json!({})), error("51500"));
    assert_eq!(amend(json!({"newSz": "100000"})), error("51502"));
    assert_eq!(trader.pending().len(), 1);
    assert_eq!(
        amend(json!({"newSz": "100000", "cxlOnFail": true})),
        error("51502")
    );
    assert_eq!(trader.pending().len(), 0, "it was wanted so");
    assert_eq!(amend(json!({"newSz": "0.1"})), error("51503"));
}
