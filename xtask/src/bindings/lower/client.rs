//! Clients: constructor, bases, methods.
//!
//! In: a selected struct whose methods are bound. Out: its class. Methods that cannot be bound go to `out.unbound`.

use std::collections::BTreeSet;

use rustdoc_types::{Item, ItemEnum, Type as RustType};

use super::class::fields;
use super::method::method;
use super::{Lowered, Subject, class_ref, free};
use crate::bindings::docs::name;
use crate::bindings::instance::Instance;
use crate::bindings::ir::{
    ClassKind, ClassRef, Client, Constant, Constructor, Field, Head, Kind, Method, Receiver,
    Status, Type, Unbound,
};
use crate::bindings::names;
use crate::bindings::select::excluded;
use crate::bindings::traits::{callable, fit, has_foreign};
use crate::bindings::types::{Types, rust_name};
use crate::bindings::walk::rewrite;

/// The associated function that makes a client.
const NEW: &str = "new";

pub fn client(types: &Types, of: &Subject, head: Head, out: &mut Lowered) -> Client {
    let home = of.home();
    let docs = types.known.docs;
    let mut constructor = match has_foreign(docs, of.instance(), "core::default::Default") {
        true => Constructor::Default,
        false => Constructor::None,
    };
    let (mut methods, mut constants) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for of_impl in callable(docs, of.instance()) {
        let member = of_impl.item;
        // A method of a trait is hidden by the type's own method of that name.
        if !seen.insert(name(member)) {
            continue;
        }
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
        if let ItemEnum::AssocConst { type_, .. } = &member.inner {
            match constant(types, of, &head, member, type_) {
                Ok(constant) => constants.push((member, constant)),
                Err(reason) => out.unbound.push(unbound(Status::Unsupported, reason)),
            }
            continue;
        }
        match method(types, of, &path, &of_impl) {
            Ok(method) if makes(&method, &head) => constructor = Constructor::New(Box::new(method)),
            Ok(method) => methods.push((member, method)),
            Err(reason) => out.unbound.push(unbound(Status::Unsupported, reason)),
        }
    }
    let fields = public_fields(types, of, &methods, out);
    let named: Vec<(&Item, &str)> = methods
        .iter()
        .map(|(item, method)| (*item, method.python.as_str()))
        .chain(
            constants
                .iter()
                .map(|(item, constant)| (*item, constant.python.as_str())),
        )
        .collect();
    out.problems
        .extend(names::check_members(types.known, home, &named));
    Client {
        head,
        constructor,
        bases: bases(types, of.instance()),
        fields,
        constants: constants
            .into_iter()
            .map(|(_, constant)| constant)
            .collect(),
        methods: methods.into_iter().map(|(_, method)| method).collect(),
    }
}

/// A constant of the type itself.
fn constant(
    types: &Types,
    of: &Subject,
    head: &Head,
    member: &Item,
    ty: &RustType,
) -> Result<Constant, String> {
    let own = match head.rust.contains('<') {
        true => format!("<{}>", head.rust),
        false => head.rust.clone(),
    };
    let rust = format!("{own}::{}", rust_name(name(member)));
    let python = names::member(types.known, of.home(), member);
    free::value(types, member, &of.member(ty), rust, &python)
}

/// Fields that Python can read, and that no method of the same name hides.
fn public_fields(
    types: &Types,
    of: &Subject,
    methods: &[(&Item, Method)],
    out: &mut Lowered,
) -> Vec<Field> {
    let home = of.home();
    let members = types.known.docs.fields(of.item);
    let (fields, unbound) = fields(types, of, home, &members, out);
    out.unbound.extend(unbound);
    let locked = methods
        .iter()
        .any(|(_, method)| method.receiver == Receiver::Mut);
    let (fields, hidden): (Vec<Field>, Vec<Field>) = fields.into_iter().partition(|field| {
        let hidden = methods
            .iter()
            .any(|(_, method)| method.python == field.python);
        !locked && !hidden
    });
    let reason = match locked {
        true => {
            "methods change it (`&mut self`), so that it is in a lock, out of which nothing is lent"
        }
        false => "a method of that name hides it",
    };
    out.unbound.extend(hidden.iter().map(|field| {
        Unbound {
            path: [&home[..], std::slice::from_ref(&field.rust)]
                .concat()
                .join("::"),
            kind: "field",
            status: Status::Unsupported,
            reason: reason.to_owned(),
        }
    }));
    fields
}

/// Whether it is the constructor.
fn makes(method: &Method, head: &Head) -> bool {
    let own = matches!(&method.output, Type::Class(class) if class.python == head.python);
    method.rust == NEW && method.receiver == Receiver::None && method.kind == Kind::Sync && own
}

fn member_kind(member: &Item) -> &'static str {
    match member.inner {
        ItemEnum::Function(_) => "method",
        _ => "constant",
    }
}

/// The bound clients that a client derefs to, nearest first.
fn bases(types: &Types, of: &Instance) -> Vec<ClassRef> {
    let mut bases = Vec::new();
    let mut next = deref_target(types, of);
    while let Some(target) = next {
        let Some(base) = class_ref(types, &target).filter(|base| base.kind == ClassKind::Client)
        else {
            break;
        };
        if bases.contains(&base) {
            break;
        }
        bases.push(base);
        next = deref_target(types, &target);
    }
    bases
}

/// Whether the client dereferences to another one, or another one to it.
pub fn derefs(types: &Types, of: &Instance) -> bool {
    let target = |of: &Instance| deref_target(types, of);
    let clients = types.selection.chosen.iter();
    let mut clients = clients.filter(|chosen| chosen.kind == Ok(ClassKind::Client));
    target(of).is_some() || clients.any(|chosen| target(&chosen.instance).as_ref() == Some(of))
}

fn deref_target(types: &Types, of: &Instance) -> Option<Instance> {
    let docs = types.known.docs;
    let item = docs.item(of.id)?;
    docs.impls(item).into_iter().find_map(|(_, block)| {
        let with = fit(docs, block, of)?;
        if !docs.is(block.trait_.as_ref()?.id, "core::ops::deref::Deref") {
            return None;
        }
        block
            .items
            .iter()
            .find_map(|id| match &docs.item(*id)?.inner {
                ItemEnum::AssocType {
                    type_: Some(ty), ..
                } => Instance::of(docs, &rewrite(ty, &with)),
                _ => None,
            })
    })
}
