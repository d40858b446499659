"""Extensions that tests are about: small crates, compiled as they stand."""

import json
import subprocess
from pathlib import Path


def extension(package: str, into: Path) -> None:
    """Compile a crate of the workspace, and put its library where Python imports it from."""
    built = library(package)
    if not into.exists() or into.read_bytes() != built.read_bytes():
        into.parent.mkdir(parents=True, exist_ok=True)
        into.unlink(missing_ok=True)  # one that is loaded must not change in place
        into.write_bytes(built.read_bytes())


def library(package: str) -> Path:
    """Compile a crate; gives the file of its library."""
    command = ["cargo", "build", "--package", package, "--message-format", "json", "--quiet"]
    output = subprocess.run(command, cwd=Path(__file__).parent, stdout=subprocess.PIPE, check=True, text=True).stdout
    for line in output.splitlines():
        message = json.loads(line)
        if message["reason"] == "compiler-artifact" and message["target"]["name"] == package:
            return Path(message["filenames"][0])
    raise RuntimeError(f"cargo did not say where the library of {package} is")
