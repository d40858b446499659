//! Which modules of the crate become wheels.
//!
//! In: the rules and the package. Out: the wheels by name, each with the feature that turns it on alone. Where the rules
//! list none, a feature that has a module of its name is a wheel; where there is no such feature, every top-level module
//! with a client is, and the crate is read once with its default features.

use std::path::PathBuf;

use super::diagnostics::{Diagnostic, Place};
use super::known::Known;
use super::rules::{Pattern, Rules};
use super::rustdoc::package::Package;

/// A module that becomes a wheel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wheel {
    pub name: String,
    pub feature: Option<String>,
}

/// The wheels that are known before the crate is read, by name; none if only the crate itself can tell.
pub fn listed(rules: &Rules, package: &Package) -> Vec<Wheel> {
    let names: Vec<String> = match &rules.output.wheels {
        Some(names) => names.iter().map(|name| name.text.clone()).collect(),
        None => package
            .features
            .iter()
            .filter(|feature| !module_files(package, feature).is_empty())
            .cloned()
            .collect(),
    };
    let mut wheels: Vec<Wheel> = names
        .into_iter()
        .map(|name| Wheel {
            feature: package.features.get(&name).cloned(),
            name,
        })
        .collect();
    wheels.sort_by(|a, b| a.name.cmp(&b.name));
    wheels
}

/// The wheels that were asked for; all if none was.
pub fn wanted<'a>(all: &'a [Wheel], names: &[String]) -> Result<Vec<&'a Wheel>, Diagnostic> {
    if let Some(unknown) = names
        .iter()
        .find(|name| all.iter().all(|wheel| wheel.name != **name))
    {
        let known: Vec<&str> = all.iter().map(|wheel| wheel.name.as_str()).collect();
        return Err(Diagnostic {
            message: format!("there is no wheel `{unknown}`"),
            places: Vec::new(),
            why: "a wheel is a module of the crate with a feature of its name, or one that the rules list".into(),
            help: format!("the wheels are: {}", known.join(", ")),
        });
    }
    Ok(all
        .iter()
        .filter(|wheel| names.is_empty() || names.contains(&wheel.name))
        .collect())
}

/// A diagnostic for a wheel whose module the crate does not have.
pub fn missing(known: &Known, wheel: &Wheel, rules: &Rules) -> Option<Diagnostic> {
    let path = [wheel.name.clone()];
    let listed = rules
        .output
        .wheels
        .iter()
        .flatten()
        .find(|name| name.text == wheel.name);
    if !known.paths.at(&path).is_empty() {
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

/// The files and folders of the other wheels, which a wheel's feature does not compile.
pub fn others(wheel: &Wheel, all: &[Wheel], package: &Package) -> Vec<PathBuf> {
    if wheel.feature.is_none() {
        return Vec::new();
    }
    all.iter()
        .filter(|other| other.name != wheel.name && other.feature.is_some())
        .flat_map(|other| {
            let folder = package.sources().join(&other.name);
            [folder.with_extension("rs"), folder]
        })
        .collect()
}

/// One diagnostic for each folder of the sources that nothing compiles, with the lines that are missing.
pub fn forgotten(package: &Package) -> Vec<Diagnostic> {
    let root = std::fs::read_to_string(&package.root).unwrap_or_default();
    let mut folders: Vec<String> = std::fs::read_dir(package.sources())
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("mod.rs").exists())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !root.contains(&format!("mod {name};")))
        .collect();
    folders.sort();
    folders
        .iter()
        .map(|name| forgotten_folder(package, name))
        .collect()
}

fn forgotten_folder(package: &Package, name: &str) -> Diagnostic {
    let manifest = package.manifest.display();
    let root = package.root.display();
    let mut help = format!("add to {root}:\n#[cfg(feature = \"{name}\")]\npub mod {name};");
    if !package.features.contains(name) {
        help.push_str(&format!(
            "\nand under [features] to {manifest}:\n{name} = []"
        ));
    }
    let file = package.sources().join(name).join("mod.rs");
    Diagnostic {
        message: format!("the module `{name}` is not part of the crate"),
        places: vec![Place {
            root: package.workspace.clone(),
            file: file
                .strip_prefix(&package.workspace)
                .map(PathBuf::from)
                .unwrap_or(file),
            line: 1,
        }],
        why: "it has a folder but the crate's root does not name it".into(),
        help,
    }
}

fn module_files(package: &Package, name: &str) -> Vec<PathBuf> {
    let folder = package.sources().join(name);
    [folder.join("mod.rs"), folder.with_extension("rs")]
        .into_iter()
        .filter(|file| file.exists())
        .collect()
}
