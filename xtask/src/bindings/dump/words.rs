//! The IR as indented text.
//!
//! In: [`Bindings`]. Out: a line per thing, its docs below it. Short, because people review it in golden files.

mod call;

use crate::bindings::ir::{
    Bindings, Client, Constant, Constructor, Enum, EnumKind, Error, Field, Given, Head, Module,
    Output, Protocol, Record, Type, Venue,
};
use call::method;

/// The whole value.
pub fn bindings(bindings: &Bindings) -> String {
    let mut page = Page::default();
    page.line(0, &output(&bindings.output));
    for item in &bindings.venues {
        venue(&mut page, item);
    }
    page.0
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn line(&mut self, depth: usize, text: &str) {
        self.0.push_str(&"  ".repeat(depth));
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn doc(&mut self, depth: usize, doc: &str) {
        doc.lines()
            .for_each(|line| self.line(depth, format!("| {line}").trim_end()));
    }
}

fn output(output: &Output) -> String {
    let Output {
        python,
        distribution,
        support,
        requires,
        package,
        library,
        version,
        license,
        bridges,
        start,
    } = output;
    let license = license.as_deref().unwrap_or("none");
    let start = start.as_ref().map(|start| format!(" start={start}"));
    format!(
        "output python={python} distribution={distribution} support={support} requires={requires} package={package} library={library} \
         version={version} license={license} {bridges:?}{}",
        start.unwrap_or_default()
    )
}

fn venue(page: &mut Page, venue: &Venue) {
    let features = match &venue.features[..] {
        [] => "none".to_owned(),
        features => features.join(", "),
    };
    page.line(
        0,
        &format!(
            "venue {} = {}, feature {features}",
            venue.name, venue.python
        ),
    );
    for converter in &venue.converters {
        let arguments = "_, ".repeat(converter.arity);
        page.line(
            1,
            &format!(
                "convert {:?} {}<{arguments}> with {}: gives {}, takes {}",
                converter.kind, converter.rust, converter.with, converter.python, converter.accepts
            ),
        );
    }
    venue.modules.iter().for_each(|item| module(page, item));
}

fn module(page: &mut Page, module: &Module) {
    page.line(1, &format!("module {} = {}", module.python, module.rust));
    page.doc(1, &module.doc);
    module
        .records
        .iter()
        .for_each(|item| record(page, "record", item));
    module
        .requests
        .iter()
        .for_each(|item| record(page, "request", item));
    module.enums.iter().for_each(|item| enumeration(page, item));
    for item in &module.tagged {
        head(page, "tagged", &item.head, &handed(item.given));
        if !item.others.is_empty() {
            page.line(3, &format!("others {}", item.others.join(", ")));
        }
        item.variants
            .iter()
            .for_each(|variant| record(page, "variant", variant));
        let constants = item.constants.iter();
        constants.for_each(|item| constant(page, 3, item));
        item.methods.iter().for_each(|item| method(page, item));
    }
    module.errors.iter().for_each(|item| error(page, item));
    module.clients.iter().for_each(|item| client(page, item));
    module
        .protocols
        .iter()
        .for_each(|item| protocol(page, item));
    if !module.functions.is_empty() {
        page.line(2, "functions");
    }
    module.functions.iter().for_each(|item| method(page, item));
    module
        .constants
        .iter()
        .for_each(|item| constant(page, 2, item));
    for alias in &module.aliases {
        page.line(
            2,
            &format!(
                "alias {} = {} ({:?})",
                alias.python, alias.target.python, alias.target.kind
            ),
        );
    }
}

fn head(page: &mut Page, kind: &str, head: &Head, flags: &[(&str, bool)]) {
    page.line(
        2,
        &format!(
            "{kind} {} = {}{}{}",
            head.python,
            head.rust,
            set(flags),
            old(&head.deprecated)
        ),
    );
    page.line(3, &format!("({})", head.reason));
    page.doc(3, &head.doc);
}

fn handed(given: Given) -> [(&'static str, bool); 2] {
    [
        ("given", given == Given::Built),
        ("kept", given == Given::Kept),
    ]
}

fn record(page: &mut Page, kind: &str, record: &Record) {
    let [built, kept] = handed(record.given);
    let flags = [
        ("complete", record.complete),
        built,
        kept,
        ("decode", record.decode),
        ("default", record.default),
        ("operation", record.operation),
    ];
    head(page, kind, &record.head, &flags);
    if !record.setters.is_empty() {
        page.line(3, &format!("built by {}", record.setters.join(", ")));
    }
    for (rust, given) in record.generic.iter().flat_map(|generic| &generic.uses) {
        page.line(3, &format!("used as {rust}, {given:?}"));
    }
    record.fields.iter().for_each(|item| field(page, item));
    record
        .constants
        .iter()
        .for_each(|item| constant(page, 3, item));
    record.methods.iter().for_each(|item| method(page, item));
}

fn field(page: &mut Page, field: &Field) {
    let Field {
        rust,
        python,
        ty,
        optional,
        settled,
        ..
    } = field;
    let name = renamed(python, rust);
    let owned = field.owned.as_ref().map_or(String::new(), |owned| {
        format!(" = {}{}", call::passed(owned.pass), owned.rust_type)
    });
    let open = field.open.as_ref();
    let open = open.map_or(String::new(), |open| format!(" = {open}"));
    page.line(
        3,
        &format!(
            "{name}: {}{owned}{open}{}{}",
            spell(ty),
            set(&[("optional", *optional), ("settled", *settled)]),
            old(&field.deprecated)
        ),
    );
    page.doc(4, &field.doc);
}

fn enumeration(page: &mut Page, item: &Enum) {
    let flags = [
        ("open", item.kind == EnumKind::Open),
        ("numbered", item.kind == EnumKind::Numbered),
    ];
    head(page, "enum", &item.head, &flags);
    for variant in &item.variants {
        page.line(
            3,
            &format!(
                "{} = {} {:?}{}",
                variant.python,
                variant.rust,
                variant.value,
                old(&variant.deprecated)
            ),
        );
        page.doc(4, &variant.doc);
    }
    for (name, value) in &item.others {
        page.line(3, &format!("other {name} {value:?}"));
    }
    item.constants
        .iter()
        .for_each(|item| constant(page, 3, item));
    item.methods.iter().for_each(|item| method(page, item));
}

fn error(page: &mut Page, error: &Error) {
    let flags = [
        ("failure", error.failure),
        ("display", error.display),
        ("debug", error.debug),
    ];
    head(page, "error", &error.head, &flags);
    error.fields.iter().for_each(|item| field(page, item));
    error
        .variants
        .iter()
        .for_each(|variant| record(page, "variant", variant));
    let constants = error.constants.iter();
    constants.for_each(|item| constant(page, 3, item));
    error.methods.iter().for_each(|item| method(page, item));
}

fn client(page: &mut Page, client: &Client) {
    head(page, "client", &client.head, &[]);
    for base in &client.bases {
        page.line(3, &format!("base {} = {}", base.python, base.rust));
    }
    client.fields.iter().for_each(|item| field(page, item));
    client
        .constants
        .iter()
        .for_each(|item| constant(page, 3, item));
    match &client.constructor {
        Constructor::New(new) => method(page, new),
        Constructor::Default => page.line(3, "made by default"),
        Constructor::None => page.line(3, "not made from Python"),
    }
    client.methods.iter().for_each(|item| method(page, item));
}

fn protocol(page: &mut Page, item: &Protocol) {
    head(page, "protocol", &item.head, &[]);
    for method in &item.methods {
        let function = Type::Function(Box::new(method.function.clone()));
        let name = renamed(&method.python, &method.rust);
        let (names, flags) = (
            method.names.join(", "),
            set(&[("provided", method.provided)]),
        );
        page.line(3, &format!("{name}({names}): {}{flags}", spell(&function)));
        page.line(4, &format!("{:?} {}", method.calls, method.signature));
        page.doc(4, &method.doc);
    }
}

fn constant(page: &mut Page, depth: usize, item: &Constant) {
    let name = renamed(&item.python, &item.rust);
    let line = format!(
        "constant {name}: {}{}",
        spell(&item.ty),
        old(&item.deprecated)
    );
    page.line(depth, &line);
    page.doc(depth + 1, &item.doc);
}

fn renamed(python: &str, rust: &str) -> String {
    match python == rust {
        true => python.to_owned(),
        false => format!("{python} = {rust}"),
    }
}

/// A type in one line.
fn spell(ty: &Type) -> String {
    let all = |items: &[Type]| items.iter().map(spell).collect::<Vec<_>>().join(", ");
    match ty {
        Type::Option(inner) => format!("Option<{}>", spell(inner)),
        Type::List(inner) => format!("List<{}>", spell(inner)),
        Type::Set(inner) => format!("Set<{}>", spell(inner)),
        Type::Stream(item) => format!("Stream<{}>", spell(item)),
        Type::Tuple(items) => format!("({})", all(items)),
        Type::Map(key, value) => format!("Map<{}, {}>", spell(key), spell(value)),
        Type::Result(value, error) => format!("Result<{}, {}>", spell(value), spell(error)),
        Type::Function(function) => {
            let takes = function.takes.iter().map(|(ty, _)| spell(ty));
            let takes = takes.collect::<Vec<_>>().join(", ");
            format!(
                "fn({takes}) -> {} {:?} {:?}",
                spell(&function.gives),
                function.answer,
                function.pointer
            )
        }
        Type::Class(class) if class.args.is_empty() => format!("{:?} {}", class.kind, class.python),
        Type::Class(class) => format!("{:?} {}<{}>", class.kind, class.python, all(&class.args)),
        Type::Param(name) => name.clone(),
        Type::Object(object) => format!("Object {} of {}", object.rust, object.python),
        Type::Converted { rust, args, .. } => format!("Converted {rust}<{}>", all(args)),
        Type::Int(name) | Type::Float(name) => (*name).to_owned(),
        Type::Scalar(scalar) => scalar
            .rust
            .rsplit("::")
            .next()
            .unwrap_or_default()
            .to_owned(),
        Type::Unit | Type::Bool | Type::Str | Type::Shown => format!("{ty:?}"),
    }
}

fn set(flags: &[(&str, bool)]) -> String {
    let set: Vec<&str> = flags
        .iter()
        .filter(|(_, set)| *set)
        .map(|(name, _)| *name)
        .collect();
    match set.is_empty() {
        true => String::new(),
        false => format!(" [{}]", set.join(" ")),
    }
}

fn old(deprecated: &Option<String>) -> String {
    deprecated
        .as_ref()
        .map_or(String::new(), |note| format!(" [deprecated: {note}]"))
}
