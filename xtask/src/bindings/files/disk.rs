//! Reading and writing under the root.
//!
//! Every file is written beside its place first and renamed when all of them are there, so that an error or a crash
//! leaves no half of anything.

use std::fs;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::{Change, Found};

/// Carries out the changes, all or (as far as a file system lets one say so) none.
pub fn write(root: &Path, changes: &[Change]) -> Result<(), String> {
    let mut staged = Vec::new();
    for change in changes {
        match stage(root, change) {
            Ok(step) => staged.extend(step),
            Err((path, error)) => {
                for (temporary, _) in &staged {
                    let _ = fs::remove_file(temporary);
                }
                return Err(format!(
                    "{}: cannot be written: {error}. Nothing was changed.",
                    path.display()
                ));
            }
        }
    }
    for (temporary, path) in &staged {
        fs::rename(temporary, path).map_err(|error| {
            format!(
                "{}: cannot be written: {error}. Run the command again.",
                path.display()
            )
        })?;
    }
    changes.iter().try_for_each(|change| match change {
        Change::Remove { path, .. } => remove(root, path),
        _ => Ok(()),
    })
}

/// Puts the new file beside its place: the temporary path and the final one.
fn stage(root: &Path, change: &Change) -> Result<Option<(PathBuf, PathBuf)>, (PathBuf, io::Error)> {
    let path = match change {
        Change::Write { path, .. } | Change::Link { path, .. } => root.join(path),
        Change::Remove { .. } => return Ok(None),
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let put = || {
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        match change {
            Change::Link { target, .. } => symlink(target, &temporary),
            Change::Write { new, .. } => {
                let written = fs::File::create_new(&temporary)?.write_all(new.as_bytes());
                written.inspect_err(|_| drop(fs::remove_file(&temporary)))
            }
            Change::Remove { .. } => Ok(()),
        }
    };
    match put() {
        Ok(()) => Ok(Some((temporary, path))),
        Err(error) => Err((path, error)),
    }
}

/// Removes a file, and the folders that are empty then.
fn remove(root: &Path, path: &str) -> Result<(), String> {
    let full = root.join(path);
    fs::remove_file(&full).map_err(|error| format!("{path}: cannot be removed: {error}"))?;
    let mut folder = full.parent();
    while let Some(empty) =
        folder.filter(|folder| *folder != root && fs::remove_dir(folder).is_ok())
    {
        folder = empty.parent();
    }
    Ok(())
}

/// What is at a path; links are not followed.
pub fn read(root: &Path, path: &str) -> Result<Found, String> {
    match look(root, path)? {
        Found::Text(_) => text(root, path).map(Found::Text),
        found => Ok(found),
    }
}

/// The same with the first line of a text only: compiled modules lie here too, and are large.
pub fn look(root: &Path, path: &str) -> Result<Found, String> {
    let unreadable = |error| format!("{path}: cannot be looked at: {error}");
    let full = root.join(path);
    let kind = match fs::symlink_metadata(&full) {
        Ok(data) => data.file_type(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(unreadable(error)),
    };
    if kind.is_symlink() {
        let target = fs::read_link(&full).map_err(unreadable)?;
        return Ok(Found::Link(target.to_string_lossy().into_owned()));
    }
    if !kind.is_file() {
        return Ok(Found::Other);
    }
    let mut line = Vec::new();
    let file = fs::File::open(&full).map_err(unreadable)?;
    BufReader::new(file.take(LINE))
        .read_until(b'\n', &mut line)
        .map_err(unreadable)?;
    Ok(String::from_utf8(line).map_or(Found::Other, Found::Text))
}

/// Longer than any first line with the factory's mark.
const LINE: u64 = 4096;

/// The whole of a text.
pub fn text(root: &Path, path: &str) -> Result<String, String> {
    fs::read_to_string(root.join(path)).map_err(|error| format!("{path}: cannot be read: {error}"))
}

/// Refuses a path whose folders are links: what is written there would be somewhere else.
pub fn no_link_above(root: &Path, path: &str) -> Result<(), String> {
    for (end, _) in path.match_indices('/') {
        let folder = &path[..end];
        match fs::symlink_metadata(root.join(folder)) {
            Ok(data) if data.is_dir() => {}
            Ok(_) => {
                return Err(format!(
                    "{path}: {folder} is a link or a file, not a folder. Move it away."
                ));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(format!("{folder}: cannot be looked at: {error}")),
        }
    }
    Ok(())
}

/// All files and links below a folder, sorted; links are not followed.
pub fn walk(root: &Path, folder: &str) -> Result<Vec<String>, String> {
    let unreadable = |error| format!("{folder}: cannot be listed: {error}");
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let entry = entry.map_err(unreadable)?;
        // A name that is not UTF-8 is none of ours.
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = format!("{folder}/{name}");
        if entry.file_type().map_err(unreadable)?.is_dir() {
            paths.extend(walk(root, &path)?);
        } else {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(unix)]
fn symlink(target: &str, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, path)
}

#[cfg(windows)]
fn symlink(target: &str, path: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_file(target.replace('/', "\\"), path)
}
