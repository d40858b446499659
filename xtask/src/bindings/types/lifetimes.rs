//! Lifetimes that end with a call.
//!
//! In: the arguments of a function and what it gives. Out: a lifetime in the result that is one of a reference among the
//! arguments, the receiver included: such a value cannot outlive the call. All others may be `'static`, for what Python gives is owned
//! by then: a `Request<'a>` is made as a `Request<'static>`.

use std::collections::BTreeSet;

use rustdoc_types::{GenericArg, GenericArgs, GenericParamDefKind, Path, Type};

use crate::bindings::docs::Docs;
use crate::bindings::types::instance::generics;
use crate::bindings::types::walk::parts;

const STATIC: &str = "'static";
const ELIDED: &str = "'_";

/// The lifetime that ties the result to the call.
pub fn tied(docs: &Docs, inputs: &[(String, Type)], output: &Type) -> Option<String> {
    let mut borrowed = BTreeSet::new();
    for (_, ty) in inputs {
        of_references(ty, &mut borrowed);
    }
    // What is left out is that of the receiver, or of the one reference.
    let ends = |lifetime: &String| {
        borrowed.contains(lifetime) || lifetime == ELIDED && !borrowed.is_empty()
    };
    let mut found = Vec::new();
    all(docs, output, &mut found);
    found.into_iter().find(ends)
}

/// Whether all that the result borrows is of the receiver, and no argument has a part in it.
pub fn of_receiver(docs: &Docs, inputs: &[(String, Type)], output: &Type) -> bool {
    let Some(((name, Type::BorrowedRef { lifetime, .. }), others)) = inputs.split_first() else {
        return false;
    };
    let own = lifetime.as_deref().unwrap_or(ELIDED);
    let mut elsewhere = Vec::new();
    for (_, ty) in others {
        all(docs, ty, &mut elsewhere);
    }
    let mut found = Vec::new();
    all(docs, output, &mut found);
    let borrows = |lifetime: &String| match lifetime.as_str() {
        STATIC | ELIDED => true,
        named => named == own && !elsewhere.contains(lifetime),
    };
    name == "self" && found.iter().all(borrows)
}

/// Whether a lifetime is in the type, be it `'static`.
pub fn any(docs: &Docs, ty: &Type) -> bool {
    let mut found = Vec::new();
    all(docs, ty, &mut found);
    !found.is_empty()
}

/// Whether a reference is in the type that does not live as long as the program.
pub fn ends(ty: &Type) -> bool {
    let own = matches!(ty, Type::BorrowedRef { lifetime, .. } if !is_static(lifetime.as_ref()));
    own || parts(ty).into_iter().any(ends)
}

/// A lifetime in the type that may end.
pub fn ending(docs: &Docs, ty: &Type) -> Option<String> {
    let mut found = Vec::new();
    all(docs, ty, &mut found);
    found.into_iter().find(|lifetime| lifetime != STATIC)
}

/// Whether a reference is in the type.
pub fn borrows(ty: &Type) -> bool {
    matches!(ty, Type::BorrowedRef { .. }) || parts(ty).into_iter().any(borrows)
}

/// Whether it is a reference to what lives as long as the program, which no argument of Python's does.
pub fn is_static(lifetime: Option<&String>) -> bool {
    lifetime.is_some_and(|lifetime| lifetime == STATIC)
}

fn of_references(ty: &Type, found: &mut BTreeSet<String>) {
    if let Type::BorrowedRef { lifetime, .. } = ty {
        found.insert(lifetime.clone().unwrap_or_else(|| ELIDED.to_owned()));
    }
    for part in parts(ty) {
        of_references(part, found);
    }
}

fn all(docs: &Docs, ty: &Type, found: &mut Vec<String>) {
    match ty {
        Type::BorrowedRef { lifetime, .. } => {
            found.push(lifetime.clone().unwrap_or_else(|| ELIDED.to_owned()));
        }
        Type::ResolvedPath(path) => {
            let said = of_path(path);
            let params = generics(docs, path.id).map_or(&[][..], |generics| &generics.params);
            let wanted = params
                .iter()
                .filter(|parameter| matches!(parameter.kind, GenericParamDefKind::Lifetime { .. }));
            let missing = wanted.count().saturating_sub(said.len());
            found.extend(said);
            found.extend((0..missing).map(|_| ELIDED.to_owned()));
        }
        _ => {}
    }
    for part in parts(ty) {
        all(docs, part, found);
    }
}

/// The lifetimes that a path says.
pub fn of_path(path: &Path) -> Vec<String> {
    let Some(GenericArgs::AngleBracketed { args, .. }) = path.args.as_deref() else {
        return Vec::new();
    };
    args.iter()
        .filter_map(|argument| match argument {
            GenericArg::Lifetime(name) => Some(name.clone()),
            _ => None,
        })
        .collect()
}
