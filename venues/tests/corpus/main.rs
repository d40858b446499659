//! Every recorded reply of an implemented endpoint decodes, and every value in it is held by a field, digit for digit; also with its
//! fields in another order and one more of them, and without any that it can do without. So do replies as they are described.
//!
//! The replies are not part of the repository: the test reads `../shared/corpus` beside it, or `$CCRXT_SHARED/corpus`, and says so when
//! there is none.

mod compare;
mod drift;
mod empties;
mod facts;
mod replies;
mod table;

use std::collections::BTreeSet;
use std::path::Path;

use replies::Reply;
use serde_json::Value;

#[test]
fn every_recorded_value_is_held_by_a_field() {
    let Some(replies) = replies::all() else {
        println!("skipped: there is no corpus (set CCRXT_SHARED to the folder that holds it)");
        return;
    };
    let mut failures = Vec::new();
    for entry in table::entries() {
        let mut seen = 0;
        for reply in replies.iter().filter(|reply| entry.takes(reply)) {
            seen += 1;
            failures.extend(
                entry
                    .check(&reply.body)
                    .into_iter()
                    .map(|failure| format!("{}: {failure}", reply.file)),
            );
        }
        if seen == 0 && !entry.unrecorded {
            failures.push(format!(
                "{} {}: no recorded reply; is the path right?",
                entry.venue, entry.path
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn every_described_value_is_held_by_a_field() {
    let Some(described) = facts::described() else {
        println!("skipped: there are no facts (set CCRXT_SHARED to the folder that holds them)");
        return;
    };
    let (mut failures, mut checked) = (Vec::new(), 0);
    for entry in table::entries() {
        let [venue, method, path] = [entry.venue, entry.method, entry.path].map(str::to_owned);
        if let Some(reply) = described.get(&(venue, method, path)) {
            checked += 1;
            let of = |failure| format!("{}: {failure}", entry.name());
            failures.extend(entry.check(reply).into_iter().map(of));
        }
    }
    assert!(checked > 150, "only {checked} replies are described");
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// `needed.txt` lists what each reply must have: without it, it says nothing. `CCRXT_WRITE=1` writes it anew.
#[test]
fn all_but_what_is_listed_may_be_left_out() {
    let Some(replies) = replies::all() else {
        println!("skipped: there is no corpus (set CCRXT_SHARED to the folder that holds it)");
        return;
    };
    let mut list = String::new();
    for entry in table::entries() {
        let (mut tried, mut needed) = (BTreeSet::new(), BTreeSet::new());
        for reply in replies.iter().filter(|reply| entry.takes(reply)) {
            let body = empties::short(&reply.body);
            for place in empties::places(&body) {
                let decodes = |body: &Value| (entry.held)(body.to_string().as_bytes()).is_ok();
                if !tried.insert(place.clone()) {
                    continue;
                }
                if !empties::without(&body, &place).iter().all(decodes) {
                    needed.insert(place);
                }
            }
        }
        let needed: Vec<_> = needed.into_iter().collect();
        if !needed.is_empty() {
            list.push_str(&format!("{}: {}\n", entry.name(), needed.join(" ")));
        }
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/needed.txt");
    if std::env::var_os("CCRXT_WRITE").is_some() {
        std::fs::write(&file, &list).expect("the list can be written");
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == list,
        "other fields are needed than {} lists: run `CCRXT_WRITE=1 cargo test -p venues --test corpus` and see what changed",
        file.display()
    );
}

#[test]
fn every_operation_has_a_type_for_its_replies() {
    let operations = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/operations");
    for venue in ["binance", "kucoin", "okx"] {
        let list = std::fs::read_to_string(operations.join(format!("{venue}.tsv")));
        for line in list.expect("the operations are listed").lines().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            let is_of = |entry: &&table::Entry| {
                (entry.venue, entry.method, entry.path) == (columns[0], columns[2], columns[3])
            };
            assert!(
                table::entries().any(|entry| is_of(&entry)),
                "{line}: which type holds its replies? Say so in venues/tests/corpus/table"
            );
        }
    }
}

#[test]
fn every_recorded_error_is_told_from_a_value() {
    let Some(replies) = replies::errors() else {
        println!("skipped: there is no corpus (set CCRXT_SHARED to the folder that holds it)");
        return;
    };
    for (venue, refusal) in table::ERRORS {
        let of_venue: Vec<&Reply> = replies
            .iter()
            .filter(|reply| reply.venue == *venue)
            .collect();
        assert!(!of_venue.is_empty(), "no recorded error of {venue}");
        for reply in of_venue {
            assert!(
                refusal(reply.body.as_bytes()),
                "{} is not seen as an error: {}",
                reply.file,
                reply.body
            );
        }
    }
}
