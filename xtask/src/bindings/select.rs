//! Which types are bound: those that the rules name, then all that they reach.
//!
//! In: the crate and the rules. Out: every chosen type with the reason it is in, and either the kind of class that it
//! becomes or why it cannot be one. Rules alone would miss two types in five: names are conventions, signatures are not.

mod erased;
mod reach;
mod role;
mod shape;
mod typestate;

pub use erased::dependent;
pub use role::is_value;
pub use typestate::{parameter as steps_of_builder, steps};

use std::collections::{BTreeSet, HashMap};

use rustdoc_types::{Id, Item, ItemEnum};

use super::diagnostics::Diagnostic;
use super::docs::name;
use super::ir::ClassKind;
use super::names::{Words, name_of};
use super::paths::Path;
use super::rules::known::Known;
use super::rules::{Exclude, Pattern, first};
use super::types::instance::Instance;

/// A type that is bound, or should be.
#[derive(Debug)]
pub struct Chosen {
    pub instance: Instance,
    /// Where its item lives in Rust, below the crate.
    pub path: Path,
    /// The rule that names it, or what reaches it.
    pub reason: String,
    /// Python hands values in.
    pub input: bool,
    /// Not all of its fields can be given from Python.
    pub kept: bool,
    /// It is on a way of types that has no end.
    endless: bool,
    /// What it becomes; a sentence where it cannot.
    pub kind: Result<ClassKind, String>,
}

/// A function or a constant of a module, or a trait that Python implements, which a rule names.
#[derive(Debug)]
pub struct Free {
    pub id: Id,
    pub path: Path,
}

/// The chosen types, and the functions and constants, sorted by path.
#[derive(Debug)]
pub struct Selection {
    pub chosen: Vec<Chosen>,
    pub free: Vec<Free>,
    /// Generic structs that are one class.
    erased: BTreeSet<Id>,
    /// What rules ask for and cannot be.
    pub problems: Vec<Diagnostic>,
    by_instance: HashMap<Instance, usize>,
}

/// Selects the types of a wheel.
pub fn select(known: &Known) -> Selection {
    let roots = roots(known);
    let free = roots.iter().filter_map(|(id, _)| free(known, *id));
    let mut free: Vec<Free> = free.collect();
    let (closed, open): (Vec<_>, Vec<_>) = roots
        .into_iter()
        .map(|(id, reason)| (id, by_itself(known, id), reason))
        .partition(|(_, instance, _)| instance.is_some());
    let roots = closed
        .into_iter()
        .filter_map(|(_, instance, reason)| Some((instance?, reason)));
    let reached = reach::closure(known, roots.collect());
    // A trait of a module that all wheels share is no root of any.
    let found = reached
        .keys()
        .filter(|of| free.iter().all(|free| free.id != of.id));
    let mut traits: Vec<Free> = found.filter_map(|of| self::free(known, of.id)).collect();
    traits.sort_by(|a, b| a.path.cmp(&b.path));
    free.extend(traits);
    let mut chosen: Vec<Chosen> = reached
        .into_iter()
        .filter_map(|(instance, reached)| {
            let item = known.docs.item(instance.id).filter(|item| !is_free(item))?;
            Some(Chosen {
                path: known.home(instance.id)?.clone(),
                kind: shape::of(known, item, &instance, &reached),
                input: reached.used.input || is_value(known, &instance),
                instance,
                kept: false,
                endless: reached.endless,
                reason: reached.reason,
            })
        })
        .collect();
    let unused: Vec<Chosen> = open
        .into_iter()
        .filter(|(id, ..)| chosen.iter().all(|chosen| chosen.instance.id != *id))
        .filter_map(|(id, _, reason)| {
            Some(Chosen {
                path: known.home(id)?.clone(),
                instance: id.into(),
                kind: Err(shape::unused(known, id)),
                input: false,
                kept: false,
                endless: false,
                reason,
            })
        })
        .collect();
    chosen.extend(unused);
    chosen.sort_by_cached_key(|chosen| {
        let exact = name_of(known, &chosen.instance, Words::Exact);
        (chosen.path.clone(), exact)
    });
    let by_instance = chosen
        .iter()
        .enumerate()
        .map(|(at, chosen)| (chosen.instance.clone(), at))
        .collect();
    let mut problems = Vec::new();
    let erased = erased::items(known, &chosen, &mut problems);
    for of in &mut chosen {
        // What is read in one use is a record in all.
        if erased.contains(&of.instance.id) && of.kind == Ok(ClassKind::Request) {
            of.kind = Ok(ClassKind::Record);
        }
    }
    Selection {
        erased,
        problems,
        chosen,
        free,
        by_instance,
    }
}

