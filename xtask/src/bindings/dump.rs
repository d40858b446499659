//! `--dump PASS`: the value of a pass as text, for reading and for golden tests.
//!
//! Everything that a value holds is in its text, in the order in which it holds it.

mod words;

use std::fmt::Write as _;
use std::io::Write as _;

use super::ir::Bindings;
use super::names::{Words, name_of};
use super::rules::known::Known;
use super::{check::report, select};
use crate::flags::Pass;

/// Prints the values of the wanted passes that come before the IR.
pub fn early(passes: &[Pass], known: &Known) {
    for pass in passes {
        match pass {
            Pass::Paths => print(&format!("# paths\n{}\n", paths(known))),
            Pass::Select => print(&format!("# select\n{}\n", selection(known))),
            Pass::Ir | Pass::Report => {}
        }
    }
}

/// Prints the values of the wanted passes that come after it.
pub fn late(passes: &[Pass], bindings: &Bindings) {
    for pass in passes {
        match pass {
            Pass::Ir => print(&format!("# ir\n{}\n", words::bindings(bindings))),
            Pass::Report => {
                let lists = bindings
                    .venues
                    .iter()
                    .map(report::unbound)
                    .collect::<String>();
                print(&format!("# report\n{}\n{lists}", report::table(bindings)));
            }
            Pass::Paths | Pass::Select => {}
        }
    }
}

/// Prints to standard output. Whoever closes it early, such as `head`, has read enough.
pub fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
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
        let (_, parents) = chosen.path.split_last().expect("a path has a last name");
        let name = name_of(known, &chosen.instance, Words::Exact);
        let path = [parents, &[name]].concat().join("::");
        writeln!(text, "{path} [{kind}] {}", chosen.reason).expect("a string takes all text");
    }
    text
}
