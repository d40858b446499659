//! What kind of class a type becomes.
//!
//! In: an item and how it is used. Out: the kind, or a sentence that says why there is none. Nothing is asked of a type but
//! that it owns its data and may be shared between threads.

use rustdoc_types::{GenericParamDefKind, Generics, Item, ItemEnum, VariantKind};

use super::reach::{Reached, is_client, is_object};
use crate::bindings::docs::{is_non_exhaustive, name};
use crate::bindings::ir::ClassKind;
use crate::bindings::known::Known;
use crate::bindings::rules::first;

pub fn of(known: &Known, item: &Item, reached: &Reached) -> Result<ClassKind, String> {
    match &item.inner {
        ItemEnum::Struct(data) => {
            generic(&data.generics)?;
            shared(known, item)?;
            structure(known, item, reached)
        }
        ItemEnum::Enum(data) => {
            generic(&data.generics)?;
            shared(known, item)?;
            enumeration(known, item, reached)
        }
        _ => Err("a union says nowhere which of its fields is valid".into()),
    }
}

fn structure(known: &Known, item: &Item, reached: &Reached) -> Result<ClassKind, String> {
    if is_error(known, item, reached) {
        return Ok(ClassKind::Error);
    }
    if is_client(known, item) || reached.used.input && is_object(known, item) {
        return Ok(ClassKind::Client);
    }
    let hidden = known.docs.has_hidden_fields(item);
    let flattened = known
        .home(item.id)
        .is_some_and(|home| first(&known.rules.flatten, home).is_some());
    match (reached.used.input, reached.used.output) {
        (true, true) if flattened && !hidden => Ok(ClassKind::Request),
        (_, true) => Ok(ClassKind::Record),
        (true, false) if hidden => {
            Err("it is an argument, but not all of its fields are public, and no function of it makes one".into())
        }
        (true, false) => Ok(ClassKind::Request),
        (false, false) if flattened && !hidden => Ok(ClassKind::Request),
        (false, false) => Ok(ClassKind::Record),
    }
}

fn enumeration(known: &Known, item: &Item, reached: &Reached) -> Result<ClassKind, String> {
    if is_error(known, item, reached) {
        return Ok(ClassKind::Error);
    }
    if known.is_open_enum(item) {
        return Ok(ClassKind::Enum);
    }
    let variants = known.docs.variants(item);
    let with_data = |variant: &&Item| matches!(&variant.inner, ItemEnum::Variant(data) if data.kind != VariantKind::Plain);
    if variants.is_empty() {
        return Err("it has no variant, and so no value".into());
    }
    if variants.iter().any(with_data) {
        return Ok(ClassKind::Tagged);
    }
    if let Some(variant) = variants.iter().find(|variant| is_non_exhaustive(variant)) {
        return Err(format!(
            "its variant `{}` may get data later; it cannot be made outside of its crate",
            name(variant)
        ));
    }
    Ok(ClassKind::Enum)
}

/// A type is an exception if a method fails with it, if it says what failed, or if a rule says so.
fn is_error(known: &Known, item: &Item, reached: &Reached) -> bool {
    let (usual, own) = (&known.rules.usual.errors, &known.rules.roots.errors);
    let named = || {
        let home = known.home(item.id)?;
        first(own, home).or_else(|| first(usual, home))
    };
    let plain = !reached.used.input && !reached.used.output;
    reached.used.error || known.is_failure(item) || (plain && named().is_some())
}

fn generic(generics: &Generics) -> Result<(), String> {
    let Some(parameter) = generics.params.first() else {
        return Ok(());
    };
    let name = &parameter.name;
    Err(match parameter.kind {
        GenericParamDefKind::Lifetime { .. } => {
            format!("it borrows (`{name}`); such types are not bound yet")
        }
        _ => format!("it is generic over `{name}`; such types are not bound yet"),
    })
}

fn shared(known: &Known, item: &Item) -> Result<(), String> {
    match known.docs.not_shared(item) {
        Some(lacking) => Err(format!(
            "it is not `{lacking}`, and Python may use it on any thread"
        )),
        None => Ok(()),
    }
}
