//! Every endpoint that the facts know answers, with exactly the fields that the facts and recorded replies have.
//!
//! Facts and recordings are not part of the repository: the test reads `../shared` beside it, or `$CCRXT_SHARED`, and
//! says so when there is none.

mod common;

use common::{Local, Raw, connect};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// How each endpoint is called: path as in the facts, and what is sent.
const CALLS: [(&str, &str, &str); 72] = [
    ("binance", "/api/v3/ping", "/api/v3/ping"),
    ("binance", "/api/v3/time", "/api/v3/time"),
    ("binance", "/api/v3/exchangeInfo", "/api/v3/exchangeInfo"),
    (
        "binance",
        "/api/v3/executionRules",
        "/api/v3/executionRules?symbol=BTCUSDT",
    ),
    ("binance", "/api/v3/depth", "/api/v3/depth?symbol=BTCUSDT"),
    ("binance", "/api/v3/trades", "/api/v3/trades?symbol=BTCUSDT"),
    (
        "binance",
        "/api/v3/historicalTrades",
        "/api/v3/historicalTrades?symbol=BTCUSDT",
    ),
    (
        "binance",
        "/api/v3/historicalBlockTrades",
        "/api/v3/historicalBlockTrades?symbol=BTCUSDT&fromId=1",
    ),
    (
        "binance",
        "/api/v3/aggTrades",
        "/api/v3/aggTrades?symbol=BTCUSDT",
    ),
    (
        "binance",
        "/api/v3/klines",
        "/api/v3/klines?symbol=BTCUSDT&interval=1m",
    ),
    (
        "binance",
        "/api/v3/uiKlines",
        "/api/v3/uiKlines?symbol=BTCUSDT&interval=1h",
    ),
    (
        "binance",
        "/api/v3/avgPrice",
        "/api/v3/avgPrice?symbol=BTCUSDT",
    ),
    (
        "binance",
        "/api/v3/referencePrice",
        "/api/v3/referencePrice?symbol=BTCUSDT",
    ),
    (
        "binance",
        "/api/v3/referencePrice/calculation",
        "/api/v3/referencePrice/calculation?symbol=BTCUSDT",
    ),
    ("binance", "/api/v3/ticker", "/api/v3/ticker?symbol=BTCUSDT"),
    (
        "binance",
        "/api/v3/ticker",
        "/api/v3/ticker?symbols=[%22BTCUSDT%22]",
    ),
    (
        "binance",
        "/api/v3/ticker/24hr",
        "/api/v3/ticker/24hr?symbol=BTCUSDT",
    ),
    ("binance", "/api/v3/ticker/24hr", "/api/v3/ticker/24hr"),
    (
        "binance",
        "/api/v3/ticker/price",
        "/api/v3/ticker/price?symbol=BTCUSDT",
    ),
    ("binance", "/api/v3/ticker/price", "/api/v3/ticker/price"),
    (
        "binance",
        "/api/v3/ticker/bookTicker",
        "/api/v3/ticker/bookTicker?symbol=BTCUSDT",
    ),
    (
        "binance",
        "/api/v3/ticker/bookTicker",
        "/api/v3/ticker/bookTicker?symbols=[%22BTCUSDT%22]",
    ),
    (
        "binance",
        "/api/v3/ticker/tradingDay",
        "/api/v3/ticker/tradingDay?symbol=BTCUSDT",
    ),
    ("kucoin", "/api/v3/announcements", "/api/v3/announcements"),
    (
        "kucoin",
        "/api/v3/currencies/{currency}",
        "/api/v3/currencies/BTC",
    ),
    ("kucoin", "/api/v3/currencies", "/api/v3/currencies"),
    (
        "kucoin",
        "/api/v2/symbols/{symbol}",
        "/api/v2/symbols/BTC-USDT",
    ),
    ("kucoin", "/api/v2/symbols", "/api/v2/symbols"),
    (
        "kucoin",
        "/api/v1/market/orderbook/level1",
        "/api/v1/market/orderbook/level1?symbol=BTC-USDT",
    ),
    (
        "kucoin",
        "/api/v1/market/allTickers",
        "/api/v1/market/allTickers",
    ),
    (
        "kucoin",
        "/api/v1/market/histories",
        "/api/v1/market/histories?symbol=BTC-USDT",
    ),
    (
        "kucoin",
        "/api/v1/market/candles",
        "/api/v1/market/candles?symbol=BTC-USDT&type=1min",
    ),
    (
        "kucoin",
        "/api/v1/market/orderbook/level2_{size}",
        "/api/v1/market/orderbook/level2_100?symbol=BTC-USDT",
    ),
    (
        "kucoin",
        "/api/v1/market/orderbook/callauction/level2_{size}",
        "/api/v1/market/orderbook/callauction/level2_20?symbol=BTC-USDT",
    ),
    (
        "kucoin",
        "/api/v1/market/callauctionData",
        "/api/v1/market/callauctionData?symbol=BTC-USDT",
    ),
    ("kucoin", "/api/v1/prices", "/api/v1/prices"),
    (
        "kucoin",
        "/api/v1/market/stats",
        "/api/v1/market/stats?symbol=BTC-USDT",
    ),
    ("kucoin", "/api/v1/markets", "/api/v1/markets"),
    ("kucoin", "/api/v1/my-ip", "/api/v1/my-ip"),
    (
        "kucoin",
        "/api/v1/market/orderbook/level2_20",
        "/api/v1/market/orderbook/level2_20?symbol=BTC-USDT",
    ),
    (
        "kucoin",
        "/api/v1/market/orderbook/level2_100",
        "/api/v1/market/orderbook/level2_100?symbol=BTC-USDT",
    ),
    (
        "okx",
        "/api/v5/market/tickers",
        "/api/v5/market/tickers?instType=SPOT",
    ),
    (
        "okx",
        "/api/v5/market/ticker",
        "/api/v5/market/ticker?instId=BTC-USDT-SWAP",
    ),
    (
        "okx",
        "/api/v5/market/books",
        "/api/v5/market/books?instId=BTC-USDT&sz=400",
    ),
    (
        "okx",
        "/api/v5/market/books-full",
        "/api/v5/market/books-full?instId=BTC-USDT&sz=5000",
    ),
    (
        "okx",
        "/api/v5/market/candles",
        "/api/v5/market/candles?instId=BTC-USDT",
    ),
    (
        "okx",
        "/api/v5/market/history-candles",
        "/api/v5/market/history-candles?instId=BTC-USDT",
    ),
    (
        "okx",
        "/api/v5/market/trades",
        "/api/v5/market/trades?instId=BTC-USDT",
    ),
    (
        "okx",
        "/api/v5/market/history-trades",
        "/api/v5/market/history-trades?instId=BTC-USDT",
    ),
    (
        "okx",
        "/api/v5/market/option/instrument-family-trades",
        "/api/v5/market/option/instrument-family-trades?instFamily=BTC-USD",
    ),
    (
        "okx",
        "/api/v5/market/platform-24-volume",
        "/api/v5/market/platform-24-volume",
    ),
    (
        "okx",
        "/api/v5/market/block-tickers",
        "/api/v5/market/block-tickers?instType=SWAP",
    ),
    (
        "okx",
        "/api/v5/market/block-ticker",
        "/api/v5/market/block-ticker?instId=BTC-USDT",
    ),
    (
        "okx",
        "/api/v5/market/sprd-ticker",
        "/api/v5/market/sprd-ticker?sprdId=BTC-USDT_BTC-USDT-SWAP",
    ),
    (
        "okx",
        "/api/v5/market/sprd-candles",
        "/api/v5/market/sprd-candles?sprdId=BTC-USDT_BTC-USDT-SWAP",
    ),
    (
        "okx",
        "/api/v5/market/sprd-history-candles",
        "/api/v5/market/sprd-history-candles?sprdId=BTC-USDT_BTC-USDT-SWAP",
    ),
    (
        "okx",
        "/api/v5/market/index-tickers",
        "/api/v5/market/index-tickers?quoteCcy=USDT",
    ),
    (
        "okx",
        "/api/v5/market/index-candles",
        "/api/v5/market/index-candles?instId=BTC-USD",
    ),
    (
        "okx",
        "/api/v5/market/history-index-candles",
        "/api/v5/market/history-index-candles?instId=BTC-USD",
    ),
    (
        "okx",
        "/api/v5/market/mark-price-candles",
        "/api/v5/market/mark-price-candles?instId=BTC-USDT-SWAP",
    ),
    (
        "okx",
        "/api/v5/market/history-mark-price-candles",
        "/api/v5/market/history-mark-price-candles?instId=BTC-USDT-SWAP",
    ),
    (
        "okx",
        "/api/v5/market/exchange-rate",
        "/api/v5/market/exchange-rate",
    ),
    (
        "okx",
        "/api/v5/market/index-components",
        "/api/v5/market/index-components?index=BTC-USDT",
    ),
    (
        "okx",
        "/api/v5/market/call-auction-details",
        "/api/v5/market/call-auction-details?instId=BTC-USDT",
    ),
    ("okx", "/api/v5/public/time", "/api/v5/public/time"),
    (
        "okx",
        "/api/v5/public/instruments",
        "/api/v5/public/instruments?instType=SPOT",
    ),
    (
        "okx",
        "/api/v5/public/instruments",
        "/api/v5/public/instruments?instType=SWAP",
    ),
    (
        "okx",
        "/api/v5/public/open-interest",
        "/api/v5/public/open-interest?instType=SWAP",
    ),
    (
        "okx",
        "/api/v5/public/funding-rate",
        "/api/v5/public/funding-rate?instId=BTC-USDT-SWAP",
    ),
    (
        "okx",
        "/api/v5/public/funding-rate-history",
        "/api/v5/public/funding-rate-history?instId=BTC-USDT-SWAP",
    ),
    (
        "okx",
        "/api/v5/public/price-limit",
        "/api/v5/public/price-limit?instId=BTC-USDT",
    ),
    (
        "okx",
        "/api/v5/public/mark-price",
        "/api/v5/public/mark-price?instType=SWAP",
    ),
];

