//! Traits that Python implements, in the types of arguments.
//!
//! In: a type, or the bounds of a type parameter. Out: the trait that a rule lets Python implement. `Arc<dyn Trait>`, `Box<dyn Trait>`,
//! `&dyn Trait`, `impl Trait` and a parameter with such a bound are the same to a caller. Invariant: only a trait of the crate is one, for of
//! others the methods are not known.

use rustdoc_types::{GenericBound, Id, Path, Type};

use crate::bindings::paths as public;
use crate::bindings::rules::known::Known;
use crate::bindings::types::aliases::expand;
use crate::bindings::types::walk::parts;

/// What Rust's side of every object has.
const HAD: [&str; 6] = [
    "core::any::Any",
    "core::clone::Clone",
    "core::fmt::Debug",
    "core::marker::Send",
    "core::marker::Sync",
    "core::marker::Unpin",
];

/// The trait of an object, or of an opaque argument.
pub fn of(known: &Known, ty: &Type) -> Option<Id> {
    match ty {
        Type::DynTrait(object) => only(known, object.traits.iter().map(|item| &item.trait_)),
        Type::ImplTrait(bounds) => of_bounds(known, bounds.iter()),
        _ => None,
    }
}

/// The trait among the bounds of a parameter.
pub fn of_bounds<'a>(known: &Known, bounds: impl Iterator<Item = &'a GenericBound>) -> Option<Id> {
    only(known, traits(bounds))
}

fn traits<'a>(bounds: impl Iterator<Item = &'a GenericBound>) -> impl Iterator<Item = &'a Path> {
    bounds.filter_map(|bound| match bound {
        GenericBound::TraitBound { trait_, .. } => Some(trait_),
        _ => None,
    })
}

/// Whether Rust's side of any object has the trait.
pub fn is_had(known: &Known, id: Id) -> bool {
    let docs = known.docs;
    HAD.iter().any(|had| docs.is(id, had)) || docs.is(id, "core::marker::Sized")
}

fn only<'a>(known: &Known, traits: impl Iterator<Item = &'a Path>) -> Option<Id> {
    let mut asked = traits.filter(|path| !is_had(known, path.id));
    let only = asked.next().filter(|path| known.is_implemented(path.id))?;
    asked.next().is_none().then_some(only.id)
}

/// The trait of the crate that is asked for somewhere in a type and that no rule lets Python implement.
pub fn asked<'a>(known: &Known<'a>, ty: &Type) -> Option<&'a public::Path> {
    let ty = expand(known.docs, ty);
    let traits: Vec<Id> = match &ty {
        Type::DynTrait(object) => object.traits.iter().map(|item| item.trait_.id).collect(),
        Type::ImplTrait(bounds) => traits(bounds.iter()).map(|path| path.id).collect(),
        _ => Vec::new(),
    };
    let mut own = traits
        .into_iter()
        .filter(|id| known.docs.item(*id).is_some());
    own.find_map(|id| known.home(id))
        .or_else(|| parts(&ty).into_iter().find_map(|part| asked(known, part)))
}
