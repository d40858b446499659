//! Type parameters of a function, and its `impl Trait` arguments.
//!
//! In: a function of rustdoc. Out: for every type parameter the one type that Python's values are made into, such as
//! `String` for `T: Into<String>`; what is asked of a parameter that has no such type stays as it is, and no call can be
//! written for it.

use rustdoc_types::{GenericBound, GenericParamDefKind, Generics, Path, Type, WherePredicate};

use crate::bindings::docs::Docs;
use crate::bindings::rules::known::Known;
use crate::bindings::signature::callbacks;
use crate::bindings::signature::implement;
use crate::bindings::signature::json;
use crate::bindings::types::aliases::{Arguments, constraint, expand, type_arguments};
use crate::bindings::types::spell::spell;
use crate::bindings::types::standard::PATH;
use crate::bindings::types::walk::{Change, rewrite};

/// The name of what stands for an owned text.
pub const TEXT: &str = "String";

/// What the type parameters of a function stand for.
pub fn arguments(known: &Known, generics: &Generics) -> Arguments {
    let mut found = Arguments::default();
    for parameter in &generics.params {
        if let GenericParamDefKind::Type {
            bounds,
            is_synthetic: false,
            ..
        } = &parameter.kind
        {
            let bounds = bounds.iter().chain(moved(generics, &parameter.name));
            if let Some(ty) = target(known, bounds) {
                found.types.insert(parameter.name.clone(), ty);
            }
        }
    }
    // `I: IntoIterator<Item = S>` where `S` is a parameter itself, or `F: Fn(S) -> Fut`.
    let before = found.clone();
    for ty in found.types.values_mut() {
        *ty = rewrite(ty, &before);
    }
    found
}

/// The first parameter that no type was found for, with what is asked of it: `T: DeserializeOwned`.
pub fn open(generics: &Generics, found: &Arguments) -> Option<String> {
    let open = generics
        .params
        .iter()
        .find(|parameter| match parameter.kind {
            GenericParamDefKind::Type { is_synthetic, .. } => {
                !is_synthetic && !found.types.contains_key(&parameter.name)
            }
            GenericParamDefKind::Const { .. } => true,
            GenericParamDefKind::Lifetime { .. } => false,
        });
    open.map(|parameter| {
        let own = match &parameter.kind {
            GenericParamDefKind::Type { bounds, .. } => &bounds[..],
            _ => &[],
        };
        let asked: Vec<GenericBound> = own
            .iter()
            .chain(moved(generics, &parameter.name))
            .filter(|bound| matches!(bound, GenericBound::TraitBound { .. }))
            .cloned()
            .collect();
        match asked.is_empty() {
            true => parameter.name.clone(),
            false => {
                spell(&Type::ImplTrait(asked)).replacen("impl", &format!("{}:", parameter.name), 1)
            }
        }
    })
}

/// The type of an argument with every `impl Into<T>` in it replaced by `T`, and the like.
pub fn concrete(known: &Known, ty: &Type) -> Type {
    rewrite(ty, &Concrete(known))
}

struct Concrete<'a>(&'a Known<'a>);

impl Change for Concrete<'_> {
    fn ty(&self, ty: &Type) -> Option<Type> {
        match ty {
            Type::ImplTrait(bounds) => target(self.0, bounds.iter()),
            _ => None,
        }
    }
}

/// Bounds of a parameter that are written after `where`.
fn moved<'a>(generics: &'a Generics, name: &'a str) -> impl Iterator<Item = &'a GenericBound> {
    let predicates = generics.where_predicates.iter();
    predicates
        .filter_map(move |predicate| match predicate {
            WherePredicate::BoundPredicate {
                type_: Type::Generic(of),
                bounds,
                ..
            } if of == name => Some(bounds),
            _ => None,
        })
        .flatten()
}

/// The type that satisfies the bounds: of a call-back, and of an object that Python makes, what is asked of it; else if they ask for a
/// conversion and for nothing that a text or a list has not, or for what a JSON value has.
fn target<'a>(known: &Known, bounds: impl Iterator<Item = &'a GenericBound>) -> Option<Type> {
    let bounds: Vec<&GenericBound> = bounds.collect();
    let is_called = |bound: &&GenericBound| match bound {
        GenericBound::TraitBound { trait_, .. } => {
            callbacks::is_plain(known.docs, trait_) || known.docs.is(trait_.id, FUTURE)
        }
        _ => false,
    };
    if bounds.iter().any(is_called) || implement::of_bounds(known, bounds.iter().copied()).is_some()
    {
        return Some(Type::ImplTrait(bounds.into_iter().cloned().collect()));
    }
    if let Some(json) = json::target(known, &bounds) {
        return Some(json);
    }
    let mut found = None;
    for bound in bounds {
        let GenericBound::TraitBound { trait_, .. } = bound else {
            continue;
        };
        match of_trait(known, trait_) {
            Some(ty) => found = found.or(Some(ty)),
            None if HARMLESS.iter().any(|name| known.docs.is(trait_.id, name)) => {}
            None => return None,
        }
    }
    found
}

/// What a call-back gives that is awaited.
const FUTURE: &str = "core::future::future::Future";

/// What every owned text and list has.
const HARMLESS: [&str; 6] = [
    "core::marker::Send",
    "core::marker::Sync",
    "core::marker::Sized",
    "core::marker::Unpin",
    "core::clone::Clone",
    "core::fmt::Debug",
];

fn of_trait(known: &Known, path: &Path) -> Option<Type> {
    let argument = || type_arguments(path).first().copied();
    match known.docs.definition(path.id)?.as_str() {
        "core::convert::Into" => argument().map(|ty| concrete(known, &uncowed(known.docs, ty))),
        "core::convert::AsRef" | "core::borrow::Borrow" if argument().is_some_and(is_str) => {
            Some(text())
        }
        // What owns one is taken for it.
        "core::convert::AsRef" if argument().is_some_and(|ty| is_borrowed(known.docs, ty)) => {
            argument().map(|ty| concrete(known, ty))
        }
        "alloc::string::ToString" | "core::fmt::Display" => Some(text()),
        "core::iter::traits::collect::IntoIterator" => {
            let item = concrete(known, constraint(path, "Item")?);
            Some(Type::Slice(Box::new(item)))
        }
        _ => None,
    }
}

/// What is owned becomes a `Cow` of it without being asked.
fn uncowed(docs: &Docs, ty: &Type) -> Type {
    let whole = expand(docs, ty);
    let Type::ResolvedPath(path) = &whole else {
        return ty.clone();
    };
    match type_arguments(path)[..] {
        [inner] if docs.is(path.id, "alloc::borrow::Cow") && is_str(inner) => text(),
        [inner @ Type::Slice(_)] if docs.is(path.id, "alloc::borrow::Cow") => inner.clone(),
        _ => ty.clone(),
    }
}

/// A list, or the path of a file.
fn is_borrowed(docs: &Docs, ty: &Type) -> bool {
    match ty {
        Type::Slice(_) => true,
        Type::ResolvedPath(path) => docs.is(path.id, PATH),
        _ => false,
    }
}

fn is_str(ty: &Type) -> bool {
    matches!(ty, Type::Primitive(name) if name == "str")
}

/// What stands for a text that the function gets as its own. It is written as no type of Rust's is, for the standard library's
/// need not be among those that the crate names.
fn text() -> Type {
    Type::Primitive(TEXT.to_owned())
}
