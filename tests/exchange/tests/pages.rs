//! Pages of trades and candles fit together.

mod common;

use common::Local;

#[test]
fn pages_of_trades_and_candles_fit_together() {
    let local = Local::frozen(3, 12);
    let newest = local.binance("/api/v3/trades?symbol=BTCUSDT&limit=1000");
    let id = newest[400]["id"].as_i64().unwrap();
    let page = local.binance(&format!(
        "/api/v3/historicalTrades?symbol=BTCUSDT&fromId={id}&limit=600"
    ));
    assert_eq!(page.as_array().unwrap(), &newest.as_array().unwrap()[400..]);
    let (from, to) = (
        newest[10]["time"].as_i64().unwrap(),
        newest[19]["time"].as_i64().unwrap(),
    );
    let span = local.binance(&format!(
        "/api/v3/aggTrades?symbol=BTCUSDT&startTime={from}&endTime={to}"
    ));
    let ids: Vec<_> = span
        .as_array()
        .unwrap()
        .iter()
        .map(|trade| &trade["a"])
        .collect();
    assert_eq!(
        ids,
        newest.as_array().unwrap()[10..20]
            .iter()
            .map(|trade| &trade["id"])
            .collect::<Vec<_>>()
    );
    assert_eq!(
        local.binance("/api/v3/historicalTrades?symbol=BTCUSDT&fromId=0&limit=1")[0]["id"],
        1
    );

    let whole = local.okx("/api/v5/market/candles?instId=BTC-USDT&limit=30");
    let start = whole[9][0].as_str().unwrap();
    let older = local.okx(&format!(
        "/api/v5/market/history-candles?instId=BTC-USDT&limit=20&after={start}"
    ));
    assert_eq!(older.as_array().unwrap(), &whole.as_array().unwrap()[10..]);
    let newer = local.okx(&format!(
        "/api/v5/market/candles?instId=BTC-USDT&before={start}"
    ));
    assert_eq!(newer.as_array().unwrap(), &whole.as_array().unwrap()[..9]);

    let trades = local.okx("/api/v5/market/trades?instId=BTC-USDT&limit=50");
    let id = trades[9]["tradeId"].as_str().unwrap();
    let older = local.okx(&format!(
        "/api/v5/market/history-trades?instId=BTC-USDT&limit=40&after={id}"
    ));
    assert_eq!(older.as_array().unwrap(), &trades.as_array().unwrap()[10..]);
    let newer = local.okx(&format!(
        "/api/v5/market/history-trades?instId=BTC-USDT&before={id}"
    ));
    assert_eq!(newer.as_array().unwrap(), &trades.as_array().unwrap()[..9]);
    let time = trades[9]["ts"].as_str().unwrap();
    let older = local.okx(&format!(
        "/api/v5/market/history-trades?instId=BTC-USDT&limit=40&type=2&after={time}"
    ));
    assert_eq!(older.as_array().unwrap(), &trades.as_array().unwrap()[10..]);
}
