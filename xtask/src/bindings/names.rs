//! Python names: of modules, classes, members.
//!
//! In: the selected types. Out: where each class lives in Python, its other public names, and a diagnostic for every name that
//! two things would share or that Python cannot have. Every Python name in the output comes from here.

pub mod word;

mod made;

use std::collections::{BTreeMap, HashMap};

use rustdoc_types::{Id, Item, ItemEnum};

use super::diagnostics::Diagnostic;
use super::docs::name;
use super::ir::Name;
use super::paths::Path;
use super::rules::first;
use super::rules::known::Known;
use super::select::{Selection, excluded};
use super::types::instance::Instance;
pub use made::{Words, name_of};

/// The module of blocking clients, which hangs off every module that has a client.
const BLOCKING: &str = "blocking";

#[derive(Debug)]
pub struct Names {
    /// Of functions and constants too.
    classes: HashMap<Instance, Name>,
    /// Other public names of a class, sorted.
    pub aliases: Vec<(Name, Instance)>,
    /// Fields, variants and methods: `Depth.bids`, with the module.
    members: HashMap<Id, String>,
}

/// Names all classes of a wheel.
pub fn assign(known: &Known, selection: &Selection, problems: &mut Vec<Diagnostic>) -> Names {
    let mut taken: BTreeMap<Name, Vec<(Path, Instance)>> = BTreeMap::new();
    let mut names = Names {
        classes: HashMap::new(),
        aliases: Vec::new(),
        members: HashMap::new(),
    };
    let homes = made::homes(known, selection);
    for chosen in selection.chosen.iter().filter(|chosen| chosen.kind.is_ok()) {
        let instance = &chosen.instance;
        // One class for all uses is called by the item itself, and named once.
        if selection.is_erased(instance.id) {
            let python = place(known, &chosen.path);
            let of_all: Instance = instance.id.into();
            names.classes.insert(instance.clone(), python.clone());
            if names
                .classes
                .insert(of_all.clone(), python.clone())
                .is_some()
            {
                continue;
            }
            problems.extend(refused(known, instance.id, &python.name, &chosen.path));
            names.members(known, instance.id, &python);
            taken
                .entry(python)
                .or_default()
                .push((chosen.path.clone(), of_all));
            continue;
        }
        let path = homes.get(instance).unwrap_or(&chosen.path);
        let python = place(known, path);
        problems.extend(refused(known, instance.id, &python.name, path));
        names.members(known, instance.id, &python);
        names.classes.insert(instance.clone(), python.clone());
        taken
            .entry(python)
            .or_default()
            .push((path.clone(), instance.clone()));
    }
    for free in &selection.free {
        let python = place(known, &free.path);
        problems.extend(refused(known, free.id, &python.name, &free.path));
        names.classes.insert(free.id.into(), python.clone());
        taken
            .entry(python)
            .or_default()
            .push((free.path.clone(), free.id.into()));
    }
    let re_exported = made::re_exported(known, selection, &homes);
    for (path, instance) in other_paths(known, selection).into_iter().chain(re_exported) {
        let python = place(known, &path);
        let known_as = taken.entry(python.clone()).or_default();
        if known_as.iter().any(|(_, other)| *other == instance) {
            continue;
        }
        problems.extend(refused(known, instance.id, &python.name, &path));
        known_as.push((path, instance.clone()));
        names.aliases.push((python, instance));
    }
    names.aliases.sort_by(|a, b| a.0.cmp(&b.0));
    let shared = taken.iter().filter(|(_, owners)| owners.len() > 1);
    problems.extend(shared.map(|(python, owners)| collision(known, python, owners)));
    names
}

impl Names {
    /// Where a class lives.
    pub fn class(&self, instance: &Instance) -> Option<&Name> {
        self.classes.get(instance)
    }

    /// What Python calls an item: a class, or a member with its class.
    pub fn anything(&self, id: Id) -> Option<String> {
        let class = self.class(&id.into()).map(Name::to_string);
        class.or_else(|| self.members.get(&id).cloned())
    }

