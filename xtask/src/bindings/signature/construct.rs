//! Arguments that Python cannot give, such as an HTTP client: made by a Rust expression of the rules.
//!
//! In: the arguments of a function. Out: those that Python gives, and how each of the others is made. Invariant: what a rule makes is
//! no part of Python's surface, and is reached by nothing.

use rustdoc_types::Type;

use crate::bindings::docs::Docs;
use crate::bindings::ir::Made;
use crate::bindings::rules::known::Known;
use crate::bindings::rules::{Construct, Constructed};
use crate::bindings::types::aliases::expand;
use crate::bindings::types::spell::spell_with;

/// Takes the arguments out that rules make, of the function at this path.
pub fn take(known: &Known, path: &[String], inputs: &mut Vec<(String, Type)>) -> Vec<Made> {
    let mut made = Vec::new();
    let mut place = 0;
    inputs.retain(|(name, ty)| {
        let rule = rule(known, path, name, ty);
        made.extend(rule.map(|rule| Made {
            place,
            with: rule.with.clone(),
        }));
        place += 1;
        rule.is_none()
    });
    made
}

/// The rule for an argument; one that names it stands before one that names its type.
fn rule<'a>(known: &Known<'a>, path: &[String], name: &str, ty: &Type) -> Option<&'a Construct> {
    let path = [path, &[name.to_owned()]].concat();
    let rules = &known.rules.construct;
    let named = |rule: &&Construct| match &rule.what {
        Constructed::Argument(pattern) => pattern.matches(&path),
        Constructed::Type(_) => false,
    };
    let typed = |rule: &&Construct| match &rule.what {
        Constructed::Type(pattern) if is(known.docs, ty, &pattern.text) => {
            pattern.found();
            true
        }
        _ => false,
    };
    rules
        .iter()
        .find(named)
        .or_else(|| rules.iter().find(typed))
}

/// Whether it is the type that a rule writes. `reqwest::Client` is `reqwest::async_impl::client::Client`: of a path a rule writes so
/// much as tells it from others.
pub fn is(docs: &Docs, ty: &Type, text: &str) -> bool {
    let whole = |path: &rustdoc_types::Path| {
        docs.definition(path.id)
            .unwrap_or_else(|| path.path.clone())
    };
    let (found, wanted) = (spell_with(&expand(docs, ty), &whole), words(text));
    let found = words(&found);
    found.len() == wanted.len()
        && found
            .iter()
            .zip(wanted)
            .all(|(found, wanted)| is_same(found, wanted))
}

/// Whether the names of the one are among those of the other, in their order, and the last is the last.
fn is_same(found: &str, wanted: &str) -> bool {
    // What is in `std` is defined elsewhere.
    let wanted = wanted.strip_prefix("std::").unwrap_or(wanted);
    let mut names = found.split("::");
    let last = |path: &str| path.rsplit("::").next().map(str::to_owned);
    last(found) == last(wanted)
        && wanted
            .split("::")
            .all(|want| names.any(|name| name == want))
}

/// Paths, and the signs between them.
fn words(text: &str) -> Vec<&str> {
    let is_part = |character: char| character.is_alphanumeric() || "_:".contains(character);
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = match is_part(first) {
            true => rest.find(|other| !is_part(other)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        words.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    words
}

/// The crates that an expression names.
pub fn crates(expression: &str) -> Vec<&str> {
    let words = words(expression);
    let before = [""].into_iter().chain(words.iter().copied());
    let paths = words
        .iter()
        .zip(before)
        .filter(|(_, before)| *before != ".");
    paths
        .filter_map(|(word, _)| word.split_once("::"))
        .map(|(name, _)| name)
        .filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter(|name| !["std", "core", "alloc", "crate", "self", "super"].contains(name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_writes_so_much_of_a_path_as_tells_it_from_others() {
        let defined = "reqwest::async_impl::client::Client";
        assert!(is_same(defined, "reqwest::Client"));
        assert!(is_same(defined, "Client"));
        assert!(is_same("alloc::sync::Arc", "std::sync::Arc"));
        assert!(!is_same(defined, "client"));
        assert!(!is_same(defined, "reqwest::blocking::Client"));
        assert!(!is_same(defined, "client::reqwest::Client"));
    }

    #[test]
    fn a_type_is_read_word_by_word() {
        let wanted = ["Arc", "<", "dyn", "rest::HttpClient", "+", "Send", ">"];
        assert_eq!(words("Arc< dyn rest::HttpClient+Send >"), wanted);
        assert_eq!(words("(&str,)"), ["(", "&", "str", ",", ")"]);
    }

    #[test]
    fn the_crates_of_an_expression_are_found() {
        let text =
            "std::sync::Arc::new(rest::native::Client::new(Limit::default(), x.y::<z::Z>())?)";
        assert_eq!(crates(text), ["rest", "z"]);
        assert!(crates("Default::default()").is_empty());
    }
}
