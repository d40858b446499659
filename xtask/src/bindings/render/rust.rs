//! The Rust of a wheel: tables in the macros of the runtime, one file for each Python module.
//!
//! In: a venue of the IR. Out: text for rustfmt. It holds no logic: what a table cannot say is a macro's business.

mod argument;
mod call;
mod client;

use askama::Template;

use super::doc::with_deprecation;
use super::escape::{rust_doc, rust_string};
use crate::bindings::files::HEADER;
use crate::bindings::ir::{
    Alias, Bindings, Bridges, Constant, Converter, ConverterKind, Enum, EnumKind, Error, Field,
    Given, Head, Module, Name, Record, Tagged, Type, Variant, Venue,
};

#[derive(Template)]
#[template(path = "rust/lib.txt")]
struct Library<'a> {
    header: &'static str,
    venue: &'a Venue,
    /// The package with errors and times, where it is not the usual one.
    support: Option<&'a str>,
    modules: Vec<String>,
    converters: Vec<String>,
    statics: Vec<String>,
    /// What is called once it is loaded.
    start: Option<&'a str>,
    /// Where rustc's own is too low.
    recursion: Option<usize>,
}

/// `lib.rs` of a wheel.
pub fn library(bindings: &Bindings, venue: &Venue) -> String {
    super::print(&Library {
        header: HEADER,
        venue,
        support: Some(bindings.output.support.as_str()).filter(|name| *name != SUPPORT),
        modules: venue
            .modules
            .iter()
            .map(|module| file(venue, module))
            .collect(),
        converters: venue.converters.iter().map(converter).collect(),
        statics: statics(venue),
        start: bindings.output.start.as_deref(),
        recursion: recursion(venue),
    })
}

#[derive(Template)]
#[template(path = "rust/module.txt")]
struct Tables<'a> {
    header: &'static str,
    python: &'a str,
    groups: Vec<Group<'a>>,
    singles: Vec<Single<'a>>,
    /// Rows of `functions!`, with their docs.
    functions: Vec<String>,
    constants: Vec<String>,
    /// Groups and other statics of classes, then other names of the Python module.
    entries: Vec<String>,
    /// What the module of blocking twins has; without any there is no such module.
    twins: Vec<String>,
}

/// All classes of one kind in a macro of the runtime.
struct Group<'a> {
    macro_name: &'static str,
    /// The static that holds their names.
    name: &'static str,
    tables: Vec<Table<'a>>,
}

/// A class in a macro of its own.
struct Single<'a> {
    macro_name: &'static str,
    table: Table<'a>,
}

/// What a macro is told of a class: its head, what follows the Rust path, and a line for each member.
struct Table<'a> {
    doc: String,
    head: &'a Head,
    rust: String,
    with: String,
    members: Vec<String>,
}

