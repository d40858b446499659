//! Enums whose variants are plain names.
//!
//! In: a selected enum. Out: its class, with what Python's values are: what an open enum says of the wire, the numbers that
//! Rust source gives, or else the names of the variants.

use rustdoc_types::{Item, ItemEnum, VariantKind};

use super::{Lowered, Subject};
use crate::bindings::diagnostics::Diagnostic;
use crate::bindings::docs::{deprecated, name};
use crate::bindings::docstring;
use crate::bindings::ir::{Enum, EnumKind, Head, Variant};
use crate::bindings::names;
use crate::bindings::types::{Types, rust_name};

/// The associated constant in which an open enum says the texts of the wire.
pub const VALUES: &str = "VALUES";

/// An enum. `None` after a diagnostic: an open one whose values cannot be read.
pub fn enumeration(types: &Types, of: &Subject, head: Head, out: &mut Lowered) -> Option<Enum> {
    let (item, home) = (of.item, of.home());
    let variants: Vec<&Item> = types
        .known
        .docs
        .variants(item)
        .into_iter()
        .filter(|variant| matches!(&variant.inner, ItemEnum::Variant(data) if data.kind == VariantKind::Plain))
        .collect();
    let (kind, values) = if types.known.is_open_enum(item) {
        let values = wire_values(types, of, variants.len(), out)?;
        (EnumKind::Open, values)
    } else {
        closed_values(&variants)
    };
    let variants: Vec<(&Item, Variant)> = variants
        .into_iter()
        .zip(values)
        .map(|(variant, value)| {
            let lowered = Variant {
                rust: rust_name(name(variant)),
                python: names::member(types.known, home, variant),
                value,
                doc: docstring::of(variant, types.names),
                deprecated: deprecated(variant),
            };
            (variant, lowered)
        })
        .collect();
    let named: Vec<(&Item, &str)> = variants
        .iter()
        .map(|(item, variant)| (*item, variant.python.as_str()))
        .collect();
    out.problems
        .extend(names::check_members(types.known, home, &named));
    Some(Enum {
        head,
        kind,
        variants: variants.into_iter().map(|(_, variant)| variant).collect(),
    })
}

/// Numbers if source says one of them (the next variant has the next number), else names.
fn closed_values(variants: &[&Item]) -> (EnumKind, Vec<String>) {
    let said = |variant: &&Item| match &variant.inner {
        ItemEnum::Variant(data) => {
            let number = data.discriminant.as_ref().map(|number| &number.value);
            number.and_then(|number| number.parse::<i128>().ok())
        }
        _ => None,
    };
    if !variants.iter().any(|variant| said(variant).is_some()) {
        let names = variants.iter().map(|variant| name(variant).to_owned());
        return (EnumKind::Named, names.collect());
    }
    let mut next = 0;
    let numbers = variants.iter().map(|variant| {
        let number = said(variant).unwrap_or(next);
        next = number.wrapping_add(1);
        number.to_string()
    });
    (EnumKind::Numbered, numbers.collect())
}

/// The wire texts of an open enum, in the order of its variants: `"BUY|SELL|"` in the constant.
fn wire_values(
    types: &Types,
    of: &Subject,
    variants: usize,
    out: &mut Lowered,
) -> Option<Vec<String>> {
    let constants = types.known.docs.inherent(of.item);
    let text = constants
        .iter()
        .find_map(|(member, _)| match &member.inner {
            ItemEnum::AssocConst {
                value: Some(value), ..
            } if name(member) == VALUES => Some(value),
            _ => None,
        });
    let literal = text.and_then(|text| serde_json::from_str::<String>(text).ok());
    let values: Vec<String> = literal
        .iter()
        .flat_map(|literal| literal.split_terminator('|'))
        .map(str::to_owned)
        .collect();
    if values.len() == variants {
        return Some(values);
    }
    out.problems.push(Diagnostic {
        message: format!(
            "the open enum `{}` has {variants} variants and {} values",
            of.home().join("::"),
            values.len()
        ),
        places: types.known.docs.place(of.item).into_iter().collect(),
        why: format!("what the wire says is read from the text of its constant `{VALUES}`, a literal such as \"BUY|SELL|\""),
        help: "make the enum with the macro of the crate, which writes the constant".into(),
    });
    None
}
