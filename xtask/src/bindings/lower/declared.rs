//! The signature of a trait's method, as an impl of the trait writes it.
//!
//! In: a function of rustdoc that is read already. Out: Rust text, with `a0`, `a1` for the arguments. Invariant: the lifetimes are those of the
//! trait, name by name: rustc tells apart which of them a caller may choose.

use rustdoc_types::{Function, GenericBound, GenericParamDefKind, Generics, Type, WherePredicate};

use crate::bindings::ir::Calls;
use crate::bindings::signature::{SelfKind, Signature};
use crate::bindings::types::aliases::{expand, type_arguments};
use crate::bindings::types::lifetimes::{self, of_path};
use crate::bindings::types::spell::spell;
use crate::bindings::types::{Read, Types, rust_name};

/// The signature, and how a method with that one asks another object's.
pub fn declared(
    types: &Types,
    name: &str,
    function: &Function,
    signature: &Signature,
    gives: &Read,
) -> Result<(Calls, String), String> {
    let mut inputs = vec![receiver(function, signature)?];
    for (at, (name, ty)) in signature.inputs.iter().enumerate() {
        let declared =
            argument(types, ty).map_err(|why| format!("its argument `{name}`: {why}"))?;
        inputs.push(format!("a{at}: {declared}"));
    }
    let given = match &signature.error {
        None => gives.rust.clone(),
        Some(error) => format!("Result<{}, {}>", gives.rust, self::error(types, error)?),
    };
    let (calls, given) = match (&function.sig.output, signature.asynchronous) {
        (_, false) => (Calls::Plain, given),
        (Some(ty), true) if !function.header.is_async => future(types, ty, &given)?,
        _ => (Calls::Awaits, given),
    };
    let keyword = match calls {
        Calls::Awaits => "async fn",
        _ => "fn",
    };
    let output = match given.as_str() {
        "()" => String::new(),
        given => format!(" -> {given}"),
    };
    let (params, bounds) = (params(&function.generics), bounds(&function.generics)?);
    let (name, inputs) = (rust_name(name), inputs.join(", "));
    Ok((
        calls,
        format!("{keyword} {name}{params}({inputs}){output}{bounds}"),
    ))
}

fn receiver(function: &Function, signature: &Signature) -> Result<String, String> {
    let lifetime = match function.sig.inputs.first() {
        Some((_, Type::BorrowedRef { lifetime, .. })) => lifetime.as_ref(),
        _ => None,
    };
    let lifetime = lifetime.map_or(String::new(), |name| format!("{name} "));
    match signature.self_kind {
        SelfKind::Ref => Ok(format!("&{lifetime}self")),
        SelfKind::Mut => Ok(format!("&{lifetime}mut self")),
        SelfKind::Owned => Ok("self".to_owned()),
        SelfKind::None => Err("it is called on no object".into()),
        SelfKind::Arc | SelfKind::Other => Err("it is called on an object in a pointer".into()),
    }
}

fn argument(types: &Types, ty: &Type) -> Result<String, String> {
    let docs = types.known.docs;
    let ty = expand(docs, ty);
    match &ty {
        Type::BorrowedRef {
            lifetime,
            is_mutable: false,
            type_,
        } => {
            let lifetime = lifetime
                .as_ref()
                .map_or(String::new(), |name| format!("{name} "));
            let lent = match expand(docs, type_) {
                Type::Primitive(name) if name == "str" => name,
                Type::Slice(item) => format!("[{}]", owned(types, &item)?),
                other => owned(types, &other)?,
            };
            Ok(format!("&{lifetime}{lent}"))
        }
        Type::ResolvedPath(path) if docs.is(path.id, "core::option::Option") => {
            let inner = type_arguments(path).first().copied();
            let inner = inner.ok_or("its `Option` has no argument")?;
            Ok(format!("Option<{}>", argument(types, inner)?))
        }
        other => owned(types, other),
    }
}

fn owned(types: &Types, ty: &Type) -> Result<String, String> {
    match lifetimes::ending(types.known.docs, ty) {
        Some(_) => Err(format!("`{}` borrows", spell(ty))),
        None => Ok(types.read(ty)?.rust),
    }
}

fn error(types: &Types, ty: &Type) -> Result<String, String> {
    let read = types.read(ty);
    let read = read.map_err(|why| format!("what it fails with: {why}"))?;
    Ok(read.rust)
}

