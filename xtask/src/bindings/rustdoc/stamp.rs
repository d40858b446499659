//! Stamps of all that one JSON depends on: sources, manifests, toolchain and flags; and the lock.
//!
//! Out: texts that are equal exactly if nothing of these changed. Contents count, times and places do not. The lock has a stamp
//! of its own because cargo may write it during the run, while a source that changes then has to be read again.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use super::Request;

/// The stamp of the lock file.
pub fn lock(request: &Request) -> io::Result<String> {
    let mut hasher = DefaultHasher::new();
    add(&request.package.workspace.join("Cargo.lock"), &mut hasher)?;
    Ok(text(&hasher))
}

/// The stamp of all else that a run of rustdoc with these arguments depends on.
pub fn sources(request: &Request, arguments: &[String]) -> io::Result<String> {
    let mut files = BTreeSet::new();
    for folder in &request.package.folders {
        files.insert(folder.join("Cargo.toml"));
        files.insert(folder.join("build.rs"));
        collect(&folder.join("src"), request.others, &mut files)?;
    }
    collect(request.package.sources(), request.others, &mut files)?;
    files.insert(request.package.workspace.join("Cargo.toml"));

    let mut hasher = DefaultHasher::new();
    request.toolchain.version.hash(&mut hasher);
    arguments.hash(&mut hasher);
    for file in files {
        add(&file, &mut hasher)?;
    }
    Ok(text(&hasher))
}

/// Adds a file that may be missing.
fn add(file: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    match std::fs::read(file) {
        Ok(contents) => (file, contents).hash(hasher),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

fn text(hasher: &DefaultHasher) -> String {
    format!("{:016x}", hasher.finish())
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
