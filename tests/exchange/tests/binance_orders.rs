//! Orders at Binance, from their coming to their end, with hand-signed requests.

mod common;

use common::binance::Desk;
use serde_json::json;

#[test]
fn an_order_rests_and_is_cancelled() {
    let desk = Desk::open();
    let order = desk.limit("BUY", "50000.00", "0.1", "&newClientOrderId=a");
    assert_eq!(order["status"], "NEW");
    assert_eq!(order["fills"], json!([]));
    let (free, locked) = desk.balance("USDT");
    assert_eq!(
        (free.as_str(), locked.as_str()),
        ("99995000.00000000", "5000.00000000")
    );
    let query = "symbol=BTCUSDT&origClientOrderId=a";
    let seen = desk.ok("GET", "/api/v3/order", query);
    assert_eq!(seen["orderId"], order["orderId"]);
    assert_eq!(seen["isWorking"], true);
    let open = desk.ok("GET", "/api/v3/openOrders", "symbol=BTCUSDT");
    assert_eq!(open, json!([seen]));
    let ended = desk.ok("DELETE", "/api/v3/order", query);
    assert_eq!(
        (&ended["status"], &ended["origClientOrderId"]),
        (&json!("CANCELED"), &json!("a"))
    );
    assert_eq!(desk.balance("USDT").1, "0.00000000");
    assert_eq!(
        desk.refused("DELETE", "/api/v3/order", query),
        (400, -2011, "Unknown order sent.".into())
    );
    let none = "symbol=BTCUSDT&origClientOrderId=b";
    assert_eq!(desk.refused("GET", "/api/v3/order", none).1, -2013);
    let deeds: Vec<_> = desk
        .ledger()
        .iter()
        .map(|act| {
            (
                act["deed"].clone(),
                act["executed"].clone(),
                act["refused"].clone(),
            )
        })
        .collect();
    assert_eq!(
        deeds,
        [
            (json!("order"), json!(1), json!(0)),
            (json!("cancel"), json!(1), json!(0))
        ]
    );
}

