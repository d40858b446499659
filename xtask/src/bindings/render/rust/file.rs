//! Names of the Rust modules of a wheel.
//!
//! In: a Python module of the venue. Out: the Rust module with its tables, which is a file of that name. No two Python modules share one,
//! and none hides a crate or a word of Rust.

use super::protocol;
use crate::bindings::ir::{Module, Name, Venue};

/// The Rust module of a Python module: its path below the venue, or the venue's own name.
pub fn file(venue: &Venue, module: &Module) -> String {
    rust_module(venue, &module.python)
}

fn rust_module(venue: &Venue, python: &str) -> String {
    let wanted = wanted(venue, python);
    // `public.data` and `public_data` are two modules; the second one gets a number.
    let before = venue
        .modules
        .iter()
        .take_while(|module| module.python != python)
        .filter(|module| self::wanted(venue, &module.python) == wanted)
        .count();
    let library = venue.rust.split("::").next().unwrap_or_default();
    match before {
        // The crate's own name would hide the crate that is bound.
        0 if RESERVED.contains(&wanted.as_str()) || wanted == library => format!("{wanted}_"),
        0 => wanted,
        _ => format!("{wanted}_{}", before + 1),
    }
}

fn wanted(venue: &Venue, python: &str) -> String {
    let below = python.strip_prefix(venue.python.as_str()).unwrap_or(python);
    match below.trim_start_matches('.') {
        "" => venue.name.clone(),
        below => below.replace('.', "_"),
    }
}

/// The path of a class' static.
pub fn of_class(venue: &Venue, class: &Name) -> String {
    format!(
        "crate::{}::{}",
        rust_module(venue, &class.module),
        class.name
    )
}

/// Names of files that Rust, or the crate itself, has another use for.
const RESERVED: &[&str] = &[
    "lib",
    "main",
    "mod",
    "abstract",
    "become",
    "box",
    "const",
    "do",
    "dyn",
    "enum",
    "extern",
    "final",
    "fn",
    "gen",
    "impl",
    "let",
    "loop",
    "macro",
    "match",
    "move",
    "mut",
    "override",
    "priv",
    "pub",
    "ref",
    "static",
    "struct",
    "super",
    "trait",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "runtime",
    "alloc",
    "core",
    "std",
    protocol::FILE,
];
