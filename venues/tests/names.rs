//! Names of fields: those of the wire, in snake_case, but for the exceptions that stand here.
//!
//! In: the sources of the venues, where each field's wire name is what serde is told, or what its doc ends with:
//! ``/// Last traded size (`lastSz`).``, or else its name in camel case. Out: every field whose name is not made from its wire name
//! by rule. Invariant: an exception that no field needs fails too.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Names of a venue that are not made by rule.
struct Exceptions {
    venue: &'static str,
    /// Abbreviations that are spelled out wherever they are a word of a name.
    words: &'static [(&'static str, &'static str)],
    /// Whole wire names that got another name, each with why in the field's doc.
    names: &'static [(&'static str, &'static str)],
}

const EXCEPTIONS: &[Exceptions] = &[
    Exceptions {
        venue: "binance",
        words: &[],
        // Letters are replaced by the venue's own words for them; `type` says nothing by itself.
        names: &[
            ("a", "agg_trade_id"),
            ("p", "price"),
            ("q", "quantity"),
            ("f", "first_trade_id"),
            ("l", "last_trade_id"),
            ("T", "timestamp"),
            ("m", "is_buyer_maker"),
            ("M", "is_best_match"),
            ("type", "ticker_type"),
            // Of an order it says all.
            ("type", "type"),
        ],
    },
    Exceptions {
        venue: "kucoin",
        words: &[("c", "create")],
        names: &[
            ("st", "is_special_treatment"),
            ("limitBTCAmount", "limit_btc_amount"),
            ("usedBTCAmount", "used_btc_amount"),
        ],
    },
    Exceptions {
        venue: "okx",
        words: &[
            ("px", "price"),
            ("sz", "size"),
            ("ts", "time"),
            ("oi", "open_interest"),
        ],
        names: &[
            ("last", "price"),
            ("maxPlatOILmt", "max_plat_open_interest_lmt"),
            ("maxPlatOICoinLmt", "max_plat_open_interest_coin_lmt"),
            ("cTime", "create_time"),
            ("uTime", "update_time"),
            ("pTime", "push_time"),
            ("eq", "equity"),
            ("makerUSDC", "maker_usdc"),
            ("takerUSDC", "taker_usdc"),
            ("deltaBS", "delta_bs"),
            ("deltaPA", "delta_pa"),
            ("gammaBS", "gamma_bs"),
            ("gammaPA", "gamma_pa"),
            ("thetaBS", "theta_bs"),
            ("thetaPA", "theta_pa"),
            ("vegaBS", "vega_bs"),
            ("vegaPA", "vega_pa"),
        ],
    },
];

#[test]
fn fields_are_named_after_the_wire() {
    for exceptions in EXCEPTIONS {
        let fields = fields_of(exceptions.venue);
        assert!(
            fields.len() > 50,
            "{} has {} fields with a wire name",
            exceptions.venue,
            fields.len()
        );
        let mut needed = BTreeSet::new();
        for Field { place, name, wire } in &fields {
            let (expected, used) = expected(wire, name, exceptions);
            assert_eq!(*name, expected, "{place}: the wire name is {wire}");
            needed.extend(used);
        }
        for (from, _) in exceptions.words.iter().chain(exceptions.names) {
            assert!(
                needed.contains(from),
                "{}: no field needs the exception {from}",
                exceptions.venue
            );
        }
    }
}

/// The name that a wire name becomes, and the exceptions that were needed for it. Where there are several, the one that was chosen.
fn expected(wire: &str, chosen: &str, exceptions: &Exceptions) -> (String, Vec<&'static str>) {
    let of_wire = || exceptions.names.iter().filter(|(from, _)| *from == wire);
    let exception = of_wire().find(|(_, to)| *to == chosen).or(of_wire().next());
    if let Some((from, to)) = exception {
        return ((*to).to_owned(), vec![from]);
    }
    let mut used = Vec::new();
    let words: Vec<String> = words(wire)
        .into_iter()
        .map(
            |word| match exceptions.words.iter().find(|(from, _)| *from == word) {
                Some((from, to)) => {
                    used.push(*from);
                    (*to).to_owned()
                }
                None => word,
            },
        )
        .collect();
    (words.join("_"), used)
}

/// A word begins at a capital and at digits behind a small letter; digits keep the letters behind them.
fn words(wire: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for letter in wire.chars() {
        if letter.is_uppercase() || (letter.is_ascii_digit() && before.is_lowercase()) {
            words.push(String::new());
        }
        words
            .last_mut()
            .expect("there is always a word")
            .extend(letter.to_lowercase());
        before = letter;
    }
    words.retain(|word| !word.is_empty());
    words
}

struct Field {
    place: String,
    name: String,
    wire: String,
}

fn fields_of(venue: &str) -> Vec<Field> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src")
        .join(venue)
        .join("spot");
    let mut fields = Vec::new();
    for entry in fs::read_dir(&folder).expect("the venue has a folder") {
        let path = entry.expect("the folder can be read").path();
        let source = fs::read_to_string(&path).expect("a source can be read");
        let mut wire = None;
        for (at, line) in source.lines().enumerate() {
            let line = line.trim();
            if line.starts_with("///") {
                wire = wire_name(line).or(wire);
            } else if let Some(renamed) = line.strip_prefix("#[serde(rename = \"") {
                wire = renamed.split('"').next().map(str::to_owned);
            } else if let Some((name, _)) = line
                .strip_prefix("pub ")
                .and_then(|field| field.split_once(": "))
            {
                let name = name.trim_start_matches("r#").to_owned();
                fields.push(Field {
                    place: format!("{}:{}", path.display(), at + 1),
                    wire: wire.take().unwrap_or_else(|| camel_case(&name)),
                    name,
                });
            } else if !line.starts_with("#[") {
                wire = None;
            }
        }
    }
    fields
}

/// The last name in backticks and parentheses of a line of doc.
fn wire_name(line: &str) -> Option<String> {
    let (_, rest) = line.rsplit_once("(`")?;
    let (wire, _) = rest.split_once("`)")?;
    Some(wire.to_owned())
}

/// What serde sends and expects for a field of a struct that is renamed as a whole.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (head, tail) = word.split_at(1);
        name + &head.to_uppercase() + tail
    })
}
