//! The import lines of a stub.
//!
//! In: the names that a [`Scope`] was asked for. Out: lines as sorters of imports want them.

use std::collections::BTreeSet;

use super::{Scope, WIDTH};

impl Scope<'_> {
    /// Import lines in groups, as sorters of imports want them: Python's own, ours, and those of submodules.
    pub fn imports(&self) -> Vec<Vec<String>> {
        let root = |module: &str| module.split('.').next().map(str::to_owned);
        let ours = [root(self.module), root(self.support)];
        let modules: BTreeSet<&String> = self.imports.keys().chain(self.reexports.keys()).collect();
        let mut groups = vec![Vec::new(), Vec::new(), Vec::new()];
        for module in modules {
            let group = match root(module) {
                _ if module == "." => 2,
                root if ours.contains(&root) => 1,
                _ => 0,
            };
            let mut lines: Vec<String> = self
                .reexports
                .get(module)
                .into_iter()
                .flatten()
                .cloned()
                .collect();
            lines.extend(
                self.imports
                    .get(module)
                    .into_iter()
                    .flat_map(|names| import(module, names)),
            );
            lines.sort();
            groups[group].extend(lines);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}

/// One line for all names, and one for each that has another name here.
fn import(module: &str, names: &BTreeSet<String>) -> Vec<String> {
    let (renamed, plain): (Vec<&str>, Vec<&str>) = names
        .iter()
        .map(String::as_str)
        .partition(|name| name.contains(" as "));
    let mut lines: Vec<String> = renamed
        .iter()
        .map(|name| format!("from {module} import {name}"))
        .collect();
    if plain.is_empty() {
        return lines;
    }
    let line = format!("from {module} import {}", plain.join(", "));
    if line.len() <= WIDTH {
        lines.push(line);
    } else {
        lines.push(format!(
            "from {module} import (\n    {},\n)",
            plain.join(",\n    ")
        ));
    }
    lines
}
