//! Type aliases taken off, generic ones and defaulted arguments included.
//!
//! In: a type as rustdoc wrote it. Out: the same type without an alias at its top. Rustdoc keeps aliases in signatures, and
//! leaves defaulted arguments out.

use std::collections::BTreeMap;

use rustdoc_types::{GenericArg, GenericArgs, GenericParamDefKind, Generics, ItemEnum, Path, Type};

use crate::bindings::docs::Docs;
use crate::bindings::types::lifetimes;
use crate::bindings::types::walk::{self, Change, rewrite};

/// Aliases of aliases end; a crate with a longer chain does not compile.
const LONGEST_CHAIN: usize = 64;

/// What the parameters of an item stand for.
#[derive(Debug, Clone, Default)]
pub struct Arguments {
    pub types: BTreeMap<String, Type>,
    /// By the text of the constant, `32`.
    pub constants: BTreeMap<String, String>,
    pub lifetimes: BTreeMap<String, String>,
}

impl Arguments {
    /// Takes over what is not said here.
    pub fn add(&mut self, outer: &Self) {
        for (name, ty) in &outer.types {
            let own = self.types.entry(name.clone());
            own.or_insert_with(|| ty.clone());
        }
        for (name, value) in &outer.constants {
            let own = self.constants.entry(name.clone());
            own.or_insert_with(|| value.clone());
        }
        for (name, lifetime) in &outer.lifetimes {
            let own = self.lifetimes.entry(name.clone());
            own.or_insert_with(|| lifetime.clone());
        }
    }
}

impl Change for Arguments {
    fn ty(&self, ty: &Type) -> Option<Type> {
        match ty {
            Type::Generic(name) => self.types.get(name).cloned(),
            _ => None,
        }
    }

    fn constant(&self, name: &str) -> Option<String> {
        self.constants.get(name).cloned()
    }

    fn lifetime(&self, name: &str) -> Option<String> {
        self.lifetimes.get(name).cloned()
    }
}

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
    Some(rewrite(&alias.type_, &bind(&alias.generics, path)))
}

/// The type arguments of a path, in order.
pub fn type_arguments(path: &Path) -> Vec<&Type> {
    let types = arguments(path)
        .iter()
        .filter_map(|argument| match argument {
            GenericArg::Type(ty) => Some(ty),
            _ => None,
        });
    types.collect()
}

fn arguments(path: &Path) -> &[GenericArg] {
    match path.args.as_deref() {
        Some(GenericArgs::AngleBracketed { args, .. }) => args,
        _ => &[],
    }
}

/// The type that a bound fixes: `T` of `Future<Output = T>`.
pub fn constraint<'a>(path: &'a Path, name: &str) -> Option<&'a Type> {
    let Some(GenericArgs::AngleBracketed { constraints, .. }) = path.args.as_deref() else {
        return None;
    };
    let mut named = constraints
        .iter()
        .filter(|constraint| constraint.name == name);
    named.find_map(walk::equal)
}

/// Parameters to arguments, by position; what is missing is the default, in which earlier parameters may occur.
pub fn bind(generics: &Generics, path: &Path) -> Arguments {
    let mut types = type_arguments(path).into_iter();
    let mut constants = arguments(path)
        .iter()
        .filter_map(|argument| match argument {
            GenericArg::Const(constant) => Some(constant.expr.clone()),
            _ => None,
        });
    let mut lifetimes = lifetimes::of_path(path).into_iter();
    let mut bound = Arguments::default();
    for parameter in &generics.params {
        let name = parameter.name.clone();
        match &parameter.kind {
            GenericParamDefKind::Type { default, .. } => {
                let argument = match types.next() {
                    Some(ty) => Some(ty.clone()),
                    None => default.as_ref().map(|ty| rewrite(ty, &bound)),
                };
                bound
                    .types
                    .extend(argument.map(|argument| (name, argument)));
            }
            GenericParamDefKind::Const { default, .. } => {
                let argument = constants.next().or_else(|| default.clone());
                bound
                    .constants
                    .extend(argument.map(|argument| (name, argument)));
            }
            GenericParamDefKind::Lifetime { .. } => {
                let argument = lifetimes.next().unwrap_or_else(|| "'_".to_owned());
                bound.lifetimes.insert(name, argument);
            }
        }
    }
    bound
}
