//! Traits that Python implements.
//!
//! In: a trait that a rule names. Out: the [`Protocol`], or a diagnostic that says why no object of Python's can have the trait. Invariant:
//! what Python cannot be asked and the trait has a body for is left to Rust, and listed; without a body, the trait is refused.

use rustdoc_types::{
    GenericBound, GenericParamDefKind, Generics, Item, ItemEnum, Trait, Type as RustType,
};

use super::Lowered;
use super::class::{given, got};
use super::declared::declared;
use crate::bindings::diagnostics::Diagnostic;
use crate::bindings::docs::{deprecated, is_hidden, name};
use crate::bindings::ir::{Ask, Calls, Function, Head, Name, Pointer, Protocol, Status, Unbound};
use crate::bindings::lower::docstring;
use crate::bindings::names::{self, word};
use crate::bindings::rules::first;
use crate::bindings::signature;
use crate::bindings::signature::callbacks;
use crate::bindings::signature::implement::is_had;
use crate::bindings::types::aliases::Arguments;
use crate::bindings::types::spell::spell;
use crate::bindings::types::{Read, Types, adapter, rust_name, rust_path};

/// The class of a trait.
pub fn protocol(
    types: &Types,
    path: &[String],
    item: &Item,
    of: &Trait,
    python: &Name,
    out: &mut Lowered,
) -> Option<Protocol> {
    let mut problems: Vec<String> = refused(types, of).into_iter().collect();
    let mut methods = Vec::new();
    for member in of.items.iter().filter_map(|id| types.known.docs.item(*id)) {
        let at = [path, &[name(member).to_owned()]].concat();
        match ask(types, &at, member) {
            Ok(method) => methods.push(method),
            Err(why) if has_body(member) => out.unbound.extend(left(member, &at, why)),
            Err(why) => problems.push(format!("`{}`: {why}", name(member))),
        }
    }
    if !problems.is_empty() {
        let text = first(&types.known.rules.implement, path).map_or("", |rule| &rule.text);
        out.problems.push(Diagnostic {
            message: format!("Python cannot implement the trait `{}`", path.join("::")),
            places: types.known.docs.place(item).into_iter().collect(),
            why: problems.join("; "),
            help: format!(
                "take the rule `{text}` back, or let Rust make such objects by a [[construct]]"
            ),
        });
        return None;
    }
    Some(Protocol {
        head: Head {
            rust: rust_path(types.known.docs.crate_name(), path),
            python: python.clone(),
            doc: docstring::of(item, types.names),
            deprecated: deprecated(item),
            reason: "rule: implement".to_owned(),
        },
        adapter: adapter(path),
        methods,
    })
}

/// Why no object of Python's can have the trait, whatever its methods are.
fn refused(types: &Types, of: &Trait) -> Option<String> {
    if of.is_unsafe {
        return Some("it is unsafe to implement".to_owned());
    }
    if let Some(parameter) = of.generics.params.first() {
        return Some(format!("it is generic over `{}`", parameter.name));
    }
    let mut bounds = of.bounds.iter();
    bounds.find_map(|bound| match bound {
        GenericBound::TraitBound { trait_, .. } if !is_had(types.known, trait_.id) => {
            let asked = RustType::ResolvedPath(trait_.clone());
            Some(format!(
                "who implements it has to implement `{}` as well; of others only Any, Clone, Debug, Send, Sync and Unpin are there",
                spell(&asked)
            ))
        }
        _ => None,
    })
}

fn has_body(member: &Item) -> bool {
    match &member.inner {
        ItemEnum::Function(function) => function.has_body,
        ItemEnum::AssocConst { value, .. } => value.is_some(),
        _ => false,
    }
}

/// What has a body in Rust alone.
fn left(member: &Item, path: &[String], why: String) -> Option<Unbound> {
    (!is_hidden(member)).then(|| Unbound {
        path: path.join("::"),
        kind: match member.inner {
            ItemEnum::Function(_) => "method",
            _ => "constant",
        },
        status: Status::Unsupported,
        reason: format!("Python cannot implement it, and Rust's own body runs: {why}"),
    })
}

fn ask(types: &Types, path: &[String], member: &Item) -> Result<Ask, String> {
    let function = match &member.inner {
        ItemEnum::Function(function) => function,
        ItemEnum::AssocConst { .. } => {
            return Err("it is a constant, and objects have methods alone".into());
        }
        _ => return Err("it is a type that whoever implements the trait chooses".into()),
    };
    if is_hidden(member) {
        return Err("it is hidden".into());
    }
    let header = &function.header;
    if header.is_unsafe {
        return Err("it is unsafe".into());
    }
    if let Some(parameter) = generic(&function.generics) {
        return Err(format!("it is generic over `{parameter}`"));
    }
    let signature = signature::read(types.known, path, function, &Arguments::default());
    if signature.envelope || signature.stream.is_some() || !signature.made.is_empty() {
        return Err("what it takes and gives is not written as it is".into());
    }
    let takes = signature.inputs.iter().map(|(name, ty)| {
        let taken = types.result(ty).and_then(|(read, give)| {
            got(&read.ty)?;
            Ok((read, give))
        });
        taken.map_err(|why| format!("its argument `{name}`: {why}"))
    });
    let takes = takes.collect::<Result<Vec<_>, String>>()?;
    let gives = result(types, signature.output.as_ref())?;
    let (calls, declared) = declared(types, name(member), function, &signature, &gives)?;
    let spelled: String = takes
        .iter()
        .map(|(read, _)| format!("{},", read.rust))
        .collect();
    let answer = callbacks::answer_of(
        types.known,
        &signature,
        matches!(calls, Calls::Boxed | Calls::Owned),
    );
    Ok(Ask {
        rust: rust_name(name(member)),
        python: names::member(types.known, &path[..path.len() - 1], member),
        doc: docstring::of(member, types.names),
        names: signature
            .inputs
            .iter()
            .enumerate()
            .map(|(at, (name, _))| python(at, name))
            .collect(),
        takes: format!("({spelled})"),
        gives: gives.rust,
        function: Function {
            takes: takes
                .into_iter()
                .map(|(read, give)| (read.ty, give))
                .collect(),
            gives: gives.ty,
            answer,
            pointer: Pointer::None,
        },
        provided: function.has_body,
        signature: declared,
        calls,
    })
}

/// What Python calls an argument.
fn python(at: usize, name: &str) -> String {
    let python = word::member(name);
    match word::refused(&python) {
        None => python,
        Some(_) => format!("arg{at}"),
    }
}

/// What Python's method gives.
fn result(types: &Types, output: Option<&RustType>) -> Result<Read, String> {
    let Some(ty) = output else {
        return Ok(Read::unit());
    };
    let read = types.read(ty).and_then(|read| {
        given(&read.ty)?;
        Ok(read)
    });
    read.map_err(|why| format!("its result: {why}"))
}

fn generic(generics: &Generics) -> Option<&str> {
    let mut params = generics.params.iter();
    let lifetime =
        |kind: &GenericParamDefKind| matches!(kind, GenericParamDefKind::Lifetime { .. });
    let of_type = params.find(|parameter| !lifetime(&parameter.kind))?;
    Some(&of_type.name)
}
