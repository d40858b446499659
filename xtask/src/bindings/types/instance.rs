//! Types of the crate with their arguments: `Page<Trade>`.
//!
//! In: a type as rustdoc wrote it. Out: the [`Instance`] that it is. Invariant: two ways to write one type give equal
//! instances: aliases are taken off at every level, left out arguments are there, and every lifetime is `'static`.

use rustdoc_types::{
    Constant, GenericArg, GenericArgs, GenericParamDefKind, Generics, Id, ItemEnum, Path, Type,
};

use crate::bindings::docs::{Docs, name};
use crate::bindings::types::aliases::{Arguments, bind, expand};
use crate::bindings::types::walk::{self, Change, parts, rewrite};

/// The lifetime of all that a class holds.
const STATIC: &str = "'static";

/// A struct or an enum of the crate in one of its uses.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Instance {
    pub id: Id,
    /// Types and constants, in the order of the parameters.
    pub args: Vec<GenericArg>,
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

    /// What the item is where nothing is said of its parameters, if it says that itself.
    pub fn by_default(docs: &Docs, id: Id) -> Option<Self> {
        let args = None;
        let path = String::new();
        Self::of_path(docs, &Path { path, id, args })
    }

    /// Whether all arguments are said, and none is a parameter of something else.
    pub fn is_known(&self) -> bool {
        self.args.iter().all(|argument| match argument {
            GenericArg::Type(ty) => is_known(ty),
            _ => true,
        })
    }

    /// Whether it is the only instance of its item.
    pub fn is_plain(&self) -> bool {
        self.args.is_empty()
    }

    /// The arguments but for those at the end that are as the item says itself.
    pub fn said(&self, docs: &Docs) -> &[GenericArg] {
        let fewer = |said: &usize| {
            let path = Path {
                path: String::new(),
                id: self.id,
                args: bracketed(self.args[..*said].to_vec()),
            };
            Self::of_path(docs, &path).as_ref() == Some(self)
        };
        let said = (0..self.args.len()).find(fewer);
        &self.args[..said.unwrap_or(self.args.len())]
    }

    /// What the parameters of the item stand for.
    pub fn arguments(&self, docs: &Docs) -> Arguments {
        let mut bound = match (generics(docs, self.id), self.ty(docs)) {
            (Some(generics), Type::ResolvedPath(path)) => bind(generics, &path),
            _ => Arguments::default(),
        };
        bound.types.insert("Self".to_owned(), self.ty(docs));
        bound
    }

    pub fn ty(&self, docs: &Docs) -> Type {
        Type::ResolvedPath(Path {
            id: self.id,
            path: docs.item(self.id).map_or("", name).to_owned(),
            args: bracketed(self.all_args(docs)),
        })
    }

    /// The arguments with those lifetimes that the item has.
    fn all_args(&self, docs: &Docs) -> Vec<GenericArg> {
        let params = generics(docs, self.id).map_or(&[][..], |generics| &generics.params);
        let lifetimes = params
            .iter()
            .filter(|parameter| matches!(parameter.kind, GenericParamDefKind::Lifetime { .. }));
        let lifetimes = lifetimes.map(|_| GenericArg::Lifetime(STATIC.to_owned()));
        lifetimes.chain(self.args.iter().cloned()).collect()
    }

    /// The number of types in it.
    pub fn size(&self) -> usize {
        let types = self.args.iter().map(|argument| match argument {
            GenericArg::Type(ty) => size(ty),
            _ => 1,
        });
        1 + types.sum::<usize>()
    }
}

fn size(ty: &Type) -> usize {
    1 + parts(ty).into_iter().map(size).sum::<usize>()
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
        return Some(GenericArg::Type(canonical(docs, ty)));
    }
    let expr = bound.constants.get(name)?.clone();
    Some(GenericArg::Const(Constant {
        expr,
        value: None,
        is_literal: true,
    }))
}

fn is_known(ty: &Type) -> bool {
    let known = !matches!(
        ty,
        Type::Generic(_) | Type::Infer | Type::ImplTrait(_) | Type::QualifiedPath { .. }
    );
    known && parts(ty).into_iter().all(is_known)
}

/// One form for all ways to write a type.
pub fn canonical(docs: &Docs, ty: &Type) -> Type {
    rewrite(ty, &Canonical(docs))
}

struct Canonical<'a>(&'a Docs);

impl Change for Canonical<'_> {
    fn ty(&self, ty: &Type) -> Option<Type> {
        let Type::ResolvedPath(path) = ty else {
            return None;
        };
        let docs = self.0;
        let item = docs.item(path.id);
        if item.is_some_and(|item| matches!(item.inner, ItemEnum::TypeAlias(_))) {
            return Some(canonical(docs, &expand(docs, ty)));
        }
        let defined = docs.definition(path.id).unwrap_or_default();
        let last = defined.rsplit("::").next().unwrap_or_default();
        Some(Type::ResolvedPath(Path {
            id: path.id,
            path: item.map_or(last, name).to_owned(),
            args: match Instance::of_path(docs, path) {
                Some(own) => bracketed(own.all_args(docs)),
                None => walk::in_path(path, self).args,
            },
        }))
    }

    fn lifetime(&self, _: &str) -> Option<String> {
        Some(STATIC.to_owned())
    }
}

fn bracketed(args: Vec<GenericArg>) -> Option<Box<GenericArgs>> {
    let constraints = Vec::new();
    (!args.is_empty()).then(|| Box::new(GenericArgs::AngleBracketed { args, constraints }))
}
