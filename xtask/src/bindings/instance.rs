//! Types of the crate with their arguments: `Page<Trade>`.
//!
//! In: a type as rustdoc wrote it. Out: the [`Instance`] that it is. Invariant: two ways to write one type give equal
//! instances: aliases are taken off at every level, left out arguments are there, and every lifetime is `'static`.

use rustdoc_types::{
    Constant, GenericArg, GenericArgs, GenericParamDefKind, Generics, Id, ItemEnum, Path, Type,
};

use super::aliases::{Arguments, bind, expand};
use super::docs::{Docs, name};
use super::walk::{self, Change, rewrite};

/// A struct or an enum of the crate in one of its uses.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Instance {
    pub id: Id,
    /// Types and constants, in the order of the parameters.
    args: Vec<GenericArg>,
}

impl From<Id> for Instance {
    /// A type without parameters.
    fn from(id: Id) -> Self {
        let args = Vec::new();
        Self { id, args }
    }
}

impl Instance {
    /// What a type of this crate is, behind its aliases; `None` for all other types.
    pub fn of(docs: &Docs, ty: &Type) -> Option<Self> {
        match expand(docs, ty) {
            Type::ResolvedPath(path) => Self::of_path(docs, &path),
            _ => None,
        }
    }

    /// The same of a path without an alias.
    pub fn of_path(docs: &Docs, path: &Path) -> Option<Self> {
        let generics = generics(docs, path.id)?;
        let bound = bind(generics, path);
        let given = generics
            .params
            .iter()
            .filter(|parameter| !matches!(parameter.kind, GenericParamDefKind::Lifetime { .. }))
            .map(|parameter| argument(docs, &bound, &parameter.name));
        Some(Self {
            id: path.id,
            args: given.collect::<Option<_>>()?,
        })
    }

    /// What the parameters of the item stand for.
    pub fn arguments(&self, docs: &Docs) -> Arguments {
        let path = Path {
            path: String::new(),
            id: self.id,
            args: bracketed(self.args.clone()),
        };
        generics(docs, self.id).map_or_else(Arguments::default, |generics| bind(generics, &path))
    }
}

/// The parameters of a struct or an enum.
pub fn generics(docs: &Docs, id: Id) -> Option<&Generics> {
    match &docs.item(id)?.inner {
        ItemEnum::Struct(data) => Some(&data.generics),
        ItemEnum::Enum(data) => Some(&data.generics),
        ItemEnum::Union(data) => Some(&data.generics),
        _ => None,
    }
}

fn argument(docs: &Docs, bound: &Arguments, name: &str) -> Option<GenericArg> {
    if let Some(ty) = bound.types.get(name) {
        return Some(GenericArg::Type(rewrite(ty, &Canonical(docs))));
    }
    let expr = bound.constants.get(name)?.clone();
    Some(GenericArg::Const(Constant {
        expr,
        value: None,
        is_literal: true,
    }))
}

/// One form for all ways to write a type.
struct Canonical<'a>(&'a Docs);

impl Change for Canonical<'_> {
    fn ty(&self, ty: &Type) -> Option<Type> {
        let Type::ResolvedPath(path) = ty else {
            return None;
        };
        let docs = self.0;
        let item = docs.item(path.id);
        if item.is_some_and(|item| matches!(item.inner, ItemEnum::TypeAlias(_))) {
            return Some(rewrite(&expand(docs, ty), self));
        }
        let own = Instance::of_path(docs, path);
        let defined = docs.definition(path.id).unwrap_or_default();
        let last = defined.rsplit("::").next().unwrap_or_default();
        Some(Type::ResolvedPath(Path {
            id: path.id,
            path: item.map_or(last, name).to_owned(),
            args: match own {
                Some(own) => bracketed(own.args),
                None => walk::in_path(path, self).args,
            },
        }))
    }

    fn lifetime(&self, _: &str) -> Option<String> {
        Some("'static".to_owned())
    }
}

fn bracketed(args: Vec<GenericArg>) -> Option<Box<GenericArgs>> {
    let constraints = Vec::new();
    (!args.is_empty()).then(|| Box::new(GenericArgs::AngleBracketed { args, constraints }))
}
