//! Which versions of other crates the bound crate is built with.
//!
//! In: `Cargo.lock`, and the name of the bound package. Out: for the name of a crate, the packages of that name nearest to it
//! among its dependencies: rustdoc shows a type of another crate without the version.

use std::collections::BTreeSet;

use semver::Version;
use serde::Deserialize;

use crate::bindings::rustdoc::package::Package;

/// The packages of a lock file.
#[derive(Debug, Default, Deserialize)]
pub struct Lock {
    #[serde(default, rename = "package")]
    packages: Vec<Raw>,
    /// The bound package.
    #[serde(skip)]
    root: String,
}

#[derive(Debug, Deserialize)]
struct Raw {
    name: String,
    version: Version,
    source: Option<String>,
    #[serde(default)]
    dependencies: Vec<String>,
}

/// A package that the crate is built with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locked {
    pub name: String,
    pub version: Version,
    /// It comes from a registry, not from a folder or a repository.
    pub published: bool,
}

impl Lock {
    /// The lock of the package's workspace; one that cannot be read knows no package.
    pub fn read(package: &Package) -> Self {
        let text = std::fs::read_to_string(package.workspace.join("Cargo.lock"));
        Self::parse(&text.unwrap_or_default(), &package.name)
    }

    fn parse(text: &str, root: &str) -> Self {
        Self {
            root: root.to_owned(),
            ..toml::from_str(text).unwrap_or_default()
        }
    }

    /// The packages of a crate's name (`num_bigint` of `num-bigint` too) that are the fewest steps away; several only
    /// where they are equally near.
    pub fn nearest(&self, name: &str) -> Vec<Locked> {
        let of_root = |raw: &&Raw| raw.name == self.root && raw.source.is_none();
        let mut level: Vec<&Raw> = self.packages.iter().filter(of_root).collect();
        let mut met = BTreeSet::new();
        while !level.is_empty() {
            let next: Vec<&Raw> = level
                .iter()
                .flat_map(|raw| &raw.dependencies)
                .flat_map(|dependency| self.named(dependency))
                .filter(|raw| met.insert((&raw.name, &raw.version)))
                .collect();
            let found: BTreeSet<Locked> = next
                .iter()
                .filter(|raw| raw.name.replace('-', "_") == name)
                .map(|raw| Locked {
                    name: raw.name.clone(),
                    version: raw.version.clone(),
                    published: raw.source.as_deref().is_some_and(is_registry),
                })
                .collect();
            if !found.is_empty() {
                return found.into_iter().collect();
            }
            level = next;
        }
        Vec::new()
    }

    /// What an entry of a list of dependencies means: `url`, or `url 2.5.8` where there are several.
    fn named<'a>(&'a self, entry: &'a str) -> impl Iterator<Item = &'a Raw> {
        let mut words = entry.split(' ');
        let (name, version) = (words.next(), words.next());
        self.packages.iter().filter(move |raw| {
            Some(raw.name.as_str()) == name
                && version.is_none_or(|version| raw.version.to_string() == version)
        })
    }
}

fn is_registry(source: &str) -> bool {
    source.starts_with("registry+") || source.starts_with("sparse+")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4
[[package]]
name = "market"
version = "0.1.0"
dependencies = ["http", "secrecy 0.8.0", "num-bigint"]
[[package]]
name = "http"
version = "1.3.1"
source = "registry+https://github.com/rust-lang/crates.io-index"
dependencies = ["bytes", "secrecy 0.10.3"]
[[package]]
name = "bytes"
version = "1.12.2"
source = "git+https://example.invalid/bytes#abc"
[[package]]
name = "num-bigint"
version = "0.4.8"
source = "sparse+https://index.crates.io/"
[[package]]
name = "secrecy"
version = "0.8.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
[[package]]
name = "secrecy"
version = "0.10.3"
source = "registry+https://github.com/rust-lang/crates.io-index"
"#;

    #[test]
    fn the_nearest_package_of_a_name_is_the_one() {
        let lock = Lock::parse(LOCK, "market");
        let of = |name: &str| {
            let found = lock.nearest(name).into_iter();
            found
                .map(|package| format!("{} {}", package.version, package.published))
                .collect::<Vec<_>>()
        };
        assert_eq!(of("secrecy"), ["0.8.0 true"]);
        assert_eq!(
            of("bytes"),
            ["1.12.2 false"],
            "of a dependency, from a repository"
        );
        assert_eq!(of("num_bigint"), ["0.4.8 true"]);
        assert!(of("chrono").is_empty());
        assert!(Lock::parse("", "market").nearest("bytes").is_empty());
    }
}
