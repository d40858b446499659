//! Type aliases taken off, generic ones and defaulted arguments included.
//!
//! In: a type as rustdoc wrote it. Out: the same type without an alias at its top. Rustdoc keeps aliases in signatures, and
//! leaves defaulted arguments out.

use std::collections::BTreeMap;

use rustdoc_types::{
    AssocItemConstraint, AssocItemConstraintKind, GenericArg, GenericArgs, GenericBound,
    GenericParamDefKind, Generics, Id, ItemEnum, Path, Term, Type,
};

use super::docs::Docs;

/// Aliases of aliases end; a crate with a longer chain does not compile.
const LONGEST_CHAIN: usize = 64;

/// What the parameters of an alias stand for.
pub type Arguments = BTreeMap<String, Type>;

/// The type behind all aliases at the top of `ty`.
pub fn expand(docs: &Docs, ty: &Type) -> Type {
    let mut ty = ty.clone();
    for _ in 0..LONGEST_CHAIN {
        match expand_once(docs, &ty) {
            Some(expanded) => ty = expanded,
            None => break,
        }
    }
    ty
}

fn expand_once(docs: &Docs, ty: &Type) -> Option<Type> {
    let Type::ResolvedPath(path) = ty else {
        return None;
    };
    let ItemEnum::TypeAlias(alias) = &docs.item(path.id)?.inner else {
        return None;
    };
    Some(substitute(&alias.type_, &bind(&alias.generics, path)))
}

/// The type arguments of a path, in order.
pub fn type_arguments(path: &Path) -> Vec<&Type> {
    match path.args.as_deref() {
        Some(GenericArgs::AngleBracketed { args, .. }) => args
            .iter()
            .filter_map(|argument| match argument {
                GenericArg::Type(ty) => Some(ty),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The type that a bound fixes: `T` of `Future<Output = T>`.
pub fn constraint<'a>(path: &'a Path, name: &str) -> Option<&'a Type> {
    let Some(GenericArgs::AngleBracketed { constraints, .. }) = path.args.as_deref() else {
        return None;
    };
    constraints
        .iter()
        .find_map(|constraint| match &constraint.binding {
            AssocItemConstraintKind::Equality(Term::Type(ty)) if constraint.name == name => {
                Some(ty)
            }
            _ => None,
        })
}

/// The item that a type without arguments is, behind its aliases.
pub fn plain(docs: &Docs, ty: &Type) -> Option<Id> {
    match expand(docs, ty) {
        Type::ResolvedPath(path) if type_arguments(&path).is_empty() => Some(path.id),
        _ => None,
    }
}

/// Parameters to arguments, by position; what is missing is the default, in which earlier parameters may occur.
fn bind(generics: &Generics, path: &Path) -> Arguments {
    let mut given = type_arguments(path).into_iter();
    let mut bound = Arguments::new();
    for parameter in &generics.params {
        let GenericParamDefKind::Type { default, .. } = &parameter.kind else {
            continue;
        };
        let argument = match given.next() {
            Some(ty) => Some(ty.clone()),
            None => default.as_ref().map(|ty| substitute(ty, &bound)),
        };
        if let Some(argument) = argument {
            bound.insert(parameter.name.clone(), argument);
        }
    }
    bound
}

/// The type with its parameters replaced.
pub fn substitute(ty: &Type, with: &Arguments) -> Type {
    let inner = |ty: &Type| Box::new(substitute(ty, with));
    match ty {
        Type::Generic(name) => with.get(name).unwrap_or(ty).clone(),
        Type::ResolvedPath(path) => Type::ResolvedPath(in_path(path, with)),
        Type::Tuple(items) => Type::Tuple(items.iter().map(|ty| substitute(ty, with)).collect()),
        Type::Slice(item) => Type::Slice(inner(item)),
        Type::Array { type_, len } => Type::Array {
            type_: inner(type_),
            len: len.clone(),
        },
        Type::BorrowedRef {
            lifetime,
            is_mutable,
            type_,
        } => Type::BorrowedRef {
            lifetime: lifetime.clone(),
            is_mutable: *is_mutable,
            type_: inner(type_),
        },
        Type::ImplTrait(bounds) => {
            Type::ImplTrait(bounds.iter().map(|bound| in_bound(bound, with)).collect())
        }
        Type::DynTrait(object) => {
            let mut object = object.clone();
            for item in &mut object.traits {
                item.trait_ = in_path(&item.trait_, with);
            }
            Type::DynTrait(object)
        }
        _ => ty.clone(),
    }
}

fn in_path(path: &Path, with: &Arguments) -> Path {
    let mut path = path.clone();
    if let Some(GenericArgs::AngleBracketed { args, constraints }) = path.args.as_deref_mut() {
        for argument in args {
            if let GenericArg::Type(ty) = argument {
                *ty = substitute(ty, with);
            }
        }
        for constraint in constraints {
            in_constraint(constraint, with);
        }
    }
    path
}

fn in_constraint(constraint: &mut AssocItemConstraint, with: &Arguments) {
    if let AssocItemConstraintKind::Equality(Term::Type(ty)) = &mut constraint.binding {
        *ty = substitute(ty, with);
    }
}

fn in_bound(bound: &GenericBound, with: &Arguments) -> GenericBound {
    let mut bound = bound.clone();
    if let GenericBound::TraitBound { trait_, .. } = &mut bound {
        *trait_ = in_path(trait_, with);
    }
    bound
}
