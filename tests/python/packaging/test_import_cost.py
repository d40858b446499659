"""Importing costs nothing to speak of: what is loaded says so, whatever the machine does meanwhile."""

from pathlib import Path

import pytest
from environments import VENUES, Environment, wheel

HEAVY = {"asyncio", "typing", "decimal", "datetime", "dataclasses", "enum", "json", "re", "ssl", "socket", "inspect"}
LOADED = "import sys; before = set(sys.modules); {work}; print(*(set(sys.modules) - before))"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    made = Environment(Path(tmp_path_factory.mktemp("env")) / "env")
    made.install(str(wheel("ccrxt")), *(str(wheel(f"ccrxt-{venue}")) for venue in VENUES))
    return made


def test_import_loads_one_module(environment: Environment) -> None:
    assert environment.run("-c", LOADED.format(work="import ccrxt")).split() == ["ccrxt"]


@pytest.mark.parametrize("venue", VENUES)
def test_a_venue_loads_nothing_heavy(environment: Environment, venue: str) -> None:
    loaded = set(environment.run("-c", LOADED.format(work=f"import ccrxt; ccrxt.{venue}.spot")).split())
    assert not loaded & HEAVY
    assert f"ccrxt.{venue}._native" in loaded


@pytest.mark.parametrize("venue", VENUES)
def test_nothing_starts_at_import(environment: Environment, venue: str) -> None:
    code = f"import os, ccrxt; ccrxt.{venue}.spot.PublicRestClient; print(len(os.listdir('/proc/self/task')))"
    assert environment.run("-c", code).strip() == "1"