#[test]
fn an_order_that_crosses_trades_at_the_book() {
    let desk = Desk::open();
    let (_, ask) = desk.best();
    let order = desk.limit("BUY", "70000.00", "0.001", "");
    assert_eq!(order["status"], "FILLED");
    let fill = &order["fills"][0];
    assert_eq!(fill["price"], format!("{ask:.8}"));
    assert_eq!(
        (&fill["commission"], &fill["commissionAsset"]),
        (&json!("0.00000100"), &json!("BTC"))
    );
    assert_eq!(desk.balance("BTC").0, "1000.00099900");
    let trades = desk.ok("GET", "/api/v3/myTrades", "symbol=BTCUSDT");
    assert_eq!(trades[0]["orderId"], order["orderId"]);
    assert_eq!(
        (&trades[0]["isMaker"], &trades[0]["isBuyer"]),
        (&json!(false), &json!(true))
    );
    let spent = "symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=100";
    let order = desk.ok("POST", "/api/v3/order", spent);
    assert_eq!(order["status"], "FILLED");
    let value: f64 = order["cummulativeQuoteQty"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!(value <= 100.0 && value > 99.0, "{value}");
}

#[test]
fn time_in_force_is_kept() {
    let desk = Desk::open();
    let place = |force: &str, quantity: &str| {
        let query = format!(
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce={force}&price={:.2}&quantity={quantity}",
            desk.best().1
        );
        let order = desk.ok("POST", "/api/v3/order", &query);
        (
            order["status"].as_str().unwrap().to_owned(),
            order["executedQty"]
                .as_str()
                .unwrap()
                .parse::<f64>()
                .unwrap(),
        )
    };
    assert_eq!(place("FOK", "5"), ("EXPIRED".into(), 0.0));
    let (status, filled) = place("IOC", "5");
    assert_eq!(status, "EXPIRED");
    assert!(filled > 0.0 && filled < 5.0);
    let (status, rest) = place("GTC", "5");
    assert_eq!((status.as_str(), rest), ("PARTIALLY_FILLED", filled));
    let maker = format!(
        "symbol=BTCUSDT&side=SELL&type=LIMIT_MAKER&price={:.2}&quantity=0.1",
        desk.best().0
    );
    assert_eq!(
        desk.refused("POST", "/api/v3/order", &maker),
        (400, -2010, "Order would immediately match and take.".into())
    );
}

#[test]
fn the_market_reaches_orders_as_time_goes_by() {
    let mut desk = Desk::open();
    let (bid, ask) = desk.best();
    desk.limit("BUY", &format!("{bid:.2}"), "0.5", "&newClientOrderId=near");
    let stop = format!(
        "symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=0.1&stopPrice={:.2}&newClientOrderId=stop",
        bid - 5.0
    );
    let stop = desk.ok("POST", "/api/v3/order", &stop);
    assert!(
        stop.get("status").is_none(),
        "an acknowledgement says no more"
    );
    let early = format!(
        "symbol=BTCUSDT&side=BUY&type=STOP_LOSS&quantity=0.1&stopPrice={:.2}",
        ask - 50.0
    );
    assert_eq!(
        desk.refused("POST", "/api/v3/order", &early),
        (400, -2010, "Stop price would trigger immediately.".into())
    );
    for _ in 0..6 {
        desk.local.advance(600_000);
        desk.client.now += 600_000;
    }
    let near = desk.ok(
        "GET",
        "/api/v3/order",
        "symbol=BTCUSDT&origClientOrderId=near",
    );
    let stop = desk.ok(
        "GET",
        "/api/v3/order",
        "symbol=BTCUSDT&origClientOrderId=stop",
    );
    assert_eq!(
        (&near["status"], &stop["status"]),
        (&json!("FILLED"), &json!("FILLED"))
    );
    let trades = desk.ok("GET", "/api/v3/myTrades", "symbol=BTCUSDT");
    let maker = trades
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["isBuyer"] == true);
    assert_eq!(maker.unwrap()["isMaker"], true);
    assert!(near["updateTime"].as_i64() > near["time"].as_i64());
}

#[test]
fn a_client_id_is_free_again_when_its_order_is_over() {
    let desk = Desk::open();
    desk.limit("BUY", "50000", "0.1", "&newClientOrderId=a");
    let again = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&price=50000&quantity=0.1&newClientOrderId=a";
    assert_eq!(
        desk.refused("POST", "/api/v3/order", again),
        (400, -2010, "Duplicate order sent.".into())
    );
    desk.ok(
        "DELETE",
        "/api/v3/order",
        "symbol=BTCUSDT&origClientOrderId=a",
    );
    desk.ok("POST", "/api/v3/order", again);
    let act = &desk.ledger()[0];
    assert_eq!(
        (&act["executed"], &act["refused"]),
        (&json!(2), &json!(1)),
        "the ledger counts what was done twice"
    );
}

