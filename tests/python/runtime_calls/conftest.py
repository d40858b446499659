"""Builds the playground: a small wheel whose client does what these tests want to see."""

from __future__ import annotations

import asyncio
import json
import os
import pathlib
import subprocess
import sys
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

HERE = pathlib.Path(__file__).parent

MODULE = """
from playground._native import load, names


def __getattr__(name: str) -> object:
    return load(__name__, name)


def __dir__() -> list[str]:
    return names(__name__)
"""

Run = Callable[[Coroutine[Any, Any, Any]], Any]


def pytest_configure() -> None:
    """Build the module and make it importable, here and in processes that tests start."""
    package = HERE / "built" / "playground"
    package.mkdir(parents=True, exist_ok=True)
    native = package / "_native.abi3.so"
    built = library()
    if not native.exists() or native.read_bytes() != built.read_bytes():
        native.unlink(missing_ok=True)
        native.write_bytes(built.read_bytes())
    for name in ("__init__.py", "blocking.py"):
        (package / name).write_text(MODULE)
    sys.path.insert(0, str(package.parent))
    os.environ["PYTHONPATH"] = os.pathsep.join([str(package.parent), os.environ.get("PYTHONPATH", "")])


def library() -> pathlib.Path:
    """Compile the crate; gives the file of the shared library."""
    command = ["cargo", "build", "--package", "playground", "--message-format", "json", "--quiet"]
    output = subprocess.run(command, cwd=HERE, stdout=subprocess.PIPE, check=True, text=True).stdout
    for line in output.splitlines():
        message = json.loads(line)
        if message["reason"] == "compiler-artifact" and message["target"]["name"] == "playground":
            return pathlib.Path(message["filenames"][0])
    raise RuntimeError("cargo did not say where the playground is")


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Run:
    """What runs a coroutine: `asyncio.run`, or the same on uvloop."""
    if request.param == "asyncio":
        return asyncio.run
    uvloop = pytest.importorskip("uvloop")
    return uvloop.run


@pytest.fixture
def python() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a program in an interpreter of its own."""

    def start(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-X", "faulthandler", "-c", program, *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=60)

    return start
