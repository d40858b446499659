//! Requests that their own builder makes: `DepthRequest::builder().symbol(…).maybe_limit(…).build()`.
//!
//! In: a struct. Out: the setters of its builder, one for each field, in their order. Invariant: the chain of them compiles whatever the steps
//! of the builder are, for each is called once, with a value of its field's type, and what is optional is set too.

use rustdoc_types::{Function, Id, Item, ItemEnum, Type};

use super::Subject;
use crate::bindings::docs::{Docs, name};
use crate::bindings::rules::known::Known;
use crate::bindings::signature::generics::concrete;
use crate::bindings::types::aliases::expand;
use crate::bindings::types::instance::canonical;

const BUILDER: &str = "builder";
const BUILD: &str = "build";

/// The setters; `None` where no builder sets all fields.
pub fn setters(known: &Known, of: &Subject) -> Option<Vec<String>> {
    let docs = known.docs;
    let start = function(docs, of.item, BUILDER)?;
    let builder = start
        .sig
        .output
        .as_ref()
        .filter(|_| start.sig.inputs.is_empty())?;
    let builder = docs.item(id_of(docs, builder)?)?;
    let end = function(docs, builder, BUILD)?;
    let made = end.sig.output.as_ref().and_then(|ty| id_of(docs, ty));
    if end.sig.inputs.len() != 1 || made != Some(of.item.id) {
        return None;
    }
    let setter = |field: &Item| {
        let ItemEnum::StructField(ty) = &field.inner else {
            return None;
        };
        let ty = canonical(docs, &of.member(ty));
        let names = [format!("maybe_{}", name(field)), name(field).to_owned()];
        names.into_iter().find(|setter| {
            function(docs, builder, setter).is_some_and(|function| takes(known, function, &ty))
        })
    };
    docs.fields(of.item).into_iter().map(setter).collect()
}

/// Whether a method takes the builder and such a value, or what becomes one.
fn takes(known: &Known, function: &Function, ty: &Type) -> bool {
    match &function.sig.inputs[..] {
        [(this, _), (_, value)] => {
            this == "self" && canonical(known.docs, &concrete(known, value)) == *ty
        }
        _ => false,
    }
}

fn function<'a>(docs: &'a Docs, of: &'a Item, wanted: &str) -> Option<&'a Function> {
    let mut members = docs.inherent(of).into_iter().map(|(member, _)| member);
    members.find_map(|member| match &member.inner {
        ItemEnum::Function(function) if name(member) == wanted && !function.header.is_unsafe => {
            Some(function)
        }
        _ => None,
    })
}

fn id_of(docs: &Docs, ty: &Type) -> Option<Id> {
    match expand(docs, ty) {
        Type::ResolvedPath(path) => Some(path.id),
        _ => None,
    }
}
