//! The factory: `cargo xtask bindings` makes Python wheels of a Rust crate of clients.
//!
//! In: the command line. Out: an exit code; what went wrong is on stderr, as sentences.

#![forbid(unsafe_code)]

mod bindings;
mod demo;
mod flags;
mod setup;
mod test;

use std::process::ExitCode;

fn main() -> ExitCode {
    match flags::parse(std::env::args().skip(1)) {
        Ok(flags::Command::Bindings(flags)) => bindings::main(&flags),
        Ok(flags::Command::Demo { live }) => demo::run(live),
        Ok(flags::Command::Test) => test::run(),
        Ok(flags::Command::Help) => {
            print!("{}", flags::HELP);
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("error: {sentence}\n\n{}", flags::HELP);
            ExitCode::from(2)
        }
    }
}
