//! Which generic structs are one class of Python, `Page[Trade]`, rather than a class for each use.
//!
//! In: the chosen types and the rules. Out: the items, and what a rule asks for that cannot be. Invariant: of an erased struct Python only
//! reads the fields, and each says of its type the same wherever the struct is used, so that a stub can write it with the parameter.

use std::collections::BTreeSet;

use rustdoc_types::{GenericParamDefKind, Id, Impl, Item, ItemEnum, Type};

use super::{Chosen, is_value};
use crate::bindings::diagnostics::Diagnostic;
use crate::bindings::docs::{Docs, name};
use crate::bindings::ir::ClassKind;
use crate::bindings::rules::first;
use crate::bindings::rules::known::Known;
use crate::bindings::types::aliases::{expand, type_arguments};
use crate::bindings::types::instance::generics;
use crate::bindings::types::standard::{CONTAINERS, Make};
use crate::bindings::types::walk::parts;

/// The erased items.
pub fn items(known: &Known, chosen: &[Chosen], problems: &mut Vec<Diagnostic>) -> BTreeSet<Id> {
    let used = chosen.iter().filter(|chosen| !chosen.instance.is_plain());
    let used: BTreeSet<Id> = used.map(|chosen| chosen.instance.id).collect();
    let mut asked = Vec::new();
    let mut erased = BTreeSet::new();
    for id in used {
        let (Some(item), Some(home)) = (known.docs.item(id), known.home(id)) else {
            continue;
        };
        let is_asked = is_struct(item) && first(&known.rules.generics.erased, home).is_some();
        if is_asked {
            asked.push(item);
        } else if !is_struct(item) || first(&known.rules.generics.per_use, home).is_some() {
            continue;
        }
        if unfit(known, item, chosen).is_none()
            && (is_asked || dependent(known, item, chosen).is_empty())
        {
            erased.insert(id);
        }
    }
    // A field may be of another such struct.
    while let Some(id) = erased.iter().copied().find(|id| {
        let item = known.docs.item(*id);
        item.is_some_and(|item| unlike(known, item, &erased).is_some())
    }) {
        erased.remove(&id);
    }
    problems.extend(asked.into_iter().filter_map(|item| {
        let why = || unfit(known, item, chosen).or_else(|| unlike(known, item, &erased));
        (!erased.contains(&item.id)).then(|| refused(known, item, why().unwrap_or_default()))
    }));
    erased
}

/// The functions and constants of a value's impls that are not alike for all uses, or belong to no object of any.
pub fn dependent<'a>(known: &Known<'a>, item: &'a Item, chosen: &[Chosen]) -> Vec<&'a Item> {
    let mut uses = chosen.iter().filter(|of| of.instance.id == item.id);
    if !uses.any(|of| is_value(known, &of.instance)) {
        return Vec::new();
    }
    let members = known.docs.callable(item).into_iter();
    let depends = |member: &Item, block: &Impl| match &member.inner {
        ItemEnum::Function(function) => {
            let (mut inputs, output) = (function.sig.inputs.iter(), &function.sig.output);
            !is_for_all(block)
                || inputs.next().is_none_or(|(name, _)| name != "self")
                || inputs.map(|(_, ty)| ty).chain(output).any(has_parameter)
        }
        _ => true,
    };
    let members = members.filter(|(member, block)| depends(member, block));
    members.map(|(member, _)| member).collect()
}

/// Whether an impl is one for all uses.
fn is_for_all(block: &Impl) -> bool {
    let free = block
        .generics
        .params
        .iter()
        .all(|parameter| match &parameter.kind {
            GenericParamDefKind::Type { bounds, .. } => bounds.is_empty(),
            _ => true,
        });
    let arguments = match &block.for_ {
        Type::ResolvedPath(path) => type_arguments(path),
        _ => Vec::new(),
    };
    let mut named = arguments.into_iter();
    free && block.generics.where_predicates.is_empty()
        && named.all(|ty| matches!(ty, Type::Generic(_)))
}

fn is_struct(item: &Item) -> bool {
    matches!(item.inner, ItemEnum::Struct(_))
}

