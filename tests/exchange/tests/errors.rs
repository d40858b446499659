//! Bad requests get the venue's own status, code and words.

mod common;

use common::{Local, get};
use serde_json::Value;
use std::net::SocketAddr;

fn check(address: SocketAddr, cases: &[(&str, u16, Value, &str)]) {
    for (target, status, code, words) in cases {
        let reply = get(address, target);
        let json = reply.json();
        assert_eq!(
            (reply.status(), &json["code"]),
            (*status, code),
            "{target}: {json}"
        );
        assert!(
            json["msg"].as_str().unwrap().contains(words),
            "{target}: {json}"
        );
    }
}

#[test]
fn binance() {
    let local = Local::frozen(1, 60);
    let long = format!("/api/v3/depth?symbol={}", "A".repeat(10_000));
    let legal = "legal range is '^[A-Z0-9-_.]{1,20}$'";
    check(
        local.addresses.binance,
        &[
            (
                "/api/v3/depth?symbol=XXX",
                400,
                (-1121).into(),
                "Invalid symbol.",
            ),
            ("/api/v3/depth?symbol=a%26b", 400, (-1100).into(), legal),
            ("/api/v3/depth?symbol=btcusdt", 400, (-1100).into(), legal),
            (
                "/api/v3/depth?symbol=BTC%2FUSDT",
                400,
                (-1100).into(),
                legal,
            ),
            (
                "/api/v3/depth?symbol=BTC%0AUSDT",
                400,
                (-1100).into(),
                legal,
            ),
            (&long, 400, (-1100).into(), legal),
            (
                "/api/v3/depth",
                400,
                (-1102).into(),
                "Mandatory parameter 'symbol' was not sent",
            ),
            (
                "/api/v3/depth?symbol=",
                400,
                (-1105).into(),
                "Parameter 'symbol' was empty.",
            ),
            (
                "/api/v3/time?a=1",
                400,
                (-1101).into(),
                "expected '0' and received '1'",
            ),
            (
                "/api/v3/depth?symbol=BTCUSDT&a=1",
                400,
                (-1104).into(),
                "read '1' parameter(s) but was sent '2'",
            ),
            (
                "/api/v3/depth?symbol=BTCUSDT&symbol=BTCUSDT",
                400,
                (-1101).into(),
                "Duplicate",
            ),
            (
                "/api/v3/depth?symbol=BTCUSDT&limit=ten",
                400,
                (-1100).into(),
                "'limit'",
            ),
            (
                "/api/v3/depth?symbol=BTCUSDT&limit=0",
                400,
                (-1130).into(),
                "'limit'",
            ),
            (
                "/api/v3/klines?symbol=BTCUSDT&interval=7m",
                400,
                (-1120).into(),
                "Invalid interval.",
            ),
            (
                "/api/v3/klines?symbol=BTCUSDT&interval=1m&timeZone=99",
                400,
                (-1100).into(),
                "timeZone",
            ),
            (
                "/api/v3/ticker/price?symbol=BTCUSDT&symbols=[%22ETHUSDT%22]",
                400,
                (-1128).into(),
                "Combination",
            ),
            (
                "/api/v3/ticker/price?symbols=BTCUSDT",
                400,
                (-1100).into(),
                "'symbols'",
            ),
            (
                "/api/v3/ticker/price?symbols=[%22XXX%22]",
                400,
                (-1121).into(),
                "Invalid symbol.",
            ),
            (
                "/api/v3/ticker/24hr?symbol=BTCUSDT&type=HUGE",
                400,
                (-1139).into(),
                "type",
            ),
            (
                "/api/v3/ticker?symbol=BTCUSDT&windowSize=60m",
                400,
                (-1100).into(),
                "windowSize",
            ),
            (
                "/api/v3/referencePrice/calculation?symbol=QAAAUSDC",
                400,
                (-2043).into(),
                "reference price",
            ),
            (
                "/api/v3/historicalBlockTrades?symbol=BTCUSDT&fromId=1",
                401,
                (-2014).into(),
                "API-key",
            ),
        ],
    );
    let page = get(local.addresses.binance, "/api/v3/nothing");
    assert_eq!(page.status(), 404);
    assert!(page.text().starts_with("<html>"));
    let halted = local.binance("/api/v3/exchangeInfo?symbolStatus=HALT");
    assert!(
        halted["symbols"]
            .as_array()
            .unwrap()
            .iter()
            .all(|symbol| symbol["status"] == "HALT")
    );
    assert_eq!(halted["symbols"].as_array().unwrap().len(), 1);
    let all = local.binance("/api/v3/depth?symbol=BTCUSDT&limit=9999");
    assert_eq!(
        all["bids"].as_array().unwrap().len(),
        5_000,
        "too much is the most"
    );
}

