//! Enums, exceptions, records and requests.

use super::{Class, INDENT, Member, signature, tuple};
use crate::bindings::ir::{
    Alias, Constant, Enum, EnumKind, Error, Field, Head, Method, Record, Tagged, Type, Variant,
};
use crate::bindings::render::call::required_first;
use crate::bindings::render::doc::with_deprecation;
use crate::bindings::render::escape::{docstring, python_string};
use crate::bindings::render::python::{Scope, literal, subscript};

pub fn enumeration<'a>(scope: &mut Scope<'a>, item: &'a Enum) -> Class {
    let constants = item.constants.iter().map(|constant| &constant.python);
    scope.within(constants.chain(item.methods.iter().map(|method| &method.python)));
    let base = match item.kind {
        EnumKind::Open | EnumKind::Named => scope.name("enum", "StrEnum"),
        EnumKind::Numbered => scope.name("enum", "IntEnum"),
    };
    let member = |variant: &Variant| {
        attribute(
            format!("{} = {}", variant.python, literal(item, variant)),
            &variant.doc,
            variant.deprecated.as_deref(),
        )
    };
    class(
        scope,
        &item.head,
        &base,
        item.variants.iter().map(member).collect(),
    )
}

/// An exception; of an enum, with one for each variant within.
pub fn error<'a>(scope: &mut Scope<'a>, error: &'a Error) -> Class {
    scope.within(error.fields.iter().map(|field| &field.python));
    let base = match error.is_detailed() {
        true => scope.support("errors", "DetailedError"),
        false => scope.support("errors", "CcrxtError"),
    };
    let mut members = details(scope, &error.fields);
    if error.failure {
        let text = scope.name("builtins", "str");
        members.push(attribute(format!("code: {text} | None"), "", None));
    }
    members.extend(variant(scope, error));
    for variant in &error.variants {
        scope.within(variant.fields.iter().map(|field| &field.python));
        let within = details(scope, &variant.fields);
        let within = class(scope, &variant.head, &error.head.python.name, within);
        members.push(inner(within));
    }
    let names = error.fields.iter().map(|field| &field.python);
    scope.within(names.chain(of_all(&error.variants, &error.constants, &error.methods)));
    class(scope, &error.head, &base, members)
}

/// Which of its variants an error is: none if that one is hidden, or if Python made the exception.
fn variant(scope: &mut Scope<'_>, error: &Error) -> Option<Member> {
    let names = error.variants.iter();
    let names: Vec<String> = names
        .map(|variant| python_string(&variant.head.python.name))
        .collect();
    (!names.is_empty()).then(|| Member {
        line: format!(
            "variant: {}[{}] | None",
            scope.name("typing", "Literal"),
            names.join(", ")
        ),
        ..Member::default()
    })
}

/// The attributes of an exception.
fn details(scope: &mut Scope<'_>, fields: &[Field]) -> Vec<Member> {
    let mut members = Vec::new();
    if !fields.is_empty() {
        members.push(match_args(fields));
    }
    for field in fields {
        let line = format!("{}: {}", field.python, scope.gives(&field.ty));
        members.push(attribute(line, &field.doc, field.deprecated.as_deref()));
    }
    members
}

/// A record: read-only attributes, and a constructor for tests that users write.
pub fn record<'a>(scope: &mut Scope<'a>, record: &'a Record) -> Class {
    scope.within(members(record));
    let base = scope.support("views", "Record");
    let Some(generic) = &record.generic else {
        return read_only(scope, record, &base);
    };
    let params = generic.params.iter().map(|name| scope.parameter(name));
    let params: Vec<String> = params.collect();
    let of = subscript(scope.name("typing", "Generic"), &params);
    let mut class = read_only(scope, record, &format!("{base}, {of}"));
    let (item, alias) = (
        scope.name("builtins", "object"),
        scope.name("types", "GenericAlias"),
    );
    class.members.push(Member::of(format!(
        "def __class_getitem__(cls, item: {item}, /) -> {alias}: ..."
    )));
    class
}

/// The name of one use of a generic class; `None` for other aliases, which are the class itself.
pub fn use_of(scope: &mut Scope<'_>, alias: &Alias) -> Option<Member> {
    (!alias.target.args.is_empty()).then(|| {
        let of = scope.gives(&Type::Class(alias.target.clone()));
        let is = scope.name("typing", "TypeAlias");
        Member::of(format!("{}: {is} = {of}", alias.python.name))
    })
}

