//! Variants of enums, divided into those that Python sees and those of which it sees the name alone.
//!
//! In: a selected enum. Out: both, in source order. A value of either kind may come from Rust, so none is forgotten.

use rustdoc_types::{Item, ItemEnum, VariantKind};

use super::{Lowered, Subject};
use crate::bindings::docs::{is_hidden, is_non_exhaustive, name};
use crate::bindings::ir::{Status, Unbound};
use crate::bindings::select::excluded;
use crate::bindings::types::Types;

pub struct Variants<'a> {
    pub shown: Vec<&'a Item>,
    /// Hidden or excluded.
    pub others: Vec<&'a Item>,
}

/// The variants of an enum with data, or of an error.
pub fn of_tagged<'a>(types: &Types<'a>, of: &Subject<'a>, out: &mut Lowered) -> Variants<'a> {
    divided(types, of, out, &|_| None)
}

/// The variants of an enum without data.
pub fn of_plain<'a>(types: &Types<'a>, of: &Subject<'a>, out: &mut Lowered) -> Variants<'a> {
    divided(types, of, out, &|variant| {
        let why = "it may get data later, so that only its own crate can make it";
        is_non_exhaustive(variant).then_some(why)
    })
}

fn divided<'a>(
    types: &Types<'a>,
    of: &Subject<'a>,
    out: &mut Lowered,
    unsupported: &dyn Fn(&Item) -> Option<&'static str>,
) -> Variants<'a> {
    let docs = types.known.docs;
    let (mut shown, mut others) = (Vec::new(), Vec::new());
    for variant in docs.all_variants(of.item) {
        let path = [&of.home()[..], &[name(variant).to_owned()]].concat();
        let rule = excluded(types.known, &path);
        let (status, reason) = match (rule, unsupported(variant)) {
            _ if is_hidden(variant) => {
                others.push(variant);
                continue;
            }
            (Some(rule), _) => (Status::Excluded, rule.because.clone()),
            (None, Some(why)) => (Status::Unsupported, why.to_owned()),
            (None, None) => {
                shown.push(variant);
                continue;
            }
        };
        others.push(variant);
        let unbound = |names: &[String], kind| Unbound {
            path: names.join("::"),
            kind,
            status,
            reason: reason.clone(),
        };
        out.unbound.push(unbound(&path, "variant"));
        let data = docs.data(variant).0.into_iter();
        let data = data.map(|field| [&path[..], &[name(field).to_owned()]].concat());
        out.unbound.extend(data.map(|path| unbound(&path, "field")));
    }
    Variants { shown, others }
}

/// Whether the variant is a name and no more.
pub fn is_plain(variant: &Item) -> bool {
    matches!(&variant.inner, ItemEnum::Variant(data) if data.kind == VariantKind::Plain)
}