/// The tables of a Python module.
pub fn module(bindings: &Bindings, venue: &Venue, module: &Module) -> String {
    let bridges = &bindings.output.bridges;
    let (open, closed): (Vec<&Enum>, Vec<&Enum>) = module
        .enums
        .iter()
        .partition(|item| item.kind == EnumKind::Open);
    let enums = open.into_iter().map(|item| enumeration(item, bridges));
    let closed = closed.into_iter().map(closed_enumeration);
    let (given, got): (Vec<&Tagged>, Vec<&Tagged>) =
        module.tagged.iter().partition(|item| item.given);
    let (given, got) = [given, got]
        .map(|items| items.into_iter().map(tagged).collect())
        .into();
    let records = |given| {
        let records = module
            .records
            .iter()
            .filter(move |item| item.given == given);
        records.map(|item| record(venue, item, bridges)).collect()
    };
    let requests = module.requests.iter();
    let requests = requests.map(|item| request(venue, item, bridges));
    let mut groups = vec![
        Group::new("open_enums", "ENUMS", enums.collect()),
        Group::new("closed_enums", "CLOSED_ENUMS", closed.collect()),
        Group::new("tagged_enums", "TAGGED_ENUMS", got),
        Group::new("given_tagged_enums", "GIVEN_TAGGED_ENUMS", given),
        Group::new("records", "RECORDS", records(Given::Never)),
        Group::new("given_records", "GIVEN_RECORDS", records(Given::Built)),
        Group::new("kept_records", "KEPT_RECORDS", records(Given::Kept)),
        Group::new("requests", "REQUESTS", requests.collect()),
    ];
    groups.retain(|group| !group.tables.is_empty());
    let errors = module.errors.iter().map(|item| Single {
        macro_name: match item.variants.is_empty() {
            true => "error",
            false => "error_enum",
        },
        table: error(item, bridges),
    });
    let clients = module.clients.iter().map(|item| Single {
        macro_name: "client",
        table: client::table(venue, item, bridges),
    });
    let singles: Vec<Single<'_>> = errors.chain(clients).collect();
    let mut entries: Vec<String> = groups
        .iter()
        .map(|group| format!("group {}", group.name))
        .collect();
    entries.extend(
        singles
            .iter()
            .map(|single| single.table.head.python.name.clone()),
    );
    entries.extend(module.aliases.iter().map(|item| alias(venue, item)));
    entries.extend(without_class(module));
    entries.extend(
        super::submodules(venue, module)
            .iter()
            .map(|name| format!("module {}", rust_string(name))),
    );
    let functions = module.functions.iter().flat_map(|function| {
        let row = format!("    {}", call::function(venue, function, bridges));
        client::words(function).into_iter().chain([row])
    });
    super::print(&Tables {
        header: HEADER,
        python: &module.python,
        groups,
        singles,
        functions: functions.collect(),
        constants: module.constants.iter().map(constant).collect(),
        entries,
        twins: twins(module),
    })
}

/// Names of the Python module that are no classes.
fn without_class(module: &Module) -> Vec<String> {
    let mut entries = Vec::new();
    if !module.constants.is_empty() {
        entries.push("group CONSTANTS".to_owned());
    }
    if !module.functions.is_empty() {
        entries.push("functions FUNCTIONS".to_owned());
    }
    entries.extend(module.deprecated().map(|(name, note)| {
        let (name, note) = (rust_string(name), rust_string(note.trim()));
        format!("deprecated {name} = {note}")
    }));
    entries
}

/// What waits, in the module of blocking twins.
fn twins(module: &Module) -> Vec<String> {
    let clients = module.clients.iter().map(|client| &client.head.python.name);
    let mut twins: Vec<String> = clients
        .map(|name| format!("twin {name} = {name}"))
        .collect();
    if module.awaited().next().is_some() {
        twins.push("blocking_functions FUNCTIONS".to_owned());
    }
    twins
}

/// `"LIMIT" = venues::spot::LIMIT;`
fn constant(constant: &Constant) -> String {
    let (name, kept) = (rust_string(&constant.python), call::kept(constant.give));
    format!("{name} = {}{kept};", constant.rust)
}

/// How deep macros go: rustc allows 128, and `module!` takes one step for each name that is in no group.
fn recursion(venue: &Venue) -> Option<usize> {
    const ENOUGH: usize = 100;
    let names = |module: &Module| {
        module.aliases.len()
            + module.errors.len()
            + module.clients.len()
            + module.deprecated().count()
            + super::submodules(venue, module).len()
    };
    let most = venue.modules.iter().map(names).max()?;
    (most > ENOUGH).then(|| (2 * most).next_power_of_two())
}

/// The statics of all Python modules, in the words of `lib.rs`.
fn statics(venue: &Venue) -> Vec<String> {
    let of = |module: &Module| {
        let file = file(venue, module);
        let blocking = module.has_twins().then(|| format!("{file}::BLOCKING"));
        [Some(format!("{file}::MODULE")), blocking]
    };
    venue.modules.iter().flat_map(of).flatten().collect()
}

/// The Rust module of a Python module: its path below the venue, or the venue's own name.
pub fn file(venue: &Venue, module: &Module) -> String {
    rust_module(venue, &module.python)
}

