//! The compiler that reads the crate: one nightly, pinned by date.
//!
//! Out: the name by which rustup knows it. The JSON's format changes from one nightly to the next, so no other is used.

use std::process::Command;

use rustdoc_types::FORMAT_VERSION;

use crate::bindings::diagnostics::Diagnostic;

/// The pinned toolchain. Its rustdoc writes the format that `rustdoc-types` reads.
pub const NIGHTLY: &str = "nightly-2026-05-20";

/// What its `rustc -vV` says; a nightly is named after the day on which it was published, one later.
const COMMIT_DATE: &str = "commit-date: 2026-05-19";

pub struct Toolchain {
    /// As `rustup run` takes it.
    pub name: String,
    /// All that `rustc -vV` says.
    pub version: String,
}

/// Finds the pinned nightly, or installs it.
pub fn find() -> Result<Toolchain, Diagnostic> {
    let installed = rustup(&["toolchain", "list"])?;
    let has = |name: &str| {
        installed.lines().any(|line| {
            line.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('-') && !dated(rest))
        })
    };
    if has(NIGHTLY) {
        return named(NIGHTLY);
    }
    if has("nightly") {
        let nightly = named("nightly")?;
        if nightly.version.contains(COMMIT_DATE) {
            return Ok(nightly);
        }
    }
    eprintln!("installing {NIGHTLY}, whose rustdoc writes the format that is read here");
    rustup(&[
        "toolchain",
        "install",
        NIGHTLY,
        "--profile",
        "minimal",
        "--no-self-update",
    ])?;
    named(NIGHTLY)
}

/// The diagnostic for JSON of another format.
pub fn wrong_format(found: u32, toolchain: &Toolchain) -> Diagnostic {
    Diagnostic {
        message: format!("rustdoc wrote JSON format {found}, and format {FORMAT_VERSION} is read"),
        places: Vec::new(),
        why: format!(
            "the toolchain `{}` is {}",
            toolchain.name,
            toolchain.version.lines().next().unwrap_or_default()
        ),
        help: format!(
            "install the one that is pinned here:\nrustup toolchain install {NIGHTLY} --profile minimal"
        ),
    }
}

/// `nightly-2026-05-20-x86_64-…` is not `nightly`.
fn dated(rest: &str) -> bool {
    rest[1..].starts_with(|c: char| c.is_ascii_digit())
}

fn named(name: &str) -> Result<Toolchain, Diagnostic> {
    Ok(Toolchain {
        name: name.to_owned(),
        version: rustup(&["run", name, "rustc", "-vV"])?,
    })
}

fn rustup(arguments: &[&str]) -> Result<String, Diagnostic> {
    let failed = |what: String| Diagnostic {
        message: format!("`rustup {}` failed: {what}", arguments.join(" ")),
        places: Vec::new(),
        why: format!("the crate is read by the rustdoc of {NIGHTLY}"),
        help: format!(
            "install it by hand, with rustup from https://rustup.rs:\nrustup toolchain install {NIGHTLY} --profile minimal"
        ),
    };
    let output = Command::new("rustup")
        .args(arguments)
        .output()
        .map_err(|error| failed(error.to_string()))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(failed(
            String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        ))
    }
}
