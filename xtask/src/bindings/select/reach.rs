//! Everything that the roots reach through public fields and signatures.
//!
//! In: the roots. Out: all types, each with the first way that reached it and the directions in which its values go. A type
//! with a converter, and an excluded one, is not walked through.

use std::collections::{HashMap, VecDeque};

use rustdoc_types::{GenericBound, Id, Item, ItemEnum, Type};

use super::excluded;
use crate::bindings::aliases::{constraint, expand, type_arguments};
use crate::bindings::docs::name;
use crate::bindings::known::Known;
use crate::bindings::rules::first;
use crate::bindings::signature;

/// How a type is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Use {
    /// Python hands values in.
    pub input: bool,
    /// Python gets values.
    pub output: bool,
    /// A method fails with it.
    pub error: bool,
}

#[derive(Debug)]
pub struct Reached {
    pub reason: String,
    pub used: Use,
}

const INPUT: Use = Use {
    input: true,
    output: false,
    error: false,
};
const OUTPUT: Use = Use {
    input: false,
    output: true,
    error: false,
};
const ERROR: Use = Use {
    input: false,
    output: false,
    error: true,
};

/// The roots and all that they reach, to a fix-point: a type is walked again when a new direction is learned.
pub fn closure(known: &Known, roots: Vec<(Id, String)>) -> HashMap<Id, Reached> {
    let mut reached: HashMap<Id, Reached> = HashMap::new();
    let mut queue: VecDeque<Id> = VecDeque::new();
    for (id, reason) in roots {
        queue.push_back(id);
        reached.insert(
            id,
            Reached {
                reason,
                used: Use::default(),
            },
        );
    }
    while let Some(id) = queue.pop_front() {
        let Some(item) = known.docs.item(id) else {
            continue;
        };
        for step in steps(known, item, reached[&id].used) {
            let entry = reached.entry(step.to).or_insert_with(|| {
                queue.push_back(step.to);
                Reached {
                    reason: format!("reached by {}", step.by),
                    used: Use::default(),
                }
            });
            let union = entry.used.union(step.used);
            if union != entry.used {
                entry.used = union;
                queue.push_back(step.to);
            }
        }
    }
    reached
}

impl Use {
    fn union(self, other: Self) -> Self {
        Self {
            input: self.input || other.input,
            output: self.output || other.output,
            error: self.error || other.error,
        }
    }
}

struct Step {
    to: Id,
    by: String,
    used: Use,
}

/// What an item mentions: a client its methods, any other type its fields.
fn steps(known: &Known, item: &Item, used: Use) -> Vec<Step> {
    let Some(home) = known.home(item.id) else {
        return Vec::new();
    };
    let mut steps = Vec::new();
    let mut mention = |ty: &Type, member: &str, used: Use| {
        let by = format!("{}::{member}", home.join("::"));
        let mut ids = Vec::new();
        mentions(known, ty, &mut ids);
        steps.extend(ids.into_iter().map(|to| Step {
            to,
            by: by.clone(),
            used,
        }));
    };
    if is_client(known, item) {
        for (method, block) in known.docs.callable(item) {
            let ItemEnum::Function(function) = &method.inner else {
                continue;
            };
            let path = [&home[..], &[name(method).to_owned()]].concat();
            if excluded(known, &path).is_some() {
                continue;
            }
            let signature = signature::read(known, function, &block.for_);
            signature
                .inputs
                .iter()
                .for_each(|(_, ty)| mention(ty, name(method), INPUT));
            signature
                .output
                .iter()
                .for_each(|ty| mention(ty, name(method), OUTPUT));
            signature
                .error
                .iter()
                .for_each(|ty| mention(ty, name(method), ERROR));
        }
    } else if !used.error {
        for field in known.docs.fields(item) {
            if let ItemEnum::StructField(ty) = &field.inner {
                mention(ty, name(field), used);
            }
        }
        let open = known.is_open_enum(item);
        for variant in known.docs.variants(item).into_iter().filter(|_| !open) {
            for field in known.docs.data(variant).0 {
                if let ItemEnum::StructField(ty) = &field.inner {
                    mention(ty, &format!("{}::{}", name(variant), name(field)), used);
                }
            }
        }
    }
    steps
}

/// Whether the methods of the type are bound.
pub fn is_client(known: &Known, item: &Item) -> bool {
    let Some(home) = known.home(item.id) else {
        return false;
    };
    let (usual, own) = (&known.rules.usual.impls, &known.rules.roots.impls);
    matches!(item.inner, ItemEnum::Struct(_))
        && first(&known.rules.flatten, home).is_none()
        && first(own, home).or_else(|| first(usual, home)).is_some()
}

/// The types of this crate that a type names, arguments included.
fn mentions(known: &Known, ty: &Type, found: &mut Vec<Id>) {
    match expand(known.docs, ty) {
        Type::ResolvedPath(path) => {
            let opaque = known.converter(path.id).is_some() || known.is_envelope(path.id);
            let item = known.docs.item(path.id).filter(|_| !opaque);
            let home = known.home(path.id);
            if item.is_some_and(is_type) && home.is_some_and(|home| excluded(known, home).is_none())
            {
                found.push(path.id);
            }
            for argument in type_arguments(&path) {
                mentions(known, argument, found);
            }
        }
        Type::Tuple(items) => items.iter().for_each(|ty| mentions(known, ty, found)),
        Type::Slice(inner) | Type::Array { type_: inner, .. } => mentions(known, &inner, found),
        Type::BorrowedRef { type_, .. } => mentions(known, &type_, found),
        Type::ImplTrait(bounds) => bounds.iter().for_each(|bound| {
            if let GenericBound::TraitBound { trait_, .. } = bound {
                let fixed = ["Output", "Item"]
                    .into_iter()
                    .filter_map(|name| constraint(trait_, name));
                let arguments = type_arguments(trait_).into_iter();
                fixed
                    .chain(arguments)
                    .for_each(|ty| mentions(known, ty, found));
            }
        }),
        _ => {}
    }
}

fn is_type(item: &Item) -> bool {
    matches!(
        item.inner,
        ItemEnum::Struct(_) | ItemEnum::Enum(_) | ItemEnum::Union(_)
    )
}
