//! A function as its caller sees it.
//!
//! In: a function of rustdoc. Out: what it takes, what it gives, what it fails with, and whether one awaits it: the
//! three spellings of async are one, and `Result` and envelope are taken off.

use rustdoc_types::{Function, GenericBound, Type};

use super::aliases::{self, Arguments, constraint, expand, type_arguments};
use super::construct;
use super::docs::Docs;
use super::generics;
use super::ir::Made;
use super::known::Known;
use super::lifetimes;
use super::walk::rewrite;

/// What a method is called on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SelfKind {
    None,
    Ref,
    Mut,
    Owned,
    /// `self: Arc<Self>`.
    Arc,
    /// `self: Pin<&mut Self>` and the like.
    Other,
}

#[derive(Debug)]
pub struct Signature {
    pub self_kind: SelfKind,
    pub asynchronous: bool,
    /// Without the receiver, and without what rules make.
    pub inputs: Vec<(String, Type)>,
    pub made: Vec<Made>,
    /// `None` is unit.
    pub output: Option<Type>,
    pub envelope: bool,
    pub error: Option<Type>,
    /// A lifetime in the output that ends with the call.
    pub tied: Option<String>,
    /// A type parameter for which there is no type.
    pub open: Option<String>,
}

/// Reads the function at this path; what is around it says what the parameters of an impl and `Self` stand for.
pub fn read(known: &Known, path: &[String], function: &Function, around: &Arguments) -> Signature {
    let mut with = generics::arguments(known.docs, &function.generics);
    let open = generics::open(&function.generics, &with).map(str::to_owned);
    for ty in with.types.values_mut() {
        *ty = rewrite(ty, around);
    }
    with.add(around);
    let mut inputs: Vec<(String, Type)> = function.sig.inputs.clone();
    for (_, ty) in inputs.iter_mut().filter(|(name, _)| name != "self") {
        *ty = rewrite(ty, &with);
    }
    let given = inputs.clone();
    let self_kind = match inputs.first() {
        Some((name, ty)) if name == "self" => self_kind(known.docs, ty),
        _ => SelfKind::None,
    };
    if self_kind != SelfKind::None {
        inputs.remove(0);
    }
    let mut inputs = inputs
        .into_iter()
        .map(|(name, ty)| (name, generics::concrete(known.docs, &ty)))
        .collect();
    let made = construct::take(known, path, &mut inputs);

    let declared = function.sig.output.as_ref().map(|ty| rewrite(ty, &with));
    let awaited = declared
        .as_ref()
        .and_then(|ty| future_output(known.docs, ty));
    let asynchronous = function.header.is_async || awaited.is_some();
    let output = awaited.or(declared);

    let (output, error) = match output.as_ref().and_then(|ty| result(known.docs, ty)) {
        Some((value, error)) => (Some(value), Some(error)),
        None => (output, None),
    };
    let inner = output.as_ref().and_then(|ty| enveloped(known, ty));
    let envelope = inner.is_some();
    let output = inner.or(output).filter(|ty| !is_unit(ty));
    let tied = output.as_ref().map(|ty| expand(known.docs, ty));
    Signature {
        tied: tied.and_then(|ty| lifetimes::tied(known.docs, &given, &ty)),
        self_kind,
        asynchronous,
        inputs,
        made,
        envelope,
        output,
        error,
        open,
    }
}

fn self_kind(docs: &Docs, ty: &Type) -> SelfKind {
    let is_self = |ty: &Type| matches!(ty, Type::Generic(name) if name == "Self");
    match ty {
        ty if is_self(ty) => SelfKind::Owned,
        Type::BorrowedRef {
            is_mutable, type_, ..
        } if is_self(type_) => match is_mutable {
            true => SelfKind::Mut,
            false => SelfKind::Ref,
        },
        Type::ResolvedPath(path)
            if docs.is(path.id, "alloc::sync::Arc")
                && type_arguments(path).first().is_some_and(|ty| is_self(ty)) =>
        {
            SelfKind::Arc
        }
        _ => SelfKind::Other,
    }
}

/// What awaiting a value of the type gives: `impl Future<Output = T>`, `Pin<Box<dyn Future<Output = T>>>`, or an alias of
/// one of them.
fn future_output(docs: &Docs, ty: &Type) -> Option<Type> {
    match expand(docs, ty) {
        Type::ImplTrait(bounds) => bounds.iter().find_map(|bound| match bound {
            GenericBound::TraitBound { trait_, .. } => output_of_future(docs, trait_),
            _ => None,
        }),
        Type::DynTrait(object) => object
            .traits
            .iter()
            .find_map(|item| output_of_future(docs, &item.trait_)),
        Type::ResolvedPath(path) => {
            let definition = docs.definition(path.id)?;
            let inner = type_arguments(&path).first().copied();
            match definition.as_str() {
                "core::pin::Pin" | "alloc::boxed::Box" => future_output(docs, inner?),
                "futures_core::future::BoxFuture" | "futures_core::future::LocalBoxFuture" => {
                    inner.cloned()
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn output_of_future(docs: &Docs, path: &rustdoc_types::Path) -> Option<Type> {
    docs.is(path.id, "core::future::future::Future")
        .then(|| constraint(path, "Output").cloned())?
}

fn result(docs: &Docs, ty: &Type) -> Option<(Type, Type)> {
    let Type::ResolvedPath(path) = expand(docs, ty) else {
        return None;
    };
    if !docs.is(path.id, "core::result::Result") {
        return None;
    }
    match aliases::type_arguments(&path)[..] {
        [value, error] => Some((value.clone(), error.clone())),
        _ => None,
    }
}

fn enveloped(known: &Known, ty: &Type) -> Option<Type> {
    let Type::ResolvedPath(path) = expand(known.docs, ty) else {
        return None;
    };
    let inner = type_arguments(&path).first().copied();
    known.is_envelope(path.id).then(|| inner.cloned())?
}

fn is_unit(ty: &Type) -> bool {
    matches!(ty, Type::Tuple(items) if items.is_empty())
}
