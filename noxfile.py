"""Every check and every build, by name: ``.venv/bin/nox --list``, then ``.venv/bin/nox -s NAME``.

``cargo xtask test`` makes ``.venv`` and runs the default sessions; each can be run alone, and builds what it needs.
Built wheels lie in ``wheels/`` with a stamp of what they were made from: what has not changed is not built again.
"""

import hashlib
import json
import logging
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nox

ROOT = Path(__file__).parent
WHEELS = ROOT / "wheels"
BINDINGS = ROOT / "bindings"
META = ["pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "bindings/ccrxt"]
SHARED = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "venues", "bindings/runtime", "bindings/adapter"]

nox.needs_version = ">=2026.10"
nox.options.sessions = ["lint", "rust", "factory", "support", "python", "types"]
nox.options.reuse_venv = "yes"
nox.options.error_on_missing_interpreters = True


@nox.session(venv_backend="none")
def lint(session: nox.Session) -> None:
    """Check format and lints of all Python."""
    tool(session, "ruff", "format", "--check", ".")
    tool(session, "ruff", "check", ".")


@nox.session(venv_backend="none")
def rust(session: nox.Session) -> None:
    """Format, lint and test all Rust but the factory; every venue compiles alone."""
    cargo(session, "fmt", "--all", "--check")
    cargo(session, "clippy", "--workspace", "--all-targets", "--", "--deny", "warnings")
    for venue in venues():
        cargo(session, "check", "--package", "venues", "--no-default-features", "--features", venue)
    cargo(session, "test", "--workspace", "--exclude", "xtask", "--all-features")


@nox.session
def factory(session: nox.Session) -> None:
    """Test the factory, with the type checks of what it makes, and that the committed bindings are what it makes."""
    install_tools(session, "mypy")
    cargo(session, "test", "--package", "xtask")
    cargo(session, "xtask", "bindings", "--check")


@nox.session(venv_backend="none")
def wheels(session: nox.Session) -> None:
    """Build the wheels of ``ccrxt`` and of every venue into ``wheels/``, as they are released."""
    build_wheels(session)


@nox.session
def support(session: nox.Session) -> None:
    """Test the Python that all venues share; no wheel is needed."""
    install_tools(session, "pytest", "pytest-timeout")
    session.run(
        "pytest",
        "--confcutdir=tests/python/support",
        "tests/python/support",
        *session.posargs,
        env={"PYTHONPATH": "bindings/ccrxt"},
    )


@nox.session
def python(session: nox.Session) -> None:
    """Run the Python suite against installed wheels and the local exchange."""
    exchange = build_exchange(session)
    install_wheels(session)
    install_tools(session, "pytest", "pytest-timeout", "uvloop", "maturin", "hypothesis", "numpy")
    ignored = ["--ignore=tests/python/support"]
    session.run("pytest", "tests/python", *ignored, *session.posargs, env={"CCRXT_EXCHANGE": str(exchange)})


@nox.session
def types(session: nox.Session) -> None:
    """Run mypy and pyright, both strict, and stubtest, over programs and the installed wheels."""
    install_wheels(session)
    install_tools(session, "pytest", "pytest-timeout", "mypy", "basedpyright", "uvloop")
    session.run("pytest", "tests/types", *session.posargs)
    suite = [str(file) for file in sorted(Path("tests/python").glob("*.py"))]
    session.run("mypy", *suite, "tests/python/support", "tests/python/packaging", env={"MYPYPATH": "tests/python"})
    session.run("mypy", "--package", "ccrxt")


@nox.session
def demo(session: nox.Session) -> None:
    """Build the wheels, start the local exchange and run the examples; ``-- --live`` asks the real exchanges."""
    logging.getLogger("nox").setLevel(logging.ERROR)
    parts: dict[str, float] = {}
    with measured(parts, "wheels (minutes, the first time)"):
        build_wheels(session, silent=True)
    with measured(parts, "environment"):
        install_wheels(session)
    with measured(parts, "local exchange"):
        exchange = build_exchange(session)
    arguments = ["--parts", json.dumps(parts), *session.posargs]
    session.run("python", "tests/python/demo.py", *arguments, env={"CCRXT_EXCHANGE": str(exchange)})


