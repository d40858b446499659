//! What makes a crate and a folder of modules a wheel.
//!
//! In: a venue of the IR. Out: manifests, the Python modules that load classes when they are asked for, and two texts
//! for people.

use askama::Template;

use super::escape::{docstring, markdown, toml_string, visible};
use crate::bindings::files::HEADER;
use crate::bindings::ir::{Bindings, Venue};
use crate::bindings::report;

#[derive(Template)]
#[template(path = "package/Cargo.txt")]
struct Cargo<'a> {
    header: &'static str,
    name: String,
    description: String,
    crates: Vec<&'a str>,
    package: &'a str,
    features: Option<String>,
}

pub fn cargo(bindings: &Bindings, venue: &Venue) -> String {
    let package = bindings.output.package.as_str();
    let mut crates: Vec<&str> = paths(venue)
        .filter_map(|path| path.split("::").next())
        .collect();
    crates.push("runtime");
    crates.retain(|name| *name != package);
    crates.sort_unstable();
    crates.dedup();
    super::print(&Cargo {
        header: HEADER,
        name: toml_string(&distribution(bindings, &venue.name)),
        description: toml_string(&description(bindings, venue)),
        crates,
        package,
        features: venue.feature.as_deref().map(toml_string),
    })
}

#[derive(Template)]
#[template(path = "package/pyproject.txt")]
struct Pyproject<'a> {
    header: &'static str,
    name: String,
    description: String,
    support: &'a str,
    native: String,
}

pub fn pyproject(bindings: &Bindings, venue: &Venue) -> String {
    super::print(&Pyproject {
        header: HEADER,
        name: toml_string(&distribution(bindings, &venue.name)),
        description: toml_string(&description(bindings, venue)),
        support: &bindings.output.support,
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
    root: &'a str,
}

pub fn readme(bindings: &Bindings, venue: &Venue) -> String {
    super::print(&Readme {
        header: HEADER,
        name: distribution(bindings, &venue.name),
        venue,
        doc: markdown(summary(&venue.doc)),
        root: &bindings.output.python,
    })
}

#[derive(Template)]
#[template(path = "package/UNBOUND.txt")]
struct Unbound<'a> {
    header: &'static str,
    venue: &'a Venue,
    package: &'a str,
    list: String,
}

/// The list of what Python does not see, one item a line.
pub fn unbound(bindings: &Bindings, venue: &Venue) -> String {
    super::print(&Unbound {
        header: HEADER,
        venue,
        package: &bindings.output.package,
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
pub fn distribution(bindings: &Bindings, venue: &str) -> String {
    format!(
        "{}{}",
        bindings.output.distribution,
        venue.replace('_', "-")
    )
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

/// Rust paths outside of the bound crate that generated code names.
fn paths(venue: &Venue) -> impl Iterator<Item = &str> {
    venue
        .converters
        .iter()
        .map(|converter| converter.with.as_str())
}