/// OKX endpoints that clients of this repository do not have.
const LEFT_OUT: [&str; 2] = ["/api/v5/market/open-oracle", "/api/v5/market/block-trades"];
/// Of OKX' general endpoints, those that belong to prices.
const PUBLIC: [&str; 7] = [
    "time",
    "instruments",
    "price-limit",
    "mark-price",
    "open-interest",
    "funding-rate",
    "funding-rate-history",
];

#[test]
fn every_endpoint_answers() {
    let local = Local::frozen(1, 60);
    for (venue, _, target) in calls() {
        let reply = ask(&local, venue, target);
        assert_eq!(reply.status(), 200, "{target}: {}", reply.text());
        reply.json();
    }
}

#[test]
fn every_fact_is_served_with_its_fields() {
    let Some(shared) = shared() else {
        println!("skipped: there are no facts (set CCRXT_SHARED to the folder that holds them)");
        return;
    };
    let local = Local::frozen(1, 60);
    let index = shared.join("corpus/index.jsonl");
    let index = if index.is_file() {
        lines(&index)
    } else {
        Vec::new()
    };
    let (mut report, mut used) = (Vec::new(), BTreeSet::new());
    for fact in facts(&shared) {
        let (venue, path) = (
            fact["venue"].as_str().unwrap(),
            fact["path"].as_str().unwrap(),
        );
        let recorded = recorded(&shared, &index, venue, path);
        let mut targets = calls()
            .filter(|call| (call.0, call.1) == (venue, path))
            .peekable();
        if targets.peek().is_none() {
            report.push(format!("{venue} {path}: is not served"));
        }
        for (_, _, target) in targets {
            let reply = ask(&local, venue, target).json();
            let shape = match fact.get("response_of") {
                Some(_) => json!({"code": "string", "msg": "string", "data": fact["response"]}),
                None => fact["response"].clone(),
            };
            let mut check = Check {
                recorded: &recorded,
                wrong: Vec::new(),
            };
            check.value(&shape, &reply, "$");
            for wrong in check.wrong {
                match EXCEPTIONS
                    .iter()
                    .position(|(of, part, _)| path.ends_with(of) && wrong == *part)
                {
                    Some(place) => _ = used.insert(place),
                    None => report.push(format!("{venue} {path}: {wrong}")),
                }
            }
        }
    }
    report.sort();
    report.dedup();
    assert!(report.is_empty(), "{}", report.join("\n"));
    let stale = (0..EXCEPTIONS.len())
        .filter(|place| !used.contains(place))
        .map(|place| EXCEPTIONS[place]);
    assert_eq!(
        stale.collect::<Vec<_>>(),
        [],
        "exceptions that nothing needs"
    );
}

