//! What a venue may do to a reply on any day: send fields in another order, and one more of them.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::value::RawValue;

use crate::compare::Unheld;

/// The field that is added to every object.
pub const ADDED: Unheld = Unheld {
    field: "zzAdded",
    why: "no type can know it",
};

/// The same reply with the fields of each object from last to first, and one more in front.
pub fn drifted(json: &str) -> String {
    let mut text = String::with_capacity(json.len() * 2);
    write(json.trim(), &mut text);
    text
}

fn write(json: &str, text: &mut String) {
    match json.as_bytes()[0] {
        b'{' => {
            let fields: BTreeMap<String, &RawValue> = serde_json::from_str(json).unwrap();
            write!(text, "{{\"{}\":\"7\"", ADDED.field).unwrap();
            for (name, value) in fields.iter().rev() {
                write!(text, ",{}:", serde_json::to_string(name).unwrap()).unwrap();
                write(value.get(), text);
            }
            text.push('}');
        }
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(json).unwrap();
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                write(item.get(), text);
            }
            text.push(']');
        }
        _ => text.push_str(json),
    }
}

#[test]
fn drift_is_what_it_says() {
    assert_eq!(
        drifted(r#" {"a":[{"c":1.0},"x"],"b":{}} "#),
        r#"{"zzAdded":"7","b":{"zzAdded":"7"},"a":[{"zzAdded":"7","c":1.0},"x"]}"#
    );
}
