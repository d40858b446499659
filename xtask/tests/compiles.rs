//! What the factory prints compiles: a fixture crate's wheel is written into a workspace of its own and checked by cargo.
//!
//! The case is `calls`, whose methods take and give all that is bound. Dependencies are those of this workspace, already
//! built in its target directory.

use std::path::{Path, PathBuf};
use std::process::Command;

const CASE: &str = "calls";

#[test]
fn a_wheel_of_calls_of_all_kinds_compiles() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is in the workspace");
    let out = workspace(root, &tests);

    let mut factory = Command::new(env!("CARGO_BIN_EXE_xtask"));
    factory
        .current_dir(tests.join("fixtures"))
        .args(["bindings", "--manifest-path", "calls/Cargo.toml"])
        .args(["--rules", "calls/rules.toml", "--out"])
        .arg(&out)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures"),
        );
    run(&mut factory);

    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(&out)
        .args(["check", "--offline", "--quiet"])
        .env("CARGO_TARGET_DIR", root.join("target"));
    run(&mut cargo);
}

/// An empty workspace that knows the runtime and the case.
fn workspace(root: &Path, tests: &Path) -> PathBuf {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiles");
    let _ = std::fs::remove_dir_all(&out);
    std::fs::create_dir_all(&out).expect("the folder can be made");
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\n    # <venues>\n    # </venues>\n]\n\n\
         [workspace.package]\nversion = \"0.0.0\"\nedition = \"2024\"\nrust-version = \"1.95\"\nlicense = \"MIT\"\nreadme = \"README.md\"\n\n\
         [workspace.dependencies]\nruntime = {{ path = {:?} }}\n{CASE} = {{ path = {:?} }}\n",
        root.join("bindings/runtime"),
        tests.join("fixtures").join(CASE),
    );
    std::fs::write(out.join("Cargo.toml"), manifest).expect("the manifest can be written");
    std::fs::copy(root.join("Cargo.lock"), out.join("Cargo.lock")).expect("the lock can be copied");
    out
}

fn run(command: &mut Command) {
    let output = command.output().expect("it can be run");
    assert!(
        output.status.success(),
        "{command:?}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
