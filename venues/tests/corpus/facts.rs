//! Replies as the venues' documentation describes them, for calls of which nothing was recorded as well.
//!
//! In: what is known of an operation's reply, field by field. Out: a reply with every field, its values made up. Invariant: each field
//! is held by the type of the reply, as those of recorded replies are.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::replies;

/// Replies by venue, method and path.
pub type Described = BTreeMap<(String, String, String), String>;

/// What is known of an operation.
#[derive(Deserialize)]
struct Fact {
    kind: String,
    method: Option<String>,
    path: String,
    response: Option<Value>,
    /// In which field of an envelope the reply stands.
    response_of: Option<String>,
}

/// Texts that are `true` or `false`.
const TRUTHS: [&str; 3] = ["atRisk", "reduceOnly", "result"];

/// Operations whose replies were recorded, and are not as they are described.
const OTHERWISE: [(&str, &str); 7] = [
    ("/api/v5/market/books-full", "a level has three items"),
    (
        "candles",
        "a candle is a row, and its last item says whether it is complete",
    ),
    ("/api/v5/account/balance", "an average price is one text"),
    (
        "/api/v5/account/risk-state",
        "what is at risk stands in lists",
    ),
    (
        "/api/v5/trade/easy-convert-currency-list",
        "the value is the one item of a list",
    ),
    ("/api/v1/market/candles", "a candle has seven items"),
    ("klines", "a kline has twelve items"),
];

/// A reply of each operation that is described; `None` when there are no facts.
pub fn described() -> Option<Described> {
    let facts = replies::folder()?.join("facts");
    let mut described = Described::new();
    for venue in ["binance", "kucoin", "okx"] {
        for entry in fs::read_dir(facts.join(venue)).ok()? {
            let lines = fs::read_to_string(entry.ok()?.path()).ok()?;
            let facts = lines
                .lines()
                .map(|line| serde_json::from_str::<Fact>(line).expect("a line of the facts"));
            for fact in facts.filter(|fact| fact.kind == "rest") {
                if let (Some(reply), Some(method)) = (reply(venue, &fact), fact.method) {
                    let of = (venue.to_owned(), method, fact.path);
                    described.insert(of, reply.to_string());
                }
            }
        }
    }
    Some(described)
}

fn reply(venue: &str, fact: &Fact) -> Option<Value> {
    let otherwise = |(path, _): &(&str, &str)| fact.path.ends_with(path);
    if OTHERWISE.iter().any(otherwise) {
        return None;
    }
    let value = sample("", fact.response.as_ref()?)?;
    Some(match (&fact.response_of, value) {
        (Some(within), value) => json!({"code": "0", "msg": "", within.as_str(): value}),
        (None, Value::Object(mut fields)) if venue == "kucoin" => {
            fields.insert("code".to_owned(), json!("200000"));
            // Without it the reply says nothing of its value.
            fields.get("data")?;
            Value::Object(fields)
        }
        (None, Value::Object(fields)) if venue == "okx" && !fields.contains_key("data") => {
            return None;
        }
        (None, value) => value,
    })
}

/// A value of a described type, in a field of this name; `None` where it may be anything.
fn sample(name: &str, described: &Value) -> Option<Value> {
    Some(match described {
        Value::String(described) => match described.as_str() {
            "string" if TRUTHS.contains(&name) => json!("true"),
            "string" | "decimal" => json!("7"),
            "integer" | "number" | "timestamp" => json!(7),
            "boolean" => json!(true),
            _ => return None,
        },
        // How many items a row has is not said.
        Value::Array(rows) if matches!(&rows[..], [Value::Array(_)]) => json!([]),
        Value::Array(items) => match &items[..] {
            [Value::Object(tagged)] if tagged.contains_key("taggedBy") => tagged_samples(tagged),
            items => Value::Array(
                items
                    .iter()
                    .map(|item| sample(name, item))
                    .collect::<Option<_>>()?,
            ),
        },
        Value::Object(fields) => match fields.iter().next() {
            Some((word, any)) if word == "enum" => any[0].clone(),
            Some((word, any)) if word == "oneOf" => sample(name, &any[0])?,
            Some((word, items)) if word == "tuple" => sample(name, items)?,
            Some((word, value)) if word == "<key>" => json!({"KEY": sample(name, value)?}),
            _ => {
                let known = fields.iter();
                let known = known.filter_map(|(name, of)| Some((name.clone(), sample(name, of)?)));
                let fields: Map<_, _> = known.collect();
                (!fields.is_empty()).then_some(Value::Object(fields))?
            }
        },
        _ => return None,
    })
}

/// One of each kind, with its name.
fn tagged_samples(tagged: &Map<String, Value>) -> Value {
    let kinds = tagged["events"].as_object().into_iter().flatten();
    let samples = kinds.filter_map(|(kind, fields)| {
        let mut value = sample("", fields)?;
        value["filterType"] = json!(kind);
        Some(value)
    });
    Value::Array(samples.collect())
}
