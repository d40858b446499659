//! A crate in a folder of its own, and the factory over it.
//!
//! In: files. Out: what the factory says and writes. Invariant: nothing of an earlier run is in the folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub struct Scratch(pub PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        Self(folder)
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        let folder = path.parent().expect("a file is in a folder");
        std::fs::create_dir_all(folder).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }

    /// A run of the factory with the crate's `rules.toml`.
    pub fn run(&self, flags: &[&str], environment: &[(&str, &str)]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["bindings", "--manifest-path", "Cargo.toml"])
            .args(["--rules", "rules.toml"])
            .args(flags)
            .current_dir(&self.0)
            .env_remove("CARGO_TARGET_DIR")
            .envs(environment.iter().copied())
            .output()
            .expect("the factory can be run")
    }
}

/// What a run printed that came to a good end.
pub fn said(output: Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    String::from_utf8(output.stdout).expect("the factory writes UTF-8")
}
