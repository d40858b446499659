//! The factory over fixture crates, through the real rustdoc, compared with golden files.
//!
//! A case is a crate `tests/fixtures/<case>` with one idea; its golden file is `tests/golden/<case>/passes.txt`: what every pass
//! gives, or the errors. To add a case, write the crate and run `UPDATE=1 cargo test -p xtask --test golden`; the same
//! rewrites golden files after a change, to be reviewed in the diff. A crate without a `rules.toml` has that of the folder.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

#[test]
fn every_case_gives_its_golden_file() {
    let cases = Mutex::new(cases());
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(case) = next(&cases) {
                    if let Err(difference) = compare(&case) {
                        failed
                            .lock()
                            .expect("no test panics while it holds it")
                            .push(difference);
                    }
                }
            });
        }
    });
    let failed = failed
        .into_inner()
        .expect("no test panics while it holds it");
    assert!(
        failed.is_empty(),
        "{}\nto accept: UPDATE=1 cargo test -p xtask --test golden",
        failed.join("\n")
    );
}

#[test]
fn every_golden_file_has_its_case() {
    let cases = cases();
    for entry in std::fs::read_dir(tests().join("golden")).expect("golden files are there") {
        let folder = entry.expect("the folder can be read");
        let name = folder.file_name().into_string().expect("names are ASCII");
        let passes = folder.path().join("passes.txt").exists();
        assert!(
            !passes || cases.contains(&name),
            "tests/golden/{name} has no crate in tests/fixtures"
        );
    }
}

fn next(cases: &Mutex<Vec<String>>) -> Option<String> {
    cases
        .lock()
        .expect("no test panics while it holds it")
        .pop()
}

fn compare(case: &str) -> Result<(), String> {
    let golden = tests().join("golden").join(case).join("passes.txt");
    let found = run(case);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(golden.parent().expect("it is in a folder"))
            .expect("the folder can be made");
        std::fs::write(&golden, &found).expect("the golden file can be written");
        return Ok(());
    }
    let wanted = std::fs::read_to_string(&golden).unwrap_or_default();
    if found == wanted {
        return Ok(());
    }
    let diff = similar::TextDiff::from_lines(&wanted, &found);
    Err(format!(
        "{case}:\n{}",
        diff.unified_diff()
            .context_radius(2)
            .header("golden", "found")
    ))
}

/// Runs the factory's reading half over a case. Standard output and errors, one after the other.
fn run(case: &str) -> String {
    let fixtures = tests().join("fixtures");
    let own_rules = fixtures.join(case).join("rules.toml");
    let rules = if own_rules.exists() {
        format!("{case}/rules.toml")
    } else {
        "rules.toml".to_owned()
    };
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args([
            "bindings", "--dump", "paths", "--dump", "select", "--dump", "ir", "--dump", "report",
        ])
        .args([
            "--manifest-path",
            &format!("{case}/Cargo.toml"),
            "--rules",
            &rules,
        ])
        .current_dir(&fixtures)
        // One for all cases, and kept between runs.
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures"),
        )
        .output()
        .expect("the factory can be run");
    let text = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8(bytes).expect("the factory writes UTF-8"));
    let fixtures = fixtures.display().to_string();
    let lines = text
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| !is_timing(line));
    lines
        .map(|line| line.replace(&fixtures, "<fixtures>") + "\n")
        .collect()
}

/// `rustdoc case-default: 0.4 s`, there only when the crate was read anew.
fn is_timing(line: &str) -> bool {
    line.starts_with("rustdoc ") && line.ends_with(" s")
}

fn cases() -> Vec<String> {
    let mut cases: Vec<String> = std::fs::read_dir(tests().join("fixtures"))
        .expect("fixtures are there")
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.path().join("Cargo.toml").exists())
        .map(|entry| entry.file_name().into_string().expect("names are ASCII"))
        .collect();
    cases.sort();
    cases
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}
