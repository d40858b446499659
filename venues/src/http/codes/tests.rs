//! The tables of all venues: what they say, and the page that people read.
//!
//! `CCRXT_WRITE=1 cargo test -p venues --lib` writes `docs/errors.md` anew.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use super::{Codes, Group, Meaning, Told};
use crate::http::Kind;
use crate::{binance, kucoin, okx};

static VENUES: [(&str, &Codes); 3] = [
    ("binance", &binance::codes::CODES),
    ("kucoin", &kucoin::codes::CODES),
    ("okx", &okx::codes::CODES),
];

/// Products of the venues that the clients call, as the corpus names them.
const PRODUCTS: [&str; 6] = ["spot", "spot-legacy", "account", "asset", "market", "trade"];

fn codes(name: &str) -> &'static Codes {
    VENUES.iter().find(|(venue, _)| *venue == name).unwrap().1
}

#[test]
fn a_code_stands_once() {
    for (venue, codes) in VENUES {
        let mut seen = BTreeSet::new();
        for code in codes.groups.iter().flat_map(|group| group.codes) {
            assert!(seen.insert(code), "{venue} has {code} twice");
        }
    }
}

#[test]
fn only_these_leave_open_what_was_done() {
    let open = |venue| {
        let groups = codes(venue).groups.iter();
        let open = groups.filter(|group| group.told == Told::Unknown);
        let mut open: Vec<_> = open.flat_map(|group| group.codes.iter().copied()).collect();
        open.sort_unstable();
        open
    };
    assert_eq!(open("binance"), [-1007, -1006, -1001, -1000]);
    assert_eq!(
        open("kucoin"),
        [
            126038, 126039, 130202, 135005, 135018, 230005, 400400, 408000, 500000
        ]
    );
    assert_eq!(
        open("okx"),
        [
            50001, 50004, 50013, 50026, 51054, 51149, 51412, 58124, 59121, 70511
        ]
    );
    let meaning = codes("okx").meaning("50001", "Service temporarily unavailable.");
    let kind = Kind::Maintenance;
    assert_eq!(meaning, Meaning { kind, open: true });
}

#[test]
fn a_code_that_is_not_listed_is_a_refusal_without_a_special_kind() {
    for code in ["123456", "", "words", "5XXXX"] {
        let meaning = codes("okx").meaning(code, "order not exist");
        assert_eq!(meaning, Meaning::refusal(Kind::ExchangeError), "{code}");
    }
}

#[test]
fn the_case_behind_an_underscore_does_not_count() {
    let meaning = codes("okx").meaning("51008_1000", "Order failed.");
    assert_eq!(meaning, Meaning::refusal(Kind::InsufficientBalance));
}

#[test]
fn words_tell_what_binance_refused() {
    let of = |code, words| codes("binance").meaning(code, words).kind;
    for (words, kind) in [
        (
            "Account has insufficient balance for requested action.",
            Kind::InsufficientBalance,
        ),
        ("Duplicate order sent.", Kind::DuplicateOrderId),
        ("Unknown order sent.", Kind::OrderNotFound),
        (
            "Filter failure: PERCENT_PRICE_BY_SIDE",
            Kind::FilterViolation,
        ),
        ("Price * QTY is zero or less.", Kind::FilterViolation),
        ("Market is closed.", Kind::InvalidSymbol),
        (
            "This symbol is restricted for this account.",
            Kind::PermissionDenied,
        ),
        (
            "This account may not place or cancel orders.",
            Kind::PermissionDenied,
        ),
        ("Rest API trading is not enabled.", Kind::PermissionDenied),
        (
            "Quote order qty market orders are not support for this symbol.",
            Kind::InvalidParameter,
        ),
        (
            "Order amend (quantity increase) is not supported.",
            Kind::InvalidParameter,
        ),
        (
            "Order would immediately match and take.",
            Kind::ExchangeError,
        ),
    ] {
        assert_eq!(of("-2010", words), kind, "{words}");
    }
    assert_eq!(
        of("-1013", "Filter failure: LOT_SIZE"),
        Kind::FilterViolation
    );
    assert_eq!(of("-1013", "Invalid quantity."), Kind::InvalidParameter);
    assert_eq!(
        of("-1003", "Too much request weight used."),
        Kind::RateLimited
    );
    assert_eq!(
        of("-1003", "Way too much; IP banned until 1."),
        Kind::Banned
    );
    // Where the code says it, the words do not count.
    assert_eq!(
        of("-1022", "Duplicate order sent."),
        Kind::AuthenticationError
    );
}

#[test]
fn words_tell_what_kucoin_refused() {
    let of = |words| codes("kucoin").meaning("400100", words).kind;
    for (words, kind) in [
        (
            "order_not_exist_or_not_allow_to_cancel",
            Kind::OrderNotFound,
        ),
        ("The order does not exist.", Kind::OrderNotFound),
        ("clientOid already exists", Kind::DuplicateOrderId),
        ("Duplicate clientOid", Kind::DuplicateOrderId),
        ("account.available.amount", Kind::InsufficientBalance),
        (
            "Order size below the minimum requirement.",
            Kind::FilterViolation,
        ),
        ("Order size increment invalid.", Kind::FilterViolation),
        ("Unsupported trading pair.", Kind::InvalidSymbol),
        ("clientOid is required", Kind::InvalidParameter),
        ("", Kind::InvalidParameter),
    ] {
        assert_eq!(of(words), kind, "{words}");
    }
    assert_eq!(codes("kucoin").told("clientOid is required"), None);
}

