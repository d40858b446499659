//! Enums with data, and what they have in common with exceptions: a class for each variant.
//!
//! In: a selected enum. Out: its base class with a class for each variant that is shown. One that Python is to give has all its data in it, or is
//! refused.

use rustdoc_types::Item;

use super::class::{fields, refuse_incomplete};
use super::variants::{self, Variants};
use super::{Lowered, Subject};
use crate::bindings::docs::{deprecated, is_non_exhaustive, name};
use crate::bindings::ir::{Given, Head, Name, Record, Tagged};
use crate::bindings::lower::docstring;
use crate::bindings::names;
use crate::bindings::types::{Types, rust_name};

pub fn tagged<'a>(types: &Types<'a>, of: &Subject<'a>, head: Head, out: &mut Lowered) -> Tagged {
    let Variants { shown, others } = variants::of_tagged(types, of, out);
    let others = others.into_iter();
    Tagged {
        variants: classes(types, of, &head, &shown, out),
        others: others.map(|item| rust_name(name(item))).collect(),
        given: of.chosen.input,
        head,
    }
}

/// The classes of some variants of the enum with this head, each with its data.
pub fn classes(
    types: &Types,
    of: &Subject,
    head: &Head,
    items: &[&Item],
    out: &mut Lowered,
) -> Vec<Record> {
    let given = of.chosen.input;
    let home = of.home();
    let mut variants = Vec::new();
    for variant in items {
        let path = [&home[..], &[name(variant).to_owned()]].concat();
        let (members, whole) = types.known.docs.data(variant);
        let (fields, unbound) = fields(types, of, &path, &members, out);
        if given {
            refuse_incomplete(of, &unbound, out);
            if !whole || is_non_exhaustive(variant) {
                let why = format!(
                    "its variant `{}` can only be made by its own crate",
                    name(variant)
                );
                out.refused.push((of.instance().clone(), why));
            }
        }
        let complete = whole && unbound.is_empty();
        out.unbound.extend(unbound);
        variants.push(Record {
            head: Head {
                rust: format!("{}::{}", head.rust, rust_name(name(variant))),
                python: Name {
                    module: head.python.module.clone(),
                    name: names::variant(types.known, home, variant),
                },
                doc: docstring::of(variant, types.names),
                deprecated: deprecated(variant),
                reason: format!("a variant of {}", head.python.name),
            },
            fields,
            constants: Vec::new(),
            methods: Vec::new(),
            given: Given::Never,
            complete,
            decode: false,
            default: false,
            setters: Vec::new(),
            operation: false,
            generic: None,
        });
    }
    let named: Vec<(&Item, &str)> = items
        .iter()
        .zip(&variants)
        .map(|(item, variant)| (*item, variant.head.python.name.as_str()))
        .collect();
    out.problems
        .extend(names::check_members(types.known, home, &named));
    variants
}