    fn members(&mut self, known: &Known, id: Id, class: &Name) {
        let Some(item) = known.docs.item(id) else {
            return;
        };
        let methods = known
            .docs
            .inherent(item)
            .into_iter()
            .map(|(method, _)| method);
        for member in known.docs.fields(item).into_iter().chain(methods) {
            let python = word::member(name(member));
            self.members.insert(member.id, format!("{class}.{python}"));
        }
        for (variant, python) in constants(name(item), known.docs.variants(item)) {
            self.members.insert(variant.id, format!("{class}.{python}"));
        }
    }
}

/// What Python calls the variants of an enum of plain names: upper case, unless that makes two of them one (`_1m` and `_1M`).
fn constants<'a>(of: &str, variants: Vec<&'a Item>) -> Vec<(&'a Item, String)> {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for variant in &variants {
        *uses.entry(word::constant(of, name(variant))).or_default() += 1;
    }
    let called = variants.into_iter().map(|variant| {
        let python = word::constant(of, name(variant));
        match uses[&python] {
            1 => (variant, python),
            _ => (variant, word::exact_constant(of, name(variant))),
        }
    });
    called.collect()
}

/// The same, but for those that a rule renames.
pub fn variants<'a>(
    known: &Known,
    owner: &[String],
    variants: Vec<&'a Item>,
) -> Vec<(&'a Item, String)> {
    let of = owner.last().map_or("", String::as_str);
    let mut called = constants(of, variants);
    for (variant, python) in &mut called {
        let path = [owner, &[name(variant).to_owned()]].concat();
        *python = rename(known, &path).unwrap_or_else(|| std::mem::take(python));
    }
    called
}

/// What Python calls a field or a function of a type: its own name, or what a rule renames it to.
pub fn member(known: &Known, owner: &[String], item: &Item) -> String {
    let path = [owner, &[name(item).to_owned()]].concat();
    rename(known, &path).unwrap_or_else(|| word::member(name(item)))
}

/// What Python calls the class of a variant with data.
pub fn variant(known: &Known, owner: &[String], item: &Item) -> String {
    let path = [owner, &[name(item).to_owned()]].concat();
    rename(known, &path).unwrap_or_else(|| word::plain(name(item)))
}

/// Diagnostics for members of one type whose names meet or that Python cannot have.
pub fn check_members(
    known: &Known,
    owner: &[String],
    members: &[(&Item, &str)],
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut seen: BTreeMap<&str, &Item> = BTreeMap::new();
    for (item, python) in members {
        let path = [owner, &[name(item).to_owned()]].concat();
        problems.extend(refused(known, item.id, python, &path));
        if let Some(other) = seen.insert(python, item) {
            let places = [other, item]
                .into_iter()
                .filter_map(|item| known.docs.place(item));
            problems.push(Diagnostic {
                message: format!("`{}` would have two members `{python}`", owner.join("::")),
                places: places.collect(),
                why: "a keyword of Python gets an underscore, and variants are in upper case"
                    .into(),
                help: rename_help(known, vec![renamed(&path, &format!("{python}_2"))]),
            });
        }
    }
    problems
}

/// The Python module of a Rust module within the wheel; a shared one has the wheel's own.
pub fn module(known: &Known, path: &[String]) -> String {
    let wheel = known.wheel;
    let root = format!("{}.{}", known.rules.output.python, word::plain(&wheel.name));
    if !known.is_within(path) {
        return root;
    }
    let visible = (wheel.root.len()..path.len())
        .filter(|at| first(&known.rules.fold, &path[..=*at]).is_none());
    visible.fold(root, |module, at| {
        format!("{module}.{}", beside_twins(&path[at]))
    })
}

/// A module, or what is in one, where the name of the blocking twins' module is taken.
fn beside_twins(rust: &str) -> String {
    match word::plain(rust) {
        name if name == BLOCKING => name + "_",
        name => name,
    }
}

