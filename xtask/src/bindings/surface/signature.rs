//! How something is called.
//!
//! In: the head of a `def` in a stub. Out: a [`Call`], which can tell whether it serves all who called it as another was.

use std::fmt;

use super::lines::{nested, parts, split};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    asynchronous: bool,
    parameters: Vec<Parameter>,
    gives: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parameter {
    name: String,
    takes: String,
    /// May be left out.
    optional: bool,
    /// May be given without its name.
    positional: bool,
    /// Cannot be given by its name.
    nameless: bool,
}

impl Call {
    /// Reads `async def name(self, a: int, *, b: str = ...) -> T:`; gives the name too.
    pub fn read(line: &str) -> Option<(String, Self)> {
        let asynchronous = line.starts_with("async ");
        let rest = line.trim_start_matches("async ").strip_prefix("def ")?;
        let (name, rest) = rest.split_once('(')?;
        let end = closing(rest)?;
        let gives = rest[end + 1..].split_once("->")?.1;
        let gives = gives.trim().trim_end_matches("...").trim_end();
        Some((
            name.to_owned(),
            Self {
                asynchronous,
                parameters: parameters(&rest[..end]),
                gives: without_literals(gives.strip_suffix(':')?.trim()),
            },
        ))
    }

    /// What a call of it gives.
    pub fn gives(&self) -> &str {
        &self.gives
    }

    /// What its first parameter takes.
    pub fn first(&self) -> Option<String> {
        self.parameters
            .first()
            .map(|parameter| parameter.takes.clone())
    }

    /// Whether every call that was right with `other` is right with this one and gives the same.
    pub fn serves(&self, other: &Self) -> bool {
        let names = |call: &Self| -> Vec<Parameter> {
            call.parameters
                .iter()
                .filter(|parameter| !parameter.nameless)
                .cloned()
                .collect()
        };
        let by_place = |call: &Self| -> Vec<Parameter> {
            call.parameters
                .iter()
                .filter(|parameter| parameter.positional)
                .cloned()
                .collect()
        };
        let places = by_place(self);
        let placed = by_place(other).iter().enumerate().all(|(at, old)| {
            let new = places.get(at);
            new.is_some_and(|new| (old.nameless || new.name == old.name) && new.serves(old))
        });
        let own = names(self);
        let named = names(other).iter().all(|old| {
            let new = own.iter().find(|new| new.name == old.name);
            new.is_some_and(|new| new.serves(old))
        });
        let known = |parameter: &&Parameter| {
            let mut all = other.parameters.iter();
            parameter.nameless || all.any(|old| old.name == parameter.name)
        };
        let mut added = self.parameters.iter().filter(|parameter| !known(parameter));
        self.asynchronous == other.asynchronous
            && self.gives == other.gives
            && placed
            && named
            && added.all(|parameter| parameter.optional)
    }
}

impl Parameter {
    fn serves(&self, old: &Self) -> bool {
        (self.optional || !old.optional) && takes_all(&self.takes, &old.takes)
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut written, mut named) = (Vec::new(), false);
        for parameter in &self.parameters {
            if !parameter.positional && !named {
                named = true;
                written.push("*".to_owned());
            }
            let default = if parameter.optional { " = ..." } else { "" };
            written.push(format!("{}: {}{default}", parameter.name, parameter.takes));
            if parameter.nameless {
                written.push("/".to_owned());
            }
        }
        let before = if self.asynchronous { "async " } else { "" };
        write!(f, "{before}({}) -> {}", written.join(", "), self.gives)
    }
}

/// Whether an annotation takes all that another took: it has every part of that union.
pub fn takes_all(new: &str, old: &str) -> bool {
    let new = split(new, '|');
    split(old, '|').iter().all(|part| new.contains(part))
}

/// The annotation without the values of its enums: what is new among them is told at the enum.
pub fn without_literals(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(" | Literal[") {
        kept.push_str(before);
        rest = closing(after).map_or("", |end| &after[end + 1..]);
    }
    kept + rest
}

fn parameters(text: &str) -> Vec<Parameter> {
    let mut parameters: Vec<Parameter> = Vec::new();
    let mut positional = true;
    for part in parts(text) {
        match part {
            "*" => positional = false,
            "/" => parameters
                .iter_mut()
                .for_each(|parameter| parameter.nameless = true),
            "self" | "cls" => {}
            _ => {
                let (name, takes) = part.split_once(':').unwrap_or((part, ""));
                let (takes, default) = match takes.rsplit_once(" = ") {
                    Some((takes, _)) => (takes, true),
                    None => (takes, false),
                };
                parameters.push(Parameter {
                    name: name.trim().to_owned(),
                    takes: without_literals(takes.trim()),
                    optional: default,
                    positional,
                    nameless: false,
                });
            }
        }
    }
    parameters
}

/// Where the bracket closes that was opened before the text.
fn closing(text: &str) -> Option<usize> {
    let mut nested = nested(text, 1);
    nested.find(|(.., open)| *open == 0).map(|(at, ..)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(text: &str) -> Call {
        Call::read(&format!("def f(self, {text}) -> int: ..."))
            .expect("it is a call")
            .1
    }

    #[test]
    fn what_may_be_left_out_serves_those_who_never_gave_it() {
        let old = call("a: int, b: str | None = None");
        assert!(call("a: int, b: str | None = None, *, c: int = 1").serves(&old));
        assert!(call("a: int | str, b: str | None = None").serves(&old));
        assert!(call("a: int = 1, b: str | None = None").serves(&old));
        assert!(!call("a: int, b: str | None = None, *, c: int").serves(&old));
        assert!(
            !call("a: int, b: str | None").serves(&old),
            "it must be given now"
        );
        assert!(
            !call("a: int, *, b: str | None = None").serves(&old),
            "it needs its name now"
        );
        assert!(
            !call("b: int, a: str | None = None").serves(&old),
            "the places changed"
        );
        assert!(!call("a: str, b: str | None = None").serves(&old));
    }

    #[test]
    fn an_object_in_the_first_place_needs_no_name() {
        let old = call("symbol: DepthRequest, /");
        assert!(call("pair: DepthRequest, /").serves(&old));
        assert!(!call("pair: TickerRequest, /").serves(&old));
    }

    #[test]
    fn values_of_enums_are_told_at_the_enum() {
        assert_eq!(
            without_literals("Side | Literal[\"BUY\", \"]\"] | None"),
            "Side | None"
        );
        let (name, call) =
            Call::read("async def f(self, side: Side | Literal[\"A\"] = ...) -> Order:")
                .expect("it is a call");
        assert_eq!(name, "f");
        assert_eq!(call.to_string(), "async (side: Side = ...) -> Order");
    }
}
