//! The names that a stub gives to programs.
//!
//! In: the text of a stub. Out: its entries, those of classes with the class before them. The stub is one of ours: a line that no
//! stub of ours has is given back as an error, so that nothing is overlooked.

use super::lines::{self, Line, parts};
use super::signature::{Call, without_literals};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `PublicRestClient.get_depth`.
    pub name: String,
    pub what: What,
    pub deprecated: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// With its bases.
    Class(Vec<String>),
    /// Another name of something, which is told where it lives.
    Alias(String),
    /// A constant, an attribute or a property; what it accepts, if it can be set.
    Field {
        gives: String,
        accepts: Option<String>,
    },
    /// A member of an enum, with its value.
    Member(String),
    /// A function or a method in all its forms.
    Calls(Vec<Call>),
}

/// Reads a stub; an error is the line that is not understood.
pub fn read(text: &str) -> Result<Vec<Entry>, String> {
    let mut reader = Reader::default();
    for line in lines::read(text) {
        reader.line(&line).ok_or(line.text)?;
    }
    Ok(reader.entries)
}

#[derive(Default)]
struct Reader {
    entries: Vec<Entry>,
    /// The classes that are open, with the indents of their heads.
    classes: Vec<(usize, String)>,
    decorators: Vec<String>,
}

impl Entry {
    /// As the list names it.
    pub fn shown(&self) -> String {
        match (&self.what, self.name.strip_suffix(".__new__")) {
            (_, Some(class)) => format!("the constructor of `{class}`"),
            (What::Class(_), _) => format!("class `{}`", self.name),
            _ => format!("`{}`", self.name),
        }
    }
}

impl Reader {
    fn line(&mut self, line: &Line) -> Option<()> {
        while self
            .classes
            .last()
            .is_some_and(|(indent, _)| *indent >= line.indent)
        {
            self.classes.pop();
        }
        let text = line.text.as_str();
        if let Some(decorator) = text.strip_prefix('@') {
            self.decorators.push(decorator.to_owned());
            return Some(());
        }
        let decorators = std::mem::take(&mut self.decorators);
        if let Some(head) = text.strip_prefix("class ") {
            return self.class(line.indent, head, &decorators);
        }
        if text.starts_with("def ") || text.starts_with("async def ") {
            return self.call(text, &decorators);
        }
        if text.starts_with("from ") {
            return self.import(text);
        }
        self.value(text)
    }

    fn class(&mut self, indent: usize, head: &str, decorators: &[String]) -> Option<()> {
        let head = head.trim_end_matches("...").trim_end().strip_suffix(':')?;
        let (name, bases) = match head.split_once('(') {
            Some((name, bases)) => (name, parts(bases.strip_suffix(')')?)),
            None => (head, Vec::new()),
        };
        let bases = bases.into_iter().map(str::to_owned).collect();
        self.add(name, What::Class(bases), decorators);
        let name = self.qualified(name);
        self.classes.push((indent, name));
        Some(())
    }

    fn call(&mut self, text: &str, decorators: &[String]) -> Option<()> {
        let (name, call) = Call::read(text)?;
        let is = |decorator: &str| decorators.iter().any(|found| found == decorator);
        let property = is("property") || is("_builtins_property");
        // What fields make of a class of values, they tell themselves.
        let own = name.starts_with('_') && name != "__new__";
        if own || name == "__new__" && self.has_values() {
            return Some(());
        }
        let qualified = self.qualified(&name);
        let mut entries = self.entries.iter_mut();
        let known = entries.find(|entry| entry.name == qualified);
        let setter = decorators.iter().any(|found| found.ends_with(".setter"));
        match known.map(|entry| &mut entry.what) {
            Some(What::Field { accepts, .. }) if setter => *accepts = Some(call.first()?),
            Some(What::Calls(forms)) if is("overload") => forms.push(call),
            Some(_) => return None,
            None if property => {
                let gives = call.gives().to_owned();
                let accepts = None;
                self.add(&name, What::Field { gives, accepts }, decorators);
            }
            None => self.add(&name, What::Calls(vec![call]), decorators),
        }
        Some(())
    }

    /// Whether the class that is open is one of records or requests.
    fn has_values(&self) -> bool {
        let class = self
            .classes
            .last()
            .map(|(_, name)| format!("{name}.__match_args__"));
        class.is_some_and(|name| self.entries.iter().any(|entry| entry.name == name))
    }

    /// `from a import B as C` makes a name of the module; other imports serve the stub itself.
    fn import(&mut self, text: &str) -> Option<()> {
        let (module, names) = text.strip_prefix("from ")?.split_once(" import ")?;
        for name in parts(names.trim_start_matches('(').trim_end_matches(')')) {
            if let Some((name, here)) = name.split_once(" as ")
                && !here.starts_with('_')
            {
                self.add(here, What::Alias(format!("{module}.{name}")), &[]);
            }
        }
        Some(())
    }

    fn value(&mut self, text: &str) -> Option<()> {
        if let Some((name, value)) = text.split_once(" = ").filter(|(name, _)| is_name(name)) {
            self.add(name, What::Member(value.to_owned()), &[]);
            return Some(());
        }
        let (name, ty) = text.split_once(": ").filter(|(name, _)| is_name(name))?;
        let (gives, settable) = match ty.split_once("Final[") {
            Some((_, ty)) => (ty.strip_suffix(']')?, false),
            None => (ty, true),
        };
        let gives = without_literals(gives);
        let accepts = settable.then(|| gives.clone());
        self.add(name, What::Field { gives, accepts }, &[]);
        Some(())
    }

    fn add(&mut self, name: &str, what: What, decorators: &[String]) {
        self.entries.push(Entry {
            name: self.qualified(name),
            what,
            deprecated: decorators
                .iter()
                .any(|found| found.starts_with("deprecated(")),
        });
    }

    fn qualified(&self, name: &str) -> String {
        match self.classes.last() {
            Some((_, class)) => format!("{class}.{name}"),
            None => name.to_owned(),
        }
    }
}

fn is_name(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
