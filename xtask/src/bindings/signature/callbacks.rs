//! Call-backs among the arguments of a function.
//!
//! In: the type of an argument. Out: what a Python function in its place is called with, and what becomes of what it gives; `impl Fn(T)`, a
//! parameter with such a bound, `Box<dyn Fn(T)>`, `Arc<dyn Fn(T)>` and `&dyn Fn(T)` are the same to a caller. Invariant: only an argument that a
//! rule names is one that Python gives, for whoever writes the function decides whether it may be called later, on another thread.

use rustdoc_types::{GenericArgs, GenericBound, Path, Type};

use crate::bindings::docs::Docs;
use crate::bindings::ir::{Answer, Fails, Pointer};
use crate::bindings::rules::first;
use crate::bindings::rules::known::Known;
use crate::bindings::signature::later;
use crate::bindings::signature::{Signature, split};
use crate::bindings::types::aliases::{expand, type_arguments};

const PLAIN: [&str; 3] = [
    "core::ops::function::Fn",
    "core::ops::function::FnMut",
    "core::ops::function::FnOnce",
];

/// A call-back as Rust calls it.
#[derive(Debug)]
pub struct Callback {
    pub takes: Vec<Type>,
    /// What its future gives, without the `Result`.
    pub gives: Option<Type>,
    pub answer: Answer,
    pub pointer: Pointer,
    /// It may be left out.
    pub optional: bool,
}

/// The call-back that the type is.
pub fn of(known: &Known, ty: &Type) -> Option<Callback> {
    let docs = known.docs;
    let expanded = expand(docs, ty);
    if let Type::ResolvedPath(path) = &expanded
        && docs.is(path.id, "core::option::Option")
    {
        let inner = of(known, type_arguments(path).first()?)?;
        // Nothing would keep what such a reference points at.
        return (inner.pointer != Pointer::Ref).then_some(Callback {
            optional: true,
            ..inner
        });
    }
    let (inner, pointer) = match expanded {
        Type::BorrowedRef { type_, .. } => (*type_, Pointer::Ref),
        Type::ResolvedPath(path) => {
            let inner = type_arguments(&path).first().copied()?.clone();
            match docs.definition(path.id)?.as_str() {
                "alloc::boxed::Box" => (inner, Pointer::Box),
                "alloc::sync::Arc" => (inner, Pointer::Arc),
                _ => return None,
            }
        }
        other => (other, Pointer::None),
    };
    let path = match &inner {
        Type::ImplTrait(bounds) => bounds.iter().find_map(|bound| match bound {
            GenericBound::TraitBound { trait_, .. } if is_plain(docs, trait_) => Some(trait_),
            _ => None,
        })?,
        Type::DynTrait(object) => {
            let mut traits = object.traits.iter().map(|item| &item.trait_);
            traits.find(|path| is_plain(docs, path))?
        }
        _ => return None,
    };
    let Some(GenericArgs::Parenthesized { inputs, output }) = path.args.as_deref() else {
        return None;
    };
    let (gives, answer) = answer(known, output.as_ref());
    Some(Callback {
        takes: inputs.clone(),
        gives,
        answer,
        pointer,
        optional: false,
    })
}

/// Whether the trait is one of functions.
pub fn is_plain(docs: &Docs, path: &Path) -> bool {
    PLAIN.iter().any(|known| docs.is(path.id, known))
}

/// Whether a rule says that Python gives the argument of the function at this path.
pub fn is_given(known: &Known, path: &[String], argument: &str) -> bool {
    let path = [path, &[argument.to_owned()]].concat();
    first(&known.rules.callbacks, &path).is_some()
}

fn answer(known: &Known, output: Option<&Type>) -> (Option<Type>, Answer) {
    let Some(output) = output.filter(|ty| !is_unit(ty)) else {
        return (None, Answer::Told);
    };
    let awaited = later::awaited(known, output);
    let boxed = awaited
        .as_ref()
        .map(|_| !matches!(expand(known.docs, output), Type::ImplTrait(_)));
    let gives = awaited.unwrap_or_else(|| output.clone());
    let (gives, error) = split(known.docs, Some(gives));
    let fails = fails(known.docs, error.as_ref());
    let answer = match boxed {
        Some(boxed) => Answer::Awaited { boxed, fails },
        None => Answer::Now { fails },
    };
    (gives, answer)
}

/// The same of a method; `boxed`: a future that it gives is in a `Box`.
pub fn answer_of(known: &Known, signature: &Signature, boxed: bool) -> Answer {
    let fails = fails(known.docs, signature.error.as_ref());
    match (signature.asynchronous, &signature.output) {
        (true, _) => Answer::Awaited { boxed, fails },
        (false, None) if signature.error.is_none() => Answer::Told,
        (false, _) => Answer::Now { fails },
    }
}

fn is_unit(ty: &Type) -> bool {
    matches!(ty, Type::Tuple(items) if items.is_empty())
}

fn fails(docs: &Docs, error: Option<&Type>) -> Fails {
    match error {
        None => Fails::Never,
        Some(error) if is_told(docs, error) => Fails::Tells,
        Some(_) => Fails::Ends,
    }
}

/// Whether an error can be made of a text that says what happened.
fn is_told(docs: &Docs, error: &Type) -> bool {
    let Type::ResolvedPath(path) = expand(docs, error) else {
        return false;
    };
    let object = matches!(type_arguments(&path).first(), Some(Type::DynTrait(_)));
    docs.is(path.id, "alloc::string::String") || docs.is(path.id, "alloc::boxed::Box") && object
}
