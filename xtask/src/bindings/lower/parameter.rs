//! Parameters: what Python gives for an argument, and how Rust is handed it.
//!
//! In: the inputs of a signature. Out: a [`Param`] for each, or a sentence that says why Python cannot give one. Invariant: a call-back is given
//! only where a rule says so.

use rustdoc_types::Type as RustType;

use super::class::{given, got};
use crate::bindings::ir::{Function, Param, Pass, Type};
use crate::bindings::names::word;
use crate::bindings::signature::Signature;
use crate::bindings::signature::callbacks::{self, Callback};
use crate::bindings::signature::implement;
use crate::bindings::types::aliases::{expand, type_arguments};
use crate::bindings::types::instance::Instance;
use crate::bindings::types::spell::spell;
use crate::bindings::types::walk::parts;
use crate::bindings::types::{Read, Types, rust_name};

/// All of them.
pub fn params(types: &Types, path: &[String], signature: &Signature) -> Result<Vec<Param>, String> {
    let inputs = signature.inputs.iter().enumerate();
    inputs
        .map(|(at, (name, ty))| {
            let read = match signature.callbacks.get(&at) {
                Some(callback) => closure(types, callback),
                None => parameter(types, path, name, ty),
            };
            let (read, pass) = read.map_err(|why| format!("its argument `{name}`: {why}"))?;
            let python = word::member(name);
            // An argument that is a pattern, `(a, b)`, has no name of its own.
            let named = word::refused(&python).is_none();
            let numbered = format!("arg{at}");
            Ok(Param {
                rust: rust_name(if named { name } else { &numbered }),
                python: if named { python } else { numbered },
                rust_type: read.rust,
                optional: matches!(read.ty, Type::Option(_)),
                ty: read.ty,
                pass,
            })
        })
        .collect()
}

fn parameter(
    types: &Types,
    path: &[String],
    name: &str,
    ty: &RustType,
) -> Result<(Read, Pass), String> {
    let last = &path[path.len().saturating_sub(2)..];
    let place = [last, &[name.to_owned()]].concat().join("::");
    if callbacks::of(types.known, ty).is_some() {
        let what = spell(ty);
        return Err(format!(
            "`{what}` is a call-back; a rule lets Python give it: [callbacks] arguments = [\"{place}\"]"
        ));
    }
    let read = types.parameter(ty).map_err(|why| match is_open(types, ty) {
        true => format!(
            "`{}` is whatever has a trait; a rule lets Rust make it: [[construct]] {}, with = \"…\"{}",
            spell(ty),
            made(types, ty, &place),
            or_python(types, ty)
        ),
        false => why,
    });
    let (read, pass) = read?;
    given(&read.ty)?;
    match is_tied(types, ty) {
        true => Err(format!(
            "`{}` borrows from the client that gave it, and is not handed over",
            spell(ty)
        )),
        false => Ok((read, pass)),
    }
}

/// Whether a client that borrows from another one is in the type: whoever has it could keep it for longer than that one is there.
fn is_tied(types: &Types, ty: &RustType) -> bool {
    let own = Instance::of(types.known.docs, ty);
    own.is_some_and(|own| types.is_tied(&own)) || parts(ty).into_iter().any(|ty| is_tied(types, ty))
}

/// What a rule names: a type that Rust code can write, wherever an argument has it, else the one argument.
fn made(types: &Types, ty: &RustType, place: &str) -> String {
    match expand(types.known.docs, ty) {
        RustType::ResolvedPath(path) => {
            format!("type = \"{}\"", spell(&RustType::ResolvedPath(path)))
        }
        _ => format!("argument = \"{place}\""),
    }
}

/// The other rule that there is for an object of a trait of the crate.
fn or_python(types: &Types, ty: &RustType) -> String {
    match implement::asked(types.known, ty) {
        Some(path) => format!(
            "; or Python implement it: [[implement]] trait = \"{}\"",
            path.join("::")
        ),
        None => String::new(),
    }
}

/// Whether the type is none: `Arc<dyn Trait>`, `impl Trait`.
fn is_open(types: &Types, ty: &RustType) -> bool {
    let docs = types.known.docs;
    match expand(docs, ty) {
        RustType::DynTrait(_) | RustType::ImplTrait(_) => true,
        RustType::BorrowedRef { type_, .. } => is_open(types, &type_),
        RustType::ResolvedPath(path) if docs.item(path.id).is_none() => {
            let arguments = type_arguments(&path);
            arguments.into_iter().any(|ty| is_open(types, ty))
        }
        _ => false,
    }
}

/// A Python function in the place of a closure.
fn closure(types: &Types, callback: &Callback) -> Result<(Read, Pass), String> {
    let takes = callback.takes.iter().map(|ty| {
        let (read, give) = types.result(ty)?;
        got(&read.ty)?;
        Ok((read, give))
    });
    let takes = takes.collect::<Result<Vec<_>, String>>()?;
    let gives = match &callback.gives {
        Some(ty) => types.read(ty)?,
        None => Read::unit(),
    };
    given(&gives.ty)?;
    let spelled: String = takes
        .iter()
        .map(|(read, _)| format!("{},", read.rust))
        .collect();
    let mut read = Read {
        rust: format!("runtime::Function<({spelled}), {}>", gives.rust),
        ty: Type::Function(Box::new(Function {
            takes: takes
                .into_iter()
                .map(|(read, give)| (read.ty, give))
                .collect(),
            gives: gives.ty,
            answer: callback.answer,
            pointer: callback.pointer,
        })),
    };
    if callback.optional {
        read = Read {
            rust: format!("Option<{}>", read.rust),
            ty: Type::Option(Box::new(read.ty)),
        };
    }
    Ok((read, Pass::Closure))
}
