//! The tools of the repository: `.venv`, with everything in `requirements.txt` at its exact version.
//!
//! In: a Python on the machine and `requirements.txt`. Out: nox, run out of `.venv`. A `.venv` that was finished for the
//! present `requirements.txt` is used as it is; any other is made anew.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::{env, fs};

/// Runs nox with these arguments, after making `.venv` if need be. What failed is printed; nox says so for its own part.
pub fn nox(arguments: &[&str]) -> ExitCode {
    match tools().and_then(|python| run_nox(&python, arguments)) {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Makes `.venv` ready and gives its Python.
fn tools() -> Result<PathBuf, String> {
    let root = root();
    let (venv, wanted) = (root.join(".venv"), root.join("requirements.txt"));
    let finished = venv.join("finished.txt");
    let python = venv.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let wanted_text = fs::read_to_string(&wanted)
        .map_err(|error| format!("cannot read {}: {error}", wanted.display()))?;
    if fs::read_to_string(&finished).is_ok_and(|text| text == wanted_text) && is_recent(&python) {
        return Ok(python);
    }
    let base = find_python()?;
    eprintln!("Installing the tools of requirements.txt into .venv, once …");
    run(Command::new(base)
        .args(["-m", "venv", "--clear"])
        .arg(&venv))?;
    let pip = [
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-deps",
        "--requirement",
    ];
    run(Command::new(&python).args(pip).arg(&wanted))?;
    fs::write(&finished, wanted_text)
        .map_err(|error| format!("cannot write {}: {error}", finished.display()))?;
    Ok(python)
}

fn run_nox(python: &Path, arguments: &[&str]) -> Result<ExitStatus, String> {
    let mut command = Command::new(python);
    command
        .args(["-m", "nox"])
        .args(arguments)
        .current_dir(root());
    // cargo tells its child about the package it runs; a cargo further down must not take that for its own.
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        }) {
            command.env_remove(&name);
        }
    }
    command
        .status()
        .map_err(|error| format!("cannot run nox: {error}"))
}

/// The first Python on the machine that is recent enough; the variable `PYTHON` goes first.
fn find_python() -> Result<PathBuf, String> {
    let named = env::var_os("PYTHON").map(PathBuf::from);
    let usual = [
        "python3",
        "python",
        "python3.14",
        "python3.13",
        "python3.12",
        "python3.11",
    ];
    named.into_iter().chain(usual.map(PathBuf::from)).find(|python| is_recent(python)).ok_or_else(|| {
        "Python 3.11 or newer, with its `venv` module, is needed and was not found. Install it (on Debian: \
         `apt install python3 python3-venv`), or give its path in the variable PYTHON."
            .to_owned()
    })
}

fn is_recent(python: &Path) -> bool {
    let question = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";
    let mut command = Command::new(python);
    command
        .args(["-c", question])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn run(command: &mut Command) -> Result<(), String> {
    let words = || {
        let all = [command.get_program()]
            .into_iter()
            .chain(command.get_args());
        all.map(OsStr::to_string_lossy)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let line = words();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` failed ({status})")),
        Err(error) => Err(format!("cannot run `{line}`: {error}")),
    }
}

/// The repository: cargo names xtask's folder, which is right beneath.
fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    xtask.parent().map_or(xtask.clone(), Path::to_path_buf)
}