@nox.session
def bench(session: nox.Session) -> None:
    """Measure ours and the peers in one run against the local exchange; prints a table with ratios."""
    exchange = build_exchange(session, "--release")
    install_wheels(session)
    # The list is whole; what peers say of each other's versions would keep them from meeting.
    session.install("--no-deps", "--requirement", "bench/requirements.txt")
    session.install("--no-deps", "--only-binary", ":all:", "--requirement", "bench/nautilus.txt", success_codes=[0, 1])
    environment = {"CCRXT_EXCHANGE": str(exchange), "PYTHONPATH": "tests/python"}
    session.run("python", "-m", "bench", *session.posargs, env=environment)


def venues() -> list[str]:
    """Give the venues that have a wheel of their own."""
    return sorted(file.parent.name for file in BINDINGS.glob("*/pyproject.toml"))


def build_wheels(session: nox.Session, *, silent: bool = False) -> list[Path]:
    """Build each wheel whose sources have changed; gives all of them, the shared one first."""
    WHEELS.mkdir(exist_ok=True)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", "wheels"]
    made = [build_wheel(session, "ccrxt", META, ["pip", "wheel", *options, "."], silent=silent)]
    for venue in venues():
        inputs = [*SHARED, f"bindings/{venue}", f"stubs/ccrxt/{venue}"]
        manifest = f"bindings/{venue}/Cargo.toml"
        command = ["maturin", "build", "--release", "--locked", "--out", "wheels", "--manifest-path", manifest]
        made.append(build_wheel(session, f"ccrxt_{venue}", inputs, command, silent=silent))
    return made


def build_wheel(session: nox.Session, name: str, inputs: list[str], command: list[str], *, silent: bool) -> Path:
    """Run the command that builds a wheel, unless the wheel of these very inputs is there."""
    stamp, wanted = WHEELS / f"{name}.stamp", digest(inputs)
    found = list(WHEELS.glob(f"{name}-*.whl"))
    if len(found) != 1 or not stamp.exists() or stamp.read_text() != wanted:
        for old in found:
            old.unlink()
        tool(session, *command, silent=silent)
        stamp.write_text(wanted)
    (wheel,) = WHEELS.glob(f"{name}-*.whl")
    return wheel


def digest(inputs: list[str]) -> str:
    """Hash the names and contents of all files in these files and folders."""
    total = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for entry in inputs:
        path = ROOT / entry
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".so":
                total.update(f"{file.relative_to(ROOT)}\0{file.stat().st_size}\0".encode())
                total.update(file.read_bytes())
    return total.hexdigest()


def build_exchange(session: nox.Session, *options: str) -> Path:
    """Build the local exchange; gives its binary."""
    cargo(session, "build", "--quiet", "--package", "exchange", *options)
    folder = ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / ("release" if options else "debug")
    return folder / ("exchange.exe" if sys.platform == "win32" else "exchange")


def install_wheels(session: nox.Session) -> None:
    """Build the wheels and install them as a user gets them, with no index to take anything else from."""
    built = [str(wheel) for wheel in build_wheels(session)]
    session.install("--no-index", "--no-deps", "--force-reinstall", *built)


def install_tools(session: nox.Session, *names: str) -> None:
    """Install tools into the session's environment at the versions of ``requirements.txt``."""
    session.install("--constraint", "requirements.txt", *names)


def tool(session: nox.Session, name: str, *arguments: str, silent: bool = False) -> None:
    """Run a tool out of the environment that nox itself is in."""
    if name in ("ruff", "maturin"):
        program = [shutil.which(name, path=str(Path(sys.executable).parent)) or name]
    else:
        program = [sys.executable, "-m", name]
    session.run(*program, *arguments, external=True, silent=silent)


def cargo(session: nox.Session, *arguments: str) -> None:
    """Run cargo."""
    session.run("cargo", *arguments, external=True)


@contextmanager
def measured(parts: dict[str, float], name: str) -> Iterator[None]:
    """Say which part begins, and note how long it takes."""
    print(f"  {name} …", flush=True)
    start = time.perf_counter()
    yield
    parts[name.partition(" (")[0]] = time.perf_counter() - start
