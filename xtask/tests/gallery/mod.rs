//! The cases as modules of one crate: to build a wheel for each would take minutes.
//!
//! In: the crates of `tests/fixtures`. Out: a crate of its own, with each case that has the usual rules and compiles.

use std::path::{Path, PathBuf};

use crate::wheel::Workspace;

/// Cases that are not for compiling, and one whose modules are behind features.
const OTHERS: [&str; 5] = ["broken", "doubling", "forgotten", "leak", "plain"];

/// Writes the crate and its rules; gives the cases that are in it.
pub fn write(workspace: &Workspace) -> Vec<String> {
    let cases = cases();
    let modules: String = cases
        .iter()
        .map(|case| format!("pub mod {case};\n"))
        .collect();
    workspace.write(
        "gallery/src/lib.rs",
        &format!("//! All cases.\n\n{modules}"),
    );
    workspace.write(
        "gallery/Cargo.toml",
        "[package]\nname = \"gallery\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    );
    let rules =
        std::fs::read_to_string(fixtures().join("rules.toml")).expect("the rules are there");
    let rules = rules.replace("support = \"support\"\n", "wheels = [\"crate\"]\n");
    workspace.write("gallery/rules.toml", &rules);
    for case in &cases {
        copy(workspace, case, &fixtures().join(case).join("src"), "");
    }
    cases
}

fn cases() -> Vec<String> {
    let mut cases: Vec<String> = std::fs::read_dir(fixtures())
        .expect("fixtures are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.join("Cargo.toml").exists() && !path.join("rules.toml").exists())
        .map(|path| {
            path.file_name()
                .expect("it has a name")
                .to_string_lossy()
                .into_owned()
        })
        .filter(|case| !OTHERS.contains(&case.as_str()))
        .collect();
    cases.sort();
    cases
}

/// The sources of a case, as a module: what was the crate is a module of that name.
fn copy(workspace: &Workspace, case: &str, folder: &Path, below: &str) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("the folder can be read").path();
        let name = path
            .file_name()
            .expect("it has a name")
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            copy(workspace, case, &path, &format!("{below}{name}/"));
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("the source is text");
        let text = text.replace("crate::", &format!("crate::{case}::"));
        let name = match (below, name.as_str()) {
            ("", "lib.rs") => "mod.rs",
            (_, name) => name,
        };
        workspace.write(&format!("gallery/src/{case}/{below}{name}"), &text);
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}
