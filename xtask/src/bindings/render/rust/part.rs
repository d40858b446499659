//! Values that are taken apart where a call gives them: streams and clients in tuples and options.
//!
//! In: a method of the IR and its call. Out: the expression that puts each part into what Python has it in.

use super::call::fails;
use crate::bindings::ir::{Flow, Method, Part};

/// `this.open().map(|(a0, a1)| (std::sync::Arc::new(a0), runtime::Flow::new(a1, …)))`
pub fn given(method: &Method, call: String) -> String {
    let (pattern, value) = parted(&method.part, "a");
    match method.fallible {
        true => format!("{call}.map(|{pattern}| {value})"),
        false => format!("match {call} {{ {pattern} => {value} }}"),
    }
}

/// The pattern of a part, whose names begin like this, and what becomes of it.
fn parted(part: &Part, name: &str) -> (String, String) {
    let value = match part {
        Part::Value => name.to_owned(),
        Part::Client { locked: false } => format!("std::sync::Arc::new({name})"),
        Part::Client { locked: true } => {
            format!("std::sync::Arc::new(runtime::Locked::new({name}))")
        }
        Part::Stream(of) => flow(of, name),
        Part::Option(inner) => {
            let (pattern, value) = parted(inner, name);
            format!("match {name} {{ Some({pattern}) => Some({value}), None => None }}")
        }
        Part::Tuple(parts) => {
            let parts = parts.iter().enumerate();
            let parts = parts.map(|(place, part)| parted(part, &format!("{name}{place}")));
            let (patterns, values): (Vec<String>, Vec<String>) = parts.unzip();
            return (tuple(&patterns), tuple(&values));
        }
    };
    (name.to_owned(), value)
}

fn flow(flow: &Flow, name: &str) -> String {
    let stream = match flow.received {
        Some(with) => format!("{with}({name})"),
        None => name.to_owned(),
    };
    let how = fails(flow.fallible, &flow.error);
    format!("runtime::Flow::new({stream}, |item| runtime::macros::gives!(Here, ({how}), item))")
}

fn tuple(items: &[String]) -> String {
    let comma = if items.len() == 1 { "," } else { "" };
    format!("({}{comma})", items.join(", "))
}
