//! `cargo xtask demo`: from a clone to prices on the screen.
//!
//! In: whether to ask the real exchanges. Out: the exit code of the nox session `demo`, which builds and shows.

use std::process::ExitCode;

use crate::setup;

/// Sets up, builds the wheels, and runs the examples: against the local exchange, or the real ones with `live`.
pub fn run(live: bool) -> ExitCode {
    let show = ["--session", "demo", "--"];
    let live = live.then_some("--live");
    setup::nox(&show.into_iter().chain(live).collect::<Vec<_>>())
}
