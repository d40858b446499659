//! `cargo xtask test`: everything that must be green.
//!
//! In: nothing. Out: the exit code of nox over its default sessions, which `noxfile.py` lists.

use std::process::ExitCode;

use crate::setup;

/// Sets up and runs every check.
pub fn run() -> ExitCode {
    setup::nox(&[])
}
