//! Enums with data, and what they have in common with exceptions: a class for each variant.
//!
//! In: a selected enum. Out: its base class, with what all values have, and in it a class for each variant that is shown. One that Python is to
//! give is built where all that is in it can be given, and else is one that a call gave.

use rustdoc_types::Item;

use super::class::{fields, is_built};
use super::namesake::Named;
use super::variants::{self, Variants};
use super::{Lowered, Subject, client};
use crate::bindings::docs::{deprecated, is_non_exhaustive, name};
use crate::bindings::ir::{Constant, Given, Head, Method, Name, Record, Tagged};
use crate::bindings::lower::docstring;
use crate::bindings::names;
use crate::bindings::types::{Types, rust_name};

pub fn tagged<'a>(types: &Types<'a>, of: &Subject<'a>, head: Head, out: &mut Lowered) -> Tagged {
    let Variants { shown, others } = variants::of_tagged(types, of, out);
    let others = others.into_iter();
    let variants = classes(types, of, &head, &shown, out);
    let (constants, methods) = members(types, of, &head, &variants, out);
    Tagged {
        given: handed(types, of, &variants, &shown, &methods, out),
        constants,
        methods,
        variants,
        others: others.map(|item| rust_name(name(item))).collect(),
        head,
    }
}

/// What all of its values have, where a rule names it. An object is of the class of its variant, whose fields hide what has their names.
fn members(
    types: &Types,
    of: &Subject,
    head: &Head,
    variants: &[Record],
    out: &mut Lowered,
) -> (Vec<Constant>, Vec<Method>) {
    if !types.known.names_methods(of.home()) {
        return Default::default();
    }
    let named: Vec<Named> = named(variants).collect();
    client::of_value(types, of, head, &named, out)
}

/// The names of variants and of all that is in them.
pub fn named(variants: &[Record]) -> impl Iterator<Item = Named<'_>> {
    let classes = variants.iter().map(|variant| &variant.head.python.name);
    let fields = variants.iter().flat_map(|variant| &variant.fields);
    let named = classes.chain(fields.map(|field| &field.python));
    named.map(|name| (name.as_str(), None))
}

/// How one is handed to Rust, which calling a method of it is as well.
fn handed(
    types: &Types,
    of: &Subject,
    variants: &[Record],
    items: &[&Item],
    methods: &[Method],
    out: &mut Lowered,
) -> Given {
    let mut whole = items.iter().zip(variants).map(|(item, variant)| {
        let (members, _) = types.known.docs.data(item);
        is_built(variant, &members)
    });
    match (of.chosen.input, methods) {
        (false, []) => Given::Never,
        (false, _) => Given::Kept,
        (true, _) if whole.all(|whole| whole) => Given::Built,
        (true, _) => {
            if !of.chosen.kept {
                out.kept.push(of.instance().clone());
            }
            Given::Kept
        }
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
    let home = of.home();
    let mut variants = Vec::new();
    for variant in items {
        let path = [&home[..], &[name(variant).to_owned()]].concat();
        let (members, whole) = types.known.docs.data(variant);
        let (fields, unbound) = fields(types, of, &path, &members, out);
        let complete = whole && unbound.is_empty() && !is_non_exhaustive(variant);
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
            settled: false,
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
