//! Which impls are for an instance, and which traits a type has.
//!
//! In: an impl, or a trait and a type. Out: what the parameters of the impl stand for, or whether the trait is there.
//! Invariant: a trait that is said to be there is; of a type of another crate only the traits of [`EVERYWHERE`] are known.

use rustdoc_types::{
    GenericArg, GenericArgs, GenericBound, GenericParamDefKind, Generics, Id, Impl, Item, ItemEnum,
    Path, Type, WherePredicate,
};

use crate::bindings::docs::{self, Docs};
use crate::bindings::types::aliases::{Arguments, expand, type_arguments};
use crate::bindings::types::instance::{Instance, canonical};
use crate::bindings::types::walk::{parts, rewrite};

/// Traits that every value of the standard library has, and every type with a converter, if what is in it has them.
const EVERYWHERE: [&str; 8] = [
    "core::clone::Clone",
    "core::fmt::Debug",
    "core::marker::Send",
    "core::marker::Sized",
    "core::marker::Sync",
    "core::marker::Unpin",
    "serde_core::de::DeserializeOwned",
    "serde_core::ser::Serialize",
];

/// What the parameters of an impl stand for, if it is one for the instance.
pub fn fit(docs: &Docs, block: &Impl, instance: &Instance) -> Option<Arguments> {
    let mut found = Arguments::default();
    if !instance.is_plain() {
        let wanted = canonical(docs, &block.for_);
        unify(&wanted, &instance.ty(docs), &mut found)?;
    }
    let lifetimes = block.generics.params.iter();
    let lifetimes = lifetimes
        .filter(|parameter| matches!(parameter.kind, GenericParamDefKind::Lifetime { .. }))
        .map(|parameter| (parameter.name.clone(), "'static".to_owned()));
    found.lifetimes.extend(lifetimes);
    holds(docs, &block.generics, &found).then_some(found)
}

/// A function or constant of an impl for an instance.
pub struct Member<'a> {
    pub item: &'a Item,
    pub block: &'a Impl,
    /// What the parameters of the impl and of its trait stand for, and `Self`.
    pub arguments: Arguments,
}

/// The functions and constants of an instance: its own, then those of this crate's traits.
pub fn callable<'a>(docs: &'a Docs, instance: &Instance) -> Vec<Member<'a>> {
    let Some(item) = docs.item(instance.id) else {
        return Vec::new();
    };
    let members = docs.callable(item).into_iter();
    let fitting = members.filter_map(|(item, block)| {
        let mut arguments = fit(docs, block, instance)?;
        let this = instance.ty(docs);
        arguments.types.insert("Self".to_owned(), this);
        Some(Member {
            item,
            block,
            arguments,
        })
    });
    fitting.collect()
}

/// Whether a type of the crate has a trait.
pub fn has(docs: &Docs, instance: &Instance, wanted: &dyn Fn(Id) -> bool) -> bool {
    let Some(item) = docs.item(instance.id) else {
        return false;
    };
    docs.impls(item).into_iter().any(|(_, block)| {
        let named = block.trait_.as_ref().is_some_and(|path| wanted(path.id));
        named && !block.is_negative && fit(docs, block, instance).is_some()
    })
}

/// The same of a trait of another crate, by where it is defined.
pub fn has_foreign(docs: &Docs, instance: &Instance, wanted: &str) -> bool {
    has(docs, instance, &|id| docs.is(id, wanted))
}

/// The associated type that an instance gives a trait of another crate.
pub fn associated(docs: &Docs, instance: &Instance, of: &str, name: &str) -> Option<Type> {
    let item = docs.item(instance.id)?;
    let mut impls = docs.impls(item).into_iter();
    impls.find_map(|(_, block)| {
        let with = fit(docs, block, instance)?;
        if !docs.is(block.trait_.as_ref()?.id, of) {
            return None;
        }
        let mut members = block.items.iter().filter_map(|id| docs.item(*id));
        members.find_map(|member| match &member.inner {
            ItemEnum::AssocType {
                type_: Some(ty), ..
            } if docs::name(member) == name => Some(rewrite(ty, &with)),
            _ => None,
        })
    })
}

