//! The calls of a venue's private operations, as they stand in a file.

use serde_json::Value;
use std::collections::BTreeMap;

/// One line: `METHOD target [body] [=> name pointer | !code]`.
pub struct Call {
    pub method: &'static str,
    target: &'static str,
    body: &'static str,
    keep: Option<(&'static str, &'static str)>,
    /// What it is refused with.
    pub refused: Option<&'static str>,
}

/// What was kept of earlier replies.
#[derive(Default)]
pub struct Kept(BTreeMap<&'static str, String>);

pub fn read(text: &'static str) -> Vec<Call> {
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(Call::of).collect()
}

impl Call {
    fn of(line: &'static str) -> Self {
        let (line, refused) = match line.split_once(" !") {
            Some((line, code)) => (line, Some(code)),
            None => (line, None),
        };
        let (call, keep) = match line.split_once(" => ") {
            Some((call, keep)) => (call, keep.split_once(' ')),
            None => (line, None),
        };
        let mut parts = call.splitn(3, ' ');
        let mut next = || parts.next().unwrap_or_default();
        Call {
            method: next(),
            target: next(),
            body: next(),
            keep,
            refused,
        }
    }

    /// Whether this is a call of an operation with such a path.
    pub fn is_of(&self, method: &str, path: &str) -> bool {
        let own = self.target.split('?').next().unwrap_or_default();
        let (own, path): (Vec<_>, Vec<_>) = (own.split('/').collect(), path.split('/').collect());
        let alike = |(own, wanted): (&&str, &&str)| own == wanted || wanted.starts_with('{');
        self.method == method && own.len() == path.len() && own.iter().zip(&path).all(alike)
    }

    pub fn target(&self, kept: &Kept) -> String {
        kept.fill(self.target)
    }

    pub fn body(&self, kept: &Kept) -> String {
        kept.fill(self.body)
    }

    /// Keeps what later calls need of a reply.
    pub fn keep(&self, reply: &Value, kept: &mut Kept) {
        let Some((name, pointer)) = self.keep else {
            return;
        };
        let value = match reply.pointer(pointer) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => panic!("{}: no {pointer} in {reply}", self.target),
        };
        kept.0.insert(name, value);
    }
}

impl Kept {
    fn fill(&self, text: &str) -> String {
        let fill = |text: String, (name, value): (&&str, &String)| {
            text.replace(&format!("{{{name}}}"), value)
        };
        self.0.iter().fold(text.to_owned(), fill)
    }
}
