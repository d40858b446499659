//! Everything that the roots reach through public fields and signatures.
//!
//! In: the roots. Out: all types, each with the first way that reached it and the directions in which its values go. A type
//! with a converter, and an excluded one, is not walked through.

use std::collections::{HashMap, VecDeque};

use rustdoc_types::{Id, Item, ItemEnum, Type};

use super::role::{is_client, is_enum_with_methods, is_object, is_value};
use super::{excluded, typestate, variants};
use crate::bindings::docs::name;
use crate::bindings::paths::Path;
use crate::bindings::rules::first;
use crate::bindings::rules::known::Known;
use crate::bindings::signature::implement;
use crate::bindings::signature::{self, Signature};
use crate::bindings::types::ERROR as ERROR_TRAIT;
use crate::bindings::types::aliases::{expand, type_arguments};
use crate::bindings::types::instance::Instance;
use crate::bindings::types::traits::{callable, has_foreign};
use crate::bindings::types::walk::{parts, rewrite};

/// How a type is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Use {
    /// Python hands values in.
    pub input: bool,
    /// Python gets values.
    pub output: bool,
    /// A method fails with it.
    pub error: bool,
}

#[derive(Debug)]
pub struct Reached {
    pub reason: String,
    pub used: Use,
    /// It is on a way that has no end, and is not followed.
    pub endless: bool,
    /// The generic types that it is in, one in the other, by their first way: each item with the size of its arguments.
    within: Vec<(Id, usize)>,
}

const INPUT: Use = Use {
    input: true,
    output: false,
    error: false,
};
pub const OUTPUT: Use = Use {
    input: false,
    output: true,
    error: false,
};
const ERROR: Use = Use {
    input: false,
    output: false,
    error: true,
};

/// The roots and all that they reach, to a fix-point: a type is walked again when a new direction is learned.
pub fn closure(known: &Known, roots: Vec<(Instance, String)>) -> HashMap<Instance, Reached> {
    let mut reached: HashMap<Instance, Reached> = HashMap::new();
    let mut queue: VecDeque<Instance> = VecDeque::new();
    for (instance, reason) in roots {
        queue.push_back(instance.clone());
        reached.insert(instance, Reached::new(reason, Vec::new()));
    }
    while let Some(instance) = queue.pop_front() {
        let (used, endless) = (reached[&instance].used, reached[&instance].endless);
        let steps = match endless {
            true => Vec::new(),
            false => steps(known, &instance, used),
        };
        let within = reached[&instance].around(&instance);
        for step in steps {
            let entry = reached.entry(step.to.clone()).or_insert_with(|| {
                queue.push_back(step.to.clone());
                let reason = format!("reached by {}", step.by);
                let mut found = Reached::new(reason, within.clone());
                found.endless = found.grows(&step.to);
                found
            });
            let union = entry.used.union(step.used);
            if union != entry.used {
                entry.used = union;
                queue.push_back(step.to);
            }
        }
    }
    reached
}

impl Reached {
    fn new(reason: String, within: Vec<(Id, usize)>) -> Self {
        Self {
            reason,
            used: Use::default(),
            endless: false,
            within,
        }
    }

    /// What the members of the instance are in. Those of a type without arguments begin anew.
    fn around(&self, instance: &Instance) -> Vec<(Id, usize)> {
        match instance.is_plain() {
            true => Vec::new(),
            false => [&self.within[..], &[(instance.id, instance.size())]].concat(),
        }
    }

    /// Whether the item is in itself for the second time with more arguments than before, or has more than any type that is meant.
    fn grows(&self, instance: &Instance) -> bool {
        let size = instance.size();
        let mut smaller = size;
        let own = self
            .within
            .iter()
            .rev()
            .filter(|(id, _)| *id == instance.id);
        let growth = own.filter(|(_, before)| {
            let grown = *before < smaller;
            smaller = smaller.min(*before);
            grown
        });
        size > LARGEST || growth.count() > 1
    }
}

/// Types with more types in them are made by a loop.
const LARGEST: usize = 200;

impl Use {
    /// The same where Python is what is called.
    fn turned(self) -> Self {
        Self {
            input: self.output,
            output: self.input,
            error: self.error,
        }
    }

    fn union(self, other: Self) -> Self {
        Self {
            input: self.input || other.input,
            output: self.output || other.output,
            error: self.error || other.error,
        }
    }
}

struct Step {
    to: Instance,
    by: String,
    used: Use,
}

