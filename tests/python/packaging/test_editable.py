"""Development: the shared package and a venue, both installed editable, see each other."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from environments import ROOT, VENUES, Environment

VENUE = VENUES[-1]
PACKAGE = ROOT / "bindings" / VENUE / "python" / "ccrxt" / VENUE


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[Environment]:
    before = set(PACKAGE.glob("_native*"))
    yield Environment(tmp_path / "env", with_pip=True)  # maturin wants it
    for built in set(PACKAGE.glob("_native*")) - before:
        built.unlink()


@pytest.mark.timeout(900)
def test_both_editable(environment: Environment) -> None:
    command = [sys.executable, "-m", "pip", "--python", str(environment.python), "install", "--quiet", "--editable"]
    subprocess.run([*command, str(ROOT)], check=True)
    program = Path(sys.executable).with_name("maturin")
    settings = os.environ | {"VIRTUAL_ENV": str(environment.python.parents[1])}
    settings.pop("CONDA_PREFIX", None)
    subprocess.run([program, "develop", "--quiet"], cwd=ROOT / "bindings" / VENUE, env=settings, check=True)
    code = f"""
import ccrxt, ccrxt.{VENUE}
print(ccrxt.__file__)
print(ccrxt.{VENUE}.__file__)
print(ccrxt.{VENUE}.spot.PublicRestClient)
print(*ccrxt.installed())
"""
    shared, venue, client, installed = environment.run("-c", code).splitlines()
    assert Path(shared) == ROOT / "bindings" / "ccrxt" / "ccrxt" / "__init__.py"
    assert Path(venue) == PACKAGE / "__init__.py"
    assert client == f"<class 'ccrxt.{VENUE}.spot.PublicRestClient'>"
    assert installed == VENUE