fn rust_module(venue: &Venue, python: &str) -> String {
    let wanted = wanted(venue, python);
    // `public.data` and `public_data` are two modules; the second one gets a number.
    let before = venue
        .modules
        .iter()
        .take_while(|module| module.python != python)
        .filter(|module| self::wanted(venue, &module.python) == wanted)
        .count();
    let library = venue.rust.split("::").next().unwrap_or_default();
    match before {
        // The crate's own name would hide the crate that is bound.
        0 if RESERVED.contains(&wanted.as_str()) || wanted == library => format!("{wanted}_"),
        0 => wanted,
        _ => format!("{wanted}_{}", before + 1),
    }
}

fn wanted(venue: &Venue, python: &str) -> String {
    let below = python.strip_prefix(venue.python.as_str()).unwrap_or(python);
    match below.trim_start_matches('.') {
        "" => venue.name.clone(),
        below => below.replace('.', "_"),
    }
}

/// Where a wheel looks for errors and times if it is not told.
const SUPPORT: &str = "ccrxt";

/// Names of files that Rust, or the crate itself, has another use for.
const RESERVED: &[&str] = &[
    "lib", "main", "mod", "abstract", "become", "box", "const", "do", "dyn", "enum", "extern",
    "final", "fn", "gen", "impl", "let", "loop", "macro", "match", "move", "mut", "override",
    "priv", "pub", "ref", "static", "struct", "super", "trait", "type", "typeof", "unsafe",
    "unsized", "use", "virtual", "where", "runtime", "alloc", "core", "std",
];

fn enumeration<'a>(item: &'a Enum, bridges: &Bridges) -> Table<'a> {
    let member = |variant: &Variant| {
        let doc = with_deprecation(&variant.doc, variant.deprecated.as_deref());
        format!("{}: {},", variant.python, rust_string(&doc))
    };
    let with = &bridges.open_enum;
    Table {
        with: with
            .as_ref()
            .map(|with| format!(", {with}"))
            .unwrap_or_default(),
        members: item.variants.iter().map(member).collect(),
        ..Table::new(&item.head)
    }
}

fn closed_enumeration(item: &Enum) -> Table<'_> {
    let value = |value: &str| match item.kind {
        EnumKind::Numbered => format!("Number {value}"),
        EnumKind::Named | EnumKind::Open => format!("Text {}", rust_string(value)),
    };
    let member = |variant: &Variant| {
        let value = value(&variant.value);
        let doc = with_deprecation(&variant.doc, variant.deprecated.as_deref());
        format!(
            "{} as {} = {value}: {},",
            variant.rust,
            variant.python,
            rust_string(&doc)
        )
    };
    let hidden = item.others.iter();
    let hidden: Vec<String> = hidden
        .map(|(name, text)| format!("{name} = {}", value(text)))
        .collect();
    Table {
        with: others(&hidden),
        members: item.variants.iter().map(member).collect(),
        ..Table::new(&item.head)
    }
}

/// Variants of which Python sees the name alone.
fn others(names: &[String]) -> String {
    match names.is_empty() {
        true => String::new(),
        false => format!(", others {{ {} }}", names.join(", ")),
    }
}

fn error<'a>(error: &'a Error, bridges: &Bridges) -> Table<'a> {
    let told = bridges.failure.as_ref().filter(|_| error.failure);
    let with = match told {
        Some(with) => format!(", {with}"),
        None if error.display => String::new(),
        None if error.debug => ", runtime::Failure::debugged".to_owned(),
        None => ", runtime::Failure::silent".to_owned(),
    };
    Table {
        with,
        members: error
            .fields
            .iter()
            .map(detail)
            .chain(
                error
                    .variants
                    .iter()
                    .map(|item| variant(item, "    ", detail)),
            )
            .collect(),
        ..Table::new(&error.head)
    }
}

fn record<'a>(venue: &Venue, record: &'a Record, bridges: &Bridges) -> Table<'a> {
    let with = bridges.decode.as_ref().filter(|_| record.decode);
    let with = with.map(|with| format!(", decode {with}"));
    Table {
        with: with.unwrap_or_default() + &methods(venue, record, bridges),
        members: record.fields.iter().map(field).collect(),
        ..Table::new(&record.head)
    }
}

