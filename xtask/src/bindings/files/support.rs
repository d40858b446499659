//! The Python package that all venues share, with errors, times and views: which one it is, and a copy where there is none.
//!
//! In: `[output]` of the rules and the folder that is written to. Out: its import name, and the files of a copy. A copy has the
//! texts of this repository's package under the name of the root, and so is that root's package at the same time.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use askama::Template;

use crate::bindings::files::{FileSet, HEADER};
use crate::bindings::ir::Output;
use crate::bindings::render::{meta, toml_string};
use crate::bindings::{files::workspace, rules};

/// The package of this repository.
const USUAL: &str = "ccrxt";

/// Its modules.
const MODULES: [(&str, &str); 12] = [
    (
        "__main__.py",
        include_str!("../../../../bindings/ccrxt/ccrxt/__main__.py"),
    ),
    (
        "errors.py",
        include_str!("../../../../bindings/ccrxt/ccrxt/errors.py"),
    ),
    (
        "event.py",
        include_str!("../../../../bindings/ccrxt/ccrxt/event.py"),
    ),
    (
        "json.py",
        include_str!("../../../../bindings/ccrxt/ccrxt/json.py"),
    ),
    (
        "log.py",
        include_str!("../../../../bindings/ccrxt/ccrxt/log.py"),
    ),
    (
        "protocol.py",
        include_str!("../../../../bindings/ccrxt/ccrxt/protocol.py"),
    ),
    (
        "reply.py",
        include_str!("../../../../bindings/ccrxt/ccrxt/reply.py"),
    ),
    (
        "sent.py",
        include_str!("../../../../bindings/ccrxt/ccrxt/sent.py"),
    ),
    (
        "signer.py",
        include_str!("../../../../bindings/ccrxt/ccrxt/signer.py"),
    ),
    (
        "times.py",
        include_str!("../../../../bindings/ccrxt/ccrxt/times.py"),
    ),
    (
        "views.py",
        include_str!("../../../../bindings/ccrxt/ccrxt/views.py"),
    ),
    (
        "views.pyi",
        include_str!("../../../../bindings/ccrxt/ccrxt/views.pyi"),
    ),
];

const ROOT: &str = include_str!("../../../../bindings/ccrxt/ccrxt/__init__.py");

/// The version of this repository, which is that of its package.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Which package it is: its import name, and what a wheel asks of pip.
pub fn find(output: &rules::Output, root: &Path, version: &str) -> (String, String) {
    let written = || is_written(root, USUAL).then(|| USUAL.to_owned());
    match output.support.clone().or_else(written) {
        Some(name) => {
            let requires = name.replace(['.', '_'], "-") + &workspace::compatible(VERSION);
            (name, requires)
        }
        None => {
            let name = output.python.clone();
            let requires = name.replace(['.', '_'], "-") + &workspace::compatible(version);
            (name, requires)
        }
    }
}

/// Adds the copy, if that is what the venues share. One of an earlier run goes if not.
pub fn add(files: &mut FileSet, root: &Path, output: &Output, venues: &BTreeSet<String>) {
    let python = &output.python;
    if is_written(root, python) {
        return;
    }
    // A crate that is a wheel itself may have the root's name.
    let home = match venues.contains(python) {
        true => format!("bindings/{python}-shared"),
        false => format!("bindings/{python}"),
    };
    files.own(home.clone());
    if output.support != *python {
        return;
    }
    let folder = format!("{home}/{}", python.replace('.', "/"));
    files.add(format!("{home}/pyproject.toml"), pyproject(output, venues));
    files.add(format!("{folder}/__init__.py"), package(output, venues));
    files.add(format!("{folder}/py.typed"), "");
    for (name, text) in MODULES {
        files.add(
            format!("{folder}/{name}"),
            format!("# {HEADER}\n{}", renamed(text, output)),
        );
    }
}

/// Whether people wrote a package of that name.
fn is_written(root: &Path, python: &str) -> bool {
    let file = root.join(workspace::package(python)).join("__init__.py");
    fs::read_to_string(file).is_ok_and(|text| !workspace::is_made(&text))
}

/// `__init__.py`, with the venues that there are.
fn package(output: &Output, venues: &BTreeSet<String>) -> String {
    let (_, code) = ROOT
        .split_once("\"\"\"\n\n")
        .expect("it begins with its doc");
    let filled =
        workspace::names(venues)
            .into_iter()
            .fold(code.to_owned(), |text, (mark, lines)| {
                workspace::fill(&text, mark, &lines)
                    .expect("this repository's own package has the marks")
            });
    let version = |version: &str| format!("__version__ = \"{version}\"");
    let code = renamed(&filled, output).replace(&version(VERSION), &version(&output.version));
    let python = &output.python;
    format!(
        "# {HEADER}\n\"\"\"One import for every installed venue of `{python}`; each is loaded when it is first touched.\n\n\
         What all of them share is here: exceptions (`{python}.errors`), moments in a venue's unit (`{python}.Time`), the bases of\n\
         results (`{python}.Record`, `{python}.List`, `{python}.Map`), free JSON (`{python}.Json`) and what came with a reply\n\
         (`{python}.meta`).\n\"\"\"\n\n{code}"
    )
}

/// The text with the root's names instead of this repository's.
fn renamed(text: &str, output: &Output) -> String {
    text.replace("ccrxt-{", &format!("{}{{", output.distribution))
        .replace("ccrxt[", &format!("{}[", meta(output)))
        .replace(USUAL, &output.python)
        // The runtime's own name.
        .replace(&format!("__{}_meta__", output.python), "__ccrxt_meta__")
}

#[derive(Template)]
#[template(path = "family/pyproject.txt")]
struct Pyproject<'a> {
    header: &'static str,
    name: String,
    description: String,
    license: Option<String>,
    extras: Vec<String>,
    folder: String,
    first: &'a str,
}

fn pyproject(output: &Output, venues: &BTreeSet<String>) -> String {
    let python = &output.python;
    let pyproject = Pyproject {
        header: HEADER,
        name: toml_string(&meta(output)),
        description: toml_string(&format!("What all venues of {python} share.")),
        license: output.license.as_deref().map(toml_string),
        extras: workspace::extras(output, venues),
        folder: python.replace('.', "/"),
        first: python.split('.').next().unwrap_or(python),
    };
    pyproject
        .render()
        .expect("writing to a string does not fail")
}