/// Whether any type has the trait.
pub fn implements(docs: &Docs, ty: &Type, wanted: Id) -> bool {
    let ty = expand(docs, ty);
    if let Some(instance) = Instance::of(docs, &ty) {
        return has(docs, &instance, &|id| id == wanted)
            || docs.has_blanket(instance.id, wanted)
            || is_automatic(docs, wanted);
    }
    match docs.item(wanted).map(|item| &item.inner) {
        Some(ItemEnum::Trait(own)) => own.implementations.iter().any(|id| {
            let block = docs.item(*id).map(|item| &item.inner);
            matches!(block, Some(ItemEnum::Impl(block)) if is_for(docs, block, &ty))
        }),
        _ => {
            let everywhere = EVERYWHERE.iter().any(|known| docs.is(wanted, known));
            let mut parts = parts(&ty).into_iter();
            everywhere && parts.all(|part| implements(docs, part, wanted))
        }
    }
}

/// Traits that a type has without an impl, and lacks by a negative one; those that lack it are refused by themselves.
fn is_automatic(docs: &Docs, id: Id) -> bool {
    ["Send", "Sync", "Sized", "Unpin"]
        .into_iter()
        .any(|name| docs.is(id, &format!("core::marker::{name}")))
}

fn is_for(docs: &Docs, block: &Impl, ty: &Type) -> bool {
    let mut found = Arguments::default();
    let wanted = canonical(docs, &block.for_);
    unify(&wanted, &canonical(docs, ty), &mut found).is_some()
        && holds(docs, &block.generics, &found)
}

/// Whether all that is asked of the parameters is there.
fn holds(docs: &Docs, generics: &Generics, found: &Arguments) -> bool {
    let of_params = generics.params.iter().filter_map(|parameter| {
        let GenericParamDefKind::Type { bounds, .. } = &parameter.kind else {
            return None;
        };
        Some((found.types.get(&parameter.name)?.clone(), bounds))
    });
    let moved = generics.where_predicates.iter().filter_map(|predicate| {
        let WherePredicate::BoundPredicate { type_, bounds, .. } = predicate else {
            return None;
        };
        Some((rewrite(type_, found), bounds))
    });
    of_params.chain(moved).all(|(ty, bounds)| {
        bounds.iter().all(|bound| match bound {
            GenericBound::TraitBound { trait_, .. } => implements(docs, &ty, trait_.id),
            _ => true,
        })
    })
}

/// Finds what the parameters in `wanted` stand for where it is to be `ty`. Both are canonical.
fn unify(wanted: &Type, ty: &Type, found: &mut Arguments) -> Option<()> {
    match (wanted, ty) {
        (Type::Generic(name), _) => match found.types.get(name) {
            Some(known) => (known == ty).then_some(()),
            None => {
                found.types.insert(name.clone(), ty.clone());
                Some(())
            }
        },
        (Type::ResolvedPath(wanted), Type::ResolvedPath(path)) => {
            in_path(wanted, path, found).filter(|()| wanted.id == path.id)
        }
        (Type::Tuple(wanted), Type::Tuple(items)) if wanted.len() == items.len() => {
            let mut pairs = wanted.iter().zip(items);
            pairs.try_for_each(|(wanted, ty)| unify(wanted, ty, found))
        }
        (Type::Slice(wanted), Type::Slice(item)) => unify(wanted, item, found),
        _ => (wanted == ty).then_some(()),
    }
}

fn in_path(wanted: &Path, path: &Path, found: &mut Arguments) -> Option<()> {
    let (given, asked) = (constants(path), constants(wanted));
    for (name, value) in asked.into_iter().zip(given) {
        if name != value {
            is_name(&name).then(|| found.constants.insert(name, value))?;
        }
    }
    let (asked, given) = (type_arguments(wanted), type_arguments(path));
    let mut pairs = asked.iter().zip(&given);
    pairs.try_for_each(|(wanted, ty)| unify(wanted, ty, found))?;
    (asked.len() == given.len()).then_some(())
}

/// Whether a constant is a parameter, and no value.
fn is_name(constant: &str) -> bool {
    let letter = |first: char| first.is_alphabetic() || first == '_';
    constant.starts_with(letter) && !["true", "false"].contains(&constant)
}

fn constants(path: &Path) -> Vec<String> {
    let Some(GenericArgs::AngleBracketed { args, .. }) = path.args.as_deref() else {
        return Vec::new();
    };
    args.iter()
        .filter_map(|argument| match argument {
            GenericArg::Const(constant) => Some(constant.expr.clone()),
            _ => None,
        })
        .collect()
}
