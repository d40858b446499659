//! The market agrees with itself: between endpoints, over time, and between venues, for many seeds.

mod common;

use common::{Local, START};
use exchange::amount::Amount;
use exchange::market::{DAY, MINUTE};
use serde_json::Value;

const SEEDS: [u64; 6] = [0, 1, 2, 77, 4_242, u64::MAX];

/// Runs a check on several seeds and, for each, at several times.
fn everywhere(check: impl Fn(&Local, i64)) {
    for seed in SEEDS {
        let local = Local::frozen(seed, 13);
        let mut now = START;
        for step in [0, 1_000, 59_000, 3_540_000, 7 * 3_600_000 + 13_000] {
            local.advance(step);
            now += i64::from(step);
            check(&local, now);
        }
    }
}

/// A number as the wire has it, whatever zeros stand at its end.
fn number(value: &Value) -> Amount {
    let text = value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    Amount::new(format!("{whole}{part}").parse().unwrap(), part.len() as u8).fixed(12)
}

fn sum<'a>(values: impl Iterator<Item = &'a Value>) -> Amount {
    Amount::new(values.map(|value| number(value).units).sum(), 12).fixed(12)
}

#[test]
fn binance_agrees_with_itself() {
    everywhere(|local, now| {
        for symbol in ["BTCUSDT", "ETHBTC", "DOGEUSDT", "QAAAUSDC"] {
            let price = local.binance(&format!("/api/v3/ticker/price?symbol={symbol}"));
            let trades = local.binance(&format!("/api/v3/trades?symbol={symbol}&limit=3"));
            let day = local.binance(&format!("/api/v3/ticker/24hr?symbol={symbol}"));
            let best = local.binance(&format!("/api/v3/ticker/bookTicker?symbol={symbol}"));
            let depth = local.binance(&format!("/api/v3/depth?symbol={symbol}&limit=5"));
            let last = &trades[2];
            assert_eq!(price["price"], last["price"], "{symbol} at {now}");
            assert_eq!(
                (&day["lastPrice"], &day["lastQty"]),
                (&last["price"], &last["qty"])
            );
            for (ticker, (side, at)) in [
                ("bidPrice", ("bids", 0)),
                ("bidQty", ("bids", 1)),
                ("askPrice", ("asks", 0)),
                ("askQty", ("asks", 1)),
            ] {
                assert_eq!(best[ticker], depth[side][0][at], "{symbol}");
                assert_eq!(day[ticker], depth[side][0][at], "{symbol}");
            }
            let side = if last["isBuyerMaker"] == true {
                "bidPrice"
            } else {
                "askPrice"
            };
            assert_eq!(
                last["price"], best[side],
                "a trade happens at the best price"
            );
            assert_eq!(day["lastId"], last["id"]);
            for interval in ["1s", "1m", "5m", "1h", "1d", "1w", "1M"] {
                let klines = local.binance(&format!(
                    "/api/v3/klines?symbol={symbol}&interval={interval}&limit=2"
                ));
                assert_eq!(klines[1][4], last["price"], "{symbol} {interval}");
                assert_eq!(
                    klines[1][0].as_i64().unwrap(),
                    klines[0][6].as_i64().unwrap() + 1,
                    "spans touch"
                );
                assert!(klines[1][6].as_i64().unwrap() >= now - 1);
            }
        }
    });
}

