//! Types that grow out of all proportion as their aliases are taken off: `type B = (A, A); type C = (B, B);` and so on.
//!
//! In: the crate. Out: a diagnostic for each item with a type of more than [`LARGEST`] parts. Invariant: no type is written out to find
//! that out. What an alias weighs is a sum of what its parameters weigh, each so many times; that is counted once for each alias.

use std::collections::{BTreeMap, HashMap};

use rustdoc_types::{GenericParamDefKind, Generics, Id, Item, ItemEnum, Path, Type};

use crate::bindings::diagnostics::Diagnostic;
use crate::bindings::docs::{Docs, name};
use crate::bindings::types::aliases::type_arguments;
use crate::bindings::types::instance::generics;
use crate::bindings::types::walk::parts;

/// More than any type that a person meant.
const LARGEST: u64 = 10_000;

/// The types that are too large for the passes to come.
pub fn exceeded(docs: &Docs) -> Vec<Diagnostic> {
    let mut scale = Scale {
        docs,
        aliases: HashMap::new(),
    };
    let mut problems: Vec<Diagnostic> = docs
        .all()
        .filter(|item| {
            let types = types(item);
            types.into_iter().any(|ty| scale.weigh(ty).all() > LARGEST)
        })
        .map(|item| too_large(docs, item))
        .collect();
    problems.sort();
    problems
}

fn too_large(docs: &Docs, item: &Item) -> Diagnostic {
    Diagnostic {
        message: format!("a type in `{}` has more than {LARGEST} parts", name(item)),
        places: docs.place(item).into_iter().collect(),
        why: "aliases in it double, one in the other; written out it would fill the memory".into(),
        help: "make one of the aliases a struct".into(),
    }
}

/// The types that an item is written with.
fn types(item: &Item) -> Vec<&Type> {
    match &item.inner {
        ItemEnum::StructField(ty) => vec![ty],
        ItemEnum::TypeAlias(alias) => vec![&alias.type_],
        ItemEnum::Constant { type_, .. } | ItemEnum::AssocConst { type_, .. } => vec![type_],
        ItemEnum::Static(value) => vec![&value.type_],
        ItemEnum::Function(function) => {
            let inputs = function.sig.inputs.iter().map(|(_, ty)| ty);
            inputs.chain(&function.sig.output).collect()
        }
        ItemEnum::AssocType {
            type_: Some(ty), ..
        } => vec![ty],
        _ => Vec::new(),
    }
}

struct Scale<'a> {
    docs: &'a Docs,
    aliases: HashMap<Id, Weight>,
}

/// The number of parts: so many, and so many times those of a parameter.
#[derive(Debug, Clone, Default)]
struct Weight {
    own: u64,
    of: BTreeMap<String, u64>,
}

impl Weight {
    fn all(&self) -> u64 {
        let of = self.of.values();
        of.fold(self.own, |sum, times| sum.saturating_add(*times))
    }

    fn add(&mut self, other: &Self, times: u64) {
        self.own = self.own.saturating_add(other.own.saturating_mul(times));
        for (name, own) in &other.of {
            let of = self.of.entry(name.clone()).or_default();
            *of = of.saturating_add(own.saturating_mul(times));
        }
    }

    /// With what the parameters weigh in their place.
    fn with(&self, arguments: &BTreeMap<String, Self>) -> Self {
        let mut whole = Self {
            own: self.own,
            of: BTreeMap::new(),
        };
        for (name, times) in &self.of {
            match arguments.get(name) {
                Some(argument) => whole.add(argument, *times),
                None => whole.add(&Self::parameter(name), *times),
            }
        }
        whole
    }

    fn parameter(name: &str) -> Self {
        Self {
            own: 0,
            of: BTreeMap::from([(name.to_owned(), 1)]),
        }
    }
}

impl Scale<'_> {
    fn weigh(&mut self, ty: &Type) -> Weight {
        match ty {
            Type::Generic(name) => Weight::parameter(name),
            Type::ResolvedPath(path) => self.path(path),
            _ => self.sum(parts(ty)),
        }
    }

    fn sum<'t>(&mut self, types: impl IntoIterator<Item = &'t Type>) -> Weight {
        let mut whole = Weight {
            own: 1,
            ..Weight::default()
        };
        for ty in types {
            let part = self.weigh(ty);
            whole.add(&part, 1);
        }
        whole
    }

    fn path(&mut self, path: &Path) -> Weight {
        let docs = self.docs;
        if let Some(ItemEnum::TypeAlias(alias)) = docs.item(path.id).map(|item| &item.inner) {
            let own = match self.aliases.get(&path.id) {
                Some(known) => known.clone(),
                None => {
                    let own = self.weigh(&alias.type_);
                    self.aliases.insert(path.id, own.clone());
                    own
                }
            };
            return own.with(&self.arguments(&alias.generics, path));
        }
        let Some(generics) = generics(docs, path.id) else {
            return self.sum(parts(&Type::ResolvedPath(path.clone())));
        };
        let mut whole = Weight {
            own: 1,
            ..Weight::default()
        };
        for argument in self.arguments(generics, path).values() {
            whole.add(argument, 1);
        }
        whole
    }

    /// What the arguments weigh, those that are left out too.
    fn arguments(&mut self, generics: &Generics, path: &Path) -> BTreeMap<String, Weight> {
        let mut given = type_arguments(path).into_iter();
        let mut found = BTreeMap::new();
        for parameter in &generics.params {
            let GenericParamDefKind::Type { default, .. } = &parameter.kind else {
                continue;
            };
            let weight = match (given.next(), default) {
                (Some(ty), _) => self.weigh(ty),
                (None, Some(ty)) => self.weigh(ty).with(&found),
                (None, None) => continue,
            };
            found.insert(parameter.name.clone(), weight);
        }
        found
    }
}
