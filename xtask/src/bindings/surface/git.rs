//! The stubs as they were.
//!
//! In: the folder that they are in, and a commit. Out: their texts, out of git; nothing in the folder is touched.

use std::path::Path;
use std::process::Command;

use super::Stubs;

/// The stubs below `root`, as a commit has them.
pub fn stubs_at(root: &Path, commit: &str) -> Result<Stubs, String> {
    let listed = git(
        root,
        &["ls-tree", "-r", "-z", "--name-only", commit, "--", "stubs"],
    )?;
    let paths = listed.split('\0').filter(|path| path.ends_with(".pyi"));
    let text = |path: &str| {
        Ok((
            path.to_owned(),
            git(root, &["show", &format!("{commit}:./{path}")])?,
        ))
    };
    paths.map(text).collect()
}

fn git(root: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .output();
    let output = output.map_err(|error| {
        format!("git cannot be run: {error}; it tells what the stubs were before")
    })?;
    match output.status.success() {
        true => String::from_utf8(output.stdout)
            .map_err(|_| format!("git {}: what it gave is no text", arguments.join(" "))),
        false => Err(format!(
            "git {}: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr).trim()
        )),
    }
}
