//! Methods: a function of rustdoc as a call that can be written for Python.
//!
//! In: a function of an impl. Out: the [`Method`] with its parameters, its result and how it fails, or a sentence that says
//! why no call of it can be written. Invariant: what is given out compiles, for every type that it names crosses.

use rustdoc_types::{Function, Impl, Item, ItemEnum, Type as RustType};

use super::borrowed::{lends, outlives};
use super::class::got;
use super::parameter::params;
use super::parts::parts;
use super::{Subject, client};
use crate::bindings::docs::{deprecated, name};
use crate::bindings::ir::{
    ClassKind, ClassRef, Give, Kind, Lent, Made, Method, Opening, Param, Part, Pass, Receiver, Type,
};
use crate::bindings::lower::docstring;
use crate::bindings::names;
use crate::bindings::rules::first;
use crate::bindings::signature::{self, SelfKind, Signature};
use crate::bindings::types::aliases::{Arguments, type_arguments};
use crate::bindings::types::instance::Instance;
use crate::bindings::types::traits::{Member, has_foreign};
use crate::bindings::types::{Types, rust_name, rust_path};

/// A function of an impl; a sentence where no call of it can be written.
pub fn method(
    types: &Types,
    of: &Subject,
    path: &[String],
    of_impl: &Member,
) -> Result<Method, String> {
    let (member, block) = (of_impl.item, of_impl.block);
    let ItemEnum::Function(function) = &member.inner else {
        return Err("it is no function".into());
    };
    let signature = signature::read(types.known, path, function, &of_impl.arguments);
    let method = call(types, Some(of), path, member, function, &signature)?;
    let of_trait = of_trait(types, block)?;
    Ok(Method { of_trait, ..method })
}

/// A function of a module.
pub fn function(
    types: &Types,
    path: &[String],
    item: &Item,
    function: &Function,
) -> Result<Method, String> {
    let signature = signature::read(types.known, path, function, &Arguments::default());
    call(types, None, path, item, function, &signature)
}

fn call(
    types: &Types,
    of: Option<&Subject>,
    path: &[String],
    member: &Item,
    function: &Function,
    signature: &Signature,
) -> Result<Method, String> {
    if function.header.is_unsafe {
        return Err("it is unsafe".into());
    }
    if let Some(parameter) = &signature.open {
        return Err(format!(
            "it is generic over `{parameter}`, for which Rust's caller has a type and Python none; a function of the crate that names one is bound"
        ));
    }
    let receiver = match of {
        Some(of) => receiver(types, of, signature)?,
        None => Receiver::None,
    };
    let params = params(types, path, signature)?;
    if receiver == Receiver::Mut {
        params.iter().try_for_each(apart)?;
    }
    let (output, give, part) = match given_in_parts(types, signature)? {
        Some((output, part)) => (output, Give::Value, part),
        None => {
            let (output, give) = output(types, of, signature)?;
            (output, give, Part::Value)
        }
    };
    let lends = params
        .iter()
        .any(|param| matches!(param.pass, Pass::Lend | Pass::LendRef));
    if lends {
        outlives(types, signature)?;
    }
    let parent = &path[..path.len() - 1];
    let method = Method {
        rust: rust_name(name(member)),
        python: names::member(types.known, parent, member),
        doc: docstring::of(member, types.names),
        deprecated: deprecated(member),
        kind: kind(types, path, signature, &params),
        opening: opening(types, of, signature)?,
        receiver,
        turbofish: signature.turbofish.clone(),
        of_trait: None,
        flatten: is_flat(types, signature, &params),
        output,
        give,
        part,
        envelope: signature.envelope,
        fallible: signature.error.is_some(),
        error: signature.error.as_ref().and_then(|ty| exception(types, ty)),
        operation: !lends && is_operation(types, signature),
        params,
        made: signature.made.clone(),
    };
    possible(&method)?;
    Ok(method)
}

/// Refuses an argument that a method would wait for, and wait for ever if Python gives what the method changes.
fn apart(param: &Param) -> Result<(), String> {
    let mut seen = false;
    param
        .ty
        .walk(&mut |ty| seen |= matches!(ty, Type::Class(class) if class.lent == Lent::Seen));
    match seen {
        true => Err(format!(
            "it changes its client (`&mut self`) while it looks at `{}`, which is in a lock of its own and is not `Clone`: both may be one",
            param.rust
        )),
        false => Ok(()),
    }
}