/// What differs from the facts on purpose: end of path, complaint, reason.
const EXCEPTIONS: [(&str, &str, &str); 24] = [
    (
        "/exchangeInfo",
        "$.rateLimits[].count is missing",
        "only the WebSocket API counts there",
    ),
    (
        "/exchangeInfo",
        "$.symbols[].filters[](\"LOT_SIZE\").qtyExponent is missing",
        SBE,
    ),
    (
        "/exchangeInfo",
        "$.symbols[].filters[](\"MARKET_LOT_SIZE\").qtyExponent is missing",
        SBE,
    ),
    (
        "/exchangeInfo",
        "$.symbols[].filters[](\"NOTIONAL\").priceExponent is missing",
        SBE,
    ),
    (
        "/exchangeInfo",
        "$.symbols[].filters[](\"PERCENT_PRICE_BY_SIDE\").multiplierExponent is missing",
        SBE,
    ),
    (
        "/exchangeInfo",
        "$.symbols[].filters[](\"PRICE_FILTER\").priceExponent is missing",
        SBE,
    ),
    (
        "/exchangeInfo",
        "$.symbols[].permissions is no list with items",
        "permission sets took its place",
    ),
    (
        "/calculation",
        "$.externalCalculationId is missing",
        "of the other kind of calculation",
    ),
    (
        "/{currency}",
        "$.data.chains[].depositFeeRate is nowhere known",
        SAME,
    ),
    (
        "/{currency}",
        "$.data.chains[].depositTierFee is nowhere known",
        SAME,
    ),
    (
        "/{currency}",
        "$.data.chains[].withdrawMaxFee is nowhere known",
        SAME,
    ),
    (
        "/books-full",
        "$.data[].asks[] has 3 places, not 4",
        RECORDED,
    ),
    (
        "/books-full",
        "$.data[].bids[] has 3 places, not 4",
        RECORDED,
    ),
    (
        "/call-auction-details",
        "$.data[].auctionEndTime is \"1611907680000\", not integer",
        RECORDED,
    ),
    (
        "/call-auction-details",
        "$.data[].ts is \"1749985200012\", not integer",
        RECORDED,
    ),
    (
        "/history-index-candles",
        "$.data[] has 6 places, not 5",
        RECORDED,
    ),
    (
        "/history-mark-price-candles",
        "$.data[] has 6 places, not 5",
        RECORDED,
    ),
    ("/index-candles", "$.data[] has 6 places, not 5", RECORDED),
    (
        "/mark-price-candles",
        "$.data[] has 6 places, not 5",
        RECORDED,
    ),
    (
        "/index-components",
        "$.data is no list with items",
        "recorded replies have an object",
    ),
    ("/sprd-candles", "$.data[] is no object", RECORDED),
    ("/sprd-history-candles", "$.data[] is no object", RECORDED),
    (
        "/instruments",
        "$.data[].tradeQuoteCcyList is no list with items",
        "contracts have none",
    ),
    (
        "/instruments",
        "$.data[].upcChg is no list with items",
        "most have no change ahead",
    ),
];
const SBE: &str = "only the binary encoding has it";
const SAME: &str = "the list of all currencies has it";
const RECORDED: &str = "recorded replies are so";

