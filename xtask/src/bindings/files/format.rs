//! rustfmt, once over everything.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Formats the text of every file in place.
pub fn rust(mut files: Vec<(&str, &mut String)>) -> Result<(), String> {
    if files.is_empty() {
        return Ok(());
    }
    let folder = Folder::new().map_err(|error| format!("rustfmt: no temporary folder: {error}"))?;
    let unusable = |error: io::Error| format!("rustfmt: temporary files: {error}");
    let mut paths = Vec::new();
    for (path, text) in &files {
        let path = folder.0.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&folder.0)).map_err(unusable)?;
        fs::write(&path, text.as_bytes()).map_err(unusable)?;
        paths.push(path);
    }
    run(&folder.0, &paths)?;
    for ((_, text), path) in files.iter_mut().zip(&paths) {
        **text = fs::read_to_string(path).map_err(unusable)?;
    }
    Ok(())
}

fn run(folder: &Path, paths: &[PathBuf]) -> Result<(), String> {
    let output = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .args(paths)
        .current_dir(folder)
        .output()
        .map_err(|error| {
            format!("rustfmt cannot be started: {error}. Run `rustup component add rustfmt`.")
        })?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "rustfmt cannot read what the factory made, so nothing was written. This is a fault of the factory:\n{}",
        String::from_utf8_lossy(&output.stderr).replace(&folder.display().to_string(), "")
    ))
}

/// A temporary folder, gone when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        for attempt in 0.. {
            let name = format!("ccrxt-rustfmt-{}-{attempt}", std::process::id());
            let path = std::env::temp_dir().join(name);
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Self(path)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => {}
                Err(error) => return Err(error),
            }
        }
        unreachable!("the loop returns")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
