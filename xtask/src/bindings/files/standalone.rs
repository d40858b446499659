//! The workspace of generated crates where no other takes them in.
//!
//! In: the venues and where the crates come from that they name. Out: a manifest with all that the crates inherit, and the lock
//! of the bound crate's own workspace to begin with. Paths in it are relative: they hold where the folders move together.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use askama::Template;

use crate::bindings::files::workspace;
use crate::bindings::files::{FileSet, HEADER};
use crate::bindings::ir::Bindings;
use crate::bindings::render::{crates, toml_string};
use crate::bindings::rules::Source;
use crate::bindings::rustdoc::package::Package;

#[derive(Template)]
#[template(path = "family/Cargo.txt")]
struct Manifest {
    header: &'static str,
    members: Vec<String>,
    /// Crates below the workspace that are no members.
    exclude: Vec<String>,
    version: String,
    rust_version: &'static str,
    license: Option<String>,
    dependencies: Vec<String>,
}

const MANIFEST: &str = "Cargo.toml";

/// Adds the manifest, unless people wrote one. An error is a sentence for each crate that comes from nowhere.
pub fn add(
    files: &mut FileSet,
    root: &Path,
    bindings: &Bindings,
    venues: &BTreeSet<String>,
    sources: &BTreeMap<String, Source>,
    package: &Package,
) -> Result<(), Vec<String>> {
    if is_written(root) {
        return Ok(());
    }
    let output = &bindings.output;
    let named = bindings
        .venues
        .iter()
        .flat_map(|venue| crates(output, venue));
    let mut found = BTreeMap::new();
    let mut problems = Vec::new();
    for name in named.collect::<BTreeSet<&str>>() {
        match sources.get(name).cloned().or_else(|| usual(name)) {
            Some(source) => drop(found.insert(name, (Place::of(source, root), ""))),
            None => problems.push(format!(
                "{MANIFEST}: generated code names the crate `{name}`, and the rules do not say where it comes from. \
                 Add to them:\n[output.dependencies]\n{name} = {{ path = \"…\" }}"
            )),
        }
    }
    let own = sources.get(&package.name).cloned();
    let own = own.unwrap_or_else(|| Source::Path(package.folder().to_owned()));
    let own = (Place::of(own, root), ", default-features = false");
    found.insert(&package.name, own);
    if !problems.is_empty() {
        return Err(problems);
    }
    let manifest = Manifest {
        header: HEADER,
        members: workspace::members(venues),
        exclude: found
            .values()
            .filter_map(|(place, _)| place.below())
            .collect(),
        version: toml_string(&output.version),
        rust_version: env!("CARGO_PKG_RUST_VERSION"),
        license: output.license.as_deref().map(toml_string),
        dependencies: found
            .iter()
            .map(|(name, (place, more))| format!("{name} = {{ {place}{more} }}"))
            .collect(),
    };
    let text = manifest
        .render()
        .expect("writing to a string does not fail");
    files.add(MANIFEST, text);
    Ok(())
}

/// Puts the versions that the bound crate is known to compile with beside the manifest, if nothing is there yet.
pub fn lock(root: &Path, package: &Package) -> Result<(), String> {
    let lock = root.join("Cargo.lock");
    if is_written(root) || fs::symlink_metadata(&lock).is_ok() {
        return Ok(());
    }
    match fs::copy(package.workspace.join("Cargo.lock"), &lock) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(format!("{}: cannot be written: {error}", lock.display()))
        }
        _ => Ok(()),
    }
}

/// Whether people wrote a manifest that takes the crates in.
fn is_written(root: &Path) -> bool {
    fs::read_to_string(root.join(MANIFEST)).is_ok_and(|text| !workspace::is_made(&text))
}

/// The runtime of this repository, which the factory was built from.
fn usual(name: &str) -> Option<Source> {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bindings/runtime");
    (name == "runtime" && runtime.exists()).then_some(Source::Path(runtime))
}

/// Where a crate comes from, seen from the workspace.
enum Place {
    Path(String),
    Version(String),
}

impl Place {
    fn of(source: Source, root: &Path) -> Self {
        match source {
            Source::Path(path) => Self::Path(between(root, &path)),
            Source::Version(version) => Self::Version(version),
        }
    }

    /// The folder, if it is in the workspace's own.
    fn below(&self) -> Option<String> {
        match self {
            Self::Path(path) if !path.starts_with("..") => Some(toml_string(path)),
            _ => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => write!(f, "path = {}", toml_string(path)),
            Self::Version(version) => write!(f, "version = {}", toml_string(version)),
        }
    }
}

/// The way from one folder to another, as manifests write it.
fn between(from: &Path, to: &Path) -> String {
    let (from, to) = (real(from), real(to));
    let common = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    if common == 0 {
        // Another drive of Windows.
        return to.to_string_lossy().replace('\\', "/");
    }
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = to
        .components()
        .skip(common)
        .map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    match parts.is_empty() {
        true => ".".to_owned(),
        false => parts.join("/"),
    }
}

/// The absolute path without links and dots; what is not there yet is taken as it stands.
fn real(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (absolute.parent(), absolute.components().next_back()) {
        (Some(parent), Some(Component::Normal(name))) => real(parent).join(name),
        _ => absolute,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_leads_over_the_folder_that_both_are_in() {
        let root = std::env::temp_dir();
        let way = |from: &str, to: &str| between(&root.join(from), &root.join(to));
        assert_eq!(
            way("ccrxt-a/out", "ccrxt-a/crates/client"),
            "../crates/client"
        );
        assert_eq!(way("ccrxt-a", "ccrxt-a/client"), "client");
        assert_eq!(way("ccrxt-a", "ccrxt-a"), ".");
    }
}
