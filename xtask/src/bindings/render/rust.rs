//! The Rust of a wheel: tables in the macros of the runtime, one file for each Python module.
//!
//! In: a venue of the IR. Out: text for rustfmt. It holds no logic: what a table cannot say is a macro's business.

mod argument;
mod call;
mod client;
mod file;
mod part;
mod protocol;
mod table;

use askama::Template;

use super::escape::rust_string;
use crate::bindings::files::HEADER;
use crate::bindings::ir::{
    Alias, Bindings, Constant, Converter, ConverterKind, Enum, EnumKind, Given, Module, Record,
    Venue,
};
pub use file::file;
use file::of_class;
pub use protocol::implemented;
use table::Table;

#[derive(Template)]
#[template(path = "rust/lib.txt")]
struct Library<'a> {
    header: &'static str,
    venue: &'a Venue,
    /// The package with errors and times, where it is not the usual one.
    support: Option<&'a str>,
    modules: Vec<String>,
    /// There are traits that Python implements.
    implements: bool,
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
        implements: venue.implements(),
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

/// The tables of a Python module.
pub fn module(bindings: &Bindings, venue: &Venue, module: &Module) -> String {
    let bridges = &bindings.output.bridges;
    let (open, closed): (Vec<&Enum>, Vec<&Enum>) = module
        .enums
        .iter()
        .partition(|item| item.kind == EnumKind::Open);
    let enums = open
        .into_iter()
        .map(|item| table::enumeration(venue, item, bridges));
    let closed = closed.into_iter();
    let closed = closed.map(|item| table::closed_enumeration(venue, item, bridges));
    let tagged = |given| {
        let items = module.tagged.iter().filter(move |item| item.given == given);
        items
            .map(|item| table::tagged(venue, item, bridges))
            .collect()
    };
    let records = |given| {
        let records = module
            .records
            .iter()
            .filter(move |item| item.generic.is_none() && item.given == given);
        records
            .map(|item| table::record(venue, item, bridges))
            .collect()
    };
    let generic = module.records.iter().filter_map(|item| {
        let generic = item.generic.as_ref()?;
        Some(table::generic(venue, item, generic, bridges))
    });
    let (lent, requests): (Vec<&Record>, Vec<&Record>) =
        module.requests.iter().partition(|item| item.is_lent());
    let lent = lent.into_iter().map(table::lent_request);
    let requests = requests.into_iter();
    let requests = requests.map(|item| table::request(venue, item, bridges));
    let mut groups = vec![
        Group::new("open_enums", "ENUMS", enums.collect()),
        Group::new("closed_enums", "CLOSED_ENUMS", closed.collect()),
        Group::new("tagged_enums", "TAGGED_ENUMS", tagged(Given::Never)),
        Group::new(
            "given_tagged_enums",
            "GIVEN_TAGGED_ENUMS",
            tagged(Given::Built),
        ),
        Group::new(
            "kept_tagged_enums",
            "KEPT_TAGGED_ENUMS",
            tagged(Given::Kept),
        ),
        Group::new("records", "RECORDS", records(Given::Never)),
        Group::new("given_records", "GIVEN_RECORDS", records(Given::Built)),
        Group::new("kept_records", "KEPT_RECORDS", records(Given::Kept)),
        Group::new("generic_records", "GENERIC_RECORDS", generic.collect()),
        Group::new("requests", "REQUESTS", requests.collect()),
        Group::new("lent_requests", "LENT_REQUESTS", lent.collect()),
    ];
    groups.retain(|group| !group.tables.is_empty());
    let errors = module.errors.iter().map(|item| Single {
        macro_name: match item.variants.is_empty() {
            true => "error",
            false => "error_enum",
        },
        table: table::error(venue, item, bridges),
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
    entries.extend(module.protocols.iter().map(protocol::entry));
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
            + module.protocols.len()
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

/// Where a wheel looks for errors and times if it is not told.
const SUPPORT: &str = "ccrxt";

fn alias(venue: &Venue, alias: &Alias) -> String {
    format!(
        "alias {} = {}",
        alias.python.name,
        of_class(venue, &alias.target.python)
    )
}

fn converter(converter: &Converter) -> String {
    let kind = match converter.kind {
        ConverterKind::Value if converter.arity > 0 => "map ",
        ConverterKind::Value => "",
        ConverterKind::Secret => "secret ",
        ConverterKind::Function => "function ",
        ConverterKind::Object => {
            return format!("object {} = {},", converter.rust, converter.with);
        }
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
