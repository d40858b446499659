//! The public items of a wheel, each with what should become of it.
//!
//! In: the crate and the selection. Out: the items of the wheel's own module under their home paths, the shared types that the
//! wheel reaches, and the members of both. A re-export is another path of its item and is not counted again.

use std::collections::BTreeSet;

use rustdoc_types::{Id, Item, ItemEnum, Trait, VariantKind};

use super::kind::Kind;
use crate::bindings::docs::{is_hidden, name};
use crate::bindings::ir::{ClassKind, Status};
use crate::bindings::lower::VALUES;
use crate::bindings::paths::Path;
use crate::bindings::rules::known::Known;
use crate::bindings::select::{Selection, excluded, is_value, steps, steps_of_builder};
use crate::bindings::types::instance::Instance;
use crate::bindings::types::traits::callable;

/// Why a member is not bound whose type is not; behind it, why that is so.
pub const OF_UNBOUND: &str = "its type is not bound";

/// What becomes of an item.
#[derive(Debug)]
pub enum Fate {
    /// It has to be in the output.
    Bound,
    /// It is in the output in another form, which nothing names.
    Within,
    Not(Status, String),
}

#[derive(Debug)]
pub struct Public {
    pub path: Path,
    pub kind: Kind,
    pub fate: Fate,
}

/// All public items, in the order of their paths.
pub fn items(known: &Known, selection: &Selection) -> Vec<Public> {
    let own = known
        .paths
        .all()
        .filter(|(path, id)| known.is_within(path) && known.home(*id) == Some(path));
    let shared = selection
        .chosen
        .iter()
        .filter(|chosen| !known.is_within(&chosen.path))
        .map(|chosen| (&chosen.path, chosen.instance.id));
    let types = known.paths.all().filter_map(|(_, id)| known.docs.item(id));
    let steps: BTreeSet<Path> = types.filter_map(|item| steps(known, item)).collect();
    let own = own.filter(|(path, _)| !steps.iter().any(|steps| path.starts_with(steps)));
    let mut items = Vec::new();
    let mut seen = BTreeSet::new();
    for (path, id) in own.chain(shared) {
        // A generic type has as many classes as it has uses.
        if !seen.insert((path, id)) {
            continue;
        }
        match known.docs.item(id) {
            Some(item) => items.extend(with_members(known, selection, path, item)),
            None => items.push(Public {
                path: path.clone(),
                kind: Kind::Foreign,
                fate: not(Status::Excluded, "it is an item of another crate"),
            }),
        }
    }
    items
}

fn with_members(known: &Known, selection: &Selection, path: &Path, item: &Item) -> Vec<Public> {
    let kind = match &item.inner {
        ItemEnum::Struct(_) => Kind::Struct,
        ItemEnum::Enum(_) => Kind::Enum,
        ItemEnum::Union(_) => Kind::Union,
        ItemEnum::Trait(of) if free_is(selection, item.id) => {
            return implemented(known, path, of);
        }
        _ => return single(known, selection, path, item).into_iter().collect(),
    };
    let fate = type_fate(known, selection, path, item.id);
    // Of a builder whose steps are types these and its methods are one with it.
    if steps_of_builder(known, item).is_some() {
        let path = path.clone();
        return vec![Public { path, kind, fate }];
    }
    let docs = known.docs;
    let class = selection
        .of(item.id)
        .find_map(|chosen| chosen.kind.clone().ok());
    let is_value = selection
        .of(item.id)
        .filter(|chosen| matches!(chosen.kind, Ok(ClassKind::Record | ClassKind::Request)))
        .any(|chosen| is_value(known, &chosen.instance));
    let functions = match class {
        Some(ClassKind::Client) => docs.callable(item),
        Some(ClassKind::Enum | ClassKind::Tagged | ClassKind::Error)
            if known.names_methods(path) =>
        {
            docs.callable(item)
        }
        _ if is_value => docs.callable(item),
        _ => docs.inherent(item),
    };
    let mut seen = BTreeSet::new();
    let functions = functions
        .into_iter()
        .filter(|(_, block)| !known.reads_open_enum(block))
        .map(|(member, _)| member)
        .filter(move |member| seen.insert(name(member)));
    let members = docs
        .fields(item)
        .into_iter()
        .chain(docs.variants(item))
        .chain(functions);
    let used = functions_of_uses(known, selection, item);
    let is_function = |member: &Item| matches!(member_kind(member), Kind::Method | Kind::Constant);
    let members: Vec<Public> = members
        .map(|member| Public {
            path: [&path[..], &[name(member).to_owned()]].concat(),
            kind: member_kind(member),
            fate: match (&fate, class) {
                (Fate::Not(status, why), _) => not(*status, &format!("{OF_UNBOUND}: {why}")),
                _ if is_function(member) && !used.contains(&member.id) => not(
                    Status::Unsupported,
                    "it is of an impl for other type arguments than those of any use that is bound",
                ),
                _ if is_value => Fate::Bound,
                (Fate::Bound | Fate::Within, class) => member_fate(known, path, class, member),
            },
        })
        .collect();
    let data = match class {
        Some(ClassKind::Tagged | ClassKind::Error) if matches!(fate, Fate::Bound) => {
            data(known, path, item)
        }
        _ => Vec::new(),
    };
    let own = Public {
        path: path.clone(),
        kind,
        fate,
    };
    std::iter::once(own).chain(members).chain(data).collect()
}

