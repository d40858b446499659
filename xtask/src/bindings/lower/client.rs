//! Clients: constructor, bases, methods.
//!
//! In: a selected struct whose methods are bound. Out: its class. Methods that cannot be bound go to `out.unbound`.

use std::collections::BTreeSet;

use rustdoc_types::{Item, ItemEnum, Type as RustType};

use super::class::fields;
use super::method::method;
use super::namesake::{self, Named, Namesake};
use super::{Lowered, Subject, class_ref, free};
use crate::bindings::docs::name;
use crate::bindings::ir::{
    ClassKind, ClassRef, Client, Constant, Constructor, Field, Give, Head, Kind, Lent, Method,
    Receiver, Status, Type, Unbound,
};
use crate::bindings::names;
use crate::bindings::select::excluded;
use crate::bindings::types::instance::Instance;
use crate::bindings::types::traits::{associated, callable, has_foreign};
use crate::bindings::types::walk::rewrite;
use crate::bindings::types::{Types, rust_name};

/// The associated function that makes a client.
const NEW: &str = "new";

pub fn client(types: &Types, of: &Subject, head: Head, out: &mut Lowered) -> Client {
    let default = has_foreign(types.known.docs, of.instance(), "core::default::Default");
    let mut constructor = match default {
        true => Constructor::Default,
        false => Constructor::None,
    };
    let Members {
        mut methods,
        constants,
    } = members(types, of, &head, out);
    if let Some(at) = methods.iter().position(|(_, method)| makes(method, &head)) {
        constructor = Constructor::New(Box::new(methods.remove(at).1));
    }
    let fields = public_fields(types, of, &head, &mut methods, out);
    let named = constants.iter();
    let named = named.map(|(item, constant)| (*item, constant.python.as_str()));
    check_names(types, of, named, &methods, out);
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

fn check_names<'a>(
    types: &Types,
    of: &Subject,
    others: impl Iterator<Item = (&'a Item, &'a str)>,
    methods: &'a [(&Item, Method)],
    out: &mut Lowered,
) {
    let named = methods
        .iter()
        .map(|(item, method)| (*item, method.python.as_str()));
    let named: Vec<(&Item, &str)> = named.chain(others).collect();
    out.problems
        .extend(names::check_members(types.known, of.home(), &named));
}

/// What can be bound of the impls of a type.
struct Members<'a> {
    methods: Vec<(&'a Item, Method)>,
    constants: Vec<(&'a Item, Constant)>,
}

impl Members<'_> {
    /// Gives other names to those that would replace what all such classes of Python have.
    fn rename(&mut self, kept: fn(String) -> String) {
        let constants = self.constants.iter_mut().map(|(_, item)| &mut item.python);
        let methods = self.methods.iter_mut().map(|(_, item)| &mut item.python);
        for python in constants.chain(methods) {
            *python = kept(std::mem::take(python));
        }
    }
}

fn members<'a>(types: &Types<'a>, of: &Subject, head: &Head, out: &mut Lowered) -> Members<'a> {
    let (home, docs) = (of.home(), types.known.docs);
    let (mut methods, mut constants) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for of_impl in callable(docs, of.instance()) {
        let member = of_impl.item;
        if types.known.reads_open_enum(of_impl.block) {
            continue;
        }
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
            let ty = rewrite(type_, &of_impl.arguments);
            match constant(types, of, head, member, &ty) {
                Ok(constant) => constants.push((member, constant)),
                Err(reason) => out.unbound.push(unbound(Status::Unsupported, reason)),
            }
            continue;
        }
        match method(types, of, &path, &of_impl) {
            Ok(method) => methods.push((member, method)),
            Err(reason) => out.unbound.push(unbound(Status::Unsupported, reason)),
        }
    }
    Members { methods, constants }
}

