//! What a macro of the runtime is told of a class.
//!
//! In: a class of the IR. Out: its [`Table`]: a head, and a line for each member. Only clients are elsewhere, for their calls.

use super::{argument, call, client};
use crate::bindings::ir::{
    Bridges, Constant, Enum, EnumKind, Error, Field, Generic, Given, Head, Method, Record, Tagged,
    Type, Variant, Venue,
};
use crate::bindings::render::doc::with_deprecation;
use crate::bindings::render::escape::{rust_doc, rust_string};

/// What a macro is told of a class: its head, what follows the Rust path, and a line for each member.
pub struct Table<'a> {
    pub doc: String,
    pub head: &'a Head,
    pub rust: String,
    pub with: String,
    pub members: Vec<String>,
}

impl<'a> Table<'a> {
    pub fn new(head: &'a Head) -> Self {
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

pub fn enumeration<'a>(venue: &Venue, item: &'a Enum, bridges: &Bridges) -> Table<'a> {
    let member = |variant: &Variant| {
        let doc = with_deprecation(&variant.doc, variant.deprecated.as_deref());
        format!("{}: {},", variant.python, rust_string(&doc))
    };
    let with = &bridges.open_enum;
    Table {
        with: with
            .as_ref()
            .map(|with| format!(", {with}"))
            .unwrap_or_default()
            + &of_value(venue, &item.head, &item.constants, &item.methods, bridges),
        members: item.variants.iter().map(member).collect(),
        ..Table::new(&item.head)
    }
}

pub fn closed_enumeration<'a>(venue: &Venue, item: &'a Enum, bridges: &Bridges) -> Table<'a> {
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
        with: others(&hidden)
            + &of_value(venue, &item.head, &item.constants, &item.methods, bridges),
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

pub fn error<'a>(venue: &Venue, error: &'a Error, bridges: &Bridges) -> Table<'a> {
    let told = bridges.failure.as_ref().filter(|_| error.failure);
    let with = match told {
        Some(with) => format!(", {with}"),
        None if error.display => String::new(),
        None if error.debug => ", runtime::Failure::debugged".to_owned(),
        None => ", runtime::Failure::silent".to_owned(),
    };
    let own = of_value(
        venue,
        &error.head,
        &error.constants,
        &error.methods,
        bridges,
    );
    Table {
        with: with + &own.replacen(", ", " => ", 1),
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

pub fn record<'a>(venue: &Venue, record: &'a Record, bridges: &Bridges) -> Table<'a> {
    let with = bridges.decode.as_ref().filter(|_| record.decode);
    let with = with.map(|with| format!(", decode {with}"));
    Table {
        with: with.unwrap_or_default()
            + &of_value(
                venue,
                &record.head,
                &record.constants,
                &record.methods,
                bridges,
            ),
        members: record.fields.iter().map(field).collect(),
        ..Table::new(&record.head)
    }
}

/// A generic struct with all that it is used with.
pub fn generic<'a>(
    venue: &Venue,
    record: &'a Record,
    generic: &Generic,
    bridges: &Bridges,
) -> Table<'a> {
    let uses = generic.uses.iter().map(|(rust, given)| {
        let how = match given {
            Given::Never => "got_record",
            Given::Built => "given_record",
            Given::Kept => "kept_record",
        };
        format!("        {how} {rust},\n")
    });
    Table {
        rust: format!("[\n{}    ]", uses.collect::<String>()),
        ..self::record(venue, record, bridges)
    }
}

pub fn tagged<'a>(venue: &Venue, item: &'a Tagged, bridges: &Bridges) -> Table<'a> {
    Table {
        with: others(&item.others)
            + &of_value(venue, &item.head, &item.constants, &item.methods, bridges),
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

pub fn request<'a>(venue: &Venue, request: &'a Record, bridges: &Bridges) -> Table<'a> {
    // One that its own crate alone may write out begins as its default, or is made by its builder; so does one whose author said what that is.
    let filled = match (request.complete, &request.setters[..]) {
        _ if request.settled => " => default settled".to_owned(),
        (true, _) => String::new(),
        (false, []) => " => default".to_owned(),
        (false, setters) => format!(" => built({})", setters.join(" ")),
    };
    Table {
        with: filled
            + &of_value(
                venue,
                &request.head,
                &request.constants,
                &request.methods,
                bridges,
            ),
        members: request.fields.iter().map(field).collect(),
        ..Table::new(&request.head)
    }
}

/// A request that borrows: what Python's object owns, and how that is lent.
pub fn lent_request(request: &Record) -> Table<'_> {
    let lent = request.head.rust.replace("'static", "'_");
    let field = |field: &Field| {
        let owned = field.owned.as_ref()?;
        let doc = with_deprecation(&field.doc, field.deprecated.as_deref());
        Some(format!(
            "{}: {} = |this| {}, {};",
            named(&field.rust, &field.python),
            owned.rust_type,
            argument::lent(format!("this.{}", field.rust), owned.pass),
            rust_string(&doc)
        ))
    };
    Table {
        rust: request.head.item(),
        with: format!(" => {lent}") + &constants(&request.constants),
        members: request.fields.iter().filter_map(field).collect(),
        ..Table::new(&request.head)
    }
}

/// What a class of values has beside its fields or variants.
fn of_value(
    venue: &Venue,
    head: &Head,
    constants: &[Constant],
    methods: &[Method],
    bridges: &Bridges,
) -> String {
    self::constants(constants) + &self::methods(venue, head, methods, bridges)
}

/// The constants of a class, row by row.
fn constants(constants: &[Constant]) -> String {
    let rows = constants.iter().map(super::constant);
    block("constants", rows.map(|row| format!("        {row}\n")))
}

/// The methods of a class of values, row by row.
fn methods(venue: &Venue, head: &Head, methods: &[Method], bridges: &Bridges) -> String {
    let rows = methods.iter().map(|method| {
        let row = call::row(venue, &head.into(), method, bridges);
        let lines = client::words(method)
            .into_iter()
            .chain([format!("    {row};")]);
        lines.map(|line| format!("        {line}\n")).collect()
    });
    block("methods", rows)
}

/// Nothing without rows.
fn block(name: &str, rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.collect();
    match rows.is_empty() {
        true => rows,
        false => format!(", {name} {{\n{rows}    }}"),
    }
}

/// A field; one that is deprecated says what to do instead.
pub fn field(field: &Field) -> String {
    match &field.deprecated {
        Some(note) => format!("{} => {},", row(field), rust_string(note.trim())),
        None => row(field) + ",",
    }
}

fn row(field: &Field) -> String {
    let doc = with_deprecation(&field.doc, field.deprecated.as_deref());
    let open = field.open.as_ref();
    format!(
        "{}{}: {}",
        named(&field.rust, &field.python),
        open.map_or(String::new(), |open| format!(" = {open}")),
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
    row(item).replacen(": ", way, 1) + ","
}

/// A Rust name, and the Python name where that is another.
pub fn named(rust: &str, python: &str) -> String {
    if rust == python {
        rust.to_owned()
    } else {
        format!("{rust} as {}", rust_string(python))
    }
}