fn calls() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    CALLS.into_iter()
}

fn ask(local: &Local, venue: &str, target: &str) -> Raw {
    let address = match venue {
        "binance" => local.addresses.binance,
        "kucoin" => local.addresses.kucoin,
        _ => local.addresses.okx,
    };
    let mut stream = connect(address);
    let key = "x-mbx-apikey: key\r\nconnection: close\r\n";
    write!(stream, "GET {target} HTTP/1.1\r\nhost: test\r\n{key}\r\n").unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    Raw {
        bytes,
        reset: false,
    }
}

fn shared() -> Option<PathBuf> {
    let folder = match std::env::var_os("CCRXT_SHARED") {
        Some(named) => PathBuf::from(named),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    folder.join("facts").is_dir().then_some(folder)
}

fn lines(file: &Path) -> Vec<Value> {
    let text =
        std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The facts of what this exchange speaks.
fn facts(shared: &Path) -> Vec<Value> {
    let all = ["binance/spot", "kucoin/spot", "okx/market", "okx/public"];
    let of = |name: &str| lines(&shared.join("facts").join(name).with_extension("jsonl"));
    let mut facts: Vec<Value> = all.iter().flat_map(|name| of(name)).collect();
    facts.retain(|fact| {
        let path = fact["path"].as_str().unwrap();
        let is_price = path
            .strip_prefix("/api/v5/public/")
            .is_none_or(|name| PUBLIC.contains(&name));
        fact["kind"] == "rest"
            && (fact["auth"] == "public" || fact["auth"] == "key")
            && fact.get("deprecated").is_none()
            && fact.get("detail").is_none()
            && !LEFT_OUT.contains(&path)
            && is_price
    });
    assert!(facts.len() > 60, "only {} facts", facts.len());
    facts
}

/// The names that recorded replies of an endpoint have, by place.
fn recorded(
    shared: &Path,
    index: &[Value],
    venue: &str,
    path: &str,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut names = BTreeMap::new();
    let wanted = |entry: &&Value| {
        entry["venue"] == venue && entry["path"] == path && entry["kind"] == "rest"
    };
    for entry in index.iter().filter(wanted) {
        let file = shared.join("corpus").join(entry["file"].as_str().unwrap());
        collect(
            &serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap(),
            "$",
            &mut names,
        );
    }
    names
}

fn collect(value: &Value, at: &str, names: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::Array(items) => items
            .iter()
            .for_each(|item| collect(item, &format!("{at}[]"), names)),
        Value::Object(members) => {
            for (name, value) in members {
                names.entry(at.to_owned()).or_default().insert(name.clone());
                collect(value, &format!("{at}.{name}"), names);
            }
        }
        _ => {}
    }
}

/// Compares a reply with a shape of the facts.
struct Check<'a> {
    recorded: &'a BTreeMap<String, BTreeSet<String>>,
    wrong: Vec<String>,
}

