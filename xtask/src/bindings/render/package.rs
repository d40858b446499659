//! What makes a crate and a folder of modules a wheel.
//!
//! In: a venue of the IR. Out: manifests, the Python modules that load classes when they are asked for, and two texts
//! for people.

use std::collections::BTreeSet;

use askama::Template;

use super::escape::{docstring, markdown, toml_string, visible};
use crate::bindings::check::report;
use crate::bindings::files::HEADER;
use crate::bindings::ir::{Bindings, ConverterKind, Module, Output, Venue};
use crate::bindings::signature::construct;
use crate::bindings::types::foreign;

#[derive(Template)]
#[template(path = "package/Cargo.txt")]
struct Cargo<'a> {
    header: &'static str,
    name: String,
    description: String,
    license: bool,
    library: String,
    crates: BTreeSet<&'a str>,
    /// What the runtime is to know beside the standard library.
    runtime: BTreeSet<&'static str>,
    package: &'a str,
    features: Vec<String>,
}

pub fn cargo(bindings: &Bindings, venue: &Venue) -> String {
    let output = &bindings.output;
    super::print(&Cargo {
        header: HEADER,
        name: toml_string(&distribution(output, &venue.name)),
        description: toml_string(&description(bindings, venue)),
        license: output.license.is_some(),
        library: toml_string(&format!("{}_native", venue.name)),
        crates: crates(output, venue)
            .into_iter()
            .filter(|name| *name != RUNTIME)
            .collect(),
        runtime: known_crates(venue),
        package: &output.package,
        features: venue
            .features
            .iter()
            .map(|name| toml_string(name))
            .collect(),
    })
}

/// The crates of the factory's own table: those of values that cross, and those that are named as an argument of a class
/// (`Reply<Value>`).
fn known_crates(venue: &Venue) -> BTreeSet<&'static str> {
    let crossing = venue.converters.iter();
    let crossing = crossing.filter_map(|converter| converter.feature);
    let heads = venue.modules.iter().flat_map(Module::heads);
    crossing
        .chain(heads.flat_map(|head| foreign::named(&head.rust)))
        .collect()
}

/// The crates that generated code names beside the one that is bound.
pub fn crates<'a>(output: &'a Output, venue: &'a Venue) -> BTreeSet<&'a str> {
    let bridges = &output.bridges;
    let bridges = [
        &bridges.envelope,
        &bridges.failure,
        &bridges.operation,
        &bridges.decode,
        &bridges.open_enum,
    ];
    let converters = venue.converters.iter();
    let others = converters.filter(|converter| converter.kind != ConverterKind::Object);
    let converters = others.map(|converter| &converter.with);
    let paths = bridges
        .into_iter()
        .chain([&output.start])
        .flatten()
        .chain(converters);
    let mut crates: BTreeSet<&str> = paths.filter_map(|path| path.split("::").next()).collect();
    crates.extend(venue.made().flat_map(|made| construct::crates(&made.with)));
    crates.insert(RUNTIME);
    crates.remove(output.library.as_str());
    crates
}

const RUNTIME: &str = "runtime";

#[derive(Template)]
#[template(path = "package/pyproject.txt")]
struct Pyproject {
    header: &'static str,
    name: String,
    description: String,
    license: Option<String>,
    requires: String,
    native: String,
}

pub fn pyproject(bindings: &Bindings, venue: &Venue) -> String {
    super::print(&Pyproject {
        header: HEADER,
        name: toml_string(&distribution(&bindings.output, &venue.name)),
        description: toml_string(&description(bindings, venue)),
        license: bindings.output.license.as_deref().map(toml_string),
        requires: toml_string(&bindings.output.requires),
        native: toml_string(&format!("{}._native", venue.python)),
    })
}

#[derive(Template)]
#[template(path = "package/README.txt")]
struct Readme<'a> {
    header: &'static str,
    name: String,
    venue: &'a Venue,
    doc: String,
    /// What pip is asked for, and what Python imports.
    install: String,
    import: &'a str,
    root: &'a str,
}

pub fn readme(bindings: &Bindings, venue: &Venue) -> String {
    let (output, name) = (
        &bindings.output,
        distribution(&bindings.output, &venue.name),
    );
    // The package that all venues share may be the root of theirs.
    let (install, import) = match output.support == output.python {
        true => (format!("{}[{}]", meta(output), venue.name), &output.python),
        false => (name.clone(), &venue.python),
    };
    super::print(&Readme {
        header: HEADER,
        name,
        venue,
        doc: markdown(summary(&venue.doc)),
        install,
        import,
        root: &output.python,
    })
}

#[derive(Template)]
#[template(path = "package/UNBOUND.txt")]
struct Unbound<'a> {
    header: &'static str,
    venue: &'a Venue,
    list: String,
}

/// The list of what Python does not see, one item a line.
pub fn unbound(venue: &Venue) -> String {
    super::print(&Unbound {
        header: HEADER,
        venue,
        list: visible(&report::unbound(venue)),
    })
}

#[derive(Template)]
#[template(path = "package/module.txt")]
struct PythonModule<'a> {
    header: &'static str,
    doc: String,
    venue: &'a str,
}

/// A Python module: its names are loaded from the native one when they are first used.
pub fn module(venue: &Venue, doc: &str) -> String {
    super::print(&PythonModule {
        header: HEADER,
        doc: docstring(doc, ""),
        venue: &venue.python,
    })
}

/// The name of the wheel: `ccrxt-binance`.
pub fn distribution(output: &Output, venue: &str) -> String {
    format!("{}{}", output.distribution, venue.replace('_', "-"))
}

/// The name of the wheel that is the root of all venues: `ccrxt`.
pub fn meta(output: &Output) -> String {
    output.python.replace(['.', '_'], "-")
}

fn description(bindings: &Bindings, venue: &Venue) -> String {
    let whose = format!(
        "Typed, exact and light clients, part of {}.",
        bindings.output.python
    );
    let summary = summary(&venue.doc);
    if summary.is_empty() {
        whose
    } else {
        format!("{summary} {whose}")
    }
}

/// The first line of a doc.
fn summary(doc: &str) -> &str {
    doc.trim().lines().next().unwrap_or_default()
}