fn tagged(item: &Tagged) -> Table<'_> {
    Table {
        with: others(&item.others),
        members: item
            .variants
            .iter()
            .map(|item| variant(item, "        ", field))
            .collect(),
        ..Table::new(&item.head)
    }
}

/// A variant with its fields, line by line.
fn variant(variant: &Record, indent: &str, field: fn(&Field) -> String) -> String {
    let head = &variant.head;
    let doc = with_deprecation(&head.doc, head.deprecated.as_deref());
    let rust = head.rust.rsplit("::").next().unwrap_or_default();
    let fields = variant
        .fields
        .iter()
        .map(|item| format!("\n{indent}    {}", field(item)));
    let end = match variant.fields.is_empty() {
        true => "}".to_owned(),
        false => format!("\n{indent}}}"),
    };
    let doc = match doc.is_empty() {
        true => String::new(),
        false => format!("{}\n{indent}", rust_doc(&doc, indent).trim_start()),
    };
    let fields: String = fields.collect();
    format!("{doc}{} {{{fields}{end}", named(rust, &head.python.name))
}

fn request<'a>(venue: &Venue, request: &'a Record, bridges: &Bridges) -> Table<'a> {
    Table {
        with: methods(venue, request, bridges),
        members: request.fields.iter().map(field).collect(),
        ..Table::new(&request.head)
    }
}

/// The methods of a record or a request, row by row.
fn methods(venue: &Venue, record: &Record, bridges: &Bridges) -> String {
    let rows = record.methods.iter().map(|method| {
        let row = call::row(venue, &record.into(), method, bridges);
        let lines = client::words(method)
            .into_iter()
            .chain([format!("    {row};")]);
        lines.map(|line| format!("        {line}\n")).collect()
    });
    let rows: Vec<String> = rows.collect();
    match rows.is_empty() {
        true => String::new(),
        false => format!(", methods {{\n{}    }}", rows.concat()),
    }
}

fn field(field: &Field) -> String {
    let doc = with_deprecation(&field.doc, field.deprecated.as_deref());
    format!(
        "{}: {},",
        named(&field.rust, &field.python),
        rust_string(&doc)
    )
}

/// The same of an exception, which tells the text of any error.
fn detail(item: &Field) -> String {
    let way = match &item.ty {
        Type::Shown => " = shown: ",
        Type::Option(inner) if **inner == Type::Shown => " = shown_if: ",
        _ => ": ",
    };
    field(item).replacen(": ", way, 1)
}

/// A Rust name, and the Python name where that is another.
fn named(rust: &str, python: &str) -> String {
    if rust == python {
        rust.to_owned()
    } else {
        format!("{rust} as {}", rust_string(python))
    }
}

fn alias(venue: &Venue, alias: &Alias) -> String {
    format!(
        "alias {} = {}",
        alias.python.name,
        of_class(venue, &alias.target.python)
    )
}

/// The path of a class' static.
fn of_class(venue: &Venue, class: &Name) -> String {
    format!(
        "crate::{}::{}",
        rust_module(venue, &class.module),
        class.name
    )
}

fn converter(converter: &Converter) -> String {
    let kind = match converter.kind {
        ConverterKind::Value if converter.arity > 0 => "map ",
        ConverterKind::Value => "",
        ConverterKind::Secret => "secret ",
        ConverterKind::Function => "function ",
    };
    format!("{kind}{} => {},", converter.rust, converter.with)
}

impl<'a> Group<'a> {
    fn new(macro_name: &'static str, name: &'static str, tables: Vec<Table<'a>>) -> Self {
        Self {
            macro_name,
            name,
            tables,
        }
    }
}

impl<'a> Table<'a> {
    fn new(head: &'a Head) -> Self {
        Self {
            doc: rust_doc(
                &with_deprecation(&head.doc, head.deprecated.as_deref()),
                "    ",
            ),
            head,
            rust: head.rust.clone(),
            with: String::new(),
            members: Vec::new(),
        }
    }
}
