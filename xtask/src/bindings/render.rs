//! From the IR to files.
//!
//! In: what is to be bound. Out: a [`FileSet`] of everything that one run makes. Templates only print: what there is to
//! decide is decided here and below, and every text of strangers goes through [`escape`].

mod call;
mod doc;
mod escape;
mod grammar;
mod package;
mod python;
mod rust;
mod stub;

pub use escape::toml_string;
pub use package::{crates, distribution, meta};

use askama::Template;

use super::files::FileSet;
use super::ir::{Bindings, Module, Venue};

/// All files of all venues, Rust formatted. An error is a list of sentences.
pub fn render(bindings: &Bindings) -> Result<FileSet, Vec<String>> {
    grammar::check(bindings)?;
    let mut files = FileSet::default();
    for venue in &bindings.venues {
        wheel(&mut files, bindings, venue);
    }
    files.format().map_err(|problem| vec![problem])?;
    Ok(files)
}

/// One venue: its crate, its Python package and its stubs.
fn wheel(files: &mut FileSet, bindings: &Bindings, venue: &Venue) {
    let folder = format!("bindings/{}", venue.name);
    let python = venue.python.replace('.', "/");
    files.own(folder.as_str());
    files.own(format!("stubs/{python}"));

    files.add(
        format!("{folder}/Cargo.toml"),
        package::cargo(bindings, venue),
    );
    files.add(
        format!("{folder}/pyproject.toml"),
        package::pyproject(bindings, venue),
    );
    files.add(
        format!("{folder}/README.md"),
        package::readme(bindings, venue),
    );
    files.add(format!("{folder}/UNBOUND.txt"), package::unbound(venue));
    files.add(
        format!("{folder}/src/lib.rs"),
        rust::library(bindings, venue),
    );
    if venue.implements() {
        files.add(
            format!("{folder}/src/implemented.rs"),
            rust::implemented(bindings, venue),
        );
    }
    for module in &venue.modules {
        let name = rust::file(venue, module);
        files.add(
            format!("{folder}/src/{name}.rs"),
            rust::module(bindings, venue, module),
        );
    }

    let package = Package {
        folder: &folder,
        files,
    };
    package.fill(bindings, venue);
}

/// The Python package of a wheel: thin modules, and stubs that are links to `stubs/`.
struct Package<'a> {
    folder: &'a str,
    files: &'a mut FileSet,
}

impl Package<'_> {
    fn fill(mut self, bindings: &Bindings, venue: &Venue) {
        let root = venue.python.replace('.', "/");
        self.files
            .add(format!("{}/python/{root}/py.typed", self.folder), "");
        for module in &venue.modules {
            let path = module.python.replace('.', "/");
            let submodules = submodules(venue, module);
            self.module(&format!("{path}/__init__"), venue, &module.doc);
            self.stub(
                &format!("{path}/__init__.pyi"),
                stub::module(bindings, venue, module, &submodules),
            );
            if module.has_twins() {
                self.module(&format!("{path}/blocking"), venue, &blocking_doc(module));
                self.stub(
                    &format!("{path}/blocking.pyi"),
                    stub::blocking(bindings, venue, module),
                );
            }
        }
    }

    fn module(&mut self, path: &str, venue: &Venue, doc: &str) {
        let path = format!("{}/python/{path}.py", self.folder);
        self.files.add(path, package::module(venue, doc));
    }

    fn stub(&mut self, path: &str, text: String) {
        let stub = format!("stubs/{path}");
        self.files
            .link(format!("{}/python/{path}", self.folder), &stub);
        self.files.add(stub, text);
    }
}

/// The names of the Python modules right below one, sorted.
fn submodules(venue: &Venue, module: &Module) -> Vec<String> {
    let below = |other: &Module| {
        let name = other
            .python
            .strip_prefix(&module.python)?
            .strip_prefix('.')?;
        (!name.contains('.')).then(|| name.to_owned())
    };
    let mut names: Vec<String> = venue.modules.iter().filter_map(below).collect();
    if module.has_twins() {
        names.push(BLOCKING.to_owned());
    }
    names.sort();
    names
}

/// The module that holds the blocking clients of another.
const BLOCKING: &str = "blocking";

fn blocking(python: &str) -> String {
    format!("{python}.{BLOCKING}")
}

fn blocking_doc(module: &Module) -> String {
    let what = match module.clients.is_empty() {
        true => "functions",
        false => "clients",
    };
    format!(
        "The {what} of `{}` for code without an event loop: the same methods, each waits for its result.",
        module.python
    )
}

/// Templates lose their last line end.
fn print(template: &impl Template) -> String {
    let text = template
        .render()
        .expect("writing to a string does not fail");
    text.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests;
