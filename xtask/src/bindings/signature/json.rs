//! Type parameters that any JSON value can be: `T: DeserializeOwned`, `R: Serialize`.
//!
//! In: a function of rustdoc, or the bounds of a parameter. Out: `serde_json::Value` for such parameters, and how a call says so.
//! Invariant: that type has all that is asked of it.

use rustdoc_types::{
    Function, GenericBound, GenericParamDefKind, Generics, Path, Type, WherePredicate,
};

use crate::bindings::rules::known::Known;
use crate::bindings::types::aliases::Arguments;
use crate::bindings::types::foreign;
use crate::bindings::types::walk::parts;

/// How it is written where the crate has no id for it.
pub const JSON: &str = "serde_json::Value";

/// What reads or writes it, by where serde has defined these.
const SERDE: [&str; 6] = [
    "serde::de::Deserialize",
    "serde::de::DeserializeOwned",
    "serde::ser::Serialize",
    "serde_core::de::Deserialize",
    "serde_core::de::DeserializeOwned",
    "serde_core::ser::Serialize",
];

/// What else it has.
const HAD: [&str; 9] = [
    "core::clone::Clone",
    "core::cmp::PartialEq",
    "core::default::Default",
    "core::fmt::Debug",
    "core::fmt::Display",
    "core::marker::Send",
    "core::marker::Sized",
    "core::marker::Sync",
    "core::marker::Unpin",
];

/// A JSON value, if it has all that the bounds ask for and they ask for its being read or written.
pub fn target(known: &Known, bounds: &[&GenericBound]) -> Option<Type> {
    let is = |path: &Path, names: &[&str]| names.iter().any(|name| known.docs.is(path.id, name));
    let mut crosses = false;
    for bound in bounds {
        match bound {
            GenericBound::TraitBound { trait_, .. } if is(trait_, &SERDE) => crosses = true,
            GenericBound::TraitBound { trait_, .. } if is(trait_, &HAD) => {}
            // It borrows nothing.
            GenericBound::Outlives(_) => {}
            _ => return None,
        }
    }
    crosses.then(|| value(known))
}

/// The crate's own name for it, so that it is the same type wherever it comes from.
fn value(known: &Known) -> Type {
    match known.docs.foreign("serde_json::value::Value") {
        Some(id) => Type::ResolvedPath(Path {
            path: JSON.to_owned(),
            id,
            args: None,
        }),
        None => Type::Primitive(JSON.to_owned()),
    }
}

/// Takes such types back where more is asked of one than its bounds say, or where neither an argument nor the result has it.
pub fn settle(known: &Known, function: &Function, found: &mut Arguments) {
    let json = value(known);
    let inputs = function.sig.inputs.iter().map(|(_, ty)| ty);
    let types: Vec<&Type> = inputs.chain(&function.sig.output).collect();
    let predicates = function.generics.where_predicates.iter();
    let others: Vec<&Type> = predicates
        .filter_map(|predicate| match predicate {
            WherePredicate::BoundPredicate { type_, .. } => Some(type_),
            _ => None,
        })
        .filter(|ty| !matches!(ty, Type::Generic(_)))
        .collect();
    found.types.retain(|name, ty| {
        let within = |types: &[&Type]| types.iter().any(|ty| names(ty, name));
        *ty != json || within(&types) && !within(&others)
    });
}

fn names(ty: &Type, parameter: &str) -> bool {
    match ty {
        Type::Generic(name) => name == parameter,
        ty => parts(ty).into_iter().any(|part| names(part, parameter)),
    }
}

/// What a call has to say of the parameters, if one of them is such a value: `::<serde_json::Value, _>`.
pub fn turbofish(known: &Known, generics: &Generics, found: &Arguments) -> String {
    let json = value(known);
    let params = generics.params.iter().filter(|parameter| {
        !matches!(
            parameter.kind,
            GenericParamDefKind::Lifetime { .. }
                | GenericParamDefKind::Type {
                    is_synthetic: true,
                    ..
                }
        )
    });
    let is_json: Vec<bool> = params
        .map(|parameter| found.types.get(&parameter.name) == Some(&json))
        .collect();
    if !is_json.contains(&true) {
        return String::new();
    }
    let rust = foreign::exported(JSON);
    let all = is_json
        .iter()
        .map(|is| if *is { rust.as_str() } else { "_" });
    format!("::<{}>", all.collect::<Vec<_>>().join(", "))
}
