//! The type stubs: one `.pyi` for each Python module, and what is the same in every venue.
//!
//! In: a module of the IR. Out: text that type checkers, editors and reviewers read. A stub says what the built module
//! does, neither more nor less; `stubtest` holds it to that.

mod call;
mod classes;
mod protocol;

use askama::Template;

use super::escape::docstring;
use super::python::Scope;
use crate::bindings::files::HEADER;
use crate::bindings::ir::{Bindings, Module, Venue};

/// What a stub prints.
#[derive(Template)]
#[template(path = "stub/module.txt")]
struct Stub {
    header: &'static str,
    doc: String,
    /// In groups.
    imports: Vec<Vec<String>>,
    /// Constants and functions of the module.
    members: Vec<Member>,
    classes: Vec<Class>,
}

/// A class, line by line.
struct Class {
    decorators: Vec<String>,
    line: String,
    doc: String,
    members: Vec<Member>,
}

/// An attribute with its doc beneath, or a function with its doc inside.
#[derive(Default)]
struct Member {
    decorators: Vec<String>,
    line: String,
    doc: String,
}

impl Member {
    /// Just a line.
    fn of(line: String) -> Self {
        let doc = String::new();
        Self {
            decorators: Vec::new(),
            line,
            doc,
        }
    }
}

/// The stub of a module; `submodules` are the names of those right below it.
pub fn module(
    bindings: &Bindings,
    venue: &Venue,
    module: &Module,
    submodules: &[String],
) -> String {
    let support = &bindings.output.support;
    let mut scope = Scope::new(venue, support, module, &module.python);
    let mut classes = Vec::new();
    classes.extend(module.enums.iter().map(|item| {
        let class = classes::enumeration(&mut scope, item);
        call::with_members(&mut scope, venue, class, &item.constants, &item.methods)
    }));
    classes.extend(module.tagged.iter().map(|item| {
        let class = classes::tagged(&mut scope, item);
        call::with_members(&mut scope, venue, class, &item.constants, &item.methods)
    }));
    classes.extend(module.errors.iter().map(|error| {
        let class = classes::error(&mut scope, error);
        call::with_members(&mut scope, venue, class, &error.constants, &error.methods)
    }));
    classes.extend(module.records.iter().map(|record| {
        let class = classes::record(&mut scope, record);
        call::with_members(&mut scope, venue, class, &record.constants, &record.methods)
    }));
    classes.extend(module.requests.iter().map(|request| {
        let class = classes::request(&mut scope, request);
        call::with_members(
            &mut scope,
            venue,
            class,
            &request.constants,
            &request.methods,
        )
    }));
    let clients = module.clients.iter();
    classes.extend(clients.map(|client| call::client(&mut scope, venue, client, false)));
    let protocols = module.protocols.iter();
    classes.extend(protocols.map(|item| protocol::protocol(&mut scope, item)));
    for name in submodules {
        scope.reexport(".", name, name);
    }
    for alias in &module.aliases {
        let target = &alias.target.python;
        if alias.target.args.is_empty() {
            scope.reexport(&target.module, &target.name, &alias.python.name);
        }
    }
    let mut members: Vec<Member> = Vec::new();
    scope.within([]);
    members.extend(
        module
            .aliases
            .iter()
            .filter_map(|alias| classes::use_of(&mut scope, alias)),
    );
    for constant in &module.constants {
        members.push(classes::constant(&mut scope, constant, 0));
    }
    members.extend(call::functions(&mut scope, venue, &module.functions, false));
    print(scope, &module.doc, members, classes)
}

/// The stub of the module with a segment's blocking clients.
pub fn blocking(bindings: &Bindings, venue: &Venue, module: &Module) -> String {
    let python = super::blocking(&module.python);
    let only = Module {
        clients: module.clients.clone(),
        functions: module.awaited().cloned().collect(),
        ..Module::default()
    };
    let mut scope = Scope::new(venue, &bindings.output.support, &only, &python);
    let classes = only
        .clients
        .iter()
        .map(|client| call::client(&mut scope, venue, client, true))
        .collect();
    let members = call::functions(&mut scope, venue, &only.functions, true);
    print(scope, &super::blocking_doc(module), members, classes)
}

fn print(mut scope: Scope<'_>, doc: &str, mut members: Vec<Member>, classes: Vec<Class>) -> String {
    let variables = scope.variables().into_iter();
    members.splice(0..0, variables.map(Member::of));
    super::print(&Stub {
        header: HEADER,
        doc: docstring(doc, ""),
        imports: scope.imports(),
        members,
        classes,
    })
}

/// `name(…)` with its parameters on one line if they fit, else on a line each.
fn signature(before: &str, parameters: &[String], after: &str) -> String {
    let line = format!("{before}({}){after}", parameters.join(", "));
    if line.len() <= super::python::WIDTH - INDENT.len() - " ...".len() {
        return line;
    }
    format!(
        "{before}(\n        {},\n    ){after}",
        parameters.join(",\n        ")
    )
}

/// A tuple of names, as `signature` does.
fn tuple(before: &str, items: &[String]) -> String {
    match items {
        [] => format!("{before}()"),
        [only] => format!("{before}({only},)"),
        _ => signature(before, items, ""),
    }
}

const INDENT: &str = "    ";