/// What an item mentions: a client its methods, any other type its fields.
fn steps(known: &Known, instance: &Instance, used: Use) -> Vec<Step> {
    let item = known.docs.item(instance.id);
    let (Some(item), Some(home)) = (item, known.home(instance.id)) else {
        return Vec::new();
    };
    if typestate::parameter(known, item).is_some() {
        return Vec::new();
    }
    let with = instance.arguments(known.docs);
    let fails = is_error(known, instance, used);
    let mut steps = Vec::new();
    let mut mention = |ty: &Type, member: &str, used: Use| {
        let by = match member {
            "" => home.join("::"),
            member => format!("{}::{member}", home.join("::")),
        };
        let mut ids = Vec::new();
        mentions(known, &rewrite(ty, &with), used, &mut ids);
        steps.extend(ids.into_iter().map(|(to, used)| Step {
            // An error in an error is its cause.
            used: match fails && (to == *instance || has_foreign(known.docs, &to, ERROR_TRAIT)) {
                true => ERROR,
                false => used,
            },
            to,
            by: by.clone(),
        }));
    };
    match &item.inner {
        ItemEnum::Function(function) => {
            let signature = signature::read(known, home, function, &with);
            signature
                .types()
                .for_each(|(ty, used)| mention(ty, "", used));
        }
        ItemEnum::Trait(of) => {
            for member in of.items.iter().filter_map(|id| known.docs.item(*id)) {
                if let ItemEnum::Function(function) = &member.inner {
                    let path = [&home[..], &[name(member).to_owned()]].concat();
                    let signature = signature::read(known, &path, function, &with);
                    signature
                        .types()
                        .for_each(|(ty, used)| mention(ty, name(member), used.turned()));
                }
            }
        }
        ItemEnum::Constant { type_, .. } => mention(type_, "", OUTPUT),
        ItemEnum::Static(value) => mention(&value.type_, "", OUTPUT),
        _ => {}
    }
    let is_value = !fails && is_value(known, instance);
    if fails {
        if known.names_methods(home) {
            functions(known, instance, home, &mut mention);
        }
        data(known, item, &mut |ty, member| mention(ty, member, OUTPUT));
    } else if is_value || is_client(known, instance) || used.input && is_object(known, instance) {
        functions(known, instance, home, &mut mention);
        // A method of a value is called on one that Python hands over.
        let used = if is_value { used.union(INPUT) } else { OUTPUT };
        for field in known.docs.fields(item) {
            if let ItemEnum::StructField(ty) = &field.inner {
                mention(ty, name(field), used);
            }
        }
    } else {
        if is_enum_with_methods(known, instance) {
            functions(known, instance, home, &mut mention);
        }
        data(known, item, &mut |ty, member| mention(ty, member, used));
    }
    steps
}

/// What the constants and methods of a type mention.
fn functions(known: &Known, of: &Instance, home: &Path, mention: &mut dyn FnMut(&Type, &str, Use)) {
    for member in callable(known.docs, of) {
        let item = member.item;
        let path = [&home[..], &[name(item).to_owned()]].concat();
        if excluded(known, &path).is_some() || known.reads_open_enum(member.block) {
            continue;
        }
        match &item.inner {
            ItemEnum::Function(function) => {
                let signature = signature::read(known, &path, function, &member.arguments);
                let types = signature.types();
                types.for_each(|(ty, used)| mention(ty, name(item), used));
            }
            ItemEnum::AssocConst { type_, .. } => {
                mention(&rewrite(type_, &member.arguments), name(item), OUTPUT);
            }
            _ => {}
        }
    }
}

/// The fields of a struct, and those of an enum's variants, each with its name.
fn data(known: &Known, item: &Item, visit: &mut dyn FnMut(&Type, &str)) {
    for field in known.docs.fields(item) {
        if let ItemEnum::StructField(ty) = &field.inner {
            visit(ty, name(field));
        }
    }
    let open = known.is_open_enum(item);
    for variant in variants(known, item).into_iter().filter(|_| !open) {
        for field in known.docs.data(variant).0 {
            if let ItemEnum::StructField(ty) = &field.inner {
                visit(ty, &format!("{}::{}", name(variant), name(field)));
            }
        }
    }
}

impl Signature {
    /// The types in it, each with how it is used.
    fn types(&self) -> impl Iterator<Item = (&Type, Use)> {
        let inputs = self.inputs.iter().enumerate();
        let inputs = inputs.filter(|(place, _)| !self.callbacks.contains_key(place));
        let inputs = inputs.map(|(_, (_, ty))| (ty, INPUT));
        let callbacks = self.callbacks.values().flat_map(|callback| {
            let takes = callback.takes.iter().map(|ty| (ty, OUTPUT));
            takes.chain(callback.gives.iter().map(|ty| (ty, INPUT)))
        });
        let outputs = self.output.iter().map(|ty| (ty, OUTPUT));
        let opening = self.stream.iter().flat_map(|stream| &stream.error);
        let errors = opening.chain(&self.error).map(|ty| (ty, ERROR));
        inputs.chain(callbacks).chain(outputs).chain(errors)
    }
}

/// A type is an exception if a method fails with it, if it says what failed, or if a rule says so.
pub fn is_error(known: &Known, of: &Instance, used: Use) -> bool {
    let (usual, own) = (&known.rules.usual.errors, &known.rules.roots.errors);
    let named = || {
        let home = known.home(of.id)?;
        first(own, home).or_else(|| first(usual, home))
    };
    let plain = !used.input && !used.output;
    used.error || known.is_failure(of) || (plain && named().is_some())
}

/// The types of this crate that a type names, arguments included, each with its use.
pub fn mentions(known: &Known, ty: &Type, used: Use, found: &mut Vec<(Instance, Use)>) {
    let ty = expand(known.docs, ty);
    if let Type::ResolvedPath(path) = &ty {
        let opaque = known.converter(path.id).is_some() || known.is_envelope(path.id);
        let home = known.home(path.id).filter(|_| !opaque);
        if home.is_some_and(|home| excluded(known, home).is_none()) {
            let instance = Instance::of_path(known.docs, path).filter(Instance::is_known);
            found.extend(instance.map(|of| (of, used)));
        }
        let item = known.docs.item(path.id);
        if item.is_some_and(|item| typestate::parameter(known, item).is_some()) {
            return;
        }
        if known.docs.is(path.id, "core::result::Result")
            && let [value, error] = type_arguments(path)[..]
        {
            mentions(known, value, used, found);
            mentions(known, error, ERROR, found);
            return;
        }
    }
    found.extend(implement::of(known, &ty).map(|id| (id.into(), used)));
    for part in parts(&ty) {
        mentions(known, part, used, found);
    }
}
