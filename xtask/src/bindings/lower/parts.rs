//! Values that a call gives and that cannot be shared: streams, and clients in a lock, in a tuple or an `Option`.
//!
//! In: what a function gives. Out: its type, and what each part is put into so that Python can have it; nothing of a value that can be shared as a
//! whole. Invariant: such a value is taken apart where it is given, before anything else sees it.

use rustdoc_types::Type as RustType;

use super::class::got;
use super::method::exception;
use crate::bindings::ir::{ClassKind, Flow, Lent, Part, Type};
use crate::bindings::signature::{SelfKind, Signature, later};
use crate::bindings::types::Types;
use crate::bindings::types::aliases::{expand, type_arguments};
use crate::bindings::types::lifetimes::borrows;
use crate::bindings::types::standard::LONGEST_TUPLE;

/// The parts of what it gives, if it is given in parts.
pub fn parts(
    types: &Types,
    signature: &Signature,
    ty: &RustType,
) -> Option<Result<(Type, Part), String>> {
    match part(types, signature, ty) {
        Ok((_, Part::Client { .. })) => None,
        Ok((_, part)) if !part.is_moved() => None,
        // What is said of it is said of what is given whole, too.
        Err(_) if !streams(types, ty) => None,
        Ok(_) if let Some(lifetime) = &signature.tied => Some(Err(format!(
            "its result borrows (`{lifetime}`) from what the call is made with"
        ))),
        read => Some(read),
    }
}

fn part(types: &Types, signature: &Signature, ty: &RustType) -> Result<(Type, Part), String> {
    let ty = expand(types.known.docs, ty);
    if let RustType::Tuple(items) = &ty
        && items.len() <= LONGEST_TUPLE
    {
        let items = items.iter().map(|item| part(types, signature, item));
        let items: Vec<(Type, Part)> = items.collect::<Result<_, _>>()?;
        if items.is_empty() {
            return Ok((Type::Unit, Part::Value));
        }
        let (items, parts) = items.into_iter().unzip();
        return Ok((Type::Tuple(items), Part::Tuple(parts)));
    }
    if let Some(inner) = optional(types, &ty) {
        let (inner, part) = part(types, signature, inner)?;
        return Ok((Type::Option(Box::new(inner)), Part::Option(Box::new(part))));
    }
    if let Some(stream) = later::stream(types.known, &ty) {
        return flow(types, signature, stream);
    }
    let read = types.read(&ty)?;
    let part = match &read.ty {
        Type::Class(class) if class.kind == ClassKind::Client && class.rust == read.rust => {
            Part::Client {
                locked: matches!(class.lent, Lent::Locked { .. }),
            }
        }
        other => {
            got(other)?;
            Part::Value
        }
    };
    Ok((read.ty, part))
}

fn flow(
    types: &Types,
    signature: &Signature,
    stream: later::Stream,
) -> Result<(Type, Part), String> {
    if stream.is_local {
        return Err(
            "it gives a stream that is not `Send`, and Python may ask for items on any thread"
                .into(),
        );
    }
    let lent = signature.inputs.iter().any(|(_, ty)| borrows(ty));
    let refers = matches!(signature.self_kind, SelfKind::Ref | SelfKind::Mut);
    if stream.borrows && (lent || refers) {
        return Err(
            "a part of it is a stream that may borrow from what the call is made with, and outlives the call: `+ use<>` or `+ 'static` says that \
             it does not"
                .into(),
        );
    }
    let item = match &stream.item {
        RustType::Tuple(items) if items.is_empty() => Type::Unit,
        item => types.got(item)?.ty,
    };
    got(&item)?;
    let flow = Flow {
        received: stream.receiver.map(|receiver| receiver.with),
        fallible: stream.error.is_some(),
        error: stream.error.and_then(|ty| exception(types, &ty)),
    };
    Ok((Type::Stream(Box::new(item)), Part::Stream(flow)))
}

/// `T` of `Option<T>`.
fn optional<'a>(types: &Types, ty: &'a RustType) -> Option<&'a RustType> {
    let RustType::ResolvedPath(path) = ty else {
        return None;
    };
    let is = types.known.docs.is(path.id, "core::option::Option");
    is.then(|| type_arguments(path).first().copied())?
}

/// Whether a part of it is a stream.
fn streams(types: &Types, ty: &RustType) -> bool {
    match expand(types.known.docs, ty) {
        RustType::Tuple(items) => items.iter().any(|item| streams(types, item)),
        ty => match optional(types, &ty) {
            Some(inner) => streams(types, inner),
            None => later::stream(types.known, &ty).is_some(),
        },
    }
}
