//! `--dump PASS`: the value of a pass, for reading and for golden tests.

use std::fmt::Write as _;

use super::ir::Bindings;
use super::known::Known;
use super::select;
use crate::flags::Pass;

/// Prints the value of a pass that comes before the IR.
pub fn early(pass: Option<Pass>, known: &Known) {
    match pass {
        Some(Pass::Paths) => print!("{}", paths(known)),
        Some(Pass::Select) => print!("{}", selection(known)),
        Some(Pass::Ir | Pass::Report) | None => {}
    }
}

/// The IR as Rust prints it.
pub fn ir(bindings: &Bindings) -> String {
    format!("{bindings:#?}\n")
}

/// Every public path, and for one that is not the item's home, where that is.
fn paths(known: &Known) -> String {
    let mut text = String::new();
    for (path, id) in known.paths.all() {
        let path = path.join("::");
        let home = known
            .home(id)
            .map(|home| home.join("::"))
            .unwrap_or_default();
        let line = if home == path {
            path
        } else {
            format!("{path} = {home}")
        };
        writeln!(text, "{line}").expect("a string takes all text");
    }
    text
}

/// Every chosen type with its kind and the reason it is in.
fn selection(known: &Known) -> String {
    let mut text = String::new();
    for chosen in select::select(known).chosen {
        let kind = match chosen.kind {
            Ok(kind) => format!("{kind:?}"),
            Err(why) => format!("unsupported: {why}"),
        };
        writeln!(
            text,
            "{} [{kind}] {}",
            chosen.path.join("::"),
            chosen.reason
        )
        .expect("a string takes all text");
    }
    text
}
