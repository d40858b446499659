//! A workspace of its own for a wheel that a test makes, with the dependencies of this one, already built.

use std::path::{Path, PathBuf};
use std::process::Command;

pub struct Workspace {
    pub out: PathBuf,
}

impl Workspace {
    /// An empty one, with the runtime and the crate that is bound.
    pub fn new(name: &str, members: &str, package: &str, path: &Path) -> Self {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&out);
        std::fs::create_dir_all(&out).expect("the folder can be made");
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{members}\n    # <venues>\n    # </venues>\n]\n\n\
             [workspace.package]\nversion = \"0.0.0\"\nedition = \"2024\"\nrust-version = \"1.95\"\nlicense = \"MIT\"\nreadme = \"README.md\"\n\n\
             [workspace.dependencies]\nruntime = {{ path = {:?} }}\n{package} = {{ path = {path:?} }}\n",
            root().join("bindings/runtime"),
        );
        let workspace = Self { out };
        workspace.write("Cargo.toml", &manifest);
        std::fs::copy(root().join("Cargo.lock"), workspace.out.join("Cargo.lock"))
            .expect("the lock can be copied");
        workspace
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.out.join(path);
        std::fs::create_dir_all(path.parent().expect("it is in a folder"))
            .expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }

    /// The Python that all venues share, whose list of venues the factory keeps.
    pub fn copy_support(&self) {
        let package = "bindings/ccrxt/ccrxt";
        for entry in std::fs::read_dir(root().join(package)).expect("it is there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_file() {
                let name = path.file_name().and_then(|name| name.to_str());
                let text = std::fs::read_to_string(&path).expect("it is text");
                self.write(
                    &format!("{package}/{}", name.expect("names are ASCII")),
                    &text,
                );
            }
        }
    }

    /// `cargo xtask bindings`, run in a folder.
    pub fn bind(&self, folder: &Path, manifest: &str, rules: &str) {
        let mut factory = Command::new(env!("CARGO_BIN_EXE_xtask"));
        factory
            .current_dir(folder)
            .args(["bindings", "--manifest-path", manifest])
            .args(["--rules", rules, "--out"])
            .arg(&self.out)
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures"),
            );
        run(&mut factory);
    }

    pub fn cargo(&self, command: &str) {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .current_dir(&self.out)
            .args([command, "--workspace", "--offline", "--quiet"])
            .env("CARGO_TARGET_DIR", target());
        run(&mut cargo);
    }
}

/// The repository.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().expect("xtask is in the workspace").to_owned()
}

/// Where this test was built, and with it all that a wheel depends on.
pub fn target() -> PathBuf {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    temporary
        .parent()
        .expect("it is in the target directory")
        .to_owned()
}

/// Runs to a good end; gives what was printed.
pub fn run(command: &mut Command) -> String {
    let output = command.output().expect("it can be run");
    assert!(
        output.status.success(),
        "{command:?}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}