#[test]
fn kucoin() {
    let local = Local::frozen(1, 12);
    check(
        local.addresses.kucoin,
        &[
            ("/api/v2/symbols/XXX", 200, "900001".into(), "symbol"),
            (
                "/api/v1/market/stats?symbol=XXX",
                200,
                "900001".into(),
                "symbol",
            ),
            (
                "/api/v1/market/orderbook/level2_20?symbol=XXX",
                200,
                "900001".into(),
                "symbol",
            ),
            (
                "/api/v1/market/orderbook/level1",
                400,
                "400100".into(),
                "'symbol'",
            ),
            (
                "/api/v1/market/candles?symbol=BTC-USDT",
                400,
                "400100".into(),
                "'type'",
            ),
            (
                "/api/v1/market/candles?symbol=BTC-USDT&type=7min",
                400,
                "400100".into(),
                "type",
            ),
            (
                "/api/v1/market/candles?symbol=XXX&type=1min",
                400,
                "400100".into(),
                "not provided",
            ),
            (
                "/api/v1/market/candles?symbol=BTC-USDT&type=1min&startAt=x",
                400,
                "400100".into(),
                "'startAt'",
            ),
            ("/api/v3/currencies/XXX", 200, "900002".into(), "currency"),
            ("/api/v1/nothing", 404, "404".into(), "Not Found"),
        ],
    );
    assert!(
        local
            .kucoin("/api/v1/market/orderbook/level1?symbol=XXX")
            .is_null(),
        "no data is no error here"
    );
}

#[test]
fn okx() {
    let local = Local::frozen(1, 12);
    check(
        local.addresses.okx,
        &[
            (
                "/api/v5/market/ticker?instId=XXX",
                200,
                "51001".into(),
                "doesn't exist",
            ),
            (
                "/api/v5/market/ticker?instId=a%26b%2F%0A",
                200,
                "51001".into(),
                "doesn't exist",
            ),
            (
                "/api/v5/market/ticker",
                400,
                "50014".into(),
                "Parameter instId can not be empty",
            ),
            (
                "/api/v5/market/tickers?instType=HATS",
                400,
                "51000".into(),
                "Parameter instType error",
            ),
            (
                "/api/v5/market/candles?instId=BTC-USDT&bar=7m",
                400,
                "51000".into(),
                "Parameter bar error",
            ),
            (
                "/api/v5/market/books?instId=BTC-USDT&sz=0",
                400,
                "51000".into(),
                "Parameter sz error",
            ),
            (
                "/api/v5/market/books?instId=BTC-USDT&sz=x",
                400,
                "51000".into(),
                "Parameter sz error",
            ),
            (
                "/api/v5/market/history-trades?instId=BTC-USDT&type=3",
                400,
                "51000".into(),
                "Parameter type error",
            ),
            (
                "/api/v5/market/index-tickers",
                400,
                "50015".into(),
                "Either",
            ),
            (
                "/api/v5/market/sprd-ticker?sprdId=X",
                200,
                "51001".into(),
                "doesn't exist",
            ),
            (
                "/api/v5/public/instruments?instType=OPTION",
                200,
                "50015".into(),
                "Either",
            ),
            (
                "/api/v5/public/funding-rate?instId=BTC-USDT",
                200,
                "51000".into(),
                "instId",
            ),
            ("/api/v5/nothing", 404, "404".into(), "Not Found"),
        ],
    );
}
