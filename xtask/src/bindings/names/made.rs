//! Names of classes that Rust has no name for: `PageOfTrade` for a `Page<Trade>`.
//!
//! In: the selected instances. Out: for each one that has arguments the path that it is named by. Invariant: a name says only what
//! the instance itself does, unless another one beside it says the same; then both say where their arguments live.

use std::collections::{BTreeMap, HashMap};

use rustdoc_types::{GenericArg, GenericArgs, Id, Path as TypePath, Type};

use super::stands_for;
use super::word::{LONGEST, camel};
use crate::bindings::paths::Path;
use crate::bindings::rules::known::Known;
use crate::bindings::select::{Chosen, Selection, excluded};
use crate::bindings::types::instance::Instance;

/// The paths that give instances their names: that of an alias of the crate for just this type, else that of the item with a made
/// name in the place of its own.
pub fn homes(known: &Known, selection: &Selection) -> HashMap<Instance, Path> {
    let mut homes = aliases(known);
    let bound = made(selection);
    let mut alike: BTreeMap<Path, Vec<&Instance>> = BTreeMap::new();
    for chosen in bound.filter(|chosen| !homes.contains_key(&chosen.instance)) {
        let short = name_of(known, &chosen.instance, Words::Short);
        let path = beside(&chosen.path, short);
        alike.entry(path).or_default().push(&chosen.instance);
    }
    for (path, instances) in alike {
        let only = instances.len() == 1;
        let numbered = instances.into_iter().enumerate();
        homes.extend(numbered.map(|(number, instance)| {
            let exact = name_of(known, instance, Words::Exact);
            let path = match only {
                true => path.clone(),
                false if exact.len() <= LONGEST => beside(&path, exact),
                // Nobody reads such a name; the order of the instances is that of the crate.
                false => {
                    let short = path.last().map_or("", String::as_str);
                    beside(&path, format!("{short}{}", number + 1))
                }
            };
            (instance.clone(), path)
        }));
    }
    homes
}

/// The uses of generic types that are classes of their own.
fn made(selection: &Selection) -> impl Iterator<Item = &Chosen> {
    let chosen = selection.chosen.iter();
    chosen.filter(|chosen| {
        let of = &chosen.instance;
        chosen.kind.is_ok() && !of.is_plain() && !selection.is_erased(of.id)
    })
}

/// The shortest alias of each instance.
fn aliases(known: &Known) -> HashMap<Instance, Path> {
    let mut shortest: HashMap<Instance, Path> = HashMap::new();
    for (path, id) in known.paths.all() {
        if !known.is_within(path) || excluded(known, path).is_some() {
            continue;
        }
        let Some(instance) = stands_for(known, id).filter(|of| !of.is_plain()) else {
            continue;
        };
        let known_as = shortest.entry(instance).or_insert_with(|| path.clone());
        if (path.len(), path) < (known_as.len(), known_as) {
            known_as.clone_from(path);
        }
    }
    shortest
}

/// Other public paths of the items of instances, each with the instance's name in the place of the item's.
pub fn re_exported(
    known: &Known,
    selection: &Selection,
    homes: &HashMap<Instance, Path>,
) -> Vec<(Path, Instance)> {
    made(selection)
        .flat_map(|chosen| {
            let made = homes.get(&chosen.instance).unwrap_or(&chosen.path);
            let name = made.last().cloned().unwrap_or_default();
            let others = known.paths.of(chosen.instance.id).iter();
            let others = others.filter(|path| known.is_within(path) && **path != chosen.path);
            others.map(move |path| (beside(path, name.clone()), chosen.instance.clone()))
        })
        .collect()
}

/// Another name in the same module.
fn beside(path: &Path, name: String) -> Path {
    let (_, parents) = path.split_last().expect("a public path has a last name");
    [parents, &[name]].concat()
}

/// A tuple of more items is called by their number.
const LONGEST_TUPLE: usize = 3;

