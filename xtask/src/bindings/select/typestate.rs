//! Builders whose steps are types: `OrderBuilder<SetPrice<S>>`, as bon and typed-builder write them.
//!
//! In: a struct. Out: the parameter that stands for its steps, and the module that these are in. Python has no such types, and they would be
//! as many classes as there are ways through a builder.

use rustdoc_types::{GenericBound, GenericParamDefKind, Item, ItemEnum, Type};

use crate::bindings::docs::name;
use crate::bindings::paths::Path;
use crate::bindings::rules::known::Known;
use crate::bindings::types::aliases::type_arguments;
use crate::bindings::types::instance::generics;

/// The last word of the names of builders.
const BUILDER: &str = "Builder";

/// The parameter for the steps of a builder; `None` for all other types.
pub fn parameter<'a>(known: &Known<'a>, item: &'a Item) -> Option<&'a str> {
    let is_struct = matches!(item.inner, ItemEnum::Struct(_));
    if !is_struct || !name(item).ends_with(BUILDER) || !known.docs.fields(item).is_empty() {
        return None;
    }
    let methods = known.docs.inherent(item).into_iter();
    let mut steps = methods.filter(|(method, block)| {
        let ItemEnum::Function(function) = &method.inner else {
            return false;
        };
        let takes_itself = matches!(function.sig.inputs.first(), Some((_, Type::Generic(this))) if this == "Self");
        // What the caller gives, `transport<U>(self, transport: U) -> ClientBuilder<U>`, is no step.
        let given = &function.generics.params;
        let is_given = |ty: &Type| matches!(ty, Type::Generic(name) if given.iter().any(|own| own.name == *name));
        takes_itself
            && matches!((&function.sig.output, &block.for_), (Some(Type::ResolvedPath(next)), Type::ResolvedPath(now))
                if next.id == item.id && type_arguments(next) != type_arguments(now) && !type_arguments(next).into_iter().any(is_given))
    });
    steps.next()?;
    let mut params = generics(known.docs, item.id)?.params.iter();
    let found = params.find(|parameter| matches!(parameter.kind, GenericParamDefKind::Type { .. }));
    Some(&found?.name)
}

/// The module of the types that are a builder's steps, where it is one of their own.
pub fn steps(known: &Known, item: &Item) -> Option<Path> {
    parameter(known, item)?;
    let home = known.home(item.id)?;
    let params = generics(known.docs, item.id)?.params.iter();
    let bounds = params.filter_map(|parameter| match &parameter.kind {
        GenericParamDefKind::Type { bounds, .. } => Some(bounds),
        _ => None,
    });
    let mut traits = bounds.flatten().filter_map(|bound| match bound {
        GenericBound::TraitBound { trait_, .. } => known.home(trait_.id),
        _ => None,
    });
    traits.find_map(|path| {
        let (_, module) = path.split_last()?;
        (!home.starts_with(module)).then(|| module.to_vec())
    })
}