/// The names in a class.
fn members(record: &Record) -> impl Iterator<Item = &String> {
    let fields = record.fields.iter().map(|field| &field.python);
    let constants = record.constants.iter().map(|constant| &constant.python);
    let fields = fields.chain(constants);
    fields.chain(record.methods.iter().map(|method| &method.python))
}

/// An enum with data: a class for each variant within a base that has no objects of its own.
pub fn tagged<'a>(scope: &mut Scope<'a>, item: &'a Tagged) -> Class {
    let base = scope.support("views", "Record");
    let variants = item.variants.iter().map(|variant| {
        scope.within(variant.fields.iter().map(|field| &field.python));
        inner(read_only(scope, variant, &item.head.python.name))
    });
    let variants = variants.collect();
    scope.within(of_all(&item.variants, &item.constants, &item.methods));
    class(scope, &item.head, &base, variants)
}

/// The names in a class with variants.
fn of_all<'a>(
    variants: &'a [Record],
    constants: &'a [Constant],
    methods: &'a [Method],
) -> impl Iterator<Item = &'a String> {
    let classes = variants.iter().map(|variant| &variant.head.python.name);
    let constants = constants.iter().map(|constant| &constant.python);
    let methods = methods.iter().map(|method| &method.python);
    classes.chain(constants).chain(methods)
}

/// A class within another.
fn inner(class: Class) -> Member {
    let mut lines = vec![class.line];
    let mut text = |text: &str| lines.extend(text.lines().map(|line| format!("{INDENT}{line}")));
    text(&class.doc);
    for member in class.members {
        for line in member.decorators.iter().chain([&member.line]) {
            text(&format!("{INDENT}{line}"));
        }
        text(&member.doc);
    }
    Member {
        decorators: class.decorators,
        line: lines.join("\n"),
        doc: String::new(),
    }
}

fn read_only(scope: &mut Scope<'_>, record: &Record, base: &str) -> Class {
    let fields = &record.fields;
    let mut members = vec![match_args(fields)];
    let mut parameters = vec!["cls".to_owned(), "*".to_owned()];
    parameters.truncate(1 + usize::from(!fields.is_empty()));
    parameters.extend(required_first(fields).map(|field| parameter(scope, field, "")));
    let made = scope.name("typing", "Self");
    members.push(Member {
        line: signature("def __new__", &parameters, &format!(" -> {made}:")) + " ...",
        ..Member::default()
    });
    for field in fields {
        members.push(readable(scope, field));
    }
    if record.decode {
        members.push(from_json(scope));
    }
    let class = class(scope, &record.head, base, members);
    finished(scope, class)
}

/// An attribute that is not set. A deprecated one is a property, on which alone the note can stand, and so is one of a parameter's type,
/// which no constant can have.
fn readable(scope: &mut Scope<'_>, field: &Field) -> Member {
    if field.deprecated.is_some() || field.open.is_some() {
        return getter(scope, field);
    }
    let value = scope.name("typing", "Final");
    let line = format!("{}: {value}[{}]", field.python, scope.gives(&field.ty));
    attribute(line, &field.doc, None)
}

/// The property of a field.
pub fn getter(scope: &mut Scope<'_>, field: &Field) -> Member {
    let gives = scope.gives(&field.ty);
    let doc = doc(&field.doc, field.deprecated.as_deref(), 2);
    let body = if doc.is_empty() { " ..." } else { "" };
    let property = format!("@{}", scope.name("builtins", "property"));
    let note = field.deprecated.as_deref();
    let note = note.map(|note| scope.deprecated(note));
    Member {
        decorators: [property].into_iter().chain(note).collect(),
        line: format!("def {}(self) -> {gives}:{body}", field.python),
        doc,
    }
}

/// The record out of what the venue sends.
fn from_json(scope: &mut Scope<'_>) -> Member {
    let (text, bytes) = (
        scope.name("builtins", "str"),
        scope.name("builtins", "bytes"),
    );
    let made = scope.name("typing", "Self");
    Member {
        decorators: vec![format!("@{}", scope.name("builtins", "classmethod"))],
        line: format!("def from_json(cls, json: {text} | {bytes}, /) -> {made}: ..."),
        doc: String::new(),
    }
}

