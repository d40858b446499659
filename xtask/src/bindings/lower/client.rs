//! Clients: constructor, bases, methods.
//!
//! In: a selected struct whose methods are bound. Out: its class. Methods that cannot be bound go to `out.unbound`.

use rustdoc_types::{Function, GenericParamDefKind, Id, Impl, Item, ItemEnum, Type as RustType};

use super::class::{given, got};
use super::{Lowered, class_ref};
use crate::bindings::aliases::plain;
use crate::bindings::docs::{deprecated, name};
use crate::bindings::docstring;
use crate::bindings::ir::{
    ClassKind, ClassRef, Client, Constructor, Head, Kind, Method, Param, Receiver, Status, Type,
    Unbound,
};
use crate::bindings::names::{self, word};
use crate::bindings::rules::first;
use crate::bindings::select::excluded;
use crate::bindings::signature::{self, SelfKind, Signature};
use crate::bindings::types::{Types, rust_name};

/// The associated function that makes a client.
const NEW: &str = "new";

pub fn client(types: &Types, item: &Item, head: Head, out: &mut Lowered) -> Client {
    let home = &types
        .selection
        .get(item.id)
        .expect("a client was selected")
        .path;
    let mut constructor = match types
        .known
        .docs
        .implements_std(item, "core::default::Default")
    {
        true => Constructor::Default,
        false => Constructor::None,
    };
    let mut methods = Vec::new();
    for (member, block) in types.known.docs.inherent(item) {
        let path = [&home[..], &[name(member).to_owned()]].concat();
        let unbound = |status, reason| Unbound {
            path: path.join("::"),
            kind: member_kind(member),
            status,
            reason,
        };
        if let Some(rule) = excluded(types.known, &path) {
            out.unbound
                .push(unbound(Status::Excluded, rule.because.clone()));
            continue;
        }
        match method(types, item.id, &path, member, block) {
            Ok(method) if method.receiver == Receiver::None => {
                constructor = Constructor::New(Box::new(method))
            }
            Ok(method) => methods.push((member, method)),
            Err(reason) => out.unbound.push(unbound(Status::Unsupported, reason)),
        }
    }
    let named: Vec<(&Item, &str)> = methods
        .iter()
        .map(|(item, method)| (*item, method.python.as_str()))
        .collect();
    out.problems
        .extend(names::check_members(types.known, home, &named));
    Client {
        head,
        constructor,
        bases: bases(types, item),
        methods: methods.into_iter().map(|(_, method)| method).collect(),
    }
}

fn member_kind(member: &Item) -> &'static str {
    match member.inner {
        ItemEnum::Function(_) => "method",
        _ => "constant",
    }
}

fn method(
    types: &Types,
    owner: Id,
    path: &[String],
    member: &Item,
    block: &Impl,
) -> Result<Method, String> {
    let ItemEnum::Function(function) = &member.inner else {
        return Err("associated constants are not bound yet".into());
    };
    ordinary(function)?;
    let signature = signature::read(types.known, function, &block.for_);
    let receiver = receiver(types, owner, member, &signature)?;
    let params = params(types, &signature)?;
    let error = signature
        .error
        .as_ref()
        .map(|ty| exception(types, ty))
        .transpose()?;
    let (output, borrowed) = output(types, &signature, receiver)?;
    let parent = &path[..path.len() - 1];
    Ok(Method {
        rust: rust_name(name(member)),
        python: names::member(types.known, parent, member),
        doc: docstring::of(member, types.names),
        deprecated: deprecated(member),
        kind: kind(types, path, &signature, &params),
        receiver,
        flatten: is_flat(types, &signature, &params),
        output,
        borrowed,
        envelope: signature.envelope,
        error,
        operation: is_operation(types, &signature),
        params,
    })
}

/// Refuses what no call from Python can have.
fn ordinary(function: &Function) -> Result<(), String> {
    if function.header.is_unsafe {
        return Err("it is unsafe".into());
    }
    let parameter = function
        .generics
        .params
        .iter()
        .find(|parameter| match parameter.kind {
            GenericParamDefKind::Type { is_synthetic, .. } => !is_synthetic,
            GenericParamDefKind::Const { .. } => true,
            GenericParamDefKind::Lifetime { .. } => false,
        });
    match parameter {
        Some(parameter) => Err(format!(
            "it is generic over `{}`; such methods are not bound yet",
            parameter.name
        )),
        None => Ok(()),
    }
}

