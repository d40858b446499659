//! Enums whose variants are plain names.
//!
//! In: a selected enum. Out: its class, with what Python's values are: what an open enum says of the wire, the numbers that
//! Rust source gives, or else the names of the variants.

use rustdoc_types::{Item, ItemEnum};

use super::namesake::Named;
use super::variants::{self, Variants, is_plain};
use super::{Lowered, Subject, client};
use crate::bindings::diagnostics::Diagnostic;
use crate::bindings::docs::{deprecated, name};
use crate::bindings::ir::{Constant, Enum, EnumKind, Head, Method, Variant};
use crate::bindings::lower::docstring;
use crate::bindings::names;
use crate::bindings::select::excluded;
use crate::bindings::types::{Types, rust_name};

/// The associated constant in which an open enum says the texts of the wire.
pub const VALUES: &str = "VALUES";

/// An enum. `None` after a diagnostic: an open one whose values cannot be read.
pub fn enumeration<'a>(
    types: &Types<'a>,
    of: &Subject<'a>,
    head: Head,
    out: &mut Lowered,
) -> Option<Enum> {
    let Valued {
        kind,
        shown,
        others,
    } = match types.known.is_open_enum(of.item) {
        true => open(types, of, out)?,
        false => closed(types, of, out),
    };
    let home = of.home();
    let (variants, values): (Vec<&Item>, Vec<String>) = shown.into_iter().unzip();
    let variants: Vec<(&Item, Variant)> = names::variants(types.known, home, variants)
        .into_iter()
        .zip(values)
        .map(|((variant, python), value)| {
            let lowered = Variant {
                rust: rust_name(name(variant)),
                python,
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
    let variants: Vec<Variant> = variants.into_iter().map(|(_, variant)| variant).collect();
    let (constants, methods) = of_enum(types, of, &head, kind, &variants, out);
    Some(Enum {
        constants,
        methods,
        head,
        kind,
        variants,
        others: others
            .into_iter()
            .map(|(item, value)| (rust_name(name(item)), value))
            .collect(),
    })
}

/// Its constants and methods, where a rule names them.
fn of_enum(
    types: &Types,
    of: &Subject,
    head: &Head,
    kind: EnumKind,
    variants: &[Variant],
    out: &mut Lowered,
) -> (Vec<Constant>, Vec<Method>) {
    if !types.known.names_methods(of.home()) {
        return Default::default();
    }
    let names: Vec<Named> = variants
        .iter()
        .map(|variant| (variant.python.as_str(), None))
        .collect();
    let (mut constants, methods) = client::of_value(types, of, head, &names, out);
    // It says the texts of the wire, which the members are.
    constants.retain(|constant| kind != EnumKind::Open || constant.name() != VALUES);
    (constants, methods)
}

/// Variants with what their values are in Python.
struct Valued<'a> {
    kind: EnumKind,
    shown: Vec<(&'a Item, String)>,
    others: Vec<(&'a Item, String)>,
}

fn open<'a>(types: &Types<'a>, of: &Subject<'a>, out: &mut Lowered) -> Option<Valued<'a>> {
    let mut variants = types.known.docs.variants(of.item);
    variants.retain(|variant| is_plain(variant));
    let values = wire_values(types, of, variants.len(), out)?;
    for variant in &variants {
        let path = [&of.home()[..], &[name(variant).to_owned()]].concat();
        if excluded(types.known, &path).is_some() {
            out.problems.push(open_excluded(types, variant, &path));
        }
    }
    Some(Valued {
        kind: EnumKind::Open,
        shown: variants.into_iter().zip(values).collect(),
        others: Vec::new(),
    })
}

fn open_excluded(types: &Types, variant: &Item, path: &[String]) -> Diagnostic {
    Diagnostic {
        message: format!("a rule excludes `{}`, a variant of an open enum", path.join("::")),
        places: types.known.docs.place(variant).into_iter().collect(),
        why: "what the venue sends would still be that value; an open enum has a member for every text that it knows".into(),
        help: "take the variant out of the enum, or the rule out of `[exclude]`".into(),
    }
}

/// Numbers if source says one of them, else names.
fn closed<'a>(types: &Types<'a>, of: &Subject<'a>, out: &mut Lowered) -> Valued<'a> {
    let Variants { shown, others } = variants::of_plain(types, of, out);
    let all = types.known.docs.all_variants(of.item);
    let (kind, values) = closed_values(&all);
    let valued = |variants: Vec<&'a Item>| {
        let of = |variant: &Item| all.iter().position(|other| other.id == variant.id);
        let values = variants
            .iter()
            .map(|variant| values[of(variant).expect("it is one of all")].clone());
        let values: Vec<String> = values.collect();
        variants.into_iter().zip(values).collect()
    };
    Valued {
        kind,
        shown: valued(shown),
        others: valued(others),
    }
}

/// The values of all variants. The next one after a number has the next number.
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