#[test]
fn a_day_is_the_sum_of_its_hours_and_of_its_minutes() {
    for seed in SEEDS {
        let local = Local::frozen(seed, 13);
        for symbol in ["BTCUSDT", "QAAAUSDC"] {
            let day = local.binance(&format!("/api/v3/ticker/24hr?symbol={symbol}"));
            let from = START - DAY;
            let hours = local.binance(&format!(
                "/api/v3/klines?symbol={symbol}&interval=1h&startTime={from}"
            ));
            let minutes: Vec<Value> = [from, from + DAY / 2]
                .iter()
                .flat_map(|start| {
                    let target = format!(
                        "/api/v3/klines?symbol={symbol}&interval=1m&startTime={start}&limit=720"
                    );
                    local.binance(&target).as_array().unwrap().clone()
                })
                .collect();
            for klines in [hours.as_array().unwrap(), &minutes] {
                assert_eq!(klines[0][1], day["openPrice"], "{symbol}");
                assert_eq!(
                    number(&day["volume"]),
                    sum(klines.iter().map(|kline| &kline[5])),
                    "{symbol}"
                );
                assert_eq!(
                    number(&day["quoteVolume"]),
                    sum(klines.iter().map(|kline| &kline[7])),
                    "{symbol}"
                );
                let count: i64 = klines.iter().map(|kline| kline[8].as_i64().unwrap()).sum();
                assert_eq!(day["count"], count);
                let traded = || klines.iter().filter(|kline| kline[8] != 0);
                let high = traded().map(|kline| number(&kline[2]).units).max().unwrap();
                let low = traded().map(|kline| number(&kline[3]).units).min().unwrap();
                assert_eq!(
                    (
                        number(&day["highPrice"]).units,
                        number(&day["lowPrice"]).units
                    ),
                    (high, low)
                );
            }
            assert_eq!(
                (hours.as_array().unwrap().len(), minutes.len()),
                (24, 1_440)
            );
        }
    }
}

#[test]
fn kucoin_agrees_with_itself() {
    everywhere(|local, _| {
        for symbol in ["BTC-USDT", "ETH-BTC", "QAAA-USDC"] {
            let ticker = local.kucoin(&format!("/api/v1/market/orderbook/level1?symbol={symbol}"));
            let book = local.kucoin(&format!(
                "/api/v1/market/orderbook/level2_20?symbol={symbol}"
            ));
            let deep = local.kucoin(&format!(
                "/api/v1/market/orderbook/level2_100?symbol={symbol}"
            ));
            let stats = local.kucoin(&format!("/api/v1/market/stats?symbol={symbol}"));
            let trades = local.kucoin(&format!("/api/v1/market/histories?symbol={symbol}"));
            let candles =
                local.kucoin(&format!("/api/v1/market/candles?symbol={symbol}&type=1min"));
            let all = local.kucoin("/api/v1/market/allTickers");
            let row = all["ticker"]
                .as_array()
                .unwrap()
                .iter()
                .find(|row| row["symbol"] == symbol)
                .unwrap();
            let last = trades.as_array().unwrap().last().unwrap();
            for price in [
                &ticker["price"],
                &stats["last"],
                &row["last"],
                &candles[0][2],
            ] {
                assert_eq!(price, &last["price"], "{symbol}");
            }
            assert_eq!(ticker["bestBid"], book["bids"][0][0]);
            assert_eq!(ticker["bestAsk"], book["asks"][0][0]);
            assert_eq!(
                (&stats["buy"], &stats["sell"]),
                (&ticker["bestBid"], &ticker["bestAsk"])
            );
            assert_eq!(
                (&row["buy"], &row["sell"]),
                (&ticker["bestBid"], &ticker["bestAsk"])
            );
            assert_eq!(ticker["sequence"], book["sequence"]);
            assert_eq!(
                &deep["bids"].as_array().unwrap()[..20],
                book["bids"].as_array().unwrap()
            );
            let starts: Vec<i64> = candles
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row[0].as_str().unwrap().parse().unwrap())
                .collect();
            assert!(
                starts.windows(2).all(|pair| pair[0] == pair[1] + 60),
                "newest first"
            );
            assert!(
                candles
                    .as_array()
                    .unwrap()
                    .windows(2)
                    .all(|pair| number(&pair[0][3]).units > 0)
            );
        }
        let bitcoin = local.kucoin("/api/v1/prices?currencies=BTC");
        let ticker = local.kucoin("/api/v1/market/orderbook/level1?symbol=BTC-USDT");
        assert_eq!(number(&bitcoin["BTC"]), number(&ticker["price"]));
    });
}