/// A future of that, as the trait writes it.
fn future(types: &Types, ty: &Type, given: &str) -> Result<(Calls, String), String> {
    let docs = types.known.docs;
    let expanded = expand(docs, ty);
    let refused = || {
        Err(format!(
            "`{}` is a future that no method of an object gives",
            spell(ty)
        ))
    };
    let (lifetime, is_send) = match &expanded {
        Type::ImplTrait(bounds) => {
            let is_trait = |bound: &GenericBound| matches!(bound, GenericBound::TraitBound { .. });
            return match bounds.iter().all(is_trait) {
                true => Ok((Calls::Awaits, given.to_owned())),
                false => refused(),
            };
        }
        Type::ResolvedPath(path) if docs.is(path.id, "core::pin::Pin") => {
            let inner = type_arguments(path).first().map(|ty| expand(docs, ty));
            let inner = match &inner {
                Some(Type::ResolvedPath(path)) => type_arguments(path).first().copied().cloned(),
                _ => None,
            };
            let Some(Type::DynTrait(object)) = inner else {
                return refused();
            };
            let mut traits = object.traits.iter();
            let is_send = traits.any(|item| docs.is(item.trait_.id, "core::marker::Send"));
            (object.lifetime, is_send)
        }
        // Of the crate `futures`.
        Type::ResolvedPath(path) => {
            let is_send = docs.is(path.id, "futures_core::future::BoxFuture");
            match of_path(path).first() {
                Some(lifetime) => (Some(lifetime.clone()), is_send),
                None => return refused(),
            }
        }
        _ => return refused(),
    };
    let send = if is_send { " + Send" } else { "" };
    let bound = lifetime
        .as_ref()
        .map_or(String::new(), |name| format!(" + {name}"));
    let calls = match lifetimes::is_static(lifetime.as_ref()) || lifetime.is_none() {
        true => Calls::Owned,
        false => Calls::Boxed,
    };
    let boxed = format!("std::boxed::Box<dyn std::future::Future<Output = {given}>{send}{bound}>");
    Ok((calls, format!("std::pin::Pin<{boxed}>")))
}

/// `<'life0, 'async_trait>`
fn params(generics: &Generics) -> String {
    let params = generics
        .params
        .iter()
        .filter_map(|parameter| match &parameter.kind {
            GenericParamDefKind::Lifetime { outlives } if outlives.is_empty() => {
                Some(parameter.name.clone())
            }
            GenericParamDefKind::Lifetime { outlives } => {
                Some(format!("{}: {}", parameter.name, outlives.join(" + ")))
            }
            _ => None,
        });
    let params: Vec<String> = params.collect();
    match params.is_empty() {
        true => String::new(),
        false => format!("<{}>", params.join(", ")),
    }
}

/// ` where 'life0: 'async_trait, Self: 'async_trait`
fn bounds(generics: &Generics) -> Result<String, String> {
    let mut written = Vec::new();
    for predicate in &generics.where_predicates {
        written.push(match predicate {
            WherePredicate::LifetimePredicate { lifetime, outlives } => {
                format!("{lifetime}: {}", outlives.join(" + "))
            }
            WherePredicate::BoundPredicate {
                type_: Type::Generic(name),
                bounds,
                ..
            } if name == "Self" => format!("Self: {}", of_self(bounds)?),
            _ => return Err("something is asked of its types".into()),
        });
    }
    Ok(match written.is_empty() {
        true => String::new(),
        false => format!(" where {}", written.join(", ")),
    })
}

fn of_self(bounds: &[GenericBound]) -> Result<String, String> {
    let bounds = bounds.iter().map(|bound| match bound {
        GenericBound::Outlives(lifetime) => Ok(lifetime.clone()),
        GenericBound::TraitBound { trait_, .. } => {
            let name = trait_.path.rsplit("::").next().unwrap_or_default();
            match name {
                "Send" | "Sync" | "Sized" => Ok(name.to_owned()),
                other => Err(format!("`{other}` is asked of whoever implements it")),
            }
        }
        GenericBound::Use(_) => Err("something is asked of its future".to_owned()),
    });
    Ok(bounds.collect::<Result<Vec<_>, _>>()?.join(" + "))
}
