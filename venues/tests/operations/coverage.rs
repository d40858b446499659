//! The page that says what is covered of the venues, and what is not.
//!
//! In: the operations of the clients, and the committed list of what is left out. Out: `docs/coverage.md`. Invariant: every number on the page is counted here, and
//! where the facts are beside the repository, the ones of what is left out are compared with them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::{Fact, Operation, VENUES, facts, operations, repository};

/// Products of which something is left out: how many operations, and why.
const LEFT_OUT: &str = "docs/operations/left-out.tsv";
const PAGE: &str = "docs/coverage.md";

const HEAD: &str = "\
# Coverage

What the clients of each venue call over REST, and what they leave out. Streams are not there yet.

This page is made of the clients and of `docs/operations/left-out.tsv` by `CCRXT_WRITE=1 cargo test -p venues --test operations`; a
test fails when it is stale. An operation counts once for each way in which it is called. What is left out is counted without what the venue calls deprecated.
";

#[test]
fn the_page_says_what_the_lists_say() {
    let page = page();
    let file = repository().join(PAGE);
    if std::env::var_os("CCRXT_WRITE").is_some() {
        fs::write(&file, &page).expect("the page can be written");
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == page,
        "{PAGE} is stale: run `CCRXT_WRITE=1 cargo test -p venues --test operations`"
    );
}

#[test]
fn what_is_left_out_is_listed_with_its_number() {
    for (venue, _) in VENUES {
        let Some(facts) = facts(venue) else {
            println!(
                "skipped: there are no facts (set CCRXT_SHARED to the folder that holds them)"
            );
            return;
        };
        let covered = operations(venue);
        let mut left = BTreeMap::<&str, BTreeSet<_>>::new();
        for fact in facts.iter().filter(|fact| fact.is_documented()) {
            if !covered.iter().any(|one| is_of(fact, one)) {
                let product = left.entry(&fact.product).or_default();
                product.insert(fact.operation());
            }
        }
        let known = left.iter().map(|(product, left)| (*product, left.len()));
        let listed = left_out(venue);
        let listed = listed.iter().map(|row| (row[1].as_str(), number(&row[2])));
        assert_eq!(
            listed.collect::<BTreeMap<_, _>>(),
            known.collect(),
            "{LEFT_OUT}, {venue}"
        );
    }
}

/// Whether a fact is of an operation, whose path may have a place for a size.
fn is_of(fact: &Fact, operation: &Operation) -> bool {
    let (method, path) = fact.operation();
    let in_place = |own: &str| {
        let (start, rest) = own.split_once('{')?;
        let (_, end) = rest.split_once('}')?;
        path.strip_prefix(start)?.strip_suffix(end)
    };
    let is_size = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    method == operation.method
        && (path == operation.path || in_place(&operation.path).is_some_and(is_size))
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    page.push_str("\n| venue | operations | left out |\n|---|---:|---:|\n");
    for (venue, _) in VENUES {
        let (there, left) = (operations(venue).len(), sum(&left_out(venue)));
        page.push_str(&format!("| [{venue}](#{venue}) | {there} | {left} |\n"));
    }
    for (venue, _) in VENUES {
        page.push_str(&section(venue));
    }
    page
}

fn section(venue: &'static str) -> String {
    let mut section = format!("\n## {venue}\n\n| operation | call |\n|---|---|\n");
    for operation in operations(venue) {
        let Operation {
            name,
            method,
            path,
            page,
            ..
        } = operation;
        section.push_str(&format!("| [`{name}`]({page}) | `{method} {path}` |\n"));
    }
    section.push_str(&format!("\n### Left out of {venue}\n\n"));
    section.push_str("| product | operations | why |\n|---|---:|---|\n");
    for row in left_out(venue) {
        section.push_str(&format!("| {} | {} | {} |\n", row[1], row[2], row[3]));
    }
    section
}

/// Products of a venue of which something is left out: venue, product, number, reason.
fn left_out(venue: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(repository().join(LEFT_OUT)).expect("the list can be read");
    let rows = text
        .lines()
        .skip(1)
        .map(|row| row.split('\t').map(str::to_owned).collect());
    rows.filter(|row: &Vec<String>| row[0] == venue).collect()
}

fn sum(rows: &[Vec<String>]) -> usize {
    rows.iter().map(|row| number(&row[2])).sum()
}

fn number(text: &str) -> usize {
    text.parse().expect("a number of operations")
}