/// The constants and methods of a class of values, which belongs to no client that could carry a call out; `others` are its
/// fields or variants, which hide a constant or method of the same name.
pub fn of_value(
    types: &Types,
    of: &Subject,
    head: &Head,
    others: &[Named],
    out: &mut Lowered,
) -> (Vec<Constant>, Vec<Method>) {
    let mut members = members(types, of, head, out);
    match of.chosen.kind {
        Ok(ClassKind::Enum) => members.rename(names::word::of_enum),
        Ok(ClassKind::Error) => members.rename(names::word::of_error),
        _ => {}
    }
    let unbound = |rust: &str, kind, reason: &str| Unbound {
        path: [&of.home()[..], &[rust.to_owned()]].concat().join("::"),
        kind,
        status: Status::Unsupported,
        reason: reason.to_owned(),
    };
    let hides = |python: &str| others.iter().any(|(name, _)| *name == python);
    let hidden = match of.chosen.kind {
        Ok(ClassKind::Enum) => "a variant of that name hides it",
        Ok(ClassKind::Tagged | ClassKind::Error) => "a variant, or a field, of that name hides it",
        _ => "a field of that name hides it",
    };
    let (constants, without): (Vec<_>, Vec<_>) = members
        .constants
        .into_iter()
        .partition(|(_, constant)| !hides(&constant.python));
    for (item, _) in without {
        out.unbound.push(unbound(name(item), "constant", hidden));
    }
    let mut bound = Vec::new();
    let lent = types.lent(of.instance()) == Lent::Made;
    let names = names_of(&members.methods);
    for (item, mut method) in members.methods {
        let made = lent.then_some("what it is called on borrows, and is made for a call alone");
        let mut why = made.or_else(|| not_of_value(&method));
        match namesake::of(&method, &head.rust, others, &names) {
            Namesake::Getter => continue,
            Namesake::Setter(with) => method.python = with,
            Namesake::Hidden => why = why.or(Some(hidden)),
            Namesake::None => {}
        }
        if let Some(why) = why {
            out.unbound.push(unbound(name(item), "method", why));
            continue;
        }
        method.kind = Kind::Sync;
        bound.push((item, method));
    }
    let named = constants.iter();
    let named = named.map(|(item, constant)| (*item, constant.python.as_str()));
    check_names(types, of, named, &bound, out);
    (
        constants
            .into_iter()
            .map(|(_, constant)| constant)
            .collect(),
        bound.into_iter().map(|(_, method)| method).collect(),
    )
}

/// Why a value cannot have the method.
fn not_of_value(method: &Method) -> Option<&'static str> {
    Some(match (method.kind, method.receiver) {
        (Kind::Async | Kind::Stream, _) => {
            "it is awaited, and what it is called on belongs to no client that could carry that out"
        }
        (_, Receiver::Mut) => {
            "it changes what it is called on (`&mut self`), of which it has a copy; set the fields instead"
        }
        (_, Receiver::Shared) => {
            "it takes what it is called on in an `Arc`, and that is not `Clone`"
        }
        (_, Receiver::Taken) => {
            "it takes what it is called on for good (`self`), which is not `Clone`"
        }
        _ if method.give == Give::This => "it gives what it is called on itself",
        _ => return None,
    })
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
    free::value(types, member, ty, rust, &python)
}

/// Fields that Python can read, and that no method of the same name hides; one that sets such a field gets a name of its own.
fn public_fields(
    types: &Types,
    of: &Subject,
    head: &Head,
    methods: &mut [(&Item, Method)],
    out: &mut Lowered,
) -> Vec<Field> {
    let home = of.home();
    let members = types.known.docs.fields(of.item);
    let (mut fields, unbound) = fields(types, of, home, &members, out);
    out.unbound.extend(unbound);
    let names = names_of(methods);
    for (_, method) in methods.iter_mut() {
        let named = named(&fields);
        match namesake::of(method, &head.rust, &named, &names) {
            // The method is there under its name, and gives it.
            Namesake::Getter => fields.retain(|field| field.python != method.python),
            Namesake::Setter(with) => method.python = with,
            Namesake::Hidden | Namesake::None => {}
        }
    }
    let locked = methods
        .iter()
        .any(|(_, method)| method.receiver == Receiver::Mut);
    let fields = fields.into_iter().filter(|field| {
        let mut called = methods.iter().map(|(_, method)| &method.python);
        let why = match called.any(|name| *name == field.python) {
            true => "a method of that name hides it",
            false if locked && !is_copied(types, of, &members, field) => {
                "methods change the object (`&mut self`), so that it is in a lock, out of which only copies come, and this is not known to be `Clone`"
            }
            false => return true,
        };
        out.unbound.push(Unbound {
            path: [&home[..], &[bare(&field.rust).to_owned()]].concat().join("::"),
            kind: "field",
            status: Status::Unsupported,
            reason: why.to_owned(),
        });
        false
    });
    fields.collect()
}

/// Whether values of the field can be copied.
fn is_copied(types: &Types, of: &Subject, members: &[&Item], field: &Field) -> bool {
    members.iter().any(|member| match &member.inner {
        ItemEnum::StructField(ty)
            if names::member(types.known, of.home(), member) == field.python =>
        {
            types.is_clone(&of.member(ty))
        }
        _ => false,
    })
}

/// Fields, as a method may be called like one of them.
pub fn named(fields: &[Field]) -> Vec<Named<'_>> {
    let fields = fields.iter();
    fields
        .map(|field| (field.python.as_str(), Some(&field.ty)))
        .collect()
}

fn names_of(methods: &[(&Item, Method)]) -> Vec<String> {
    let names = methods.iter();
    names.map(|(_, method)| method.python.clone()).collect()
}

/// A name without what makes it raw in Rust source.
fn bare(rust: &str) -> &str {
    rust.strip_prefix("r#").unwrap_or(rust)
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
    let target = associated(docs, of, "core::ops::deref::Deref", "Target")?;
    Instance::of(docs, &target)
}