/// Why a struct is a class for each use, whatever its fields are.
fn unfit(known: &Known, item: &Item, chosen: &[Chosen]) -> Option<String> {
    let params = generics(known.docs, item.id).map_or(&[][..], |generics| &generics.params);
    let constant = params
        .iter()
        .find(|parameter| matches!(parameter.kind, GenericParamDefKind::Const { .. }));
    if let Some(parameter) = constant {
        let name = &parameter.name;
        return Some(format!("its parameter `{name}` is a constant"));
    }
    let uses: Vec<&Chosen> = chosen
        .iter()
        .filter(|of| of.instance.id == item.id)
        .collect();
    let is_read = uses.iter().any(|of| of.kind == Ok(ClassKind::Record));
    let why = uses.iter().find_map(|of| match &of.kind {
        _ if of.endless => Some("it holds itself with ever larger arguments"),
        Ok(ClassKind::Client) => Some("its methods are bound, and are those of one use"),
        Ok(ClassKind::Error) => Some("it is an exception"),
        Ok(ClassKind::Request) if !is_read || is_flattened(known, item) => {
            Some("Python fills it, and its values are checked when they are set")
        }
        _ => None,
    });
    why.map(str::to_owned)
}

fn is_flattened(known: &Known, item: &Item) -> bool {
    let home = known.home(item.id);
    home.is_some_and(|home| first(&known.rules.flatten, home).is_some())
}

/// Which of its parameters or fields is not alike in all uses.
fn unlike(known: &Known, item: &Item, erased: &BTreeSet<Id>) -> Option<String> {
    let docs = known.docs;
    let fields = docs.fields(item).into_iter();
    let fields = fields.filter_map(|field| match &field.inner {
        ItemEnum::StructField(ty) => Some((name(field), ty)),
        _ => None,
    });
    let mut held = BTreeSet::new();
    for (field, ty) in fields {
        if !is_alike(known, ty, erased) {
            return Some(format!("its field `{field}` is something else in each use"));
        }
        parameters(docs, ty, &mut held);
    }
    let params = generics(docs, item.id).map_or(&[][..], |generics| &generics.params);
    let unheld = params.iter().find(|parameter| {
        matches!(parameter.kind, GenericParamDefKind::Type { .. })
            && !held.contains(&parameter.name)
    });
    let name = &unheld?.name;
    Some(format!("no public field holds its parameter `{name}`"))
}

/// Whether a type has the same form whatever its parameters stand for.
fn is_alike(known: &Known, ty: &Type, erased: &BTreeSet<Id>) -> bool {
    if !has_parameter(ty) {
        return true;
    }
    let ty = expand(known.docs, ty);
    let of_path = |id: Id, arguments: Vec<&Type>| {
        let found = CONTAINERS
            .iter()
            .find(|container| known.docs.is(id, container.definition));
        match found.map(|container| container.make) {
            Some(Make::Cow | Make::Text) => false,
            Some(Make::Result) => arguments.iter().skip(1).all(|ty| !has_parameter(ty)),
            Some(_) => true,
            None => {
                erased.contains(&id) || known.converter(id).is_some() || is_marker(known.docs, id)
            }
        }
    };
    let fits = match &ty {
        Type::Generic(_) | Type::Tuple(_) | Type::Array { .. } => true,
        Type::ResolvedPath(path) => of_path(path.id, type_arguments(path)),
        _ => false,
    };
    fits && parts(&ty)
        .into_iter()
        .all(|part| is_alike(known, part, erased))
}

fn has_parameter(ty: &Type) -> bool {
    let own = matches!(ty, Type::Generic(_) | Type::QualifiedPath { .. });
    own || parts(ty).into_iter().any(has_parameter)
}

/// The parameters of which a type holds values.
fn parameters(docs: &Docs, ty: &Type, found: &mut BTreeSet<String>) {
    match expand(docs, ty) {
        Type::Generic(name) => {
            found.insert(name);
        }
        Type::ResolvedPath(path) if is_marker(docs, path.id) => {}
        ty => parts(&ty)
            .into_iter()
            .for_each(|part| parameters(docs, part, found)),
    }
}

fn is_marker(docs: &Docs, id: Id) -> bool {
    docs.is(id, "core::marker::PhantomData")
}

fn refused(known: &Known, item: &Item, why: String) -> Diagnostic {
    Diagnostic {
        message: format!("`{}` cannot be one class for all of its uses", name(item)),
        places: known.docs.place(item).into_iter().collect(),
        why,
        help: format!(
            "take it out of `erased` under [generics] in {}: it is then a class for each use",
            known.rules.file.display()
        ),
    }
}