/// A line of the index of payloads.
#[derive(Deserialize)]
struct Payload {
    file: String,
    venue: String,
    product: String,
    path: Option<String>,
}

#[test]
fn codes_that_the_venues_were_seen_to_send_are_listed() {
    let Some(shared) = shared() else {
        println!("skipped: there are no payloads (set CCRXT_SHARED to the folder that holds them)");
        return;
    };
    let index = fs::read_to_string(shared.join("corpus/index.jsonl")).expect("the index");
    let mut seen = BTreeSet::new();
    for line in index.lines() {
        let payload: Payload = serde_json::from_str(line).expect("a line of the index");
        let called = payload.path.is_some() && PRODUCTS.contains(&payload.product.as_str());
        let Some((venue, codes)) = VENUES.iter().find(|(venue, _)| *venue == payload.venue) else {
            continue;
        };
        let text = fs::read_to_string(shared.join("corpus").join(&payload.file));
        let Ok(body) = serde_json::from_str(&text.expect("a payload")) else {
            continue;
        };
        for code in sent(&body).into_iter().filter(|_| called) {
            let listed = codes.group(&code).is_some();
            // Of a payload that a page shows without a number.
            let shown = code.contains('X');
            assert!(listed || shown, "{venue}: {code} in {}", payload.file);
            seen.insert((*venue, code));
        }
    }
    assert!(seen.len() > 10, "only {seen:?} were seen");
}

/// The codes of refusals in a body, wherever they stand.
fn sent(body: &Value) -> Vec<String> {
    let mut sent = Vec::new();
    match body {
        Value::Object(fields) => {
            for (code, words) in [("code", "msg"), ("sCode", "sMsg")] {
                if let (Some(code), Some(_)) = (fields.get(code), fields.get(words)) {
                    sent.push(
                        code.as_str()
                            .map_or_else(|| code.to_string(), str::to_owned),
                    );
                }
            }
            sent.extend(fields.values().flat_map(self::sent));
        }
        Value::Array(items) => sent.extend(items.iter().flat_map(self::sent)),
        _ => {}
    }
    sent.retain(|code| !["0", "200", "200000", ""].contains(&code.as_str()));
    sent
}

#[test]
fn the_page_says_what_the_tables_say() {
    let (page, file) = (page(), repository().join("docs/errors.md"));
    if std::env::var_os("CCRXT_WRITE").is_some() {
        fs::write(&file, &page).expect("the page can be written");
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == page,
        "docs/errors.md is stale: run `CCRXT_WRITE=1 cargo test -p venues --lib`"
    );
}

const HEAD: &str = "\
# Errors by the venues' codes

An exception has the venue's `code` and is of the kind named here: a class of `ccrxt.errors`, and of the venue's own error too. A code that is
not listed is an `ExchangeError`.

**Done?** says whether a call that changes something may have been done all the same. Where it may, the error is an `OrderOutcomeUnknown`
instead, and `client.resolve(error)` asks the venue what became of it.

This page is made of the tables in `venues/src/<venue>/codes.rs` by `CCRXT_WRITE=1 cargo test -p venues --lib`; a test fails when it is stale.
";

fn page() -> String {
    let mut page = HEAD.to_owned();
    for (venue, codes) in VENUES {
        write!(page, "\n## {venue}\n\nThe venue's own pages: ").unwrap();
        let links: Vec<_> = codes.pages.iter().map(|page| format!("<{page}>")).collect();
        writeln!(page, "{}.\n", links.join(", ")).unwrap();
        page.push_str("| kind | done? | what it is about | codes |\n|---|---|---|---|\n");
        for group in codes.groups {
            page.push_str(&row(group));
        }
        if codes.words.is_empty() {
            continue;
        }
        page.push_str("\nWhere it goes *by words*, the venue's message tells the kind:\n\n");
        page.push_str("| kind | words |\n|---|---|\n");
        for (kind, words) in codes.words {
            let words: Vec<_> = words.iter().map(|words| format!("`{words}`")).collect();
            writeln!(page, "| `{}` | {} |", kind.name(), words.join(", ")).unwrap();
        }
    }
    page
}

fn row(group: &Group) -> String {
    let Group {
        told,
        kind,
        about,
        codes,
    } = group;
    let codes: Vec<_> = codes.iter().map(i32::to_string).collect();
    let (otherwise, done) = match told {
        Told::Refused => ("", "no"),
        Told::ByWords => (", or *by words*", "no"),
        Told::Unknown => ("", "perhaps"),
    };
    let (kind, codes) = (kind.name(), codes.join(", "));
    format!("| `{kind}`{otherwise} | {done} | {about} | {codes} |\n")
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Payloads and facts that were gathered of the venues; `None` when there are none.
fn shared() -> Option<PathBuf> {
    let folder = match std::env::var_os("CCRXT_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => repository().join("../shared"),
    };
    folder.join("corpus/index.jsonl").exists().then_some(folder)
}
