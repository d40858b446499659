//! What a venue may leave out of a reply on any day.
//!
//! In: a recorded reply. Out: the same reply without one of its fields, or with nothing in it, for each of them in turn.

use std::collections::BTreeSet;

use serde_json::Value;

/// Of more items than these the first ones say as much.
const ITEMS: usize = 20;

/// A reply with no long lists.
pub fn short(reply: &str) -> Value {
    let mut reply = serde_json::from_str(reply).expect("a reply is JSON");
    shorten(&mut reply);
    reply
}

fn shorten(value: &mut Value) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(shorten),
        Value::Array(items) => {
            items.truncate(ITEMS);
            items.iter_mut().for_each(shorten);
        }
        _ => {}
    }
}

/// Places in a reply, as names and `[]` for any item: those that hold a value.
pub fn places(reply: &Value) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    collect("", reply, &mut places);
    places
}

fn collect(place: &str, value: &Value, places: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let place = format!("{place}/{name}");
                collect(&place, value, places);
                places.insert(place);
            }
        }
        Value::Array(items) => {
            for item in items {
                collect(&format!("{place}/[]"), item, places);
            }
        }
        _ => {}
    }
}

/// The reply with nothing at a place: without the field, with null, and where there was a text, with an empty one.
pub fn without(reply: &Value, place: &str) -> Vec<Value> {
    let names: Vec<&str> = place.split('/').skip(1).collect();
    let kinds = [None, Some(Value::Null), Some(Value::String(String::new()))];
    let changed = kinds.map(|empty| {
        let mut reply = reply.clone();
        change(&mut reply, &names, &empty).then_some(reply)
    });
    changed.into_iter().flatten().collect()
}

fn change(value: &mut Value, names: &[&str], empty: &Option<Value>) -> bool {
    match (names, value) {
        ([name], Value::Object(fields)) => match (fields.get(*name), empty) {
            (None, _) => false,
            (Some(_), None) => fields.remove(*name).is_some(),
            // Only a text is left empty.
            (Some(was), Some(Value::String(_))) if !was.is_string() => false,
            (Some(_), Some(empty)) => fields.insert((*name).to_owned(), empty.clone()).is_some(),
        },
        ([name, rest @ ..], Value::Object(fields)) => match fields.get_mut(*name) {
            Some(value) => change(value, rest, empty),
            None => false,
        },
        (["[]", rest @ ..], Value::Array(items)) => {
            let changed: Vec<bool> = items
                .iter_mut()
                .map(|item| change(item, rest, empty))
                .collect();
            changed.contains(&true)
        }
        _ => false,
    }
}
