//! A workspace of its own for a wheel that a test makes, with the dependencies of this one, already built.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

pub struct Workspace {
    pub out: PathBuf,
}

impl Workspace {
    /// Nothing but a folder: what the factory writes there is complete.
    pub fn empty(name: &str) -> Self {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&out);
        std::fs::create_dir_all(&out).expect("the folder can be made");
        let workspace = Self { out };
        workspace.copy_lock();
        workspace
    }

    /// An empty one, with the runtime and the crate that is bound.
    pub fn new(name: &str, members: &str, package: &str, path: &Path) -> Self {
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{members}\n    # <venues>\n    # </venues>\n]\n\n\
             [workspace.package]\nversion = \"0.0.0\"\nedition = \"2024\"\nrust-version = \"1.95\"\nlicense = \"MIT\"\nreadme = \"README.md\"\n\n\
             [workspace.dependencies]\nruntime = {{ path = {:?} }}\n{package} = {{ path = {path:?} }}\n",
            root().join("bindings/runtime"),
        );
        let workspace = Self::empty(name);
        workspace.write("Cargo.toml", &manifest);
        workspace
    }

    /// What was downloaded for this workspace is enough for that one.
    fn copy_lock(&self) {
        std::fs::copy(root().join("Cargo.lock"), self.out.join("Cargo.lock"))
            .expect("the lock can be copied");
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

    /// Builds a wheel's library, and gives the folder of its Python package with the library in it.
    pub fn build(&self, wheel: &str, package: &str) -> PathBuf {
        // The libraries of many cases have one name, and cargo does not build one again that it takes for built.
        static ALONE: Mutex<()> = Mutex::new(());
        let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let built = format!("{DLL_PREFIX}{wheel}_native{DLL_SUFFIX}");
        let built = target().join("debug").join(built);
        let again = target()
            .join("debug/deps")
            .join(built.file_name().expect("it is a file"));
        for old in [&built, &again] {
            let _ = std::fs::remove_file(old);
        }
        self.cargo("build");
        let folder = self.out.join("bindings").join(wheel).join("python");
        std::fs::copy(&built, folder.join(package).join("_native.abi3.so"))
            .expect("the library was built");
        folder
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

/// What a Python program prints that finds its packages in these folders.
pub fn python(program: &str, folders: &[PathBuf]) -> String {
    python_with(&["-c", program], folders)
}

fn python_with(arguments: &[&str], folders: &[PathBuf]) -> String {
    let path = std::env::join_paths(folders).expect("no path has a colon");
    run(Command::new("python3")
        .args(arguments)
        .current_dir(&folders[0])
        .env("PYTHONPATH", &path)
        .env("MYPYPATH", &path))
}

/// The stubs of a package pass mypy, and say what the built modules do.
pub fn types_are_true(package: &str, folders: &[PathBuf]) {
    let found = Command::new("python3").args(["-c", "import mypy"]).output();
    if found.is_ok_and(|output| output.status.success()) {
        python_with(&["-m", "mypy", "--strict", "--package", package], folders);
        python_with(&["-m", "mypy.stubtest", "--concise", package], folders);
        return;
    }
    // Where all checks have to run, it is there.
    assert!(std::env::var_os("CI").is_none(), "python3 has no mypy");
    eprintln!(
        "the types of {package} were not checked: python3 has no mypy; `nox -s factory` has it"
    );
}

/// Runs to a good end; gives what was printed.
pub fn run(command: &mut Command) -> String {
    let output = command.output().expect("it can be run");
    assert!(
        output.status.success(),
        "{command:?}\n{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}