/// How a stream comes to be, if the method gives one that Python can have.
fn opening(
    types: &Types,
    of: Option<&Subject>,
    signature: &Signature,
) -> Result<Option<Opening>, String> {
    let Some(stream) = &signature.stream else {
        return Ok(None);
    };
    let refused = match (of, signature.self_kind) {
        _ if stream.is_local => {
            "it gives a stream that is not `Send`, and Python may ask for items on any thread"
        }
        (Some(of), _)
            if stream.borrows && matches!(types.lent(of.instance()), Lent::Locked { .. }) =>
        {
            "it gives a stream that may borrow from the client, which is in a lock, for its methods change it: it would be locked for \
             as long as the stream is there"
        }
        _ => "",
    };
    if !refused.is_empty() {
        return Err(refused.into());
    }
    Ok(Some(Opening {
        awaited: signature.asynchronous,
        received: stream.receiver.map(|receiver| receiver.with),
        fallible: stream.error.is_some(),
        error: stream.error.as_ref().and_then(|ty| exception(types, ty)),
    }))
}

/// The trait of an impl, as generated Rust names it.
fn of_trait(types: &Types, block: &Impl) -> Result<Option<String>, String> {
    let Some(path) = &block.trait_ else {
        return Ok(None);
    };
    match types.known.home(path.id) {
        Some(home) if type_arguments(path).is_empty() => {
            Ok(Some(rust_path(types.known.docs.crate_name(), home)))
        }
        _ => Err("its trait is generic, or has no public path".into()),
    }
}

/// Refuses what each part of allows, but not all of them together.
fn possible(method: &Method) -> Result<(), String> {
    let gives_client =
        matches!(&method.output, Type::Class(class) if class.kind == ClassKind::Client);
    let gives_locked =
        matches!(&method.output, Type::Class(class) if matches!(class.lent, Lent::Locked { .. }));
    let makes_client =
        (method.kind, method.receiver) == (Kind::Sync, Receiver::None) && gives_client;
    if !makes_client && method.made.iter().any(Made::can_fail) {
        return Err("an argument that a rule makes can fail (`?`), which is for functions that make a client".into());
    }
    if method.part != Part::Value && method.envelope {
        return Err("streams, and clients in a lock, are given in an envelope, which such are not taken out of".into());
    }
    match (method.kind, method.receiver) {
        (Kind::Stream, _) if method.part != Part::Value => {
            Err("it gives a stream of streams, or of clients in a lock; such are not bound".into())
        }
        (Kind::Stream, Receiver::Taken) => Err(
            "it takes the client for good (`self`) and gives a stream; such methods are not bound"
                .into(),
        ),
        (Kind::Stream, Receiver::Shared) => Err(
            "it takes the client in an `Arc`, which is not `Clone`, and gives a stream; such methods are not bound"
                .into(),
        ),
        (_, Receiver::Shared) if method.give == Give::Lent => {
            Err("it takes the client in an `Arc` and gives one that borrows".into())
        }
        (Kind::Stream, _) if gives_client => {
            Err("it gives a stream of clients; such are not bound".into())
        }
        (Kind::Stream, _) if method.give != Give::Value => {
            Err("the items of the stream that it gives borrow from it".into())
        }
        (Kind::Async, _) if !matches!(method.give, Give::Value | Give::Pointer) => {
            Err("its result borrows from the client while it is awaited".into())
        }
        (Kind::Property, _) if method.give == Give::Lent => Err(
            "a rule makes it a property, and it gives a client that borrows, which properties do not"
                .into(),
        ),
        (Kind::Property, _) if gives_locked => Err(
            "a rule makes it a property, and it gives a client in a lock, which properties do not"
                .into(),
        ),
        _ => Ok(()),
    }
}