/// A request: attributes that may be set, one by one or by the constructor; none is needed before it is used.
pub fn request<'a>(scope: &mut Scope<'a>, request: &'a Record) -> Class {
    scope.within(members(request));
    let base = scope.support("views", "Request");
    let fields = &request.fields;
    let mut members = vec![match_args(fields)];
    let mut parameters = vec!["cls".to_owned(), "*".to_owned()];
    parameters.truncate(1 + usize::from(!fields.is_empty()));
    parameters.extend(required_first(fields).map(|field| parameter(scope, field, " = ...")));
    let made = scope.name("typing", "Self");
    members.push(Member {
        line: signature("def __new__", &parameters, &format!(" -> {made}:")) + " ...",
        ..Member::default()
    });
    for field in fields {
        members.extend(settable(scope, field));
    }
    let class = class(scope, &request.head, &base, members);
    finished(scope, class)
}

/// One attribute where what is set and what is read are of one type; else, or if it is deprecated, a property with its setter.
fn settable(scope: &mut Scope<'_>, field: &Field) -> Vec<Member> {
    let (gives, accepts) = (scope.gives(&field.ty), scope.accepts(&field.ty));
    let name = &field.python;
    if gives == accepts && field.deprecated.is_none() {
        return vec![attribute(format!("{name}: {gives}"), &field.doc, None)];
    }
    let getter = getter(scope, field);
    let setter = Member {
        decorators: [format!("@{name}.setter")]
            .into_iter()
            .chain(getter.decorators.get(1).cloned())
            .collect(),
        line: format!("def {name}(self, value: {accepts}) -> None: ..."),
        doc: String::new(),
    };
    vec![getter, setter]
}

/// A constant of the module or of a class, its doc beneath.
pub fn constant(scope: &mut Scope<'_>, constant: &Constant, indents: usize) -> Member {
    let value = scope.name("typing", "Final");
    let line = format!(
        "{}: {value}[{}]",
        constant.python,
        scope.gives(&constant.ty)
    );
    Member {
        decorators: Vec::new(),
        line,
        doc: doc(&constant.doc, constant.deprecated.as_deref(), indents),
    }
}

pub fn parameter(scope: &mut Scope<'_>, field: &Field, required: &str) -> String {
    let default = match (field.settled, field.optional) {
        (true, _) => " = ...",
        (false, true) => " = None",
        (false, false) => required,
    };
    format!("{}: {}{default}", field.python, scope.accepts(&field.ty))
}

pub fn class(scope: &mut Scope<'_>, head: &Head, base: &str, members: Vec<Member>) -> Class {
    let bases = if base.is_empty() {
        String::new()
    } else {
        format!("({base})")
    };
    let doc = doc(&head.doc, head.deprecated.as_deref(), 1);
    let body = if members.is_empty() && doc.is_empty() {
        " ..."
    } else {
        ""
    };
    let deprecated = head.deprecated.as_ref();
    Class {
        decorators: deprecated
            .map(|note| scope.deprecated(note))
            .into_iter()
            .collect(),
        line: format!("class {}{bases}:{body}", head.python.name),
        doc,
        members,
    }
}

/// The doc as it stands in a stub, at so many indents; empty if there is none.
pub fn doc(text: &str, deprecated: Option<&str>, indents: usize) -> String {
    let text = with_deprecation(text, deprecated);
    if text.is_empty() {
        return text;
    }
    let indent = INDENT.repeat(indents);
    format!("{indent}{}", docstring(&text, &indent))
}

fn finished(scope: &mut Scope<'_>, mut class: Class) -> Class {
    class
        .decorators
        .push(format!("@{}", scope.name("typing", "final")));
    class
}

fn attribute(line: String, text: &str, deprecated: Option<&str>) -> Member {
    Member {
        decorators: Vec::new(),
        line,
        doc: doc(text, deprecated, 1),
    }
}

fn match_args(fields: &[Field]) -> Member {
    let names: Vec<String> = fields
        .iter()
        .map(|field| python_string(&field.python))
        .collect();
    Member {
        line: tuple("__match_args__ = ", &names),
        ..Member::default()
    }
}
