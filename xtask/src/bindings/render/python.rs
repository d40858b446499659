//! Python's words for a type, and the imports that they need.
//!
//! In: types of the IR, asked for one by one while a stub is put together. Out: annotations, and then the import lines.
//! A name that the stub defines itself, or that a field or method in it hides, is imported under a name of its own.

mod expression;
mod imports;

use std::collections::{BTreeMap, BTreeSet};

use super::escape::python_string;
use crate::bindings::ir::{
    Alias, Answer, ClassKind, ClassRef, Converter, Enum, EnumKind, Function, Kind, Method, Module,
    Name, Type, Variant, Venue,
};

/// Line length of generated Python.
pub const WIDTH: usize = 120;

pub struct Scope<'a> {
    venue: &'a Venue,
    /// The import name of the shared Python support.
    support: &'a str,
    /// The module that the stub is of.
    module: &'a str,
    aliases: &'a [Alias],
    /// The clients here are the blocking ones.
    blocking: bool,
    /// Names that the stub defines.
    defined: BTreeSet<&'a str>,
    /// Names of the members of the class that is being written: they hide others within it.
    members: BTreeSet<&'a str>,
    /// Parameters of generic classes.
    variables: BTreeSet<String>,
    imports: BTreeMap<String, BTreeSet<String>>,
    /// Whole lines, by the module that they import from.
    reexports: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Scope<'a> {
    /// For the stub at `python`, which defines what is in `module`.
    pub fn new(venue: &'a Venue, support: &'a str, module: &'a Module, python: &'a str) -> Self {
        Self {
            blocking: module.python != python,
            venue,
            support,
            module: python,
            aliases: &module.aliases,
            defined: names(module).collect(),
            members: BTreeSet::new(),
            variables: BTreeSet::new(),
            imports: BTreeMap::new(),
            reexports: BTreeMap::new(),
        }
    }

    /// Begins a class with these members.
    pub fn within(&mut self, members: impl IntoIterator<Item = &'a String>) {
        self.members = members.into_iter().map(String::as_str).collect();
    }

    /// What a field or a method gives.
    pub fn gives(&mut self, ty: &Type) -> String {
        match ty {
            Type::Unit => "None".to_owned(),
            Type::Bool => self.name("builtins", "bool"),
            Type::Int(_) => self.name("builtins", "int"),
            Type::Float(_) => self.name("builtins", "float"),
            Type::Scalar(scalar) => self.expression(scalar.gives, &[]),
            Type::Str => self.name("builtins", "str"),
            Type::Option(inner) => optional(self.gives(inner)),
            Type::List(item) => self.view("List", &[item]),
            Type::Set(item) => {
                let item = self.gives(item);
                self.generic("builtins", "frozenset", &[item])
            }
            Type::Tuple(items) => {
                let items: Vec<String> = items.iter().map(|item| self.gives(item)).collect();
                self.generic("builtins", "tuple", &items)
            }
            Type::Map(key, value) if **key == Type::Str => self.view("Map", &[value]),
            Type::Map(key, value) => {
                let items = [self.gives(key), self.gives(value)];
                self.generic("collections.abc", "Mapping", &items)
            }
            Type::Result(value, error) => {
                let value = self.gives(value);
                format!("{value} | {}", self.exception(error))
            }
            Type::Shown => self.name("builtins", "str"),
            Type::Class(class) => {
                let args: Vec<String> = class.args.iter().map(|arg| self.gives(arg)).collect();
                subscript(self.class(class), &args)
            }
            Type::Param(name) => self.parameter(name),
            Type::Stream(item) => self.stream(item),
            Type::Function(function) => self.callable(function),
            Type::Object(object) => self.name(&object.python.module, &object.python.name),
            Type::Converted { rust, args, .. } => {
                let python = self.converter(rust, |converter| &converter.python);
                let args: Vec<String> = args.iter().map(|arg| self.gives(arg)).collect();
                self.expression(&python, &args)
            }
        }
    }

    /// What a method gives when it is called, or awaited.
    pub fn returns(&mut self, method: &Method) -> String {
        match method.kind {
            Kind::Stream => self.stream(&method.output),
            _ => self.gives(&method.output),
        }
    }

    fn stream(&mut self, item: &Type) -> String {
        match self.blocking {
            true => self.view("BlockingStream", &[item]),
            false => self.view("Stream", &[item]),
        }
    }

    /// What an argument or a field of a request takes.
    pub fn accepts(&mut self, ty: &Type) -> String {
        match ty {
            Type::Option(inner) => optional(self.accepts(inner)),
            Type::Tuple(items) => {
                let items: Vec<String> = items.iter().map(|item| self.accepts(item)).collect();
                self.generic("builtins", "tuple", &items)
            }
            Type::List(item) | Type::Set(item) => {
                let item = self.accepts(item);
                self.generic("collections.abc", "Iterable", &[item])
            }
            Type::Map(key, value) => {
                let items = [self.accepts(key), self.accepts(value)];
                self.generic("collections.abc", "Mapping", &items)
            }
            Type::Result(value, error) => {
                let value = self.accepts(value);
                format!("{value} | {}", self.exception(error))
            }
            Type::Scalar(scalar) => self.expression(scalar.accepts, &[]),
            Type::Class(class) if class.kind == ClassKind::Enum => self.member(class),
            Type::Converted { rust, args, .. } => {
                let accepts = self.converter(rust, |converter| &converter.accepts);
                let args: Vec<String> = args.iter().map(|arg| self.accepts(arg)).collect();
                self.expression(&accepts, &args)
            }
            _ => self.gives(ty),
        }
    }

    /// A parameter of a generic class. Nothing of an object is set, so that a page of `bool` is one of `int`.
    pub fn parameter(&mut self, name: &str) -> String {
        let variable = format!("_{name}_co");
        self.variables.insert(variable.clone());
        variable
    }

    /// The lines that define the parameters of the stub's classes.
    pub fn variables(&mut self) -> Vec<String> {
        if self.variables.is_empty() {
            return Vec::new();
        }
        self.members = BTreeSet::new();
        let make = self.name("typing", "TypeVar");
        let names = std::mem::take(&mut self.variables).into_iter();
        names
            .map(|name| format!("{name} = {make}(\"{name}\", covariant=True)"))
            .collect()
    }

    /// A name of another module, imported.
    pub fn name(&mut self, module: &str, name: &str) -> String {
        if module == self.module || self.reexports(module, name) {
            return name.to_owned();
        }
        let elsewhere =
            |(other, names): (&String, &BTreeSet<String>)| other != module && names.contains(name);
        if self.defined.contains(name)
            || self.members.contains(name)
            || self.imports.iter().any(elsewhere)
        {
            let other = format!("_{}_{name}", module.replace('.', "_"));
            self.import(module, &format!("{name} as {other}"));
            return other;
        }
        if module != "builtins" {
            self.import(module, name);
        }
        name.to_owned()
    }

    /// A name of the shared Python support.
    pub fn support(&mut self, module: &str, name: &str) -> String {
        let module = format!("{}.{module}", self.support);
        self.name(&module, name)
    }

    /// The decorator of what is deprecated.
    pub fn deprecated(&mut self, note: &str) -> String {
        let decorator = self.name("typing_extensions", "deprecated");
        format!("@{decorator}({})", python_string(note.trim()))
    }

    /// Makes a name of another module a name of this one too.
    pub fn reexport(&mut self, module: &str, name: &str, here: &str) {
        let line = format!("from {module} import {name} as {here}");
        self.reexports
            .entry(module.to_owned())
            .or_default()
            .insert(line);
    }

    /// What stands for an error in the place of a value; a text is told by the exception of all.
    fn exception(&mut self, error: &Type) -> String {
        match error {
            Type::Class(class) => self.class(class),
            _ => self.support("errors", "CcrxtError"),
        }
    }

    pub fn class(&mut self, class: &ClassRef) -> String {
        let Name { module, name } = &class.python;
        if self.blocking && class.kind == ClassKind::Client {
            return self.name(&super::blocking(module), name);
        }
        self.name(module, name)
    }

    /// Whether the stub shows that very class as a name of its own.
    fn reexports(&self, module: &str, name: &str) -> bool {
        self.aliases.iter().any(|alias| {
            let target = &alias.target.python;
            let itself = alias.target.args.is_empty();
            itself && alias.python.name == name && target.name == name && target.module == module
        })
    }

    fn import(&mut self, module: &str, name: &str) {
        self.imports
            .entry(module.to_owned())
            .or_default()
            .insert(name.to_owned());
    }

    fn converter(&self, rust: &str, text: impl Fn(&Converter) -> &String) -> String {
        let converter = self.venue.converter(rust);
        text(converter.expect("every converted type has its converter in the venue")).clone()
    }

    fn view(&mut self, name: &str, items: &[&Type]) -> String {
        let items: Vec<String> = items.iter().map(|item| self.gives(item)).collect();
        let view = self.support("views", name);
        format!("{view}[{}]", items.join(", "))
    }

    fn generic(&mut self, module: &str, name: &str, items: &[String]) -> String {
        format!("{}[{}]", self.name(module, name), items.join(", "))
    }

    /// What a function that Rust calls is to give.
    pub fn answer(&mut self, function: &Function) -> String {
        let gives = match function.answer {
            Answer::Told => return self.name("builtins", "object"),
            _ => self.accepts(&function.gives),
        };
        match (function.answer, self.blocking) {
            (Answer::Awaited { .. }, false) => format!(
                "{gives} | {}",
                self.generic("collections.abc", "Awaitable", std::slice::from_ref(&gives))
            ),
            _ => gives,
        }
    }

    /// A function that Rust calls. What it gives when nobody waits for it is of no interest.
    fn callable(&mut self, function: &Function) -> String {
        let takes: Vec<String> = function
            .takes
            .iter()
            .map(|(ty, _)| self.gives(ty))
            .collect();
        let gives = self.answer(function);
        let name = self.name("collections.abc", "Callable");
        format!("{name}[[{}], {gives}]", takes.join(", "))
    }

    /// A member of an enum, or its value.
    fn member(&mut self, class: &ClassRef) -> String {
        let name = self.class(class);
        let Some(item) = self.venue.enumeration(class) else {
            return name;
        };
        let values: Vec<String> = item
            .variants
            .iter()
            .map(|variant| literal(item, variant))
            .collect();
        if values.is_empty() {
            return name;
        }
        format!("{name} | {}", self.generic("typing", "Literal", &values))
    }
}

/// The value of a variant, as Python source writes it.
pub fn literal(item: &Enum, variant: &Variant) -> String {
    match item.kind {
        EnumKind::Open | EnumKind::Named => python_string(&variant.value),
        EnumKind::Numbered => variant.value.clone(),
    }
}

/// `Page[Trade]`.
pub fn subscript(class: String, args: &[String]) -> String {
    match args {
        [] => class,
        args => format!("{class}[{}]", args.join(", ")),
    }
}

fn optional(inner: String) -> String {
    if inner.ends_with(" | None") || inner == "None" {
        inner
    } else {
        format!("{inner} | None")
    }
}

/// The names that the stub of a module defines.
fn names(module: &Module) -> impl Iterator<Item = &str> {
    let heads = module.heads();
    heads
        .map(|head| head.python.name.as_str())
        .chain(
            module
                .aliases
                .iter()
                .map(|alias| alias.python.name.as_str()),
        )
        .chain(module.functions.iter().map(|item| item.python.as_str()))
        .chain(module.constants.iter().map(|item| item.python.as_str()))
}
