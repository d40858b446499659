//! From a Rust crate to Python wheels, pass by pass.
//!
//! In: the flags. Out: written files, or diagnostics and no file at all.

#[allow(dead_code)] // until the passes use it
mod files;
#[allow(dead_code)]
mod ir;

use std::process::ExitCode;

use crate::flags;

/// Runs `cargo xtask bindings`.
pub fn main(_flags: &flags::Bindings) -> ExitCode {
    ExitCode::SUCCESS
}
