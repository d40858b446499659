//! What a type is by its methods: a client, a value that has some, an object that Python can make.
//!
//! In: a type and the rules. Out: whether it is that. Invariant: a type is a client or a value, never both.

use rustdoc_types::ItemEnum;

use super::reach::{OUTPUT, Use, mentions};
use super::typestate;
use crate::bindings::rules::first;
use crate::bindings::rules::known::Known;
use crate::bindings::signature::{self, SelfKind};
use crate::bindings::types::instance::Instance;
use crate::bindings::types::traits::{Member, callable, has_foreign};

/// Whether it is a struct whose methods are bound, and that is known by its methods alone.
pub fn is_client(known: &Known, of: &Instance) -> bool {
    names_methods(known, of) && !is_value(known, of)
}

/// Whether it is a value that has methods: a request, or a struct of public fields that a rule of the crate's own names and of which no
/// method waits or changes it.
pub fn is_value(known: &Known, of: &Instance) -> bool {
    let Some(home) = known.home(of.id).filter(|_| names_methods(known, of)) else {
        return false;
    };
    if first(&known.rules.flatten, home).is_some() {
        return true;
    }
    let item = known.docs.item(of.id);
    let fields = item.filter(|item| !known.docs.has_hidden_fields(item));
    let fields = fields.map_or(0, |item| known.docs.fields(item).len());
    fields > 0
        && first(&known.rules.roots.impls, home).is_some()
        && !callable(known.docs, of)
            .iter()
            .any(|member| waits(known, member))
}

/// Whether a rule names the type's methods.
fn names_methods(known: &Known, of: &Instance) -> bool {
    let item = known.docs.item(of.id);
    let is_struct = item.is_some_and(|item| matches!(item.inner, ItemEnum::Struct(_)));
    let home = known.home(of.id);
    is_struct && home.is_some_and(|home| known.names_methods(home))
}

/// Whether the function is awaited or changes what it is called on.
fn waits(known: &Known, member: &Member) -> bool {
    let ItemEnum::Function(function) = &member.item.inner else {
        return false;
    };
    let signature = signature::read(known, &[], function, &member.arguments);
    signature.asynchronous || signature.stream.is_some() || signature.self_kind == SelfKind::Mut
}

/// Whether it is a struct with private fields that Python can make: to hand it over it needs no more. Its methods are bound.
pub fn is_object(known: &Known, of: &Instance) -> bool {
    let docs = known.docs;
    let gives = |member: &Member| match &member.item.inner {
        ItemEnum::Function(function) => {
            let signature = signature::read(known, &[], function, &member.arguments);
            let mut given = Vec::new();
            if let Some(ty) = &signature.output {
                mentions(known, ty, OUTPUT, &mut given);
            }
            (signature.self_kind, given)
        }
        _ => (SelfKind::None, Vec::new()),
    };
    let has = |given: &[(Instance, Use)], of: &Instance| given.iter().any(|(made, _)| made == of);
    // `Config::builder()` gives one whose `build` gives the other.
    let builds = |builder: &Instance| {
        let methods = callable(docs, builder);
        let item = docs.item(builder.id);
        item.is_some_and(|item| typestate::parameter(known, item).is_none())
            && names_methods(known, builder)
            && methods.iter().any(|method| has(&gives(method).1, of))
    };
    let makes = |member: &Member| {
        let (self_kind, given) = gives(member);
        let is_own = self_kind == SelfKind::None && member.block.trait_.is_none();
        is_own && (has(&given, of) || given.iter().any(|(made, _)| builds(made)))
    };
    let hidden = docs
        .item(of.id)
        .is_some_and(|item| docs.has_hidden_fields(item));
    hidden
        && (has_foreign(docs, of, "core::default::Default") || callable(docs, of).iter().any(makes))
}

/// Whether it is an enum whose constants and methods a rule names.
pub fn is_enum_with_methods(known: &Known, of: &Instance) -> bool {
    let item = known.docs.item(of.id);
    let home = known.home(of.id);
    item.is_some_and(|item| matches!(item.inner, ItemEnum::Enum(_)))
        && home.is_some_and(|home| known.names_methods(home))
}
