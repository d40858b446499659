//! A list of changes as people read it.

use similar::TextDiff;

use super::Change;

/// A unified diff of all changes.
pub fn show(changes: &[Change]) -> String {
    changes
        .iter()
        .map(|change| match change {
            Change::Write { path, old, new } => diff(path, old, new),
            Change::Remove { path, old } => format!("removed {path}\n{}", diff(path, old, "")),
            Change::Link { path, target } => format!("link {path} -> {target}\n"),
        })
        .collect()
}

fn diff(path: &str, old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new)
        .unified_diff()
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}
