//! A function as its caller sees it.
//!
//! In: a function of rustdoc. Out: what it takes, what it gives, what it fails with, and whether one awaits it: the
//! spellings of async are one, and `Result` and envelope are taken off; of a stream, those of its items.

pub mod callbacks;
pub mod construct;
pub mod generics;
pub mod implement;
pub mod json;
pub mod later;

use std::collections::BTreeMap;

use rustdoc_types::{Function, Type};

use super::docs::Docs;
use super::ir::Made;
use super::rules::known::Known;
use super::types::aliases::{Arguments, expand, type_arguments};
use super::types::lifetimes;
use super::types::walk::rewrite;
use callbacks::Callback;
use later::Receiver;

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
    /// It gives a stream; what follows is said of the items.
    pub stream: Option<Opening>,
    /// Without the receiver, and without what rules make.
    pub inputs: Vec<(String, Type)>,
    pub made: Vec<Made>,
    /// Those of the inputs that are call-backs which Python gives, by their places.
    pub callbacks: BTreeMap<usize, Callback>,
    /// `None` is unit.
    pub output: Option<Type>,
    pub envelope: bool,
    /// `_` where an alias of another crate keeps it to itself.
    pub error: Option<Type>,
    /// A lifetime in the output that ends with the call.
    pub tied: Option<String>,
    /// No lifetime in the output is of anything but the receiver.
    pub of_receiver: bool,
    /// A type parameter for which there is no type.
    pub open: Option<String>,
    /// What a call says of the type parameters, for nothing else does: `::<serde_json::Value>`.
    pub turbofish: String,
}

/// How a stream comes to be.
#[derive(Debug)]
pub struct Opening {
    pub error: Option<Type>,
    pub receiver: Option<Receiver>,
    /// It may borrow from what the function is called with.
    pub borrows: bool,
    /// It is not `Send`.
    pub is_local: bool,
}

/// Reads the function at this path; what is around it says what the parameters of an impl and `Self` stand for.
pub fn read(known: &Known, path: &[String], function: &Function, around: &Arguments) -> Signature {
    let mut with = generics::arguments(known, &function.generics);
    json::settle(known, function, &mut with);
    let open = generics::open(&function.generics, &with);
    let turbofish = json::turbofish(known, &function.generics, &with);
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
        .map(|(name, ty)| (name, generics::concrete(known, &ty)))
        .collect();
    let made = construct::take(known, path, &mut inputs);
    let callbacks = inputs.iter().enumerate().filter_map(|(place, (name, ty))| {
        let callback = callbacks::of(known, ty)?;
        callbacks::is_given(known, path, name).then_some((place, callback))
    });
    let callbacks = callbacks.collect();

    let declared = function.sig.output.as_ref().map(|ty| rewrite(ty, &with));
    let awaited = declared.as_ref().and_then(|ty| later::awaited(known, ty));
    let asynchronous = function.header.is_async || awaited.is_some();
    let output = awaited.or(declared);

    let (output, error) = split(known.docs, output);
    // A function of a type has no client that a stream could belong to; it gives one as any other value.
    let opens = self_kind != SelfKind::None || !around.types.contains_key("Self");
    let stream = output.as_ref().filter(|_| opens);
    let stream = stream.and_then(|ty| later::stream(known, ty));
    let (output, error, stream) = match stream {
        None => (output, error, None),
        Some(stream) => {
            let opening = Opening {
                error,
                receiver: stream.receiver,
                borrows: stream.borrows,
                is_local: stream.is_local,
            };
            (Some(stream.item), stream.error, Some(opening))
        }
    };
    let inner = output.as_ref().and_then(|ty| enveloped(known, ty));
    let envelope = inner.is_some();
    let output = inner.or(output).filter(|ty| !is_unit(ty));
    let whole = output.as_ref().map(|ty| expand(known.docs, ty));
    let tied = |ty| lifetimes::tied(known.docs, &given, ty);
    let of_receiver = |ty| lifetimes::of_receiver(known.docs, &given, ty);
    Signature {
        tied: whole.as_ref().and_then(tied),
        of_receiver: whole.as_ref().is_some_and(of_receiver),
        self_kind,
        asynchronous,
        stream,
        inputs,
        made,
        callbacks,
        envelope,
        output,
        error,
        open,
        turbofish,
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

/// A value, and what it fails with.
pub fn split(docs: &Docs, output: Option<Type>) -> (Option<Type>, Option<Type>) {
    match output.as_ref().and_then(|ty| result(docs, ty)) {
        Some((value, error)) => (Some(value), Some(error)),
        None => (output, None),
    }
}

fn result(docs: &Docs, ty: &Type) -> Option<(Type, Type)> {
    let Type::ResolvedPath(path) = expand(docs, ty) else {
        return None;
    };
    let arguments = type_arguments(&path);
    if docs.is(path.id, "core::result::Result") {
        return match arguments[..] {
            [value, error] => Some((value.clone(), error.clone())),
            _ => None,
        };
    }
    // `anyhow::Result<T>`, `std::io::Result<T>`, `std::fmt::Result`: what an alias of another crate leaves out is not said.
    let definition = docs.definition(path.id)?;
    let named = definition.ends_with("::Result") && docs.is_foreign_alias(path.id);
    named.then(|| {
        let value = arguments.first().copied().cloned();
        let error = arguments.get(1).copied().cloned();
        (
            value.unwrap_or(Type::Tuple(Vec::new())),
            error.unwrap_or(Type::Infer),
        )
    })
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
