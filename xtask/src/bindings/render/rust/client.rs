//! The table of a client: its constructor, bases, properties and methods.

use super::Table;
use crate::bindings::ir::{Bridges, Client, Constructor, Kind, Method, Pass, Venue};
use crate::bindings::render::doc;
use crate::bindings::render::escape::rust_string;

pub fn table<'a>(_venue: &Venue, client: &'a Client, bridges: &Bridges) -> Table<'a> {
    let mut members = Vec::new();
    let rust = &client.head.rust;
    match &client.constructor {
        Constructor::New(new) => {
            let path = format!("{rust}::{}", new.rust);
            members.push(format!(
                "new({}) => {};",
                parameters(new),
                closure("", &path, new)
            ));
        }
        Constructor::Default => {
            members.push(format!("new() => || <{rust} as Default>::default();"))
        }
        Constructor::None => {}
    }
    if let Some(base) = client.bases.first() {
        members.push(format!("base {} => |this| this;", base.rust));
    }
    members.extend(client.methods.iter().map(|method| line(method, bridges)));
    Table {
        members,
        ..Table::new("client", &client.head)
    }
}

fn line(method: &Method, bridges: &Bridges) -> String {
    let text = rust_string(&doc::method(method, None));
    let call = closure("this", &format!("this.{}", method.rust), method);
    let (name, parameters) = (&method.python, parameters(method));
    let reply = bridges.envelope.as_ref().filter(|_| method.envelope);
    let operation = bridges.operation.as_ref().filter(|_| method.operation);
    let with: String = [reply, operation]
        .into_iter()
        .flatten()
        .map(|path| format!("{path}, "))
        .collect();
    match method.kind {
        Kind::Property => format!("get {name} => {call}, {text};"),
        Kind::Sync => format!("fn {name}({parameters}) => {call}, {with}{text};"),
        Kind::Async => format!("async fn {name}({parameters}) => {call}, {with}{text};"),
    }
}

fn parameters(method: &Method) -> String {
    let one = |param: &crate::bindings::ir::Param| format!("{}: {}", param.rust, param.rust_type);
    let all: Vec<String> = method.params.iter().map(one).collect();
    all.join(", ")
}

fn closure(this: &str, path: &str, method: &Method) -> String {
    let names: Vec<&str> = method
        .params
        .iter()
        .map(|param| param.rust.as_str())
        .collect();
    let values: Vec<String> = method
        .params
        .iter()
        .map(|param| match param.pass {
            Pass::Value => param.rust.clone(),
            Pass::Ref => format!("&{}", param.rust),
        })
        .collect();
    let mut arguments: Vec<&str> = Vec::new();
    arguments.extend((!this.is_empty()).then_some(this));
    arguments.extend(names);
    format!("|{}| {path}({})", arguments.join(", "), values.join(", "))
}
