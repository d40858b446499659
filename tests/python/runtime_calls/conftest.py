"""Builds the playground: a small wheel whose client does what these tests want to see."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from collections.abc import Callable

import pytest
from compiled import extension

HERE = pathlib.Path(__file__).parent

MODULE = """
from playground._native import load, names


def __getattr__(name: str) -> object:
    return load(__name__, name)


def __dir__() -> list[str]:
    return names(__name__)
"""


def pytest_configure() -> None:
    """Build the module and make it importable, here and in processes that tests start."""
    package = HERE / "built" / "playground"
    extension("playground", package / "_native.abi3.so")
    for name in ("__init__.py", "blocking.py"):
        (package / name).write_text(MODULE)
    sys.path.insert(0, str(package.parent))
    os.environ["PYTHONPATH"] = os.pathsep.join([str(package.parent), os.environ.get("PYTHONPATH", "")])


@pytest.fixture
def python() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a program in an interpreter of its own."""

    def start(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-X", "faulthandler", "-c", program, *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=60)

    return start
