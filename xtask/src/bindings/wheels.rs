//! Which modules of the crate become wheels, and how the crate is read for them.
//!
//! In: the rules and the package. Out: runs of rustdoc, each with its wheels. A feature that has a module of its name is a wheel
//! and is read alone; in a crate without such features the crate is read once, as it is by default, and every top-level module
//! with a client is a wheel, or the crate itself if a client is in none. Rules may list the wheels, and the features beside
//! a wheel's own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rustdoc_types::ItemEnum;

use super::diagnostics::{Diagnostic, Place};
use super::docs::Docs;
use super::paths::{Path, Paths};
use super::rules::known::Known;
use super::rules::{Pattern, Rules, first};
use super::rustdoc::package::Package;
use super::types::rust_path;

/// A module that becomes a wheel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wheel {
    pub name: String,
    /// Its path below the crate; that of the crate itself is empty.
    pub root: Path,
    /// The feature of its name.
    pub feature: Option<String>,
}

/// One reading of the crate.
#[derive(Debug)]
pub struct Run {
    /// The features that are on.
    pub features: Vec<String>,
    feature: Option<String>,
    /// Empty where only the crate itself can tell.
    listed: Vec<Wheel>,
}

/// What the rules call the crate itself in a list of wheels.
const CRATE: &str = "crate";

/// The default features, as cargo calls them.
const DEFAULT: &str = "default";

/// The wheels that are known before the crate is read, by name; none if only the crate itself can tell.
pub fn listed(rules: &Rules, package: &Package) -> Vec<Wheel> {
    let names: BTreeSet<String> = match &rules.output.wheels {
        Some(names) => names.iter().map(|name| name.text.clone()).collect(),
        None => {
            let root = std::fs::read_to_string(&package.root).unwrap_or_default();
            // One that the root keeps for itself, `mod macros;`, is no module of the feature `macros`.
            let is_private = |name: &str| root.lines().any(|line| line == format!("mod {name};"));
            let has_module = |name: &&String| {
                let files = module_files(package, name);
                files.iter().any(|file| file.exists()) && !is_private(name)
            };
            let features = package.features.iter();
            features.filter(has_module).cloned().collect()
        }
    };
    let wheel = |name: String| match name == CRATE {
        true => whole(&package.lib),
        false => Wheel {
            feature: package.features.get(&name).cloned(),
            root: vec![name.clone()],
            name,
        },
    };
    names.into_iter().map(wheel).collect()
}

/// The crate itself as a wheel.
fn whole(library: &str) -> Wheel {
    Wheel {
        name: library.to_owned(),
        root: Path::new(),
        feature: None,
    }
}

/// The runs that the wanted wheels need; all wheels are wanted if none is named.
pub fn runs(
    listed: &[Wheel],
    wanted: &[String],
    rules: &Rules,
    package: &Package,
) -> Result<Vec<Run>, Diagnostic> {
    if listed.is_empty() {
        return Ok(vec![Run {
            features: features(None, rules, package),
            feature: None,
            listed: Vec::new(),
        }]);
    }
    let mut runs: BTreeMap<Option<String>, Vec<Wheel>> = BTreeMap::new();
    for wheel in only(listed, wanted)? {
        runs.entry(wheel.feature.clone()).or_default().push(wheel);
    }
    Ok(runs
        .into_iter()
        .map(|(feature, listed)| Run {
            features: features(feature.as_deref(), rules, package),
            feature,
            listed,
        })
        .collect())
}

/// The feature of a wheel and those of the rules; where neither says anything, the default ones.
fn features(own: Option<&str>, rules: &Rules, package: &Package) -> Vec<String> {
    let mut features: Vec<String> = own.map(str::to_owned).into_iter().collect();
    match &rules.output.features {
        Some(others) => {
            let known = others
                .iter()
                .filter(|other| package.features.contains(&other.text));
            features.extend(
                known
                    .inspect(|other| other.found())
                    .map(|other| other.text.clone()),
            );
        }
        None if own.is_none() => features.extend(package.features.get(DEFAULT).cloned()),
        None => {}
    }
    features
}

impl Run {
    /// The wanted wheels of this run.
    pub fn wheels(
        &self,
        docs: &Docs,
        paths: &Paths,
        rules: &Rules,
        wanted: &[String],
    ) -> Result<Vec<Wheel>, Diagnostic> {
        match self.listed.is_empty() {
            true => {
                let mut found = with_a_client(docs, paths, rules);
                if found.is_empty() {
                    found.push(whole(docs.crate_name()));
                }
                only(&found, wanted)
            }
            false => {
                if rules.output.wheels.is_none() {
                    self.left_out(docs, paths, rules)?;
                }
                Ok(self.listed.clone())
            }
        }
    }

    /// Clients in no module with a feature: of those at the root of the crate nothing would be bound.
    fn left_out(&self, docs: &Docs, paths: &Paths, rules: &Rules) -> Result<(), Diagnostic> {
        let outside = clients(docs, paths, rules).find(|path| path.len() == 1);
        let Some(outside) = outside else {
            return Ok(());
        };
        let listed: Vec<&str> = self.listed.iter().map(|wheel| &*wheel.name).collect();
        Err(Diagnostic {
            message: format!("`{}` would be in no wheel", outside.join("::")),
            places: Vec::new(),
            why: format!(
                "a feature with a module of its name is a wheel, which is `{}` here, and the crate has clients beside it",
                listed.join("`, `")
            ),
            help: format!(
                "say what becomes a wheel, and with which features, under [output] in {}:\nwheels = [\"{CRATE}\"]",
                rules.file.display()
            ),
        })
    }
}

