//! The table of a client: how it is made, what it dereferences to, and its properties and methods.

use super::table::{Table, field, named};
use super::{call, of_class};
use crate::bindings::ir::{
    Bridges, Client, Constructor, Field, Give, Kind, Method, Part, Pass, Receiver, Type, Venue,
};
use crate::bindings::names::word;
use crate::bindings::render::doc::with_deprecation;
use crate::bindings::render::escape::{rust_doc, rust_string};

pub fn table<'a>(venue: &Venue, client: &'a Client, bridges: &Bridges) -> Table<'a> {
    let mut members = Vec::new();
    if let Some(base) = client.bases.first() {
        members.push(format!("base {};", of_class(venue, &base.python)));
    }
    match &client.constructor {
        Constructor::New(new) if !is_plain(client, new) => {
            members.push(call::constructor(venue, &client.into(), new));
        }
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
    members.extend(close.iter().map(|close| closing(client, close)));
    if !client.constants.is_empty() {
        members.push("constants {".to_owned());
        members.extend(client.constants.iter().map(super::constant));
        members.push("}".to_owned());
    }
    let (copied, lent): (Vec<&Field>, Vec<&Field>) =
        client.fields.iter().partition(|_| client.is_locked());
    if !lent.is_empty() {
        members.push("fields {".to_owned());
        members.extend(lent.into_iter().map(field));
        members.push("}".to_owned());
    }
    for block in ["properties", "sync", "calls", "async"] {
        let fields = copied.iter().filter(|_| block == "properties");
        let methods = methods
            .iter()
            .filter(|method| self::block(client, method) == block);
        let lines: Vec<String> = fields
            .flat_map(|field| copied_field(field))
            .chain(methods.flat_map(|method| lines(venue, client, method, bridges)))
            .collect();
        if !lines.is_empty() {
            members.push(format!("{block} {{"));
            members.extend(lines);
            members.push("}".to_owned());
        }
    }
    let own = &client.head.rust;
    Table {
        rust: match client.is_locked() {
            true => format!("runtime::Locked<{own}>, locked {own}"),
            false => own.clone(),
        },
        members,
        ..Table::new(&client.head)
    }
}

/// A field of a client in a lock, out of which a copy is given.
fn copied_field(field: &Field) -> Vec<String> {
    let mut lines = said(&field.doc, field.deprecated.as_deref());
    let name = match word::is_position(&field.rust) {
        true => field.python.clone(),
        false => named(&field.rust, &field.python),
    };
    let copy = match is_number(&field.ty) {
        true => "",
        false => ".clone()",
    };
    lines.push(format!(
        "    {name} = |this| this.reading().{}{copy};",
        field.rust
    ));
    lines
}

fn closing(client: &Client, close: &Method) -> String {
    let lock = match (client.is_locked(), close.receiver) {
        (false, _) => "",
        (true, Receiver::Mut) => " write",
        (true, _) => " read",
    };
    format!("close{lock};")
}

/// Every client can be closed; this is what that does at the venue's own.
pub fn is_close(method: &Method) -> bool {
    let lent = matches!(method.receiver, Receiver::Ref | Receiver::Mut);
    let own = lent && method.of_trait.is_none();
    method.python == "close" && method.kind == Kind::Async && method.params.is_empty() && own
}

/// The block of the table that a method's row is in.
fn block(client: &Client, method: &Method) -> &'static str {
    match method.kind {
        Kind::Property => "properties",
        _ if !is_plain(client, method) => "calls",
        Kind::Sync => "sync",
        Kind::Async | Kind::Stream => "async",
    }
}

/// Whether the name and the request say all of a call.
fn is_plain(client: &Client, method: &Method) -> bool {
    let takes = match &method.params[..] {
        [] => true,
        [request] => method.flatten && request.pass == Pass::Value,
        _ => false,
    };
    let own = matches!(&method.output, Type::Class(class) if class.python == client.head.python);
    let named = !method.fallible || method.error.is_some();
    let gives = match (method.kind, method.receiver) {
        (Kind::Async, Receiver::Ref) => {
            method.error.is_some() && method.give == Give::Value && method.part == Part::Value
        }
        (Kind::Sync, Receiver::Ref) => {
            own && !method.fallible && !method.params.is_empty() && method.give == Give::Value
        }
        (Kind::Sync, Receiver::None) => named && method.rust == "new" && own,
        _ => false,
    };
    let all = method.made.is_empty() && method.of_trait.is_none() && method.turbofish.is_empty();
    takes && gives && all && !client.is_locked()
}

/// A value that a property copies without being told how.
fn is_copied(client: &Client, method: &Method) -> bool {
    let number = is_number(&method.output) && method.give == Give::Value;
    let told = method.give == Give::ToOwned || number;
    told && method.of_trait.is_none() && !client.is_locked()
}

fn is_number(ty: &Type) -> bool {
    matches!(ty, Type::Bool | Type::Int(_) | Type::Float(_))
}

/// The doc of a method and its row.
fn lines(venue: &Venue, client: &Client, method: &Method, bridges: &Bridges) -> Vec<String> {
    let mut lines = words(method);
    let name = named(&method.rust, &method.python);
    let row = match method.kind {
        Kind::Property if is_copied(client, method) => name,
        Kind::Property => format!(
            "{name} = |this| {}",
            call::written(venue, &client.into(), method)
        ),
        _ if !is_plain(client, method) => call::row(venue, &client.into(), method, bridges),
        Kind::Sync => format!("{name}({}) -> runtime::like", takes(method)),
        Kind::Async | Kind::Stream => {
            format!("{name}({}){}", takes(method), reply(method, bridges))
        }
    };
    lines.push(format!("    {row};"));
    lines
}

/// What is said of a method, above its row.
pub fn words(method: &Method) -> Vec<String> {
    said(&method.doc, method.deprecated.as_deref())
}

fn said(doc: &str, deprecated: Option<&str>) -> Vec<String> {
    let doc = with_deprecation(doc, deprecated);
    let mut lines: Vec<String> = rust_doc(&doc, "    ").lines().map(str::to_owned).collect();
    let note = deprecated.iter();
    lines.extend(note.map(|note| format!("    #[deprecated = {}]", rust_string(note.trim()))));
    lines
}

fn takes(method: &Method) -> &str {
    method.params.first().map_or("", |param| &param.rust_type)
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
