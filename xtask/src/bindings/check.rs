//! The account of a wheel: every public item is bound, excluded with a reason, or unsupported with a reason.
//!
//! In: the crate, the selection, and what lowering made of it. Out: the counts and the list of what is not bound. The
//! public items are counted from the crate, not from the output, so that an item that was dropped is found out.

mod eligible;
mod kind;
mod public;
pub mod report;

use std::collections::{BTreeMap, BTreeSet};

use super::diagnostics::Diagnostic;
use super::ir::{Constant, Count, Counts, Module, Status, Unbound};
use super::lower::Lowered;
use super::rules::known::Known;
use super::select::Selection;
use super::types::rust_path;
use kind::Kind;
use public::Fate;

/// Accounts for all public items of a wheel.
pub fn account(
    known: &Known,
    selection: &Selection,
    lowered: &mut Lowered,
) -> (Counts, Vec<Unbound>) {
    let bound = bound(&lowered.modules);
    // A field and a method may have one path.
    let told: BTreeMap<(String, &str), &Unbound> = lowered
        .unbound
        .iter()
        .map(|unbound| ((unbound.path.clone(), unbound.kind), unbound))
        .collect();
    let mut rows: BTreeMap<usize, Count> = BTreeMap::new();
    let mut unbound = Vec::new();
    // Types that no factory could bind.
    let mut beyond: BTreeSet<String> = BTreeSet::new();
    let mut problems = Vec::new();
    for item in public::items(known, selection) {
        let row = rows.entry(item.kind.row()).or_insert_with(|| Count {
            kind: item.kind.many(),
            ..Count::default()
        });
        row.public += 1;
        let rust = rust_path(known.docs.crate_name(), &item.path);
        let path = item.path.join("::");
        let (status, reason) = match (told.get(&(path.clone(), item.kind.one())), item.fate) {
            (Some(unbound), _) => (unbound.status, unbound.reason.clone()),
            // A trait is in the output by its methods.
            (None, Fate::Not(..)) if item.kind == Kind::Trait && bound.contains(&rust) => {
                row.bound += 1;
                continue;
            }
            (None, Fate::Not(status, reason)) => (status, reason),
            (None, Fate::Within) => {
                row.bound += 1;
                continue;
            }
            (None, Fate::Bound) if bound.contains(&rust) => {
                row.bound += 1;
                continue;
            }
            (None, Fate::Bound) => {
                problems.push(lost(&path));
                continue;
            }
        };
        match status {
            Status::Excluded => row.excluded += 1,
            Status::Unsupported => {
                row.unsupported += 1;
                let within = path.rsplit_once("::").map_or("", |(within, _)| within);
                if eligible::is_beyond(&reason)
                    || reason.starts_with(public::OF_UNBOUND) && beyond.contains(within)
                {
                    row.beyond += 1;
                    beyond.insert(path.clone());
                }
            }
        }
        unbound.push(Unbound {
            path,
            kind: item.kind.one(),
            status,
            reason,
        });
    }
    unbound.sort();
    // A class that has a problem of its own is missing from the output for that reason.
    if lowered.problems.is_empty() {
        lowered.problems = problems;
    }
    let rows = rows.into_values().collect();
    (Counts { rows }, unbound)
}

/// The Rust paths of all that is in the output.
fn bound(modules: &[Module]) -> BTreeSet<String> {
    let (mut bound, mut traits_of) = (BTreeSet::new(), BTreeSet::new());
    let mut add = |owner: &str, members: &mut dyn Iterator<Item = &str>| {
        bound.extend(members.map(|member| format!("{owner}::{member}")));
        bound.insert(owner.to_owned());
    };
    for module in modules {
        for record in module.records.iter().chain(&module.requests) {
            add(
                &record.head.item(),
                &mut record.fields.iter().map(|field| field.rust.as_str()),
            );
            let methods = record.methods.iter().map(|method| method.rust.as_str());
            let constants = record.constants.iter().map(Constant::name);
            add(&record.head.item(), &mut { methods.chain(constants) });
        }
        for item in &module.enums {
            let methods = item.methods.iter().map(|method| method.rust.as_str());
            let constants = item.constants.iter().map(Constant::name);
            add(&item.head.item(), &mut { methods.chain(constants) });
            add(
                &item.head.item(),
                &mut item.variants.iter().map(|variant| variant.rust.as_str()),
            );
        }
        for item in &module.tagged {
            let methods = item.methods.iter().map(|method| method.rust.as_str());
            let constants = item.constants.iter().map(Constant::name);
            add(&item.head.item(), &mut { methods.chain(constants) });
            for variant in &item.variants {
                let fields = variant.fields.iter().map(|field| field.rust.as_str());
                add(&variant.head.item(), &mut { fields });
            }
        }
        for error in &module.errors {
            let fields = error.fields.iter().map(|field| field.rust.as_str());
            add(&error.head.item(), &mut { fields });
            let methods = error.methods.iter().map(|method| method.rust.as_str());
            let constants = error.constants.iter().map(Constant::name);
            add(&error.head.item(), &mut { methods.chain(constants) });
            for variant in &error.variants {
                let fields = variant.fields.iter().map(|field| field.rust.as_str());
                add(&variant.head.item(), &mut { fields });
            }
        }
        for protocol in &module.protocols {
            let methods = protocol.methods.iter().map(|method| method.rust.as_str());
            add(&protocol.head.item(), &mut { methods });
        }
        let functions = module.functions.iter().map(|item| &item.rust);
        let constants = module.constants.iter().map(|item| &item.rust);
        for rust in functions.chain(constants) {
            add(rust, &mut std::iter::empty());
        }
        for client in &module.clients {
            let new = client.constructor.function();
            let methods = client
                .methods
                .iter()
                .chain(new)
                .map(|method| method.rust.as_str());
            let fields = client.fields.iter().map(|field| field.rust.as_str());
            let constants = client.constants.iter().map(Constant::name);
            let members = methods.chain(fields).chain(constants);
            add(&client.head.item(), &mut { members });
            let traits = client
                .methods
                .iter()
                .filter_map(|method| method.of_trait.clone());
            traits_of.extend(traits);
        }
    }
    bound.append(&mut traits_of);
    bound
}

fn lost(path: &str) -> Diagnostic {
    Diagnostic {
        message: format!("`{path}` is neither bound, excluded nor unsupported"),
        places: Vec::new(),
        why: "this is a defect of the factory: every public item has to end in one of the three"
            .into(),
        help: String::new(),
    }
}
