//! Crates that are read with the bound one, for it shows items of theirs as its own: `pub use market_types::*`.
//!
//! In: a request, and the rules that name such crates. Out: one JSON with the items of all. Invariant: the bound crate's ids stay; an item
//! of another crate has the id by which the bound one knows it, or a new one.

use std::collections::{BTreeMap, BTreeSet};

use rustdoc_types::{Crate, Id, ItemEnum, Visibility};
use serde_json::Value;

use super::{Request, read};
use crate::bindings::diagnostics::Diagnostic;
use crate::bindings::rules::Pattern;
use crate::bindings::rustdoc::lock::Lock;

/// The bound crate, with those that a rule names and that it shows something of.
pub fn together(request: &Request, crates: &[Pattern]) -> Result<Crate, Diagnostic> {
    let mut own = read(request)?;
    // Rustdoc's cargo has written it by now, if there was none.
    let lock = Lock::read(request.package);
    let mut seen = BTreeSet::new();
    loop {
        let next = shown(&own).into_iter().find(|name| {
            !seen.contains(name)
                && crates
                    .iter()
                    .any(|rule| rule.matches(std::slice::from_ref(name)))
        });
        let Some(name) = next else {
            return Ok(own);
        };
        let package = lock
            .nearest(&name)
            .into_iter()
            .next()
            .ok_or_else(|| unlocked(&name))?;
        let other = read(&Request {
            dependency: Some(&package),
            ..*request
        })?;
        join(&mut own, other)?;
        seen.insert(name);
    }
}

fn unlocked(name: &str) -> Diagnostic {
    Diagnostic {
        message: format!(
            "a rule wants the crate `{name}` read, and Cargo.lock does not say which version that is"
        ),
        places: Vec::new(),
        why: "it is read as the bound crate uses it".into(),
        help: "make the lock file and run again:\ncargo generate-lockfile".into(),
    }
}

/// The crates that public re-exports lead to, and of which nothing is known but paths.
fn shown(krate: &Crate) -> BTreeSet<String> {
    let public = krate
        .index
        .values()
        .filter(|item| item.visibility == Visibility::Public);
    let targets = public.filter_map(|item| match &item.inner {
        ItemEnum::Use(import) => import.id,
        _ => None,
    });
    targets
        .filter(|id| !krate.index.contains_key(id))
        .filter_map(|id| krate.paths.get(&id)?.path.first().cloned())
        .collect()
}

fn join(own: &mut Crate, other: Crate) -> Result<(), Diagnostic> {
    let broken = |error: serde_json::Error| {
        Diagnostic::new(format!("the JSON of a crate cannot be joined: {error}"))
    };
    let ids = Ids::new(own, &other);
    let mut json = serde_json::to_value(&other).map_err(broken)?;
    ids.rewrite(&mut json);
    let other: Crate = serde_json::from_value(json).map_err(broken)?;
    own.index.extend(other.index);
    for (id, summary) in other.paths {
        own.paths.entry(id).or_insert(summary);
    }
    Ok(())
}

/// New ids for those of another crate.
struct Ids {
    /// Of what both crates know by its path.
    known: BTreeMap<u64, u64>,
    /// All others are so much larger.
    offset: u64,
}

impl Ids {
    fn new(own: &Crate, other: &Crate) -> Self {
        let paths = |krate: &Crate| {
            let paths = krate.paths.iter();
            let named = paths.map(|(id, summary)| {
                (
                    (summary.path.clone(), format!("{:?}", summary.kind)),
                    u64::from(id.0),
                )
            });
            named.collect::<BTreeMap<_, _>>()
        };
        let mine = paths(own);
        let theirs = paths(other).into_iter();
        let largest = own
            .index
            .keys()
            .chain(own.paths.keys())
            .map(|Id(number)| *number)
            .max();
        Ids {
            known: theirs
                .filter_map(|(path, id)| Some((id, *mine.get(&path)?)))
                .collect(),
            offset: largest.map_or(0, |largest| u64::from(largest) + 1),
        }
    }

    fn of(&self, id: u64) -> u64 {
        self.known.get(&id).copied().unwrap_or(id + self.offset)
    }

    /// Rewrites every id in a JSON of rustdoc, which are the numbers under these names and in these lists, and the keys of two tables.
    fn rewrite(&self, json: &mut Value) {
        match json {
            Value::Array(items) => items.iter_mut().for_each(|item| self.rewrite(item)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    match (name.as_str(), &mut *value) {
                        ("id" | "root", Value::Number(_)) => self.number(value),
                        (
                            "items" | "impls" | "fields" | "variants" | "implementations" | "tuple",
                            Value::Array(list),
                        ) => {
                            list.iter_mut().for_each(|item| self.number(item));
                        }
                        ("links", Value::Object(links)) => {
                            links.values_mut().for_each(|link| self.number(link))
                        }
                        ("index" | "paths", Value::Object(table)) => {
                            let rows = std::mem::take(table).into_iter();
                            *table = rows.map(|(key, row)| (self.key(&key), row)).collect();
                        }
                        _ => {}
                    }
                    self.rewrite(value);
                }
            }
            _ => {}
        }
    }

    fn number(&self, json: &mut Value) {
        if let Some(id) = json.as_u64() {
            *json = self.of(id).into();
        }
    }

    fn key(&self, key: &str) -> String {
        key.parse()
            .map_or_else(|_| key.to_owned(), |id| self.of(id).to_string())
    }
}