/// How much of a type's path is in its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// `Trade`, and nothing of pointers.
    Short,
    /// `SpotTrade`.
    Exact,
}

/// The name of an instance; that of its item where it has no arguments.
pub fn name_of(known: &Known, instance: &Instance, words: Words) -> String {
    let home = known.home(instance.id).and_then(|home| home.last());
    let args: Vec<String> = instance
        .said(known.docs)
        .iter()
        .map(|argument| of_argument(known, argument, words))
        .collect();
    with(home.map_or("", String::as_str), &args)
}

fn with(base: &str, args: &[String]) -> String {
    match args {
        [] => base.to_owned(),
        args => format!("{base}Of{}", args.join("And")),
    }
}

fn of_argument(known: &Known, argument: &GenericArg, words: Words) -> String {
    match argument {
        GenericArg::Type(ty) => of_type(known, ty, words),
        GenericArg::Const(constant) => of_constant(&constant.expr),
        GenericArg::Lifetime(_) | GenericArg::Infer => String::new(),
    }
}

fn of_type(known: &Known, ty: &Type, words: Words) -> String {
    let word = |ty: &Type| of_type(known, ty, words);
    match ty {
        Type::Primitive(name) => camel(name),
        Type::ResolvedPath(path) => of_path(known, path, words),
        Type::Tuple(items) if items.is_empty() => "Unit".to_owned(),
        Type::Tuple(items) if words == Words::Short && items.len() > LONGEST_TUPLE => {
            format!("Tuple{}", items.len())
        }
        Type::Tuple(items) => {
            let items: Vec<String> = items.iter().map(word).collect();
            with("Tuple", &items)
        }
        Type::Slice(item) => word(item) + "Slice",
        Type::Array { type_, len } => format!("{}Array{}", word(type_), of_constant(len)),
        Type::BorrowedRef { type_, .. } if words == Words::Short => word(type_),
        Type::BorrowedRef { type_, .. } => word(type_) + "Ref",
        Type::DynTrait(object) => {
            let traits = object
                .traits
                .iter()
                .map(|item| of_path(known, &item.trait_, words));
            traits.collect::<Vec<_>>().join("And")
        }
        _ => String::new(),
    }
}

fn of_constant(expression: &str) -> String {
    camel(expression)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect()
}

fn of_path(known: &Known, path: &TypePath, words: Words) -> String {
    let own = Instance::of_path(known.docs, path);
    let args = match (&own, path.args.as_deref()) {
        (Some(own), _) => own.said(known.docs),
        (None, Some(GenericArgs::AngleBracketed { args, .. })) => args,
        (None, _) => &[],
    };
    let args: Vec<String> = args
        .iter()
        .filter(|argument| !matches!(argument, GenericArg::Lifetime(_)))
        .map(|argument| of_argument(known, argument, words))
        .collect();
    let definition = known.docs.definition(path.id).unwrap_or_default();
    match (definition.as_str(), &args[..]) {
        ("alloc::vec::Vec", [item]) => format!("{item}List"),
        ("core::option::Option", [inner]) => format!("Optional{inner}"),
        (BOX | ARC, [inner]) if words == Words::Short => inner.clone(),
        _ => with(&of_item(known, path.id, &definition, words), &args),
    }
}

const BOX: &str = "alloc::boxed::Box";
const ARC: &str = "alloc::sync::Arc";

fn of_item(known: &Known, id: Id, definition: &str, words: Words) -> String {
    let last = |path: &str| path.rsplit("::").next().unwrap_or_default().to_owned();
    match (known.home(id), words) {
        (Some(home), Words::Exact) => {
            let root = known.wheel.root.len();
            let within = if known.is_within(home) { root } else { 0 };
            home[within..]
                .iter()
                .map(|segment| camel(segment))
                .collect()
        }
        (Some(home), Words::Short) => last(&home.join("::")),
        (None, _) => last(definition),
    }
}
