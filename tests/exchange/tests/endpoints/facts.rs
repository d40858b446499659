//! What is known of the endpoints: the facts, and the names that recorded replies have.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

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

pub fn shared() -> Option<PathBuf> {
    let folder = match std::env::var_os("CCRXT_SHARED") {
        Some(named) => PathBuf::from(named),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    folder.join("facts").is_dir().then_some(folder)
}

pub fn lines(file: &Path) -> Vec<Value> {
    let text =
        std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The facts of what this exchange speaks.
pub fn facts(shared: &Path) -> Vec<Value> {
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
pub fn recorded(
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
