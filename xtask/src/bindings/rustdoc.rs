//! Runs rustdoc over the crate and reads what it says.
//!
//! In: a package and the features to turn on. Out: the parsed JSON. The JSON is kept with a stamp of all that went
//! into it, and the stamp alone decides whether rustdoc runs again: cargo would do so at every change of features.

pub mod joined;
pub mod lock;
pub mod package;
mod stamp;
pub mod toolchain;
mod waited;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rustdoc_types::{Crate, FORMAT_VERSION};
use serde::Deserialize;

use super::diagnostics::Diagnostic;
use lock::Locked;
use package::Package;
use toolchain::Toolchain;
use waited::Ended;

/// Set apart from `target`: another toolchain and other flags would dirty the builds there.
const TARGET: &str = "bindings";

/// What one run of rustdoc sees.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    pub package: &'a Package,
    /// What the package depends on, and what is read in its place.
    pub dependency: Option<&'a Locked>,
    pub toolchain: &'a Toolchain,
    /// The features that are on; no other is.
    pub features: &'a [String],
    /// Folders that these features do not compile.
    pub others: &'a [PathBuf],
}

/// The crate's documentation, from rustdoc or as it was kept.
pub fn read(request: &Request) -> Result<Crate, Diagnostic> {
    let target = request.package.target.join(TARGET);
    let kept = target.join("kept");
    let features = match request.features {
        [] => "default".to_owned(),
        features => features.join("+"),
    };
    let dependency = request
        .dependency
        .map(|of| format!("{}-{}", of.name, of.version));
    let names = [
        Some(request.package.lib.clone()),
        dependency,
        Some(features),
    ];
    let name = names.into_iter().flatten().collect::<Vec<_>>().join("-");
    let json = kept.join(format!("{name}.json"));
    let stamp_file = kept.join(format!("{name}.stamp"));
    let arguments = arguments(request, &target);
    let unread =
        |error: std::io::Error| Diagnostic::new(format!("the sources cannot be read: {error}"));
    let sources = stamp::sources(request, &arguments).map_err(unread)?;
    let stamp = || {
        stamp::lock(request)
            .map(|lock| format!("{sources} {lock}\n"))
            .map_err(unread)
    };
    let fresh = json.exists()
        && std::fs::read_to_string(&stamp_file)
            .is_ok_and(|known| stamp().is_ok_and(|stamp| known == stamp));
    if !fresh {
        let unkept = |error: std::io::Error| {
            Diagnostic::new(format!("{} cannot be kept: {error}", json.display()))
        };
        // Another run would put its own JSON where this one's comes out.
        let _alone = lock(&kept).map_err(unkept)?;
        let started = Instant::now();
        let made = run(request, &arguments, &target)?;
        std::fs::copy(made, &json).map_err(unkept)?;
        std::fs::write(&stamp_file, stamp()?).map_err(unkept)?;
        eprintln!("rustdoc {name}: {:.1} s", started.elapsed().as_secs_f32());
    }
    parse(&json, request.toolchain)
}

fn arguments(request: &Request, target: &Path) -> Vec<String> {
    let manifest = request.package.manifest.display().to_string();
    let target = target.display().to_string();
    let mut arguments: Vec<String> = ["rustdoc", "--quiet", "--lib", "--manifest-path", &manifest]
        .into_iter()
        .chain(["--target-dir", &target])
        .map(str::to_owned)
        .collect();
    match request.dependency {
        // Cargo gives it the features that the package asks for.
        Some(of) => arguments.extend([
            "--package".to_owned(),
            format!("{}@{}", of.name, of.version),
        ]),
        None => arguments.extend(only(request.features)),
    }
    // The format goes to cargo, not to rustdoc: so cargo knows the file that comes out. Hidden items are asked for
    // because a re-export out of a hidden module has no item otherwise, and private ones because a name of theirs can
    // take a public one away (two globs that meet); what is hidden or private on its path is left out later.
    let format = ["-Z", "unstable-options", "--output-format", "json"];
    let items = ["--", "--document-hidden-items", "--document-private-items"];
    let lints = ["--cap-lints", "allow"];
    arguments.extend(
        format
            .into_iter()
            .chain(items)
            .chain(lints)
            .map(str::to_owned),
    );
    arguments
}

