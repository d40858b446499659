//! What a class says of itself: its signatures, and its docs.
//!
//! In: the table of a class. Out: text as Python's own tools read it.

use std::fmt::Write;

use super::{Base, Class};

impl Class {
    /// Fields in the order of a signature: what must be given, then what may be.
    pub(crate) fn signature_order(&self) -> impl Iterator<Item = usize> {
        let with = |optional| {
            (0..self.fields.len()).filter(move |&i| self.default_of(i).is_some() == optional)
        };
        with(false).chain(with(true))
    }

    /// The parameters as Python writes them, `positional` of them without a name: `symbol, limit=None`.
    pub fn parameters(&self, positional: usize) -> String {
        let mut text = String::new();
        for (place, index) in self.signature_order().enumerate() {
            let separator = match place {
                _ if place == positional => {
                    if place == 0 {
                        "*, "
                    } else {
                        ", *, "
                    }
                }
                0 => "",
                _ => ", ",
            };
            let field = &self.fields[index];
            let default = self.default_of(index).unwrap_or_default();
            let _ = write!(text, "{separator}{}{default}", field.name);
        }
        text
    }

    /// What a field is that is left out, if it may be.
    fn default_of(&self, index: usize) -> Option<&'static str> {
        match self.settled {
            Some(_) => Some("=..."),
            None => self.fields[index].kind.optional.then_some("=None"),
        }
    }

    /// The parameters of a call that takes an object of this class in the place of all of them, as Python's own tools read
    /// it: what such an object makes needless has a default.
    pub(crate) fn signature(&self, positional: usize) -> String {
        if !self.has_objects() {
            return self.parameters(positional);
        }
        let mut parameters = Vec::new();
        if positional == 0 || self.fields.is_empty() {
            // `options` of `ClientOptions`.
            let word = self.name.rfind(char::is_uppercase).unwrap_or_default();
            parameters.push(format!("{}=..., /", self.name[word..].to_lowercase()));
        }
        for (place, index) in self.signature_order().enumerate() {
            if place == positional {
                parameters.push("*".to_owned());
            }
            let field = &self.fields[index];
            let default = match self.default_of(index) {
                Some(default) => default,
                None if place == 0 && positional > 0 => "",
                None => "=...",
            };
            parameters.push(format!("{}{default}", field.name));
        }
        parameters.join(", ")
    }

    /// What each parameter means, as a part of a method's docstring.
    pub(crate) fn arguments(&self) -> String {
        let mut text = String::new();
        for field in self.signature_order().map(|index| &self.fields[index]) {
            if let Some(doc) = doc(field.doc) {
                let doc = doc.replace('\n', "\n        ");
                let _ = write!(text, "\n    {}: {doc}", field.name);
            }
        }
        if text.is_empty() {
            text
        } else {
            format!("\n\nArgs:{text}")
        }
    }

    /// How an object is made by hand: `Level(*, price, quantity)`.
    pub(super) fn constructor(&self) -> String {
        let unset = match self.base {
            Base::Request => "=...",
            _ => "",
        };
        let mut text = format!("{}(", self.name);
        for (place, index) in self.signature_order().enumerate() {
            let field = &self.fields[index];
            let separator = if place == 0 { "*, " } else { ", " };
            let default = self.default_of(index).unwrap_or(unset);
            let _ = write!(text, "{separator}{}{default}", field.name);
        }
        text + ")"
    }
}

/// A doc without the blank that `///` puts before each line; none is `None`.
pub(crate) fn doc(text: &str) -> Option<String> {
    let lines: Vec<&str> = text
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let text = lines.join("\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
