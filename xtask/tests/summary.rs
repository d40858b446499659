//! `--summary` over a repository of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[test]
fn the_surface_is_compared_with_a_commit() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("summary");
    let _ = std::fs::remove_dir_all(&out);
    std::fs::create_dir_all(&out).expect("the folder can be made");
    said(factory(&out, &[]));
    let stub = out.join("stubs/py/venue/__init__.pyi");
    let text = std::fs::read_to_string(&stub).expect("it was written");
    // So it was once.
    std::fs::write(&stub, text.replace("    STOP_LOSS = \"StopLoss\"\n", "")).expect("it is ours");
    for arguments in [
        &["init", "--quiet"][..],
        &["add", "stubs"],
        &[
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.com",
            "commit",
            "--quiet",
            "--message",
            "once",
        ],
    ] {
        let mut git = Command::new("git");
        said(
            git.current_dir(&out)
                .args(arguments)
                .output()
                .expect("git can be run"),
        );
    }

    assert_eq!(
        said(factory(&out, &["--summary", "HEAD"])),
        "Changes of the Python surface: 1, none of them breaking.\n\n### `py.venue`\n\n- `Side.STOP_LOSS` is new\n"
    );
    let unknown = factory(&out, &["--summary", "nowhere"]);
    let error = String::from_utf8_lossy(&unknown.stderr);
    assert!(
        !unknown.status.success() && error.contains("nowhere"),
        "{error}"
    );
}

fn factory(out: &Path, flags: &[&str]) -> Output {
    let fixtures: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures");
    let mut factory = Command::new(env!("CARGO_BIN_EXE_xtask"));
    factory
        .current_dir(fixtures)
        .args([
            "bindings",
            "--manifest-path",
            "items/Cargo.toml",
            "--rules",
            "rules.toml",
            "--out",
        ])
        .arg(out)
        .args(flags)
        .env("CARGO_TARGET_DIR", target);
    factory.output().expect("the factory can be run")
}

/// What a command printed that came to a good end.
fn said(output: Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}