/// A trait that Python implements, and what is in it.
fn implemented(known: &Known, path: &Path, of: &Trait) -> Vec<Public> {
    let members = of.items.iter().filter_map(|id| known.docs.item(*id));
    let members = members
        .filter(|member| !is_hidden(member))
        .map(|member| Public {
            path: [&path[..], &[name(member).to_owned()]].concat(),
            kind: member_kind(member),
            fate: Fate::Bound,
        });
    let own = Public {
        path: path.clone(),
        kind: Kind::Trait,
        fate: Fate::Bound,
    };
    std::iter::once(own).chain(members).collect()
}

/// The functions and constants that the bound uses of a type have; a generic one may have more.
fn functions_of_uses(known: &Known, selection: &Selection, item: &Item) -> BTreeSet<Id> {
    let bound = selection.of(item.id).filter(|chosen| chosen.kind.is_ok());
    let members = bound.flat_map(|chosen| callable(known.docs, &chosen.instance));
    members.map(|member| member.item.id).collect()
}

/// The fields of the variants of an enum with data.
fn data(known: &Known, path: &Path, item: &Item) -> Vec<Public> {
    let variants = known.docs.variants(item).into_iter();
    let fields = variants.flat_map(|variant| {
        let fields = known.docs.data(variant).0.into_iter();
        fields.map(move |field| [name(variant).to_owned(), name(field).to_owned()])
    });
    fields
        .map(|names| Public {
            path: [&path[..], &names[..]].concat(),
            kind: Kind::Field,
            fate: Fate::Bound,
        })
        .collect()
}

fn type_fate(known: &Known, selection: &Selection, path: &Path, id: Id) -> Fate {
    if let Some(rule) = excluded(known, path) {
        return not(Status::Excluded, &rule.because);
    }
    if let Some(convert) = known.converter(id) {
        return not(
            Status::Excluded,
            &format!("it is converted to `{}`", convert.python),
        );
    }
    if known.is_envelope(id) {
        return not(
            Status::Excluded,
            "it is the envelope of results, which are taken out of it",
        );
    }
    let mut kinds = selection.of(id).map(|chosen| &chosen.kind);
    let first = kinds.next();
    match kinds.find(|kind| kind.is_ok()).or(first) {
        Some(Ok(_)) => Fate::Bound,
        Some(Err(why)) => not(Status::Unsupported, why),
        None => not(
            Status::Excluded,
            "no rule names it, and nothing that is bound reaches it",
        ),
    }
}

fn member_kind(member: &Item) -> Kind {
    match member.inner {
        ItemEnum::StructField(_) => Kind::Field,
        ItemEnum::Variant(_) => Kind::Variant,
        ItemEnum::Function(_) => Kind::Method,
        _ => Kind::Constant,
    }
}

/// What becomes of a member of a bound type, where lowering says nothing else.
fn member_fate(known: &Known, path: &Path, class: Option<ClassKind>, member: &Item) -> Fate {
    let name = path.last().map(String::as_str).unwrap_or_default();
    match (class, &member.inner) {
        // The value that an open enum does not know, and the constant with those that it does.
        (Some(ClassKind::Enum), ItemEnum::Variant(data)) if data.kind != VariantKind::Plain => {
            Fate::Within
        }
        (Some(ClassKind::Enum), ItemEnum::AssocConst { .. })
            if member.name.as_deref() == Some(VALUES) =>
        {
            Fate::Within
        }
        (Some(ClassKind::Client), _) | (_, ItemEnum::StructField(_) | ItemEnum::Variant(_)) => {
            Fate::Bound
        }
        _ if known.names_methods(path) => Fate::Bound,
        _ => not(
            Status::Excluded,
            &format!("no rule binds the methods of `{name}`"),
        ),
    }
}

/// An item without members.
fn single(known: &Known, selection: &Selection, path: &Path, item: &Item) -> Option<Public> {
    let (kind, fate) = match &item.inner {
        ItemEnum::Function(_) => (Kind::Function, free_fate(selection, item.id, "functions")),
        ItemEnum::Constant { .. } | ItemEnum::Static(_) => {
            (Kind::Constant, free_fate(selection, item.id, "constants"))
        }
        ItemEnum::Trait(_) | ItemEnum::TraitAlias(_) => (
            Kind::Trait,
            not(
                Status::Unsupported,
                "it is a trait, and no rule lets Python implement it ([[implement]])",
            ),
        ),
        ItemEnum::TypeAlias(alias) => {
            let target = Instance::of(known.docs, &alias.type_);
            let target = target.and_then(|of| selection.get(&of));
            let fate = match target {
                Some(chosen) if chosen.kind.is_ok() => Fate::Within,
                _ => not(
                    Status::Excluded,
                    "it is no class; wherever it is used, the type that it stands for is",
                ),
            };
            (Kind::TypeAlias, fate)
        }
        ItemEnum::Macro(_) | ItemEnum::ProcMacro(_) => {
            (Kind::Macro, not(Status::Excluded, "macros are for Rust"))
        }
        _ => return None,
    };
    let fate = match excluded(known, path) {
        Some(rule) => not(Status::Excluded, &rule.because),
        None => fate,
    };
    Some(Public {
        path: path.clone(),
        kind,
        fate,
    })
}

fn free_fate(selection: &Selection, id: Id, which: &str) -> Fate {
    match free_is(selection, id) {
        true => Fate::Bound,
        false => not(
            Status::Excluded,
            &format!("no rule names it among the {which}"),
        ),
    }
}

fn free_is(selection: &Selection, id: Id) -> bool {
    selection.free.iter().any(|free| free.id == id)
}

fn not(status: Status, reason: &str) -> Fate {
    Fate::Not(status, reason.to_owned())
}