fn receiver(
    types: &Types,
    owner: Id,
    member: &Item,
    signature: &Signature,
) -> Result<Receiver, String> {
    let makes_owner = || {
        let made = signature
            .output
            .as_ref()
            .and_then(|ty| plain(types.known.docs, ty));
        made == Some(owner)
    };
    match signature.self_kind {
        SelfKind::Ref => Ok(Receiver::Ref),
        SelfKind::None if name(member) != NEW => Err(format!(
            "an associated function other than `{NEW}`; such functions are not bound yet"
        )),
        SelfKind::None if signature.asynchronous => {
            Err("a constructor that is awaited is not bound yet".into())
        }
        SelfKind::None if !makes_owner() => Err("it does not give its own type".into()),
        SelfKind::None => Ok(Receiver::None),
        SelfKind::Mut => {
            Err("it changes the client (`&mut self`); such methods are not bound yet".into())
        }
        SelfKind::Owned => {
            Err("it consumes the client (`self`); such methods are not bound yet".into())
        }
        SelfKind::Other => {
            Err("it takes the client in a pointer; such methods are not bound yet".into())
        }
    }
}

fn params(types: &Types, signature: &Signature) -> Result<Vec<Param>, String> {
    let inputs = signature.inputs.iter().enumerate();
    inputs
        .map(|(at, (name, ty))| {
            let (read, pass) = types
                .parameter(ty)
                .map_err(|why| format!("its argument `{name}`: {why}"))?;
            given(&read.ty).map_err(|why| format!("its argument `{name}`: {why}"))?;
            let python = word::member(name.trim_start_matches('_'));
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

fn exception(types: &Types, ty: &RustType) -> Result<ClassRef, String> {
    let read = types.read(ty).map_err(|why| format!("its error: {why}"))?;
    match read.ty {
        Type::Class(class) if class.kind == ClassKind::Error => Ok(class),
        _ => Err(format!(
            "its error `{}` is no type of this crate; such errors are not bound yet",
            read.rust
        )),
    }
}

fn output(
    types: &Types,
    signature: &Signature,
    receiver: Receiver,
) -> Result<(Type, bool), String> {
    let Some(ty) = &signature.output else {
        return Ok((Type::Unit, false));
    };
    let (read, borrowed) = types
        .result(ty)
        .map_err(|why| format!("its result: {why}"))?;
    if borrowed && signature.asynchronous {
        return Err("its result borrows from the client while it is awaited".into());
    }
    let is_client = matches!(&read.ty, Type::Class(class) if class.kind == ClassKind::Client);
    if receiver == Receiver::Ref && !is_client {
        got(&read.ty).map_err(|why| format!("its result: {why}"))?;
    }
    Ok((read.ty, borrowed))
}

fn kind(types: &Types, path: &[String], signature: &Signature, params: &[Param]) -> Kind {
    if signature.asynchronous {
        return Kind::Async;
    }
    match params.is_empty() && first(&types.known.rules.properties, path).is_some() {
        true => Kind::Property,
        false => Kind::Sync,
    }
}

/// The one parameter is a request by its name and by its kind.
fn is_flat(types: &Types, signature: &Signature, params: &[Param]) -> bool {
    let [
        Param {
            ty: Type::Class(class),
            ..
        },
    ] = params
    else {
        return false;
    };
    let path = only_input(types, signature).and_then(|id| types.known.home(id));
    class.kind == ClassKind::Request
        && path.is_some_and(|path| first(&types.known.rules.flatten, path).is_some())
}

fn is_operation(types: &Types, signature: &Signature) -> bool {
    let item = only_input(types, signature).and_then(|id| types.known.docs.item(id));
    item.is_some_and(|item| types.known.is_operation(item))
}

fn only_input(types: &Types, signature: &Signature) -> Option<Id> {
    match &signature.inputs[..] {
        [(_, RustType::BorrowedRef { type_, .. })] => plain(types.known.docs, type_),
        [(_, ty)] => plain(types.known.docs, ty),
        _ => None,
    }
}

/// The bound clients that a client derefs to, nearest first.
fn bases(types: &Types, item: &Item) -> Vec<ClassRef> {
    let mut bases = Vec::new();
    let mut next = deref_target(types, item);
    while let Some(id) = next {
        let Some(base) = class_ref(types, id).filter(|base| base.kind == ClassKind::Client) else {
            break;
        };
        if bases.contains(&base) {
            break;
        }
        bases.push(base);
        next = types
            .known
            .docs
            .item(id)
            .and_then(|item| deref_target(types, item));
    }
    bases
}

fn deref_target(types: &Types, item: &Item) -> Option<Id> {
    let docs = types.known.docs;
    docs.impls(item).into_iter().find_map(|(_, block)| {
        if !docs.is(block.trait_.as_ref()?.id, "core::ops::deref::Deref") {
            return None;
        }
        block
            .items
            .iter()
            .find_map(|id| match &docs.item(*id)?.inner {
                ItemEnum::AssocType {
                    type_: Some(ty), ..
                } => plain(docs, ty),
                _ => None,
            })
    })
}