#[test]
fn what_breaks_a_rule_is_refused_with_its_name() {
    let desk = Desk::open();
    let code = |query: &str| {
        let (_, code, words) =
            desk.refused("POST", "/api/v3/order", &format!("symbol=BTCUSDT&{query}"));
        (code, words)
    };
    let limit = |more: &str| code(&format!("side=BUY&type=LIMIT&timeInForce=GTC&{more}"));
    let filter = |name: &str| (-1013, format!("Filter failure: {name}"));
    assert_eq!(limit("price=50000.001&quantity=1"), filter("PRICE_FILTER"));
    assert_eq!(limit("price=9999999&quantity=1"), filter("PRICE_FILTER"));
    assert_eq!(limit("price=50000&quantity=0.0000001"), filter("LOT_SIZE"));
    assert_eq!(limit("price=50000&quantity=0.00001"), filter("NOTIONAL"));
    assert_eq!(
        limit("price=1000&quantity=1"),
        filter("PERCENT_PRICE_BY_SIDE")
    );
    assert_eq!(limit("price=50000&quantity=0.123456789").0, -1111);
    assert_eq!(limit("price=50000&quantity=0").0, -1013);
    assert_eq!(limit("price=50000").0, -1102);
    assert_eq!(limit("price=5e4&quantity=1").0, -1100);
    assert_eq!(code("side=BUY&type=LIMIT&price=1&quantity=1").0, -1102);
    assert_eq!(
        code("side=UP&type=MARKET&quantity=1"),
        (-1117, "Invalid side.".into())
    );
    assert_eq!(
        code("side=BUY&type=NO&quantity=1"),
        (-1116, "Invalid orderType.".into())
    );
    assert_eq!(code("side=BUY&type=MARKET&quantity=1&price=1").0, -1106);
    let bad = "side=BUY&type=MARKET&quantity=1&newClientOrderId=a b".replace(' ', "%20");
    assert_eq!(code(&bad).0, -1100);
    assert_eq!(
        desk.ok(
            "POST",
            "/api/v3/order/test",
            "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1"
        ),
        json!({})
    );
    assert!(
        desk.ok("GET", "/api/v3/allOrders", "symbol=BTCUSDT")
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn an_order_is_replaced_in_two_halves() {
    let desk = Desk::open();
    desk.limit("BUY", "50000", "0.1", "&newClientOrderId=a");
    let replace = |cancels: &str, mode: &str, price: &str| {
        let query = format!(
            "symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&price={price}&quantity=0.1&cancelReplaceMode={mode}&cancelOrigClientOrderId={cancels}&newClientOrderId=b"
        );
        let reply = desk.ask("POST", "/api/v3/order/cancelReplace", &query);
        (reply.status(), reply.json())
    };
    let (status, reply) = replace("nothing", "STOP_ON_FAILURE", "51000");
    assert_eq!((status, &reply["code"]), (400, &json!(-2022)));
    assert_eq!(reply["data"]["newOrderResult"], "NOT_ATTEMPTED");
    let (status, reply) = replace("a", "STOP_ON_FAILURE", "90000");
    assert_eq!((status, &reply["code"]), (409, &json!(-2021)));
    assert_eq!(reply["data"]["cancelResponse"]["status"], "CANCELED");
    assert_eq!(reply["data"]["newOrderResponse"]["code"], -2010);
    desk.limit("BUY", "50000", "0.1", "&newClientOrderId=a");
    let (status, reply) = replace("a", "STOP_ON_FAILURE", "51000");
    assert_eq!((status, &reply["newOrderResult"]), (200, &json!("SUCCESS")));
    assert_eq!(reply["newOrderResponse"]["clientOrderId"], "b");
}

#[test]
fn an_amended_order_gets_smaller() {
    let desk = Desk::open();
    let order = desk.limit("BUY", "50000", "0.4", "&newClientOrderId=a");
    let amend = |quantity: &str| {
        let query =
            format!("symbol=BTCUSDT&origClientOrderId=a&newQty={quantity}&newClientOrderId=a2");
        desk.ask("PUT", "/api/v3/order/amend/keepPriority", &query)
    };
    assert_eq!(amend("0.5").json()["code"], -2038);
    let reply = amend("0.3");
    assert_eq!(reply.status(), 200, "{}", reply.text());
    assert_eq!(reply.json()["amendedOrder"]["qty"], "0.30000000");
    assert_eq!(desk.balance("USDT").1, "15000.00000000");
    let query = format!("symbol=BTCUSDT&orderId={}", order["orderId"]);
    let changes = desk.ok("GET", "/api/v3/order/amendments", &query);
    assert_eq!(
        (
            &changes[0]["origClientOrderId"],
            &changes[0]["newClientOrderId"]
        ),
        (&json!("a"), &json!("a2"))
    );
}
