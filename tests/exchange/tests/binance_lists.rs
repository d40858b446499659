//! Orders at Binance that depend on each other, and what an account may not do, with hand-signed requests.

mod common;

use common::binance::Desk;
use common::signed::Binance;
use common::{Local, START, get, post};
use exchange::Options;
use serde_json::{Value, json};

#[test]
fn of_two_that_exclude_each_other_one_trades() {
    let mut desk = Desk::open();
    let (bid, ask) = desk.best();
    let oco = format!(
        "symbol=BTCUSDT&side=SELL&quantity=0.2&aboveType=LIMIT_MAKER&abovePrice={:.2}&belowType=STOP_LOSS_LIMIT&belowStopPrice={:.2}&belowPrice={:.2}&belowTimeInForce=GTC&listClientOrderId=l",
        ask + 20.0,
        bid - 20.0,
        bid - 100.0
    );
    let list = desk.ok("POST", "/api/v3/orderList/oco", &oco);
    assert_eq!(list["listOrderStatus"], "EXECUTING");
    assert_eq!(list["orderReports"].as_array().unwrap().len(), 2);
    assert_eq!(desk.balance("BTC").1, "0.20000000", "locked once for both");
    assert_eq!(desk.refused("POST", "/api/v3/orderList/oco", &oco).1, -2010);
    for _ in 0..12 {
        desk.local.advance(600_000);
        desk.client.now += 600_000;
        desk.ok("GET", "/api/v3/openOrderList", "");
    }
    let list = desk.ok("GET", "/api/v3/orderList", "origClientOrderId=l");
    assert_eq!(list["listOrderStatus"], "ALL_DONE");
    let orders = desk.ok("GET", "/api/v3/allOrders", "symbol=BTCUSDT");
    let mut states: Vec<_> = orders
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["status"].clone())
        .collect();
    states.sort_by_key(Value::to_string);
    assert_eq!(states, ["EXPIRED", "FILLED"]);
    assert_eq!(desk.balance("BTC").1, "0.00000000");
}

#[test]
fn what_depends_on_an_order_waits_for_it() {
    let desk = Desk::open();
    let oto = |price: &str, id: &str| {
        format!(
            "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingPrice={price}&workingQuantity=0.001&workingTimeInForce=GTC&workingClientOrderId={id}&pendingType=LIMIT&pendingSide=SELL&pendingQuantity=0.001&pendingPrice=90000&pendingTimeInForce=GTC&pendingClientOrderId=p{id}"
        )
    };
    let status = |id: &str| {
        let query = format!("symbol=BTCUSDT&origClientOrderId={id}");
        desk.ok("GET", "/api/v3/order", &query)["status"].clone()
    };
    desk.ok("POST", "/api/v3/orderList/oto", &oto("50000", "a"));
    assert_eq!([status("a"), status("pa")], ["NEW", "PENDING_NEW"]);
    desk.ok("POST", "/api/v3/orderList/oto", &oto("75000", "b"));
    assert_eq!([status("b"), status("pb")], ["FILLED", "NEW"]);
    let ended = desk.ok("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT");
    assert_eq!(ended.as_array().unwrap().len(), 2);
    assert_eq!([status("a"), status("pa"), status("pb")], ["CANCELED"; 3]);
    assert_eq!(desk.balance("USDT").1, "0.00000000");
}

#[test]
fn an_account_does_not_trade_with_itself() {
    let desk = Desk::open();
    let (_, ask) = desk.best();
    desk.limit(
        "SELL",
        &format!("{ask:.2}"),
        "0.1",
        "&newClientOrderId=maker",
    );
    let taker = desk.limit(
        "BUY",
        &format!("{ask:.2}"),
        "0.1",
        "&selfTradePreventionMode=EXPIRE_BOTH",
    );
    assert_eq!(taker["status"], "EXPIRED_IN_MATCH");
    let query = format!("symbol=BTCUSDT&orderId={}", taker["orderId"]);
    let matches = desk.ok("GET", "/api/v3/myPreventedMatches", &query);
    assert_eq!(matches[0]["makerPreventedQuantity"], "0.10000000");
    assert_eq!(desk.balance("BTC").1, "0.00000000");
}

#[test]
fn nobody_spends_what_he_has_not() {
    let mut desk = Desk::open();
    let poor = r#"[{"venue": "binance", "account": "poor", "key": "p", "secret": "p", "balances": {"USDT": "100"}}]"#;
    assert_eq!(
        post(desk.local.addresses.control, "/__control/accounts", poor).status(),
        200
    );
    desk.client.key = "p".into();
    desk.client.secret = "p".into();
    let words = "Account has insufficient balance for requested action.";
    for query in [
        "side=BUY&type=LIMIT&timeInForce=GTC&price=50000&quantity=0.00201",
        "side=BUY&type=MARKET&quoteOrderQty=101",
        "side=BUY&type=MARKET&quantity=0.01",
        "side=SELL&type=MARKET&quantity=0.01",
    ] {
        let query = format!("symbol=BTCUSDT&{query}");
        assert_eq!(
            desk.refused("POST", "/api/v3/order", &query),
            (400, -2010, words.into())
        );
    }
    desk.limit("BUY", "50000", "0.002", "");
    assert_eq!(desk.balance("USDT").0, "0.00000000");
}

#[test]
fn too_many_orders_are_refused_and_then_banned() {
    let desk = Desk {
        local: Local::start(Options {
            frozen: true,
            start: START,
            binance_orders_10s: 2,
            ..Options::default()
        }),
        client: Binance::main(),
    };
    let order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&price=50000&quantity=0.1";
    let place = || desk.ask("POST", "/api/v3/order", order);
    let first = place();
    assert_eq!(
        (
            first.header("x-mbx-order-count-10s").as_deref(),
            first.header("x-mbx-order-count-1d").as_deref()
        ),
        (Some("1"), Some("1"))
    );
    assert_eq!(place().status(), 200);
    let refused = place();
    assert_eq!(
        (refused.status(), refused.json()["code"].as_i64()),
        (429, Some(-1015))
    );
    assert_eq!(refused.header("retry-after").as_deref(), Some("10"));
    let counts = desk.ok("GET", "/api/v3/rateLimit/order", "");
    assert_eq!(
        (&counts[0]["limit"], &counts[0]["count"]),
        (&json!(2), &json!(3))
    );
    assert_eq!(
        (0..9).map(|_| place().status()).collect::<Vec<_>>(),
        [429; 9]
    );
    assert_eq!(place().status(), 418);
    assert_eq!(
        get(desk.local.addresses.binance, "/api/v3/ping").status(),
        418
    );
    let orders = desk.ledger();
    assert_eq!(
        orders.len(),
        2,
        "what was refused for its number was not done"
    );
}
