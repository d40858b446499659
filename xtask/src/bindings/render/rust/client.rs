//! The table of a client: how it is made, what it dereferences to, and its properties and methods.

use super::{Table, named, of_class};
use crate::bindings::ir::{Bridges, Client, Constructor, Kind, Method, Type, Venue};
use crate::bindings::render::doc::with_deprecation;
use crate::bindings::render::escape::rust_doc;

pub fn table<'a>(venue: &Venue, client: &'a Client, bridges: &Bridges) -> Table<'a> {
    let mut members = Vec::new();
    if let Some(base) = client.bases.first() {
        members.push(format!("base {};", of_class(venue, &base.python)));
    }
    match &client.constructor {
        Constructor::New(new) => {
            let fallible = if new.error.is_some() {
                " -> Result"
            } else {
                ""
            };
            members.push(format!("new({}){fallible};", takes(new)));
        }
        Constructor::Default => members.push("default();".to_owned()),
        Constructor::None => {}
    }
    let (close, methods): (Vec<&Method>, Vec<&Method>) =
        client.methods.iter().partition(|method| is_close(method));
    members.extend(close.iter().map(|_| "close;".to_owned()));
    for (block, kind) in [
        ("properties", Kind::Property),
        ("sync", Kind::Sync),
        ("async", Kind::Async),
    ] {
        let lines: Vec<String> = methods
            .iter()
            .filter(|method| method.kind == kind)
            .flat_map(|method| lines(client, method, bridges))
            .collect();
        if !lines.is_empty() {
            members.push(format!("{block} {{"));
            members.extend(lines);
            members.push("}".to_owned());
        }
    }
    Table {
        members,
        ..Table::new(&client.head)
    }
}

/// Every client can be closed; this is what that does at the venue's own.
pub fn is_close(method: &Method) -> bool {
    method.python == "close" && method.kind == Kind::Async && method.params.is_empty()
}

/// The doc of a method and its row.
fn lines(client: &Client, method: &Method, bridges: &Bridges) -> Vec<String> {
    let doc = with_deprecation(&method.doc, method.deprecated.as_deref());
    let mut lines: Vec<String> = rust_doc(&doc, "    ").lines().map(str::to_owned).collect();
    let name = named(&method.rust, &method.python);
    let row = match method.kind {
        Kind::Property => name,
        Kind::Sync => format!("{name}({}) -> {}", takes(method), gives(client, method)),
        Kind::Async => format!("{name}({}){}", takes(method), reply(method, bridges)),
    };
    lines.push(format!("    {row};"));
    lines
}

fn takes(method: &Method) -> &str {
    method.params.first().map_or("", |param| &param.rust_type)
}

/// What makes a Python object of a synchronous method's value.
fn gives(client: &Client, method: &Method) -> &'static str {
    match &method.output {
        Type::Class(class) if class.python == client.head.python => "runtime::like",
        _ => "runtime::value",
    }
}

/// What opens the reply, and what the endpoint is.
fn reply(method: &Method, bridges: &Bridges) -> String {
    let opens = bridges.envelope.as_deref().filter(|_| method.envelope);
    let operation = bridges.operation.as_deref().filter(|_| method.operation);
    match (opens, operation) {
        (None, None) => String::new(),
        (Some(opens), None) => format!(" -> {opens}"),
        (opens, Some(operation)) => format!(
            " -> {}, {operation}",
            opens.unwrap_or("runtime::Reply::from")
        ),
    }
}
