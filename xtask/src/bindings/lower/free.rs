//! Functions and constants of a module, and traits that Python implements.
//!
//! In: an item that a rule names. Out: it is in its module, or in `out.unbound` with a sentence.

use rustdoc_types::{Item, ItemEnum, Type as RustType};

use super::class::got;
use super::{Lowered, method, protocol};
use crate::bindings::docs::deprecated;
use crate::bindings::ir::{Constant, Method, Module, Name, Status, Unbound};
use crate::bindings::lower::docstring;
use crate::bindings::select::Free;
use crate::bindings::types::{Types, rust_path};

pub fn free(types: &Types, free: &Free, python: &Name, module: &mut Module, out: &mut Lowered) {
    let Some(item) = types.known.docs.item(free.id) else {
        return;
    };
    let rust = rust_path(types.known.docs.crate_name(), &free.path);
    if let ItemEnum::Trait(of) = &item.inner {
        let protocol = protocol::protocol(types, &free.path, item, of, python, out);
        return module.protocols.extend(protocol);
    }
    let bound = match &item.inner {
        ItemEnum::Function(function) => method::function(types, &free.path, item, function)
            .map(|function| {
                let python = python.name.clone();
                module.functions.push(Method {
                    rust,
                    python,
                    ..function
                });
            })
            .map_err(|reason| ("function", reason)),
        _ => constant(types, item, rust, python)
            .map(|constant| module.constants.push(constant))
            .map_err(|reason| ("constant", reason)),
    };
    if let Err((kind, reason)) = bound {
        out.unbound.push(Unbound {
            path: free.path.join("::"),
            kind,
            status: Status::Unsupported,
            reason,
        });
    }
}

fn constant(types: &Types, item: &Item, rust: String, python: &Name) -> Result<Constant, String> {
    let ty = match &item.inner {
        ItemEnum::Constant { type_, .. } => type_.clone(),
        ItemEnum::Static(value) if value.is_mutable || value.is_unsafe => {
            return Err("it may change while it is read, so that reading it is unsafe".into());
        }
        // It stays where it is; Python gets a copy.
        ItemEnum::Static(value) => borrowed(&value.type_),
        _ => return Err("it is no constant".into()),
    };
    value(types, item, &ty, rust, &python.name)
}

/// A constant of that type.
pub fn value(
    types: &Types,
    item: &Item,
    ty: &RustType,
    rust: String,
    python: &str,
) -> Result<Constant, String> {
    let (read, give) = types.result(ty)?;
    got(&read.ty)?;
    Ok(Constant {
        rust,
        python: python.to_owned(),
        doc: docstring::of(item, types.names),
        deprecated: deprecated(item),
        ty: read.ty,
        give,
    })
}

fn borrowed(ty: &RustType) -> RustType {
    match ty {
        RustType::BorrowedRef { .. } => ty.clone(),
        _ => RustType::BorrowedRef {
            lifetime: Some("'static".to_owned()),
            is_mutable: false,
            type_: Box::new(ty.clone()),
        },
    }
}
