//! The venues' limits count, refuse, ban, and forget, each by its own rule.

mod common;

use common::{Local, Raw, START, get, post};
use exchange::Options;

fn limited() -> Local {
    Local::start(Options {
        frozen: true,
        start: START,
        binance_limit: 100,
        kucoin_limit: 10,
        okx_limit: Some(3),
        ..Options::default()
    })
}

#[test]
fn binance_counts_weight_in_each_minute() {
    let local = limited();
    let ask = |target: &str| get(local.addresses.binance, target);
    let used = |reply: &Raw| reply.header("x-mbx-used-weight-1m").unwrap();
    assert_eq!(used(&ask("/api/v3/ping")), "1");
    assert_eq!(used(&ask("/api/v3/depth?symbol=BTCUSDT")), "6");
    assert_eq!(used(&ask("/api/v3/depth?symbol=BTCUSDT&limit=1000")), "56");
    assert_eq!(used(&ask("/api/v3/ticker/24hr?symbol=BTCUSDT")), "58");
    assert_eq!(
        used(&ask("/api/v3/ticker/24hr?symbol=BTCUSDT")),
        "60",
        "a kept reply costs the same"
    );
    assert_eq!(
        used(&ask("/api/v3/depth?symbol=XXX")),
        "65",
        "an error costs too"
    );
    assert_eq!(
        used(&ask("/api/v3/ticker?symbols=[%22BTCUSDT%22,%22ETHUSDT%22]")),
        "73"
    );
    assert_eq!(
        ask("/api/v3/exchangeInfo").json()["rateLimits"][0]["limit"],
        100
    );
    local.advance(60_000);
    assert_eq!(used(&ask("/api/v3/ping")), "1");
}

#[test]
fn binance_refuses_then_bans_and_bans_longer() {
    let local = limited();
    let ask = || get(local.addresses.binance, "/api/v3/exchangeInfo");
    local.advance(20_000);
    assert_eq!((0..5).map(|_| ask().status()).collect::<Vec<_>>(), [200; 5]);
    let refused = ask();
    assert_eq!(
        (refused.status(), refused.header("retry-after").as_deref()),
        (429, Some("40"))
    );
    assert_eq!(refused.json()["code"], -1003);
    assert_eq!((0..9).map(|_| ask().status()).collect::<Vec<_>>(), [429; 9]);
    let banned = ask();
    assert_eq!(
        (banned.status(), banned.header("retry-after").as_deref()),
        (418, Some("120"))
    );
    assert!(
        banned.json()["msg"]
            .as_str()
            .unwrap()
            .contains(&(START + 20_000 + 120_000).to_string())
    );
    local.advance(119_000);
    let banned = ask();
    assert_eq!(
        (banned.status(), banned.header("retry-after").as_deref()),
        (418, Some("1")),
        "no new minute helps"
    );
    local.advance(1_000);
    assert_eq!(
        (0..16).map(|_| ask().status()).collect::<Vec<_>>()[4..],
        [[200; 1].as_slice(), &[429; 10], &[418]].concat()
    );
    assert_eq!(ask().header("retry-after").as_deref(), Some("240"));
    post(local.addresses.control, "/__control/reset", "");
    assert_eq!(ask().status(), 200);
}

#[test]
fn kucoin_counts_down_for_thirty_seconds() {
    let local = limited();
    let ask = |target: &str| get(local.addresses.kucoin, target);
    let headers = |reply: &Raw| {
        ["limit", "remaining", "reset"]
            .map(|name| reply.header(&format!("gw-ratelimit-{name}")).unwrap())
    };
    assert_eq!(headers(&ask("/api/v1/prices")), ["10", "7", "30000"]);
    local.advance(1_500);
    assert_eq!(
        headers(&ask("/api/v1/market/candles?symbol=BTC-USDT&type=1min")),
        ["10", "4", "28500"]
    );
    assert_eq!(ask("/api/v2/symbols/BTC-USDT").status(), 200);
    let refused = ask("/api/v1/prices");
    assert_eq!(
        (refused.status(), refused.json()["code"].as_str()),
        (429, Some("429000"))
    );
    assert_eq!(headers(&refused), ["10", "0", "28500"]);
    local.advance(28_500);
    assert_eq!(headers(&ask("/api/v1/prices")), ["10", "7", "30000"]);
}

#[test]
fn okx_counts_calls_of_each_path() {
    let local = limited();
    let ask = |target: &str| get(local.addresses.okx, target).status();
    assert_eq!(
        (0..4)
            .map(|_| ask("/api/v5/public/time"))
            .collect::<Vec<_>>(),
        [200, 200, 200, 429]
    );
    assert_eq!(
        ask("/api/v5/market/ticker?instId=BTC-USDT"),
        200,
        "another path has a budget of its own"
    );
    let refused = get(local.addresses.okx, "/api/v5/public/time");
    assert_eq!(refused.json()["code"], "50011");
    local.advance(2_000);
    assert_eq!(ask("/api/v5/public/time"), 200);
}

#[test]
fn nothing_is_refused_with_limits_off() {
    let local = Local::start(Options {
        limits: false,
        binance_limit: 1,
        frozen: true,
        ..Options::default()
    });
    for count in 1..=30 {
        let reply = get(local.addresses.binance, "/api/v3/ping");
        assert_eq!(
            (reply.status(), reply.header("x-mbx-used-weight-1m")),
            (200, Some(count.to_string()))
        );
    }
}
