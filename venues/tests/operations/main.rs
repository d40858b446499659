//! The lists of operations in `docs/operations`: what each method calls, and the page that says so.
//!
//! In: the sources of the venues, and where they are beside the repository, the facts that were gathered of the venues. Out: a list
//! for each venue that is the same as the committed one. Invariant: an operation that is known of a venue and belongs to its clients
//! is in them. `CCRXT_WRITE=1 cargo test -p venues --test operations` writes the lists anew.

mod coverage;
mod promises;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A venue, and of which product all operations that must be signed are there.
const VENUES: &[(&str, &str)] = &[("binance", "spot"), ("kucoin", "spot"), ("okx", "trade")];

/// A request that no endpoint takes: what became of an order is found out by other operations.
const NO_ENDPOINT: &str = "ResolveRequest";

/// An operation of a client.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Operation {
    venue: &'static str,
    name: String,
    method: String,
    path: String,
    page: String,
}

#[test]
fn the_lists_are_what_the_clients_have() {
    for (venue, _) in VENUES {
        let file = repository().join(format!("docs/operations/{venue}.tsv"));
        let list = list(&operations(venue));
        if std::env::var_os("CCRXT_WRITE").is_some() {
            fs::write(&file, &list).expect("the list can be written");
        }
        let committed = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            committed == list,
            "{} is not what the clients have: run `CCRXT_WRITE=1 cargo test -p venues --test operations`",
            file.display()
        );
    }
}

#[test]
fn what_is_known_of_the_venues_is_there() {
    for (venue, product) in VENUES {
        let Some(facts) = facts(venue) else {
            println!(
                "skipped: there are no facts (set CCRXT_SHARED to the folder that holds them)"
            );
            return;
        };
        let operations = operations(venue);
        let known: BTreeMap<_, _> = facts.iter().map(|fact| (fact.operation(), fact)).collect();
        for operation in &operations {
            let Some(fact) = known.get(&(operation.method.as_str(), operation.path.as_str()))
            else {
                panic!("{operation:?}: the venue is not known to have it");
            };
            let page = fact.docs.as_ref().unwrap_or(&operation.page);
            assert_eq!(*page, operation.page, "{operation:?}");
        }
        let there: BTreeSet<_> = operations
            .iter()
            .map(|operation| (operation.method.as_str(), operation.path.as_str()))
            .collect();
        let missing: Vec<_> = facts
            .iter()
            .filter(|fact| fact.product == *product && fact.auth == "signed" && !fact.deprecated)
            .map(Fact::operation)
            .filter(|operation| !there.contains(operation))
            .collect();
        assert!(missing.is_empty(), "{venue} lacks {missing:?}");
    }
}

fn list(operations: &[Operation]) -> String {
    let lines = operations.iter().map(|operation| {
        let Operation {
            venue,
            name,
            method,
            path,
            page,
        } = operation;
        format!("{venue}\t{name}\t{method}\t{path}\t{page}\n")
    });
    std::iter::once("venue\toperation\tmethod\tpath\tsource\n".to_owned())
        .chain(lines)
        .collect()
}

/// All operations of a venue's clients, by name.
fn operations(venue: &'static str) -> Vec<Operation> {
    let folder = repository().join("venues/src").join(venue).join("spot");
    let mut operations = Vec::new();
    for entry in fs::read_dir(folder).expect("the venue has a folder") {
        let path = entry.expect("the folder can be read").path();
        let source = fs::read_to_string(&path).expect("a source can be read");
        let endpoints = endpoints(&source);
        let called = methods(&source)
            .into_iter()
            .filter(|(_, request)| request != NO_ENDPOINT);
        for (name, request) in called {
            let (method, path, page) = endpoints
                .get(request.as_str())
                .unwrap_or_else(|| panic!("{}: {request} is no endpoint", path.display()));
            operations.push(Operation {
                venue,
                name,
                method: method.clone(),
                path: path.clone(),
                page: page.clone(),
            });
        }
    }
    operations.sort();
    operations
}

/// The methods of a source, with their requests.
fn methods(source: &str) -> Vec<(String, String)> {
    let methods = source.split("pub async fn ").skip(1).filter_map(|method| {
        let (name, rest) = method.split_once('(')?;
        let (arguments, _) = rest.split_once(')')?;
        let (_, request) = arguments.split_once("request: ")?;
        let request = request.trim().trim_end_matches(',');
        Some((name.to_owned(), request.to_owned()))
    });
    methods.collect()
}

/// The endpoints of a source: request, HTTP method, path, and the page in the request's doc.
fn endpoints(source: &str) -> BTreeMap<&str, (String, String, String)> {
    let mut endpoints = BTreeMap::new();
    let mut page = "";
    for piece in source
        .split("impl Endpoint for ")
        .collect::<Vec<_>>()
        .windows(2)
    {
        let [before, after] = piece else { continue };
        page = link(before).unwrap_or(page);
        let (request, body) = after.split_once(" {").expect("an impl has a body");
        let method = value(body, "const METHOD: Method = Method::", ";").unwrap_or("Get");
        let path = value(body, "const PATH: &'static str =", ";").expect("an endpoint has a path");
        let path = path.trim().trim_matches('"');
        endpoints.insert(
            request,
            (method.to_uppercase(), path.to_owned(), page.to_owned()),
        );
    }
    endpoints
}

/// The last link that stands alone in a line of doc.
fn link(source: &str) -> Option<&str> {
    let mut links = source.lines().rev().filter_map(|line| {
        line.trim()
            .strip_prefix("/// <https")
            .and_then(|_| line.trim().strip_prefix("/// <")?.strip_suffix('>'))
    });
    links.next()
}

fn value<'a>(source: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let source = source.split("\nimpl ").next()?;
    let (_, rest) = source.split_once(before)?;
    Some(rest.split_once(after)?.0)
}

/// What is known of an operation.
#[derive(Deserialize)]
struct Fact {
    product: String,
    kind: String,
    method: Option<String>,
    path: String,
    auth: String,
    docs: Option<String>,
    #[serde(default)]
    deprecated: bool,
    /// Set where nothing but the path is known.
    detail: Option<String>,
}

impl Fact {
    /// Whether the venue documents it and does not advise against it.
    fn is_documented(&self) -> bool {
        !self.deprecated && self.detail.is_none()
    }

    fn operation(&self) -> (&str, &str) {
        (self.method.as_deref().unwrap_or_default(), &self.path)
    }
}

/// All that is known of a venue's operations over REST; `None` when there is nothing.
fn facts(venue: &str) -> Option<Vec<Fact>> {
    let folder = match std::env::var_os("CCRXT_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => repository().join("../shared"),
    };
    let mut facts = Vec::new();
    for entry in fs::read_dir(folder.join("facts").join(venue)).ok()? {
        let path = entry.ok()?.path();
        let lines = fs::read_to_string(&path).ok()?;
        let read = lines
            .lines()
            .map(|line| serde_json::from_str::<Fact>(line).expect("a line of the facts"));
        facts.extend(read.filter(|fact| fact.kind == "rest"));
    }
    Some(facts)
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
