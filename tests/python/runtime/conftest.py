"""Builds the fixture, an extension with one type of every kind, and settles how properties are tested."""

import sys
from pathlib import Path

from compiled import extension
from hypothesis import settings

# The same examples in every run, however slow the machine.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")


def pytest_configure() -> None:
    """Build the extension and make it importable."""
    built = Path(__file__).parent / "built"
    extension("runtime_testing", built / "runtime_testing.abi3.so")
    sys.path.insert(0, str(built))