fn receiver(types: &Types, of: &Subject, signature: &Signature) -> Result<Receiver, String> {
    let is_clone = has_foreign(types.known.docs, of.instance(), "core::clone::Clone");
    match signature.self_kind {
        SelfKind::None => Ok(Receiver::None),
        SelfKind::Ref => Ok(Receiver::Ref),
        SelfKind::Owned if is_clone => Ok(Receiver::Clone),
        SelfKind::Arc if is_clone => Ok(Receiver::Arc),
        SelfKind::Owned => Ok(Receiver::Taken),
        SelfKind::Arc if matches!(types.lent(of.instance()), Lent::Locked { .. }) => {
            Err("it takes the client in an `Arc`, and the client is in a lock, for its methods change it".into())
        }
        SelfKind::Arc => Ok(Receiver::Shared),
        SelfKind::Mut if !client::derefs(types, of.instance()) => Ok(Receiver::Mut),
        SelfKind::Mut => Err(
            "it changes the client (`&mut self`), which dereferences to another or is what another dereferences to; that is not bound yet".into(),
        ),
        SelfKind::Other => {
            Err("it takes the client in a pointer; such methods are not bound yet".into())
        }
    }
}

/// The exception class of an error; an error of another crate only says its text.
pub fn exception(types: &Types, ty: &RustType) -> Option<ClassRef> {
    let read = types.read(ty).ok()?;
    match read.ty {
        Type::Class(class) if class.kind == ClassKind::Error => Some(class),
        _ => None,
    }
}

/// What it gives, if that is taken apart.
fn given_in_parts(types: &Types, signature: &Signature) -> Result<Option<(Type, Part)>, String> {
    let ty = signature.output.as_ref();
    let given = ty.and_then(|ty| parts(types, signature, ty)).transpose();
    given.map_err(|why| format!("its result: {why}"))
}

fn output(
    types: &Types,
    of: Option<&Subject>,
    signature: &Signature,
) -> Result<(Type, Give), String> {
    let Some(ty) = &signature.output else {
        return Ok((Type::Unit, Give::Value));
    };
    if let RustType::BorrowedRef { type_, .. } = ty
        && let Some(of) = of
        && Instance::of(types.known.docs, type_).as_ref() == Some(of.instance())
        && signature.self_kind != SelfKind::None
        && signature.error.is_none()
    {
        return Ok((types.read(type_)?.ty, Give::This));
    }
    let of_result = |why| format!("its result: {why}");
    let (read, give) = types.result(ty).map_err(of_result)?;
    if let Some(of) = of
        && let Some(lends) = lends(types, of, signature, ty)
    {
        return lends.map(|()| (read.ty, Give::Lent));
    }
    if let (Give::Value, Some(lifetime)) = (give, &signature.tied) {
        return Err(format!(
            "its result borrows (`{lifetime}`) from what the call is made with"
        ));
    }
    match &read.ty {
        Type::Class(class) if class.kind == ClassKind::Client && class.rust == read.rust => {}
        ty => got(ty).map_err(of_result)?,
    }
    let give = match &read.ty {
        Type::Class(class) if class.kind == ClassKind::Client && class.rust != read.rust => {
            Give::Pointer
        }
        _ => give,
    };
    Ok((read.ty, give))
}

fn kind(types: &Types, path: &[String], signature: &Signature, params: &[Param]) -> Kind {
    match (&signature.stream, signature.asynchronous) {
        (Some(_), _) => return Kind::Stream,
        (None, true) => return Kind::Async,
        (None, false) => {}
    }
    let bare =
        params.is_empty() && signature.error.is_none() && signature.self_kind == SelfKind::Ref;
    match bare && first(&types.known.rules.properties, path).is_some() {
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
    let path = only_input(types, signature).and_then(|of| types.known.home(of.id));
    class.kind == ClassKind::Request
        && path.is_some_and(|path| first(&types.known.rules.flatten, path).is_some())
}

fn is_operation(types: &Types, signature: &Signature) -> bool {
    only_input(types, signature).is_some_and(|of| types.known.is_operation(&of))
}

fn only_input(types: &Types, signature: &Signature) -> Option<Instance> {
    match &signature.inputs[..] {
        [(_, RustType::BorrowedRef { type_, .. })] => Instance::of(types.known.docs, type_),
        [(_, ty)] => Instance::of(types.known.docs, ty),
        _ => None,
    }
}