fn run(request: &Request, arguments: &[String], target: &Path) -> Result<PathBuf, Diagnostic> {
    let limit = limit();
    let mut command = Command::new("rustup");
    command
        .args(["run", &request.toolchain.name, "cargo"])
        .args(arguments)
        // Lints of a developer or of CI must not fail the dependencies, and no flag may change what is compiled.
        .env("RUSTFLAGS", "")
        .env("RUSTDOCFLAGS", "")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTDOCFLAGS")
        .env_remove("CARGO_BUILD_TARGET");
    match waited::run(&mut command, limit) {
        Ok(Ended::InTime(status, _)) if status.success() => {}
        Ok(Ended::InTime(_, said)) => {
            return Err(failed(request, &String::from_utf8_lossy(&said)));
        }
        Ok(Ended::Late) => return Err(late(request, limit)),
        Err(error) => return Err(Diagnostic::new(format!("rustup cannot be run: {error}"))),
    }
    let dependency = request.dependency.map(|of| of.name.replace('-', "_"));
    let file = format!(
        "{}.json",
        dependency.as_ref().unwrap_or(&request.package.lib)
    );
    find(target, &file).ok_or_else(|| {
        Diagnostic::new(format!(
            "rustdoc ended well but left no {file} under {}",
            target.display()
        ))
    })
}

/// How long rustdoc may take, with all that the crate depends on.
fn limit() -> Duration {
    let said = std::env::var(LIMIT).ok();
    let seconds = said.and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(30 * 60))
}

const LIMIT: &str = "CCRXT_RUSTDOC_SECONDS";

fn late(request: &Request, limit: Duration) -> Diagnostic {
    let package = request
        .dependency
        .map_or(&request.package.name, |of| &of.name);
    Diagnostic {
        message: format!("rustdoc on `{package}` did not end within {} seconds and was stopped", limit.as_secs()),
        places: Vec::new(),
        why: "a build script, a macro or a type of the crate, or of one that it depends on, may never come to an end".into(),
        help: format!("if it only needs longer, give it more:\n{LIMIT}=7200 cargo xtask bindings"),
    }
}

fn failed(request: &Request, stderr: &str) -> Diagnostic {
    let dependency = request.dependency.map(|of| &of.name);
    let package = dependency.unwrap_or(&request.package.name);
    let features = match dependency {
        Some(_) => String::new(),
        None => only(request.features).join(" "),
    };
    Diagnostic {
        message: format!("rustdoc failed on `{package}`:\n\n{}", stderr.trim_end()),
        places: Vec::new(),
        why: "each venue is read with its own feature and those of `[output]`, a crate without such features with its default"
            .into(),
        help: format!(
            "if this fails too, mend the crate first:\ncargo check --package {package} {features}"
        ),
    }
}

/// What turns on these features and no other.
fn only(features: &[String]) -> Vec<String> {
    let mut arguments = vec!["--no-default-features".to_owned()];
    if !features.is_empty() {
        arguments.extend(["--features".to_owned(), features.join(",")]);
    }
    arguments
}

/// The JSON is in `doc`, or in `<triple>/doc` where a target is configured.
fn find(target: &Path, file: &str) -> Option<PathBuf> {
    let direct = target.join("doc").join(file);
    if direct.exists() {
        return Some(direct);
    }
    let folders = std::fs::read_dir(target).ok()?;
    folders
        .filter_map(Result::ok)
        .map(|folder| folder.path().join("doc").join(file))
        .find(|path| path.exists())
}

/// Held until it is dropped.
fn lock(kept: &Path) -> std::io::Result<File> {
    std::fs::create_dir_all(kept)?;
    let file = File::create(kept.join("lock"))?;
    file.lock()?;
    Ok(file)
}

#[derive(Deserialize)]
struct Format {
    format_version: u32,
}

fn parse(json: &Path, toolchain: &Toolchain) -> Result<Crate, Diagnostic> {
    let broken = |what: String| Diagnostic {
        message: format!("the JSON of rustdoc is not understood: {what}"),
        places: Vec::new(),
        why: format!("{} is cut or was made by something else", json.display()),
        help: format!("remove it and run again:\nrm {}", json.display()),
    };
    let bytes = std::fs::read(json).map_err(|error| broken(error.to_string()))?;
    let parsed: Result<Crate, _> = serde_json::from_slice(&bytes);
    match parsed {
        Ok(krate) if krate.format_version == FORMAT_VERSION => Ok(krate),
        // What is of another format may not parse at all, so the number is looked for alone.
        other => match serde_json::from_slice::<Format>(&bytes) {
            Ok(format) if format.format_version != FORMAT_VERSION => {
                Err(toolchain::wrong_format(format.format_version, toolchain))
            }
            _ => Err(broken(
                other
                    .err()
                    .map_or_else(String::new, |error| error.to_string()),
            )),
        },
    }
}
