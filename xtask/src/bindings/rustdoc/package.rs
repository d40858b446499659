//! What cargo says about the crate.
//!
//! In: a manifest. Out: the package's names, features and folders.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::bindings::diagnostics::Diagnostic;

pub struct Package {
    /// `venues`.
    pub name: String,
    /// The library's name, as Rust and its JSON call it.
    pub lib: String,
    pub version: String,
    pub license: Option<String>,
    pub manifest: PathBuf,
    /// The file of the crate's root module.
    pub root: PathBuf,
    pub features: BTreeSet<String>,
    /// Cargo's target directory.
    pub target: PathBuf,
    /// What spans are relative to.
    pub workspace: PathBuf,
    /// The folders of the package and of all packages that it names by path.
    pub folders: Vec<PathBuf>,
}

/// Asks cargo about a manifest.
pub fn read(manifest: &Path) -> Result<Package, Diagnostic> {
    let failed = |what: String| Diagnostic {
        message: format!("cargo cannot read {}: {what}", manifest.display()),
        places: Vec::new(),
        why: "the crate to bind is found by its manifest".into(),
        help: "give another one with `--manifest-path FILE`".into(),
    };
    let manifest = manifest
        .canonicalize()
        .map_err(|error| failed(error.to_string()))?;
    let metadata = metadata(&manifest).map_err(&failed)?;
    let package = metadata
        .packages
        .iter()
        .find(|package| package.manifest_path == manifest)
        .ok_or_else(|| failed("it is no package".into()))?;
    let lib = package
        .targets
        .iter()
        .find(|target| target.kind.iter().any(|kind| kind.ends_with("lib")))
        .ok_or_else(|| failed("the package has no library".into()))?;
    let mut folders = BTreeSet::new();
    metadata.folders(package, &mut folders);
    Ok(Package {
        name: package.name.clone(),
        version: package.version.clone(),
        license: package.license.clone(),
        lib: lib.name.replace('-', "_"),
        root: lib.src_path.clone(),
        features: package.features.keys().cloned().collect(),
        target: metadata.target_directory.clone(),
        workspace: metadata.workspace_root.clone(),
        folders: folders.into_iter().collect(),
        manifest,
    })
}

impl Package {
    /// The package's folder.
    pub fn folder(&self) -> &Path {
        self.manifest.parent().unwrap_or(Path::new("."))
    }

    /// The folder of the crate's root module.
    pub fn sources(&self) -> &Path {
        self.root.parent().unwrap_or(Path::new("."))
    }
}

fn metadata(manifest: &Path) -> Result<Metadata, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .arg("--manifest-path")
        .arg(manifest)
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<RawPackage>,
    target_directory: PathBuf,
    workspace_root: PathBuf,
}

#[derive(Deserialize)]
struct RawPackage {
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
    targets: Vec<Target>,
    features: BTreeMap<String, Vec<String>>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
    src_path: PathBuf,
}

#[derive(Deserialize)]
struct Dependency {
    path: Option<PathBuf>,
}

impl Metadata {
    /// The folder of a package and of those that it depends on by path.
    fn folders(&self, package: &RawPackage, found: &mut BTreeSet<PathBuf>) {
        let Some(folder) = package.manifest_path.parent() else {
            return;
        };
        if !found.insert(folder.to_owned()) {
            return;
        }
        for path in package
            .dependencies
            .iter()
            .filter_map(|dependency| dependency.path.as_ref())
        {
            let manifest = path.join("Cargo.toml");
            match self
                .packages
                .iter()
                .find(|package| package.manifest_path == manifest)
            {
                Some(package) => self.folders(package, found),
                None => {
                    found.insert(path.clone());
                }
            }
        }
    }
}
