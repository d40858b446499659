//! Orders at Binance, from their coming to their end, with hand-signed requests.

mod common;

use common::signed::Binance;
use common::{Local, Raw, START, get, post};
use exchange::Options;
use serde_json::{Value, json};

struct Desk {
    local: Local,
    client: Binance,
}

impl Desk {
    fn open() -> Self {
        Desk {
            local: Local::frozen(1, 12),
            client: Binance::main(),
        }
    }

    fn ask(&self, method: &str, path: &str, query: &str) -> Raw {
        self.client.ask(&self.local, method, path, query)
    }

    /// What succeeds.
    fn ok(&self, method: &str, path: &str, query: &str) -> Value {
        let reply = self.ask(method, path, query);
        assert_eq!(reply.status(), 200, "{path}?{query}: {}", reply.text());
        reply.json()
    }

    /// Status, code and words of what is refused.
    fn refused(&self, method: &str, path: &str, query: &str) -> (u16, i64, String) {
        let reply = self.ask(method, path, query);
        let json = reply.json();
        let code = json["code"].as_i64().unwrap_or_default();
        (
            reply.status(),
            code,
            json["msg"].as_str().unwrap_or_default().to_owned(),
        )
    }

    fn limit(&self, side: &str, price: &str, quantity: &str, more: &str) -> Value {
        let query = format!(
            "symbol=BTCUSDT&side={side}&type=LIMIT&timeInForce=GTC&price={price}&quantity={quantity}{more}"
        );
        self.ok("POST", "/api/v3/order", &query)
    }

    /// Free and locked.
    fn balance(&self, asset: &str) -> (String, String) {
        let account = self.ok("GET", "/api/v3/account", "");
        let balances = account["balances"].as_array().unwrap().iter();
        let one = balances
            .into_iter()
            .find(|one| one["asset"] == asset)
            .unwrap();
        let text = |name: &str| one[name].as_str().unwrap().to_owned();
        (text("free"), text("locked"))
    }

    /// The best prices of the book.
    fn best(&self) -> (f64, f64) {
        let book = self.local.binance("/api/v3/depth?symbol=BTCUSDT&limit=5");
        let price = |side: &str| book[side][0][0].as_str().unwrap().parse().unwrap();
        (price("bids"), price("asks"))
    }

    fn ledger(&self) -> Vec<Value> {
        let ledger = get(self.local.addresses.control, "/__control/ledger").json();
        ledger.as_array().unwrap().clone()
    }
}

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