impl Check<'_> {
    fn value(&mut self, shape: &Value, value: &Value, at: &str) {
        match shape {
            Value::String(kind) => {
                let fits = match kind.as_str() {
                    "string" => value.is_string(),
                    "integer" | "number" => value.is_number(),
                    "boolean" => value.is_boolean(),
                    _ => true,
                };
                if !fits && !value.is_null() {
                    self.wrong.push(format!("{at} is {value}, not {kind}"));
                }
            }
            Value::Array(of) => match value.as_array() {
                Some(items) if !items.is_empty() => {
                    items
                        .iter()
                        .for_each(|item| self.value(&of[0], item, &format!("{at}[]")));
                }
                _ => self.wrong.push(format!("{at} is no list with items")),
            },
            Value::Object(members) => self.object(members, value, at),
            other => panic!("a shape {other}"),
        }
    }

    fn object(&mut self, shape: &serde_json::Map<String, Value>, value: &Value, at: &str) {
        if let Some(options) = shape.get("oneOf").and_then(Value::as_array) {
            let fits = |option: &&Value| {
                let mut check = Check {
                    recorded: self.recorded,
                    wrong: Vec::new(),
                };
                check.value(option, value, at);
                check.wrong.is_empty()
            };
            if !options.iter().any(|option| fits(&option)) {
                self.wrong.push(format!("{at} is none of the shapes"));
            }
        } else if let Some(values) = shape.get("enum").and_then(Value::as_array) {
            if !values.contains(value) {
                self.wrong
                    .push(format!("{at} is {value}, none of {values:?}"));
            }
        } else if let Some(places) = shape.get("tuple").and_then(Value::as_array) {
            let items = value.as_array().map_or(0, Vec::len);
            if items != places.len() {
                return self
                    .wrong
                    .push(format!("{at} has {items} places, not {}", places.len()));
            }
            for (place, shape) in places.iter().enumerate() {
                self.value(shape, &value[place], &format!("{at}[{place}]"));
            }
        } else if let Some(events) = shape.get("events").and_then(Value::as_object) {
            match value["filterType"]
                .as_str()
                .and_then(|kind| events.get(kind))
            {
                Some(shape) => self.value(shape, value, &format!("{at}({})", value["filterType"])),
                None => self
                    .wrong
                    .push(format!("{at} is of no known kind: {value}")),
            }
        } else if let Some(of) = shape.get("<key>") {
            value
                .as_object()
                .unwrap()
                .values()
                .for_each(|value| self.value(of, value, &format!("{at}.*")));
        } else {
            self.members(shape, value, at);
        }
    }

    fn members(&mut self, shape: &serde_json::Map<String, Value>, value: &Value, at: &str) {
        let Some(members) = value.as_object() else {
            return self.wrong.push(format!("{at} is no object"));
        };
        for (name, shape) in shape {
            match members.get(name) {
                Some(value) => self.value(shape, value, &format!("{at}.{name}")),
                None => self.wrong.push(format!("{at}.{name} is missing")),
            }
        }
        let recorded = |name: &str| {
            self.recorded
                .get(at)
                .is_some_and(|names| names.contains(name))
        };
        let new = members
            .keys()
            .filter(|name| !shape.contains_key(*name) && !recorded(name));
        let new: Vec<String> = new
            .map(|name| format!("{at}.{name} is nowhere known"))
            .collect();
        self.wrong.extend(new);
    }
}

#[test]
fn large_replies_are_as_large_as_they_are_asked_for() {
    let local = Local::frozen(1, 1_480);
    let info = ask(&local, "binance", "/api/v3/exchangeInfo");
    assert!(
        (3_300_000..3_700_000).contains(&info.body().len()),
        "{} bytes",
        info.body().len()
    );
    let info = info.json();
    let symbols: BTreeSet<&str> = info["symbols"]
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| symbol["symbol"].as_str().unwrap())
        .collect();
    assert_eq!(symbols.len(), 1_480);
    assert_eq!(
        info,
        ask(&local, "binance", "/api/v3/exchangeInfo").json(),
        "what is written once stays"
    );
    let count = |target: &str, at: &str| {
        ask(&local, "binance", target)
            .json()
            .pointer(at)
            .unwrap()
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(
        count("/api/v3/depth?symbol=BTCUSDT&limit=5000", "/asks"),
        5_000
    );
    assert_eq!(
        count("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=1000", ""),
        1_000
    );
    assert_eq!(count("/api/v3/ticker/bookTicker", ""), 1_480);
}
