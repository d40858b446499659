//! A stamp of all that one JSON depends on: sources, manifests, lock, toolchain, flags.
//!
//! Out: a text that is equal exactly if nothing of these changed. Contents count, times and places do not.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use super::Request;

/// The stamp of a run of rustdoc with these arguments.
pub fn of(request: &Request, arguments: &[String]) -> io::Result<String> {
    let mut files = BTreeSet::new();
    for folder in &request.package.folders {
        files.insert(folder.join("Cargo.toml"));
        files.insert(folder.join("build.rs"));
        collect(&folder.join("src"), request.others, &mut files)?;
    }
    collect(request.package.sources(), request.others, &mut files)?;
    files.insert(request.package.workspace.join("Cargo.toml"));
    files.insert(request.package.workspace.join("Cargo.lock"));

    let mut hasher = DefaultHasher::new();
    request.toolchain.version.hash(&mut hasher);
    arguments.hash(&mut hasher);
    for file in files {
        match std::fs::read(&file) {
            Ok(contents) => (&file, contents).hash(&mut hasher),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

fn collect(folder: &Path, others: &[PathBuf], files: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    if others.iter().any(|other| other == folder) || !folder.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), others, files)?;
        } else if !others.contains(&entry.path()) {
            files.insert(entry.path());
        }
    }
    Ok(())
}
