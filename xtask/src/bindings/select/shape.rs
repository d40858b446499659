//! What kind of class a type becomes.
//!
//! In: an item and how it is used. Out: the kind, or a sentence that says why there is none. Nothing is asked of a type but
//! that it owns its data and may be shared between threads.

use rustdoc_types::{GenericArg, GenericParamDefKind, Id, Item, ItemEnum, Type, VariantKind};

use super::reach::{Reached, is_error};
use super::role::{is_client, is_object};
use super::{typestate, variants};
use crate::bindings::ir::{ClassKind, ConverterKind};
use crate::bindings::rules::first;
use crate::bindings::rules::known::Known;
use crate::bindings::types::aliases::expand;
use crate::bindings::types::foreign;
use crate::bindings::types::instance::{Instance, generics};
use crate::bindings::types::walk::parts;

pub fn of(
    known: &Known,
    item: &Item,
    instance: &Instance,
    reached: &Reached,
) -> Result<ClassKind, String> {
    if reached.endless {
        return Err(
            "it holds itself with ever larger arguments, so that there is no end to its types"
                .into(),
        );
    }
    if let Some(steps) = typestate::parameter(known, item) {
        return Err(builder(steps));
    }
    shared(known, item, instance)?;
    match &item.inner {
        ItemEnum::Struct(_) => structure(known, instance, item, reached),
        ItemEnum::Enum(_) => enumeration(known, instance, item, reached),
        _ => Err("a union says nowhere which of its fields is valid".into()),
    }
}

fn structure(
    known: &Known,
    of: &Instance,
    item: &Item,
    reached: &Reached,
) -> Result<ClassKind, String> {
    if is_error(known, of, reached.used) {
        return Ok(ClassKind::Error);
    }
    if is_client(known, of) || reached.used.input && is_object(known, of) {
        return Ok(ClassKind::Client);
    }
    let hidden = known.docs.has_hidden_fields(item);
    let flattened = known
        .home(item.id)
        .is_some_and(|home| first(&known.rules.flatten, home).is_some());
    match (reached.used.input, reached.used.output) {
        (true, true) if (flattened || has_secret(known, item)) && !hidden => {
            Ok(ClassKind::Request)
        }
        (_, true) => Ok(ClassKind::Record),
        (true, false) if hidden => {
            Err("it is an argument, but not all of its fields are public, and no function of it makes one".into())
        }
        (true, false) => Ok(ClassKind::Request),
        (false, false) if flattened && !hidden => Ok(ClassKind::Request),
        (false, false) => Ok(ClassKind::Record),
    }
}

/// Whether a field holds what Python can only give, so that no one could make a record of it.
fn has_secret(known: &Known, item: &Item) -> bool {
    let mut fields = known.docs.fields(item).into_iter();
    fields.any(|field| match &field.inner {
        ItemEnum::StructField(ty) => is_secret(known, ty),
        _ => false,
    })
}

fn is_secret(known: &Known, ty: &Type) -> bool {
    let ty = expand(known.docs, ty);
    let Type::ResolvedPath(path) = &ty else {
        return false;
    };
    let by_rule = known.converter(path.id).map(|convert| convert.kind);
    let kind = by_rule.or_else(|| foreign::find(known.docs, path).map(|(_, row)| row.kind));
    let is_option = known.docs.is(path.id, "core::option::Option");
    kind == Some(ConverterKind::Secret)
        || is_option && parts(&ty).into_iter().any(|part| is_secret(known, part))
}

fn enumeration(
    known: &Known,
    of: &Instance,
    item: &Item,
    reached: &Reached,
) -> Result<ClassKind, String> {
    if is_error(known, of, reached.used) {
        return Ok(ClassKind::Error);
    }
    if known.is_open_enum(item) {
        return Ok(ClassKind::Enum);
    }
    if known.docs.variants(item).is_empty() {
        return Err("it has no variant, and so no value".into());
    }
    match has_data(known, item) {
        true => Ok(ClassKind::Tagged),
        false => Ok(ClassKind::Enum),
    }
}

/// Whether a variant that is not excluded has more than its name.
pub fn has_data(known: &Known, item: &Item) -> bool {
    let with_data = |variant: &&Item| matches!(&variant.inner, ItemEnum::Variant(data) if data.kind != VariantKind::Plain);
    variants(known, item).iter().any(with_data)
}

/// Why there is no class of a type that a rule names.
pub fn unused(known: &Known, id: Id) -> String {
    if let Some(steps) = known
        .docs
        .item(id)
        .and_then(|item| typestate::parameter(known, item))
    {
        return builder(steps);
    }
    let params = generics(known.docs, id).map_or(&[][..], |generics| &generics.params);
    let open = params
        .iter()
        .find(|parameter| !matches!(parameter.kind, GenericParamDefKind::Lifetime { .. }));
    let name = open.map_or("", |parameter| &parameter.name);
    format!("it is generic over `{name}`, and nothing that is bound says what that is")
}

fn builder(steps: &str) -> String {
    format!(
        "it is a builder that is generic over its steps (`{steps}`), which are types that Rust checks and Python does not have"
    )
}

fn shared(known: &Known, item: &Item, instance: &Instance) -> Result<(), String> {
    let lacking = instance.args.iter().find_map(|argument| match argument {
        GenericArg::Type(ty) => lacking(known, ty),
        _ => None,
    });
    match known.docs.not_shared(item).or(lacking) {
        Some(lacking) => Err(format!(
            "it is not `{lacking}`, and Python may use it on any thread"
        )),
        None => Ok(()),
    }
}

/// Which of `Send` and `Sync` some type of the crate in this one does not have.
fn lacking(known: &Known, ty: &Type) -> Option<&'static str> {
    let own = match ty {
        Type::ResolvedPath(path) => known.docs.item(path.id),
        _ => None,
    };
    let mut parts = parts(ty).into_iter();
    own.and_then(|item| known.docs.not_shared(item))
        .or_else(|| parts.find_map(|part| lacking(known, part)))
}