/// A root that needs no use to say what it is.
fn by_itself(known: &Known, id: Id) -> Option<Instance> {
    match known.docs.item(id).is_some_and(is_free) {
        true => Some(id.into()),
        false => Instance::by_default(known.docs, id),
    }
}

fn free(known: &Known, id: Id) -> Option<Free> {
    known.docs.item(id).filter(|item| is_free(item))?;
    let path = known.home(id)?.clone();
    Some(Free { id, path })
}

fn is_free(item: &Item) -> bool {
    matches!(
        item.inner,
        ItemEnum::Function(_)
            | ItemEnum::Constant { .. }
            | ItemEnum::Static(_)
            | ItemEnum::Trait(_)
    )
}

impl Selection {
    pub fn get(&self, instance: &Instance) -> Option<&Chosen> {
        self.by_instance.get(instance).map(|at| &self.chosen[*at])
    }

    /// All instances of an item.
    pub fn of(&self, id: Id) -> impl Iterator<Item = &Chosen> {
        let chosen = self.chosen.iter();
        chosen.filter(move |chosen| chosen.instance.id == id)
    }

    /// Those that are bound, of a generic item.
    pub fn bound(&self, id: Id) -> Vec<&Chosen> {
        self.of(id).filter(|chosen| chosen.kind.is_ok()).collect()
    }

    /// Whether all instances of an item are of one class.
    pub fn is_erased(&self, id: Id) -> bool {
        self.erased.contains(&id)
    }

    /// Takes back that a type can be built out of its fields.
    pub fn keep(&mut self, instance: &Instance) {
        if let Some(at) = self.by_instance.get(instance) {
            self.chosen[*at].kept = true;
        }
    }

    /// Takes back that a type can be a class.
    pub fn refuse(&mut self, instance: &Instance, why: String) {
        if let Some(at) = self.by_instance.get(instance) {
            self.chosen[*at].kind = Err(why);
        }
    }
}

/// The rule that excludes a path.
pub fn excluded<'a>(known: &Known<'a>, path: &[String]) -> Option<&'a Exclude> {
    known
        .rules
        .exclude
        .iter()
        .find(|rule| rule.path.matches(path))
}

/// The variants of an enum that are neither hidden nor excluded.
pub fn variants<'a>(known: &Known<'a>, item: &'a Item) -> Vec<&'a Item> {
    let mut variants = known.docs.variants(item);
    if let Some(home) = known.home(item.id) {
        variants.retain(|variant| {
            let path = [&home[..], &[name(variant).to_owned()]].concat();
            excluded(known, &path).is_none()
        });
    }
    variants
}

/// The types of the wheel's own module that a rule names, each with the rule.
fn roots(known: &Known) -> Vec<(Id, String)> {
    let mut ids: Vec<(&Path, Id)> = known
        .paths
        .all()
        .filter(|(path, id)| known.is_within(path) && known.home(*id) == Some(path))
        .collect();
    ids.dedup();
    ids.into_iter()
        .filter(|(path, _)| excluded(known, path).is_none())
        .filter_map(|(path, id)| Some((id, root_rule(known, known.docs.item(id)?, path)?)))
        .collect()
}

fn root_rule(known: &Known, item: &Item, path: &Path) -> Option<String> {
    let (usual, own) = (&known.rules.usual, &known.rules.roots);
    let rule = |kind: &str, usual: &[Pattern], own: &[Pattern]| {
        let pattern = first(own, path).or_else(|| first(usual, path))?;
        Some(format!("rule: {kind} `{}`", pattern.text))
    };
    match item.inner {
        ItemEnum::Struct(_) => rule("structs", &usual.structs, &own.structs)
            .or_else(|| rule("impls", &usual.impls, &own.impls)),
        ItemEnum::Enum(_) => rule("errors", &usual.errors, &own.errors)
            .or_else(|| rule("enums", &usual.enums, &own.enums)),
        ItemEnum::Trait(_) => {
            let pattern = first(&known.rules.implement, path)?;
            Some(format!("rule: implement `{}`", pattern.text))
        }
        ItemEnum::Function(_) => rule("functions", &usual.functions, &own.functions),
        ItemEnum::Constant { .. } | ItemEnum::Static(_) => {
            rule("constants", &usual.constants, &own.constants)
        }
        _ => None,
    }
}
