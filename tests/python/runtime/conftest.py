"""Builds the fixture: an extension with one type of every kind."""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def pytest_configure() -> None:
    """Build the extension and make it importable."""
    folder = HERE / "built"
    folder.mkdir(exist_ok=True)
    extension, built = folder / "runtime_testing.abi3.so", library()
    if not extension.exists() or extension.read_bytes() != built.read_bytes():
        extension.unlink(missing_ok=True)  # one that is loaded must not change in place
        extension.write_bytes(built.read_bytes())
    sys.path.insert(0, str(folder))


def library() -> pathlib.Path:
    """Compile the crate; gives the file of the shared library."""
    command = ["cargo", "build", "--package", "runtime_testing", "--message-format", "json", "--quiet"]
    output = subprocess.run(command, cwd=HERE, stdout=subprocess.PIPE, check=True, text=True).stdout
    for line in output.splitlines():
        message = json.loads(line)
        if message["reason"] == "compiler-artifact" and message["target"]["name"] == "runtime_testing":
            return pathlib.Path(message["filenames"][0])
    raise RuntimeError("cargo did not say where the extension is")
