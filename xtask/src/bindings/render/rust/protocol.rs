//! Rust's side of objects that implement a trait: one file of a wheel, with a table in `implement!` for each trait.
//!
//! In: the protocols of all modules. Out: Rust text. Invariant: the arguments of a method are `a0`, `a1`, whatever the trait calls them.

use askama::Template;

use super::argument::asked;
use super::call::kept;
use super::table::named;
use crate::bindings::files::HEADER;
use crate::bindings::ir::{Answer, Ask, Bindings, Calls, Module, Protocol, Venue};
use crate::bindings::render::doc::with_deprecation;
use crate::bindings::render::escape::{rust_doc, rust_string};

/// The name of the file.
pub const FILE: &str = "implemented";

#[derive(Template)]
#[template(path = "rust/implemented.txt")]
struct Implemented<'a> {
    header: &'static str,
    venue: &'a Venue,
    tables: Vec<Table>,
}

/// A trait.
struct Table {
    doc: String,
    line: String,
    methods: Vec<String>,
}

/// The file of a wheel that has any.
pub fn implemented(_: &Bindings, venue: &Venue) -> String {
    let tables = venue.modules.iter().flat_map(|module| {
        let protocols = module.protocols.iter();
        protocols.map(move |protocol| table(module, protocol))
    });
    super::super::print(&Implemented {
        header: HEADER,
        venue,
        tables: tables.collect(),
    })
}

/// Its class, among the names of a Python module.
pub fn entry(protocol: &Protocol) -> String {
    let (name, adapter) = (&protocol.head.python.name, &protocol.adapter);
    format!("alias {name} = crate::{FILE}::{adapter}")
}

fn table(module: &Module, protocol: &Protocol) -> Table {
    let head = &protocol.head;
    Table {
        doc: rust_doc(
            &with_deprecation(&head.doc, head.deprecated.as_deref()),
            "    ",
        ),
        line: format!(
            "{} {} {} = {};",
            rust_string(&module.python),
            rust_string(&head.python.name),
            protocol.adapter,
            head.rust
        ),
        methods: protocol.methods.iter().map(method).collect(),
    }
}

/// `needed waiting sign(self, "text") -> (String,) => String { [fn sign(&self, a0: &str) -> String] asked => …, to => … }`
fn method(method: &Ask) -> String {
    let need = if method.provided {
        "provided"
    } else {
        "needed"
    };
    let way = match method.function.answer {
        Answer::Now { .. } => "waiting",
        Answer::Told | Answer::Awaited { .. } => "going_on",
    };
    let names: String = method
        .names
        .iter()
        .map(|name| format!(", {}", rust_string(name)))
        .collect();
    let takes = method.function.takes.iter().enumerate();
    let values: String = takes
        .map(|(at, (_, give))| format!("a{at}{},", kept(*give)))
        .collect();
    let passed: Vec<String> = (0..method.names.len()).map(|at| format!("a{at}")).collect();
    let (call, pass) = (
        asked("asked", method.function.answer, &values),
        format!("to.clone().{}({})", method.rust, passed.join(", ")),
    );
    let (call, pass) = match method.calls {
        Calls::Plain | Calls::Owned => (call, pass),
        Calls::Awaits => (call + ".await", pass + ".await"),
        Calls::Boxed => (call, format!("Box::pin(async move {{ {pass}.await }})")),
    };
    let doc = rust_doc(&method.doc, "    ");
    let row = format!(
        "    {need} {way} {}(self{names}) -> {} => {} {{\n        [{}]\n        asked => {call},\n        to => {pass}\n    }}",
        named(&method.rust, &method.python),
        method.takes,
        method.gives,
        method.signature,
    );
    match doc.is_empty() {
        true => row,
        false => format!("{doc}\n{row}"),
    }
}
