//! What a private call says: the parameters of its query, or the members of the JSON object that is its body.
//!
//! In: pairs, or JSON. Out: texts by name. Invariant: a number or a flag is as good as its text, and an empty text or null is as
//! good as nothing, so that one reader serves queries and bodies.

use serde_json::{Map, Value};
use std::collections::HashMap;

/// Named values.
#[derive(Debug, Default)]
pub struct Fields(HashMap<String, Value>);

impl Fields {
    /// The first of each name counts.
    pub fn of_query(parameters: &[(String, String)]) -> Self {
        let mut fields = HashMap::with_capacity(parameters.len());
        for (name, value) in parameters {
            fields
                .entry(name.clone())
                .or_insert_with(|| Value::String(value.clone()));
        }
        Fields(fields)
    }

    /// None where it is no object.
    pub fn of_json(value: Value) -> Option<Self> {
        match value {
            Value::Object(members) => Some(Fields::of_members(members)),
            _ => None,
        }
    }

    fn of_members(members: Map<String, Value>) -> Self {
        let plain = |value| match value {
            Value::Number(number) => Value::String(number.to_string()),
            Value::Bool(flag) => Value::String(flag.to_string()),
            other => other,
        };
        let members = members.into_iter();
        Fields(members.map(|(name, value)| (name, plain(value))).collect())
    }

    /// A text that is there and not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        let text = self.0.get(name)?.as_str()?;
        (!text.is_empty()).then_some(text)
    }

    /// Whether something is there that is not empty.
    pub fn has(&self, name: &str) -> bool {
        match self.0.get(name) {
            None | Some(Value::Null) => false,
            Some(Value::String(text)) => !text.is_empty(),
            Some(_) => true,
        }
    }

    /// The objects of a list; none where it is no list, and an item without fields for what is no object.
    pub fn list(&self, name: &str) -> Option<Vec<Fields>> {
        let items = self.0.get(name)?.as_array()?.clone();
        let fields = items
            .into_iter()
            .map(|item| Fields::of_json(item).unwrap_or_default());
        Some(fields.collect())
    }

    /// The texts of a list.
    pub fn texts(&self, name: &str) -> Option<Vec<&str>> {
        self.0
            .get(name)?
            .as_array()?
            .iter()
            .map(Value::as_str)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Fields;
    use serde_json::json;

    #[test]
    fn queries_and_bodies_read_alike() {
        let pairs = [("size", "1"), ("size", "2"), ("flag", "true"), ("none", "")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let body =
            json!({"size": 1, "flag": true, "none": null, "list": [{"a": 0.5}, 7], "names": ["x"]});
        let body = Fields::of_json(body).unwrap();
        for fields in [&Fields::of_query(&pairs), &body] {
            assert_eq!(fields.get("size"), Some("1"));
            assert_eq!(fields.get("flag"), Some("true"));
            assert_eq!((fields.get("none"), fields.has("none")), (None, false));
        }
        let list = body.list("list").unwrap();
        assert_eq!(list[0].get("a"), Some("0.5"));
        assert_eq!((list.len(), list[1].has("a")), (2, false));
        assert_eq!(body.texts("names"), Some(vec!["x"]));
        assert!(body.has("list") && body.list("size").is_none());
        assert!(Fields::of_json(json!([1])).is_none());
    }
}
