//! Results that borrow: which of them Python can have.
//!
//! In: the signature of a function, and what has it. Out: whether the result is a client that lives on beside the one that it borrows from, or a
//! sentence that says why Python cannot have it. Invariant: nothing that borrows is given out without what it borrows from.

use rustdoc_types::Type as RustType;

use super::Subject;
use crate::bindings::ir::{ClassKind, Lent};
use crate::bindings::signature::{SelfKind, Signature};
use crate::bindings::types::Types;
use crate::bindings::types::instance::Instance;
use crate::bindings::types::lifetimes::{self, ending};

/// Whether what a client gives borrows from it, or from what it borrows from itself; a sentence where Python cannot have that.
pub fn lends(
    types: &Types,
    of: &Subject,
    signature: &Signature,
    ty: &RustType,
) -> Option<Result<(), String>> {
    let docs = types.known.docs;
    let handed_on = types.is_tied(of.instance()) && lifetimes::any(docs, copied(ty));
    let gives_client = Instance::of(docs, ty).is_some_and(|given| types.is_tied(&given));
    let own = signature.tied.is_some() && gives_client && signature.of_receiver;
    let by_client = own && of.chosen.kind == Ok(ClassKind::Client);
    if !handed_on && !by_client {
        return None;
    }
    // Of one in a lock, what is lent is of a copy.
    let locked = matches!(types.lent(of.instance()), Lent::Locked { copied: false });
    let later = signature.asynchronous || signature.stream.is_some();
    let refused = match signature.self_kind {
        _ if !gives_client => "its result borrows what the client borrows itself, and is no client",
        SelfKind::None => "its result borrows from what the call is made with",
        _ if later => {
            "it gives later a client that borrows from this one; such methods are not bound"
        }
        SelfKind::Ref if locked => {
            "its result borrows from the client, which is in a lock, for its methods change it (`&mut self`), and is not `Clone`"
        }
        SelfKind::Mut => "its result borrows from the client, and may change it (`&mut self`)",
        _ if signature.tied.is_some() && !signature.of_receiver => {
            "its result borrows from the arguments of the call"
        }
        _ => return Some(Ok(())),
    };
    Some(Err(refused.into()))
}

/// What is copied for Python, where it is behind a reference.
fn copied(ty: &RustType) -> &RustType {
    match ty {
        RustType::BorrowedRef { type_, .. } => type_,
        other => other,
    }
}

/// Refuses a result that may borrow from a request that is made for the call alone.
pub fn outlives(types: &Types, signature: &Signature) -> Result<(), String> {
    let output = signature.output.as_ref();
    let ending = output.and_then(|ty| ending(types.known.docs, ty));
    match (ending, &signature.stream) {
        (None, None) => Ok(()),
        (Some(lifetime), _) => Err(format!(
            "its result may borrow (`{lifetime}`) from the request, which is made for the call alone"
        )),
        (None, Some(_)) => Err(
            "it gives a stream that may borrow from the request, which is made for the call alone"
                .into(),
        ),
    }
}
