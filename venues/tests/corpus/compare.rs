//! What was sent against what is held.
//!
//! Equal are: a number and its text; `""`, null and absent. Nothing is converted: digits are compared as text.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// A field, or an item of a positional reply, that no type holds; and why.
#[derive(Clone, Copy)]
pub struct Unheld {
    pub field: &'static str,
    pub why: &'static str,
}

/// Differences between two JSON texts, each with its place.
pub fn differences(sent: &str, held: &str, unheld: &[Unheld]) -> Vec<String> {
    let mut differences = Vec::new();
    compare("", sent, Some(held), unheld, &mut differences);
    differences
}

fn compare(
    place: &str,
    sent: &str,
    held: Option<&str>,
    unheld: &[Unheld],
    differences: &mut Vec<String>,
) {
    let held = held.map(str::trim).unwrap_or("null");
    let sent = sent.trim();
    match (sent.as_bytes()[0], held.as_bytes()[0]) {
        (b'{', b'{') => {
            let held: BTreeMap<String, &RawValue> = serde_json::from_str(held).unwrap();
            let sent: BTreeMap<String, &RawValue> = serde_json::from_str(sent).unwrap();
            for (name, value) in sent {
                if unheld
                    .iter()
                    .any(|field| field.field == name && !field.why.is_empty())
                {
                    continue;
                }
                let held = held.get(&name).map(|held| held.get());
                compare(
                    &format!("{place}.{name}"),
                    value.get(),
                    held,
                    unheld,
                    differences,
                );
            }
        }
        (b'[', b'[') => {
            let held: Vec<&RawValue> = serde_json::from_str(held).unwrap();
            let sent: Vec<&RawValue> = serde_json::from_str(sent).unwrap();
            for (index, value) in sent.iter().enumerate() {
                let field = format!("[{index}]");
                if index >= held.len()
                    && unheld
                        .iter()
                        .any(|item| item.field == field && !item.why.is_empty())
                {
                    continue;
                }
                let held = held.get(index).map(|held| held.get());
                compare(
                    &format!("{place}{field}"),
                    value.get(),
                    held,
                    unheld,
                    differences,
                );
            }
            if held.len() > sent.len() {
                differences.push(format!(
                    "{place}: {} items became {}",
                    sent.len(),
                    held.len()
                ));
            }
        }
        _ if scalar(sent) == scalar(held) => {}
        // Null is held as an empty list where a list is meant.
        _ if sent == "null" && held == "[]" => {}
        _ => differences.push(format!("{place}: {sent} was sent, {held} is held")),
    }
}

/// A scalar's content; the same for a number and its text, and for all ways to say nothing.
fn scalar(json: &str) -> String {
    match json.as_bytes()[0] {
        b'"' => serde_json::from_str(json).unwrap(),
        b'n' => String::new(),
        _ => json.to_owned(),
    }
}

#[test]
fn differences_are_seen() {
    let none = |sent: &str, held: &str| differences(sent, held, &[]).is_empty();
    assert!(none(
        r#"{"a":1.10,"b":"","c":null,"d":["x",true]}"#,
        r#"{"a":"1.10","d":["x",true],"e":null}"#
    ));
    assert!(!none(r#"{"a":1.10}"#, r#"{"a":"1.1"}"#));
    assert!(!none(r#"{"a":"x"}"#, r#"{}"#));
    assert!(!none(r#"{"a":[1,2]}"#, r#"{"a":[1]}"#));
    assert!(!none(r#"{"a":[1]}"#, r#"{"a":[1,2]}"#));
    assert!(!none(r#"{"a":{}}"#, r#"{"a":null}"#));
    assert!(
        differences(
            r#"{"a":1}"#,
            "{}",
            &[Unheld {
                field: "a",
                why: "for this test"
            }]
        )
        .is_empty()
    );
}
