//! Docs of methods: their own words, then those of the arguments.
//!
//! In: docs of the IR. Out: docstrings in Google's style, without quotes and not escaped yet.

use crate::bindings::ir::{Method, Record};

use super::call::required_first;

/// The doc of a method whose arguments are the fields of `request`, if it takes one.
pub fn method(method: &Method, request: Option<&Record>) -> String {
    let mut text = with_deprecation(&method.doc, method.deprecated.as_deref());
    let documented = request
        .into_iter()
        .flat_map(|request| required_first(&request.fields))
        .map(|field| {
            (
                field,
                with_deprecation(&field.doc, field.deprecated.as_deref()),
            )
        })
        .filter(|(_, doc)| !doc.is_empty());
    for (number, (field, doc)) in documented.enumerate() {
        if number == 0 {
            // A docstring begins with a sentence, not with its list.
            let gap = if text.is_empty() {
                "See the arguments.\n\n"
            } else {
                "\n\n"
            };
            text.push_str(gap);
            text.push_str("Args:");
        }
        text.push_str(&format!(
            "\n    {}: {}",
            field.python,
            doc.replace('\n', "\n        ")
        ));
    }
    text
}

/// A doc with what is said of its item's deprecation.
pub fn with_deprecation(doc: &str, deprecated: Option<&str>) -> String {
    let doc = doc.trim();
    let Some(note) = deprecated else {
        return doc.to_owned();
    };
    let note = format!("Deprecated: {}", note.trim());
    let note = note.trim_end_matches([':', ' ']);
    if doc.is_empty() {
        note.to_owned()
    } else {
        format!("{doc}\n\n{note}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deprecation_is_a_paragraph_of_its_own() {
        assert_eq!(
            with_deprecation("Old.\n", Some("use new")),
            "Old.\n\nDeprecated: use new"
        );
        assert_eq!(with_deprecation("", Some("")), "Deprecated");
        assert_eq!(with_deprecation("New.", None), "New.");
    }
}
