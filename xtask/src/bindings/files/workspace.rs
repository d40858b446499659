//! The lists of venues in files that people write: workspace members, extras, and what the meta-package offers.
//!
//! In: the venues of a run and the folder that it writes to. Out: those files in the [`FileSet`], changed between the marks
//! `# <NAME>` and `# </NAME>` and nowhere else. A file that is not there has no list to keep.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::bindings::files::{FileSet, HEADER};
use crate::bindings::ir::{Bindings, Output};
use crate::bindings::render::distribution;

/// All venues that there are after the run. One over some venues only leaves the others as they are; one over all of them
/// drops venues that are no longer made, and their files with them.
pub fn venues(
    files: &mut FileSet,
    root: &Path,
    bindings: &Bindings,
    some_only: bool,
) -> BTreeSet<String> {
    let mut venues: BTreeSet<String> = bindings
        .venues
        .iter()
        .map(|venue| venue.name.clone())
        .collect();
    for other in made_before(root) {
        if some_only {
            venues.insert(other);
        } else if !venues.contains(&other) {
            files.own(format!("bindings/{other}"));
            files.own(format!(
                "stubs/{}/{other}",
                bindings.output.python.replace('.', "/")
            ));
        }
    }
    venues
}

/// Brings every list up to date.
pub fn keep(
    files: &mut FileSet,
    root: &Path,
    output: &Output,
    venues: &BTreeSet<String>,
) -> Result<(), Vec<String>> {
    let problems: Vec<String> = lists(output, venues)
        .into_iter()
        .filter_map(|list| list.keep(files, root).err())
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

/// A file with the blocks that are kept in it.
struct List {
    path: String,
    blocks: Vec<(&'static str, Vec<String>)>,
}

fn lists(output: &Output, venues: &BTreeSet<String>) -> Vec<List> {
    vec![
        List {
            path: "Cargo.toml".to_owned(),
            blocks: vec![("venues", members(venues))],
        },
        List {
            path: "pyproject.toml".to_owned(),
            blocks: vec![("venues", extras(output, venues))],
        },
        List {
            path: format!("{}/__init__.py", package(&output.python)),
            blocks: names(venues),
        },
    ]
}

/// The folder of a Python package that all venues share.
pub fn package(python: &str) -> String {
    format!("bindings/{python}/{}", python.replace('.', "/"))
}

/// The crates of the venues, as a workspace lists them.
pub fn members(venues: &BTreeSet<String>) -> Vec<String> {
    let member = |venue: &String| format!("\"bindings/{venue}\",");
    venues.iter().map(member).collect()
}

/// An extra for each venue's wheel, and one for all.
pub fn extras(output: &Output, venues: &BTreeSet<String>) -> Vec<String> {
    let wheel = |venue: &String| {
        format!(
            "\"{}{}\"",
            distribution(output, venue),
            compatible(&output.version)
        )
    };
    let all: Vec<String> = venues.iter().map(&wheel).collect();
    let mut extras: Vec<String> = venues
        .iter()
        .map(|venue| format!("{venue} = [{}]", wheel(venue)))
        .collect();
    extras.push(bracketed("all = ", '[', &all, ']'));
    extras
}

/// What the shared package's `__init__.py` says of the venues, by mark.
pub fn names(venues: &BTreeSet<String>) -> Vec<(&'static str, Vec<String>)> {
    let imports = venues
        .iter()
        .map(|venue| format!("from . import {venue} as {venue}"))
        .collect();
    let mut names: Vec<String> = venues.iter().map(|venue| format!("\"{venue}\"")).collect();
    if names.len() == 1 {
        names[0].push(',');
    }
    let tuple = bracketed("_VENUES: \"tuple[str, ...]\" = ", '(', &names, ')');
    vec![("venues imports", imports), ("venues names", vec![tuple])]
}

/// The versions of a package that go with one that was made for this version.
pub fn compatible(version: &str) -> String {
    let mut numbers = version
        .split('.')
        .map(|number| number.parse().unwrap_or(0_u64));
    let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    match major {
        0 => format!(">=0.{minor},<0.{}", minor + 1),
        _ => format!(">={major}.{minor},<{}", major + 1),
    }
}

impl List {
    fn keep(self, files: &mut FileSet, root: &Path) -> Result<(), String> {
        let Ok(mut text) = fs::read_to_string(root.join(&self.path)) else {
            return Ok(());
        };
        if is_made(&text) {
            return Ok(());
        }
        for (name, lines) in &self.blocks {
            text = fill(&text, name, lines).ok_or_else(|| {
                format!(
                    "{}: the factory keeps a list between the lines `# <{name}>` and `# </{name}>`, and they are not there. \
                     Put them where the list belongs, or name another folder with `--out`.",
                    self.path
                )
            })?;
        }
        files.keep(self.path, text);
        Ok(())
    }
}

/// The text with these lines between the marks, as far in as the first mark is.
pub fn fill(text: &str, name: &str, lines: &[String]) -> Option<String> {
    let (first, last) = (format!("# <{name}>\n"), format!("# </{name}>\n"));
    let (before, rest) = text.split_once(&first)?;
    let (_, after) = rest.split_once(&last)?;
    let indent = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
    let mut filled = format!("{before}{first}");
    for line in lines.iter().flat_map(|lines| lines.lines()) {
        filled.push_str(&format!("{indent}{line}\n"));
    }
    Some(filled + indent + &last + after)
}

/// Items on one line if they fit, else on a line each.
fn bracketed(before: &str, open: char, items: &[String], close: char) -> String {
    let line = format!("{before}{open}{}{close}", items.join(", "));
    if line.len() <= 120 {
        return line;
    }
    format!("{before}{open}\n    {},\n{close}", items.join(",\n    "))
}

/// Whether the factory made that text.
pub fn is_made(text: &str) -> bool {
    let first = text.lines().next();
    first.is_some_and(|line| line.contains(HEADER))
}

/// The venues under a folder that the factory has made.
fn made_before(root: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(root.join("bindings"))
        .into_iter()
        .flatten()
        .flatten();
    entries
        .filter(|entry| {
            fs::read_to_string(entry.path().join("Cargo.toml")).is_ok_and(|text| is_made(&text))
        })
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let text = "a = [\n    # <x>\n    \"old\",\n    # </x>\n    \"b\",\n]\n";
        let filled = fill(text, "x", &["\"new\",".to_owned(), "\"two\",".to_owned()]).unwrap();
        assert_eq!(
            filled,
            "a = [\n    # <x>\n    \"new\",\n    \"two\",\n    # </x>\n    \"b\",\n]\n"
        );
        assert_eq!(
            fill(&filled, "x", &["\"old\",".to_owned()]).as_deref(),
            Some(text)
        );
        assert_eq!(fill(text, "y", &[]), None);
        assert_eq!(
            fill("# </x>\n# <x>\n", "x", &[]),
            None,
            "marks in the wrong order"
        );
    }

    /// A run that makes nothing, over a folder in which a venue stands from an earlier one.
    fn run(name: &str, some_only: bool) -> Vec<String> {
        let root = std::env::temp_dir().join(format!("ccrxt-{name}-{}", std::process::id()));
        fs::create_dir_all(root.join("bindings/old")).unwrap();
        fs::write(
            root.join("bindings/old/Cargo.toml"),
            format!("# {HEADER}\n"),
        )
        .unwrap();
        let members = "members = [\n    # <venues>\n    \"bindings/old\",\n    # </venues>\n]\n";
        fs::write(root.join("Cargo.toml"), members).unwrap();
        let output = Output {
            python: "py".to_owned(),
            distribution: "py-".to_owned(),
            ..Output::default()
        };
        let bindings = Bindings {
            output,
            venues: Vec::new(),
            passed_over: Vec::new(),
        };
        let mut files = FileSet::default();
        let venues = venues(&mut files, &root, &bindings, some_only);
        keep(&mut files, &root, &bindings.output, &venues).unwrap();
        let changes = files.changes(&root).unwrap();
        fs::remove_dir_all(&root).unwrap();
        changes.iter().map(|change| format!("{change:?}")).collect()
    }

    #[test]
    fn a_venue_that_is_no_longer_made_goes_and_leaves_its_lists() {
        let changes = run("dropped", false);
        assert_eq!(changes.len(), 2, "{changes:?}");
        assert!(
            changes[0].contains("members = [\\n    # <venues>\\n    # </venues>"),
            "{changes:?}"
        );
        assert!(
            changes[1].starts_with("Remove { path: \"bindings/old/Cargo.toml\""),
            "{changes:?}"
        );
    }

    #[test]
    fn a_run_over_some_venues_leaves_the_others() {
        assert!(run("partial", true).is_empty());
    }

    #[test]
    fn versions_that_go_together_differ_in_the_last_number_that_may() {
        assert_eq!(compatible("0.1.7"), ">=0.1,<0.2");
        assert_eq!(compatible("2.3.0-beta.1"), ">=2.3,<3");
    }

    #[test]
    fn a_long_list_has_a_line_for_each_item() {
        let items: Vec<String> = (0..3).map(|number| format!("\"{number}\"")).collect();
        assert_eq!(
            bracketed("x = ", '[', &items, ']'),
            "x = [\"0\", \"1\", \"2\"]"
        );
        let items: Vec<String> = (0..30).map(|number| format!("\"venue{number}\"")).collect();
        let list = bracketed("x = ", '[', &items, ']');
        assert_eq!(list.lines().count(), 32);
        assert!(list.ends_with("\"venue29\",\n]"));
    }
}
