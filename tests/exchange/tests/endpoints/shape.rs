//! Compares a reply with the shape that the facts give it.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What differs from the facts on purpose: end of path, complaint, reason.
pub const EXCEPTIONS: [(&str, &str, &str); 24] = [
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

/// Compares a reply with a shape of the facts.
pub struct Check<'a> {
    pub recorded: &'a BTreeMap<String, BTreeSet<String>>,
    pub wrong: Vec<String>,
}

impl Check<'_> {
    pub fn value(&mut self, shape: &Value, value: &Value, at: &str) {
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