/// The Rust paths of clients that are in none of the wheels that are known before the crate is read.
pub fn outside(
    docs: &Docs,
    paths: &Paths,
    rules: &Rules,
    run: &Run,
    all: &[Wheel],
) -> BTreeSet<String> {
    if run.listed.is_empty() {
        return BTreeSet::new();
    }
    let within = |path: &Path| all.iter().any(|wheel| path.starts_with(&wheel.root));
    let is_outside = |path: &&Path| {
        let mut named = paths.at(path).iter().map(|id| paths.of(*id));
        named.all(|known| known.first() == Some(path) && !known.iter().any(within))
    };
    clients(docs, paths, rules)
        .filter(is_outside)
        .map(|path| rust_path(docs.crate_name(), path))
        .collect()
}

/// The files and folders of the wheels that a run does not compile.
pub fn others(run: &Run, all: &[Wheel], package: &Package) -> Vec<PathBuf> {
    if run.feature.is_none() {
        return Vec::new();
    }
    all.iter()
        .filter(|other| other.feature.is_some() && other.feature != run.feature)
        .flat_map(|other| {
            let folder = package.sources().join(&other.name);
            [folder.with_extension("rs"), folder]
        })
        .collect()
}

/// A diagnostic for a wheel whose module the crate does not have.
pub fn missing(known: &Known, wheel: &Wheel, rules: &Rules) -> Option<Diagnostic> {
    let text = wheel.root.first().map_or(CRATE, String::as_str);
    let listed = rules
        .output
        .wheels
        .iter()
        .flatten()
        .find(|name| name.text == text);
    if wheel.root.is_empty() || !known.paths.at(&wheel.root).is_empty() {
        listed.into_iter().for_each(Pattern::found);
        return None;
    }
    // One that the rules list is reported by its line.
    listed.is_none().then(|| Diagnostic {
        message: format!("the crate has no public module `{}`", wheel.name),
        places: Vec::new(),
        why: "it has a feature of that name, and a file".into(),
        help: format!(
            "add to the crate's root:\n#[cfg(feature = \"{0}\")]\npub mod {0};",
            wheel.name
        ),
    })
}

/// One diagnostic for each folder of the sources that nothing compiles, with the lines that are missing.
pub fn forgotten(package: &Package) -> Vec<Diagnostic> {
    let root = std::fs::read_to_string(&package.root).unwrap_or_default();
    let folders: BTreeSet<String> = std::fs::read_dir(package.sources())
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("mod.rs").exists())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !root.contains(&format!("mod {name};")))
        .collect();
    folders
        .iter()
        .map(|name| forgotten_folder(package, name))
        .collect()
}

fn forgotten_folder(package: &Package, name: &str) -> Diagnostic {
    let shown = |file: PathBuf| {
        file.strip_prefix(&package.workspace)
            .map(PathBuf::from)
            .unwrap_or(file)
    };
    let root = shown(package.root.clone());
    let manifest = shown(package.manifest.clone());
    let mut help = format!(
        "add to {}:\n#[cfg(feature = \"{name}\")]\npub mod {name};",
        root.display()
    );
    if !package.features.contains(name) {
        help.push_str(&format!(
            "\nand under [features] to {}:\n{name} = []",
            manifest.display()
        ));
    }
    Diagnostic {
        message: format!("the module `{name}` is not part of the crate"),
        places: vec![Place {
            root: package.workspace.clone(),
            file: shown(package.sources().join(name).join("mod.rs")),
            line: 1,
        }],
        why: "it has a folder but the crate's root does not name it".into(),
        help,
    }
}

fn module_files(package: &Package, name: &str) -> [PathBuf; 2] {
    let folder = package.sources().join(name);
    [folder.join("mod.rs"), folder.with_extension("rs")]
}

fn with_a_client(docs: &Docs, paths: &Paths, rules: &Rules) -> Vec<Wheel> {
    let clients: Vec<&Path> = clients(docs, paths, rules).collect();
    if clients.iter().any(|path| path.len() == 1) {
        return vec![whole(docs.crate_name())];
    }
    let names: BTreeSet<&String> = clients.into_iter().map(|path| &path[0]).collect();
    names
        .into_iter()
        .map(|name| Wheel {
            name: name.clone(),
            root: vec![name.clone()],
            feature: None,
        })
        .collect()
}

/// The public paths of clients, as rules know them.
fn clients<'a>(
    docs: &'a Docs,
    paths: &'a Paths,
    rules: &'a Rules,
) -> impl Iterator<Item = &'a Path> {
    let is_struct = |item: &rustdoc_types::Item| matches!(item.inner, ItemEnum::Struct(_));
    let is_client = |path: &Path| {
        first(&rules.flatten, path).is_none()
            && first(&rules.roots.impls, path)
                .or_else(|| first(&rules.usual.impls, path))
                .is_some()
    };
    let all = paths.all();
    all.filter(move |(path, id)| docs.item(*id).is_some_and(is_struct) && is_client(path))
        .map(|(path, _)| path)
}

fn only(all: &[Wheel], wanted: &[String]) -> Result<Vec<Wheel>, Diagnostic> {
    match wanted
        .iter()
        .find(|name| all.iter().all(|wheel| wheel.name != **name))
    {
        Some(unknown) => {
            let known: Vec<&str> = all.iter().map(|wheel| wheel.name.as_str()).collect();
            Err(Diagnostic {
                message: format!("there is no wheel `{unknown}`"),
                places: Vec::new(),
                why: "a wheel is a module of the crate with a feature of its name, or one that the rules list".into(),
                help: format!("the wheels are: {}", known.join(", ")),
            })
        }
        None => Ok(all
            .iter()
            .filter(|wheel| wanted.is_empty() || wanted.contains(&wheel.name))
            .cloned()
            .collect()),
    }
}
