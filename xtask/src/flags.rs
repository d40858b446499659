//! The command line.
//!
//! In: the arguments. Out: a [`Command`], or a sentence that says which word was not understood.

use std::path::PathBuf;

pub const HELP: &str = "\
cargo xtask bindings [--check] [--summary COMMIT] [--dump PASS] [--venue NAME]… [--manifest-path FILE] [--rules FILE] [--out FOLDER]

    --check          write nothing; show what would change, and fail if anything would
    --summary COMMIT write nothing; list how the Python surface changes since a commit, in Markdown
    --dump PASS      write nothing; print what a pass gives: paths, select, ir or report; may be given several times
    --venue NAME     this wheel only; may be given several times
    --manifest-path  the crate to bind (venues/Cargo.toml)
    --rules          the rules (bindings/rules.toml)
    --out            where `bindings` and `stubs` are written (the repository)

cargo xtask demo [--live]

    builds the wheels and runs the examples against a local exchange
    --live           against the real exchanges instead

cargo xtask test

    runs every check; `.venv/bin/nox --list` names them, to run one by one
";

#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Bindings(Bindings),
    Demo { live: bool },
    Test,
    Help,
}

/// What `cargo xtask bindings` was told.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bindings {
    pub check: bool,
    /// The commit that the surface is compared with.
    pub summary: Option<String>,
    pub dump: Vec<Pass>,
    pub venues: Vec<String>,
    pub manifest: Option<PathBuf>,
    pub rules: Option<PathBuf>,
    pub out: Option<PathBuf>,
}

/// A pass whose value `--dump` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    Paths,
    Select,
    Ir,
    Report,
}

/// Reads the arguments that follow `cargo xtask`.
pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut arguments = arguments;
    match arguments.next().as_deref() {
        Some("bindings") => bindings(arguments).map(Command::Bindings),
        Some("demo") => demo(arguments),
        Some("test") => match arguments.next() {
            None => Ok(Command::Test),
            Some(flag) => Err(format!("`test` has no flag `{flag}`")),
        },
        Some("help" | "--help" | "-h") => Ok(Command::Help),
        Some(other) => Err(format!("there is no command `{other}`")),
        None => Err("a command is missing".to_owned()),
    }
}

fn bindings(mut arguments: impl Iterator<Item = String>) -> Result<Bindings, String> {
    let mut flags = Bindings::default();
    while let Some(flag) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .ok_or_else(|| format!("`{flag}` needs a value"))
        };
        match flag.as_str() {
            "--check" => flags.check = true,
            "--summary" => flags.summary = Some(value()?),
            "--dump" => flags.dump.push(pass(&value()?)?),
            "--venue" => flags.venues.push(value()?),
            "--manifest-path" => flags.manifest = Some(value()?.into()),
            "--rules" => flags.rules = Some(value()?.into()),
            "--out" => flags.out = Some(value()?.into()),
            _ => return Err(format!("`bindings` has no flag `{flag}`")),
        }
    }
    Ok(flags)
}

fn demo(arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut live = false;
    for flag in arguments {
        match flag.as_str() {
            "--live" => live = true,
            _ => return Err(format!("`demo` has no flag `{flag}`")),
        }
    }
    Ok(Command::Demo { live })
}

fn pass(name: &str) -> Result<Pass, String> {
    Ok(match name {
        "paths" => Pass::Paths,
        "select" => Pass::Select,
        "ir" => Pass::Ir,
        "report" => Pass::Report,
        _ => {
            return Err(format!(
                "`--dump` knows no pass `{name}`: paths, select, ir or report"
            ));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn every_flag_is_read() {
        let line = "bindings --check --summary main --dump ir --venue a --venue b --manifest-path m --rules r --out o";
        let flags = Bindings {
            check: true,
            summary: Some("main".into()),
            dump: vec![Pass::Ir],
            venues: vec!["a".into(), "b".into()],
            manifest: Some("m".into()),
            rules: Some("r".into()),
            out: Some("o".into()),
        };
        assert_eq!(read(line), Ok(Command::Bindings(flags)));
    }

    #[test]
    fn demo_and_test_are_read() {
        assert_eq!(read("demo"), Ok(Command::Demo { live: false }));
        assert_eq!(read("demo --live"), Ok(Command::Demo { live: true }));
        assert_eq!(read("test"), Ok(Command::Test));
        assert_eq!(read("test -q"), Err("`test` has no flag `-q`".into()));
        assert_eq!(read("demo -q"), Err("`demo` has no flag `-q`".into()));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert_eq!(read("bind"), Err("there is no command `bind`".into()));
        assert_eq!(
            read("bindings --venue"),
            Err("`--venue` needs a value".into())
        );
        assert_eq!(
            read("bindings -v"),
            Err("`bindings` has no flag `-v`".into())
        );
    }
}