#[test]
fn okx_agrees_with_itself() {
    everywhere(|local, now| {
        for id in ["BTC-USDT", "ETH-BTC", "BTC-USDT-SWAP", "BTC-USD-SWAP"] {
            let ticker = &local.okx(&format!("/api/v5/market/ticker?instId={id}"))[0];
            let book = &local.okx(&format!("/api/v5/market/books?instId={id}&sz=5"))[0];
            let full = &local.okx(&format!("/api/v5/market/books-full?instId={id}&sz=50"))[0];
            let trade = &local.okx(&format!("/api/v5/market/trades?instId={id}&limit=1"))[0];
            let kind = if id.ends_with("SWAP") { "SWAP" } else { "SPOT" };
            let all = local.okx(&format!("/api/v5/market/tickers?instType={kind}"));
            assert_eq!(
                all.as_array()
                    .unwrap()
                    .iter()
                    .find(|row| row["instId"] == id),
                Some(ticker)
            );
            assert_eq!(
                (&ticker["last"], &ticker["lastSz"]),
                (&trade["px"], &trade["sz"]),
                "{id}"
            );
            assert_eq!(
                (&ticker["bidPx"], &ticker["bidSz"]),
                (&book["bids"][0][0], &book["bids"][0][1])
            );
            assert_eq!(
                (&ticker["askPx"], &ticker["askSz"]),
                (&book["asks"][0][0], &book["asks"][0][1])
            );
            assert_eq!(full["asks"][4][0], book["asks"][4][0]);
            for bar in ["1m", "4H", "1D", "1Dutc", "1W", "3M"] {
                let candle = &local.okx(&format!(
                    "/api/v5/market/candles?instId={id}&bar={bar}&limit=1"
                ))[0];
                assert_eq!(candle[4], ticker["last"], "{id} {bar}");
            }
            let minutes = local.okx(&format!("/api/v5/market/candles?instId={id}&limit=2"));
            let is_over = if now % MINUTE == 0 { "1" } else { "0" };
            assert_eq!(
                (&minutes[0][8], &minutes[1][8]),
                (&is_over.into(), &"1".into())
            );
            for (bar, field) in [("1Dutc", "sodUtc0"), ("1D", "sodUtc8")] {
                let candle = &local.okx(&format!(
                    "/api/v5/market/candles?instId={id}&bar={bar}&limit=1"
                ))[0];
                assert_eq!(candle[1], ticker[field], "{id} {bar}");
            }
        }
        let index = &local.okx("/api/v5/market/index-tickers?instId=BTC-USDT")[0];
        let candle = &local.okx("/api/v5/market/index-candles?instId=BTC-USDT&limit=1")[0];
        assert_eq!(index["idxPx"], candle[4]);
        let mark = &local.okx("/api/v5/public/mark-price?instType=SWAP&instId=BTC-USDT-SWAP")[0];
        let candle =
            &local.okx("/api/v5/market/mark-price-candles?instId=BTC-USDT-SWAP&limit=1")[0];
        assert_eq!(mark["markPx"], candle[4]);
    });
}

#[test]
fn venues_differ_a_little() {
    let mut differences = 0;
    everywhere(|local, now| {
        for coin in ["BTC", "ETH", "SOL", "XRP", "DOGE"] {
            let binance =
                number(&local.binance(&format!("/api/v3/ticker/price?symbol={coin}USDT"))["price"]);
            let kucoin = number(
                &local.kucoin(&format!(
                    "/api/v1/market/orderbook/level1?symbol={coin}-USDT"
                ))["price"],
            );
            let okx =
                number(&local.okx(&format!("/api/v5/market/ticker?instId={coin}-USDT"))[0]["last"]);
            for other in [kucoin, okx] {
                let per_mille = other
                    .minus(binance)
                    .times(Amount::new(1_000, 0))
                    .divide(binance, 3);
                assert!(
                    per_mille.units.abs() < 3_000,
                    "{coin} at {now}: {per_mille} ‰ apart"
                );
            }
        }
    });
    for seed in SEEDS {
        let local = Local::frozen(seed, 13);
        let binance = local.binance("/api/v3/ticker/price?symbol=BTCUSDT");
        let okx = local.okx("/api/v5/market/ticker?instId=BTC-USDT");
        differences += i32::from(number(&binance["price"]) != number(&okx[0]["last"]));
    }
    assert!(
        differences > 0,
        "a comparison that shows no difference is none"
    );
}

#[test]
fn the_same_seed_is_the_same_market() {
    let targets = [
        "/api/v3/depth?symbol=BTCUSDT&limit=5000",
        "/api/v3/ticker/24hr",
        "/api/v3/exchangeInfo",
    ];
    let all = |seed| {
        let local = Local::frozen(seed, 40);
        local.advance(123_456);
        targets.map(|target| local.binance(target))
    };
    assert_eq!(all(5), all(5));
    assert_ne!(all(5)[0], all(6)[0]);
}