fn place(known: &Known, path: &Path) -> Name {
    let (last, parents) = path.split_last().expect("a public path has a last name");
    Name {
        module: module(known, parents),
        name: rename(known, path).unwrap_or_else(|| beside_twins(last)),
    }
}

fn rename(known: &Known, path: &[String]) -> Option<String> {
    let rules = &known.rules.rename;
    rules
        .iter()
        .find(|rule| rule.path.matches(path))
        .map(|rule| rule.to.clone())
}

/// All further public paths within the wheel: re-exports, and type aliases that stand for a class.
fn other_paths(known: &Known, selection: &Selection) -> Vec<(Path, Instance)> {
    let is_class = |of: &Instance| {
        let of_all = of.is_plain() && selection.is_erased(of.id);
        of_all && !selection.bound(of.id).is_empty()
            || selection.get(of).is_some_and(|chosen| chosen.kind.is_ok())
    };
    known
        .paths
        .all()
        .filter(|(path, id)| known.is_within(path) && known.home(*id) != Some(path))
        .chain(
            known
                .paths
                .all()
                .filter(|(path, id)| known.is_within(path) && is_alias(known, *id)),
        )
        .filter(|(path, _)| excluded(known, path).is_none())
        .filter_map(|(path, id)| {
            let target = match known.docs.item(id).map(|item| &item.inner) {
                Some(ItemEnum::TypeAlias(_)) => stands_for(known, id)?,
                _ => id.into(),
            };
            is_class(&target).then(|| (path.clone(), target))
        })
        .collect()
}

fn is_alias(known: &Known, id: Id) -> bool {
    let item = known.docs.item(id);
    item.is_some_and(|item| matches!(item.inner, ItemEnum::TypeAlias(_)))
}

/// The instance that a type alias is another name of.
pub fn stands_for(known: &Known, id: Id) -> Option<Instance> {
    let ItemEnum::TypeAlias(alias) = &known.docs.item(id)?.inner else {
        return None;
    };
    Instance::of(known.docs, &alias.type_).filter(Instance::is_known)
}

fn refused(known: &Known, id: Id, python: &str, path: &[String]) -> Option<Diagnostic> {
    let why = word::refused(python)?;
    let item = known.docs.item(id);
    Some(Diagnostic {
        message: format!(
            "`{}` cannot be called `{}` in Python",
            path.join("::"),
            word::shown(python)
        ),
        places: item
            .and_then(|item| known.docs.place(item))
            .into_iter()
            .collect(),
        why: why.into(),
        help: rename_help(known, vec![renamed(path, "ANOTHER_NAME")]),
    })
}

fn collision(known: &Known, python: &Name, owners: &[(Path, Instance)]) -> Diagnostic {
    let places = owners
        .iter()
        .filter_map(|(_, of)| known.docs.place(known.docs.item(of.id)?));
    let paths: Vec<String> = owners
        .iter()
        .map(|(path, _)| format!("`{}`", path.join("::")))
        .collect();
    let other_names = owners.iter().skip(1).map(|(path, _)| {
        let (last, parents) = path.split_last().expect("a public path has a last name");
        let prefix = parents
            .last()
            .map_or(String::new(), |segment| word::camel(segment));
        renamed(path, &format!("{prefix}{last}"))
    });
    Diagnostic {
        message: format!("{} would all be `{python}` in Python", paths.join(" and ")),
        places: places.collect(),
        why: "folded modules and renames bring them into one module, and the second would replace the first".into(),
        help: rename_help(known, other_names.collect()),
    }
}

/// A line of the rules.
fn renamed(path: &[String], to: &str) -> String {
    format!("\"{}\" = \"{to}\"", path.join("::"))
}

fn rename_help(known: &Known, lines: Vec<String>) -> String {
    format!(
        "add to [rename] in {}:\n{}",
        known.rules.file.display(),
        lines.join("\n")
    )
}
