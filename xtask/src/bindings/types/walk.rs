//! Types taken apart and put together again: the one place that knows where in a type of rustdoc other types are.
//!
//! In: a type. Out: its parts, or the same type with some of them replaced. Invariant: both see the same parts, but for what a
//! call-back takes and gives: that is changed too, and is no part, for it goes the other way.

use rustdoc_types::{
    AssocItemConstraint, AssocItemConstraintKind, GenericArg, GenericArgs, GenericBound, Path,
    Term, Type,
};

/// What is put in the place of a part; `None` keeps the part and looks into it.
pub trait Change {
    fn ty(&self, ty: &Type) -> Option<Type>;

    /// The length of an array, or a constant argument.
    fn constant(&self, _: &str) -> Option<String> {
        None
    }

    fn lifetime(&self, _: &str) -> Option<String> {
        None
    }
}

/// The type with its parts changed, from the outside in; what is put in is not changed again.
pub fn rewrite(ty: &Type, change: &dyn Change) -> Type {
    if let Some(changed) = change.ty(ty) {
        return changed;
    }
    let inner = |ty: &Type| Box::new(rewrite(ty, change));
    match ty {
        Type::ResolvedPath(path) => Type::ResolvedPath(in_path(path, change)),
        Type::Tuple(items) => Type::Tuple(items.iter().map(|ty| rewrite(ty, change)).collect()),
        Type::Slice(item) => Type::Slice(inner(item)),
        Type::Array { type_, len } => Type::Array {
            type_: inner(type_),
            len: change.constant(len).unwrap_or_else(|| len.clone()),
        },
        Type::BorrowedRef {
            lifetime,
            is_mutable,
            type_,
        } => Type::BorrowedRef {
            lifetime: lifetime
                .as_ref()
                .map(|name| change.lifetime(name).unwrap_or_else(|| name.clone())),
            is_mutable: *is_mutable,
            type_: inner(type_),
        },
        Type::ImplTrait(bounds) => {
            let bounds = bounds.iter().map(|bound| in_bound(bound, change));
            Type::ImplTrait(bounds.collect())
        }
        Type::DynTrait(object) => {
            let mut object = object.clone();
            for item in &mut object.traits {
                item.trait_ = in_path(&item.trait_, change);
            }
            Type::DynTrait(object)
        }
        _ => ty.clone(),
    }
}

/// The same of the arguments and constraints of a path.
pub fn in_path(path: &Path, change: &dyn Change) -> Path {
    let mut path = path.clone();
    match path.args.as_deref_mut() {
        Some(GenericArgs::AngleBracketed { args, constraints }) => {
            args.iter_mut()
                .for_each(|argument| in_argument(argument, change));
            for constraint in constraints {
                if let Some(ty) = equal_mut(constraint) {
                    *ty = rewrite(ty, change);
                }
            }
        }
        Some(GenericArgs::Parenthesized { inputs, output }) => {
            for ty in inputs.iter_mut().chain(output) {
                *ty = rewrite(ty, change);
            }
        }
        _ => {}
    }
    path
}

fn in_argument(argument: &mut GenericArg, change: &dyn Change) {
    match argument {
        GenericArg::Type(ty) => *ty = rewrite(ty, change),
        GenericArg::Lifetime(name) => {
            if let Some(other) = change.lifetime(name) {
                *name = other;
            }
        }
        GenericArg::Const(constant) => {
            if let Some(other) = change.constant(&constant.expr) {
                constant.expr = other;
            }
        }
        GenericArg::Infer => {}
    }
}

fn in_bound(bound: &GenericBound, change: &dyn Change) -> GenericBound {
    let mut bound = bound.clone();
    if let GenericBound::TraitBound { trait_, .. } = &mut bound {
        *trait_ = in_path(trait_, change);
    }
    bound
}

/// The types that a type is made of, one level down.
pub fn parts(ty: &Type) -> Vec<&Type> {
    match ty {
        Type::ResolvedPath(path) => of_path(path),
        Type::Tuple(items) => items.iter().collect(),
        Type::Slice(inner)
        | Type::Array { type_: inner, .. }
        | Type::BorrowedRef { type_: inner, .. } => vec![inner],
        Type::ImplTrait(bounds) => bounds
            .iter()
            .filter_map(|bound| match bound {
                GenericBound::TraitBound { trait_, .. } => Some(of_path(trait_)),
                _ => None,
            })
            .flatten()
            .collect(),
        Type::DynTrait(object) => object
            .traits
            .iter()
            .flat_map(|item| of_path(&item.trait_))
            .collect(),
        _ => Vec::new(),
    }
}

fn of_path(path: &Path) -> Vec<&Type> {
    let Some(GenericArgs::AngleBracketed { args, constraints }) = path.args.as_deref() else {
        return Vec::new();
    };
    let args = args.iter().filter_map(|argument| match argument {
        GenericArg::Type(ty) => Some(ty),
        _ => None,
    });
    args.chain(constraints.iter().filter_map(equal)).collect()
}

/// `T` of `Item = T`.
pub fn equal(constraint: &AssocItemConstraint) -> Option<&Type> {
    match &constraint.binding {
        AssocItemConstraintKind::Equality(Term::Type(ty)) => Some(ty),
        _ => None,
    }
}

fn equal_mut(constraint: &mut AssocItemConstraint) -> Option<&mut Type> {
    match &mut constraint.binding {
        AssocItemConstraintKind::Equality(Term::Type(ty)) => Some(ty),
        _ => None,
    }
}
