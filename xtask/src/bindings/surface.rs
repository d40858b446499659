//! What a change means for those who use the Python packages.
//!
//! In: the stubs of then and of now. Out: Markdown for a pull request: what is new, what is gone, what is another, and whether
//! programs that were right before still are. Stubs are the surface: what they do not say, no program can rely on.
//!
//! A blocking twin changes as its client does, and is not listed.

mod git;
mod lines;
mod signature;
mod stub;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::ir::Venue;
use stub::{Entry, What};

/// Stubs, by path.
pub type Stubs = BTreeMap<String, String>;

/// One line of the list.
#[derive(Debug, PartialEq, Eq)]
struct Difference {
    breaking: bool,
    text: String,
}

/// The list of what has changed since a commit; where a run makes some wheels only, in those.
pub fn since(
    commit: &str,
    root: &Path,
    only: Option<&[Venue]>,
    new: &Stubs,
) -> Result<String, String> {
    let mut old = git::stubs_at(root, commit)?;
    if let Some(venues) = only {
        let folder = |venue: &Venue| format!("stubs/{}/", venue.python.replace('.', "/"));
        let folders: Vec<String> = venues.iter().map(folder).collect();
        old.retain(|path, _| folders.iter().any(|folder| path.starts_with(folder)));
    }
    between(&old, new)
}

/// The list, by module.
fn between(old: &Stubs, new: &Stubs) -> Result<String, String> {
    let (old, new) = (modules(old)?, modules(new)?);
    let mut sections = String::new();
    let (mut breaking, mut all) = (0, 0);
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        let differences = differences(old.get(name), new.get(name));
        if differences.is_empty() {
            continue;
        }
        sections.push_str(&format!("\n### `{name}`\n\n"));
        for difference in differences {
            all += 1;
            breaking += usize::from(difference.breaking);
            let mark = if difference.breaking {
                "**breaking:** "
            } else {
                ""
            };
            sections.push_str(&format!("- {mark}{}\n", difference.text));
        }
    }
    let headline = match (all, breaking) {
        (0, _) => "The surface of the Python packages does not change.".to_owned(),
        (all, 0) => format!("Changes of the Python surface: {all}, none of them breaking."),
        (all, breaking) => {
            format!("Changes of the Python surface: {all}, **{breaking} of them breaking**.")
        }
    };
    Ok(format!("{headline}\n{sections}"))
}

type Module = BTreeMap<String, Entry>;

fn modules(stubs: &Stubs) -> Result<BTreeMap<String, Module>, String> {
    let mut modules = BTreeMap::new();
    for (path, text) in stubs
        .iter()
        .filter(|(path, _)| !path.ends_with("/blocking.pyi"))
    {
        let entries = stub::read(text).map_err(|line| format!("{path}: not understood: {line}"))?;
        let entries = entries.into_iter().map(|entry| (entry.name.clone(), entry));
        modules.insert(module(path), entries.collect());
    }
    Ok(modules)
}

/// `ccrxt.binance.spot` of `stubs/ccrxt/binance/spot/__init__.pyi`.
fn module(path: &str) -> String {
    let path = path.strip_prefix("stubs/").unwrap_or(path);
    let path = path.strip_suffix(".pyi").unwrap_or(path);
    path.strip_suffix("/__init__")
        .unwrap_or(path)
        .replace('/', ".")
}

fn differences(old: Option<&Module>, new: Option<&Module>) -> Vec<Difference> {
    let empty = Module::new();
    let (old, new) = (old.unwrap_or(&empty), new.unwrap_or(&empty));
    let gone = old.iter().filter(|(name, _)| !new.contains_key(*name));
    // What is in a class that is gone, or new, is not told one by one.
    let gone = gone.filter(|(name, _)| {
        !is_within(name, |class| {
            old.contains_key(class) && !new.contains_key(class)
        })
    });
    let gone = gone.map(|(_, entry)| Difference {
        breaking: true,
        text: format!("{} is gone", entry.shown()),
    });
    let added = new.iter().filter(|(name, _)| !old.contains_key(*name));
    let added = added.filter(|(name, _)| {
        !is_within(name, |class| {
            new.contains_key(class) && !old.contains_key(class)
        })
    });
    let added = added.map(|(_, entry)| Difference {
        breaking: false,
        text: format!("{} is new", entry.shown()),
    });
    let both = old
        .iter()
        .filter_map(|(name, entry)| Some((entry, new.get(name)?)));
    let changed = both.filter_map(|(old, new)| changed(old, new));
    gone.chain(changed).chain(added).collect()
}

fn is_within(name: &str, class: impl Fn(&str) -> bool) -> bool {
    let mut above = name;
    while let Some((class_name, _)) = above.rsplit_once('.') {
        if class(class_name) {
            return true;
        }
        above = class_name;
    }
    false
}

fn changed(old: &Entry, new: &Entry) -> Option<Difference> {
    let change = |breaking, what: &str, from: &str, to: &str| {
        Some(Difference {
            breaking,
            text: format!("{} {what} `{to}`, was `{from}`", new.shown()),
        })
    };
    match (&old.what, &new.what) {
        (from, to) if from == to => match (old.deprecated, new.deprecated) {
            (false, true) => Some(Difference {
                breaking: false,
                text: format!("{} is deprecated", new.shown()),
            }),
            _ => None,
        },
        (What::Class(from), What::Class(to)) => {
            let kept = from.iter().all(|base| to.contains(base));
            change(!kept, "derives from", &from.join(", "), &to.join(", "))
        }
        (
            What::Field {
                gives: from,
                accepts: took,
            },
            What::Field {
                gives: to,
                accepts: takes,
            },
        ) => {
            let same = from == to;
            let wider = match (took, takes) {
                (Some(took), Some(takes)) => signature::takes_all(takes, took),
                (None, _) => true,
                (Some(_), None) => false,
            };
            let (from, to) = match same {
                true => (
                    took.as_deref().unwrap_or(from),
                    takes.as_deref().unwrap_or(to),
                ),
                false => (from.as_str(), to.as_str()),
            };
            change(!(same && wider), "is", from, to)
        }
        // Fields that are added go to the end, so that patterns without their names still fit.
        (What::Member(from), What::Member(to))
            if new.name.ends_with("__match_args__") && begins(to, from) =>
        {
            None
        }
        (What::Member(from), What::Member(to)) => change(true, "is", from, to),
        (What::Calls(from), What::Calls(to)) => {
            let kept = from
                .iter()
                .all(|form| to.iter().any(|other| other.serves(form)));
            let shown = |forms: &[signature::Call]| {
                let forms: Vec<String> = forms.iter().map(ToString::to_string).collect();
                forms.join("` or `")
            };
            change(!kept, "is", &shown(from), &shown(to))
        }
        _ => Some(Difference {
            breaking: true,
            text: format!("{} is something else than before", new.shown()),
        }),
    }
}

/// Whether a tuple of names begins as another.
fn begins(tuple: &str, with: &str) -> bool {
    let names = |text: &str| -> Vec<String> {
        let within = text.trim_start_matches('(').trim_end_matches(')');
        lines::parts(within)
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    names(tuple).starts_with(&names(with))
}

#[cfg(test)]
mod tests;
