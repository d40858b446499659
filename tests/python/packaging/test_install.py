"""What a user gets who installs the wheels into an empty environment."""

import json
from pathlib import Path

import pytest
from environments import VENUES, Environment, wheel

needs_two = pytest.mark.skipif(len(VENUES) < 2, reason="one venue is never missing while another is there")


@pytest.fixture
def empty(tmp_path: Path) -> Environment:
    return Environment(tmp_path / "env")


def _install(environment: Environment, *venues: str) -> None:
    environment.install(str(wheel("ccrxt")), *(str(wheel(f"ccrxt-{venue}")) for venue in venues))


@pytest.mark.parametrize("venue", VENUES)
def test_one_venue_is_two_distributions_and_works(empty: Environment, venue: str) -> None:
    _install(empty, venue)
    code = "from importlib.metadata import distributions as d; print(*sorted(x.name for x in d()))"
    assert empty.run("-c", code).split() == ["ccrxt", f"ccrxt-{venue}"]
    code = f"import ccrxt; print(ccrxt.{venue}.spot.PublicRestClient.__module__, *ccrxt.installed())"
    assert empty.run("-c", code).split() == [f"ccrxt.{venue}.spot", venue]


def test_every_spelling_of_an_import_gives_the_same_class(empty: Environment) -> None:
    _install(empty, *VENUES)
    for venue in VENUES:
        code = f"""
import ccrxt, ccrxt.{venue}, ccrxt.{venue}.spot as spot
from ccrxt import {venue}
from ccrxt.{venue} import spot as again
from ccrxt.{venue}.spot import PublicRestClient
assert PublicRestClient is ccrxt.{venue}.spot.PublicRestClient is spot.PublicRestClient
assert {venue}.spot is again is spot
"""
        empty.run("-c", code)


@needs_two
def test_a_venue_that_is_not_installed_says_how_to_install_it(empty: Environment) -> None:
    there, missing = VENUES[:2]
    _install(empty, there)
    hint = f"venue {missing!r} is not installed: pip install 'ccrxt[{missing}]'"
    assert empty.fail(f"import ccrxt; ccrxt.{missing}") == f"ccrxt.MissingVenueError: {hint}"
    assert hint in empty.fail(f"from ccrxt import {missing}")
    assert "has no attribute 'nonsense'" in empty.fail("import ccrxt; ccrxt.nonsense")


def test_without_a_venue_the_command_says_how_to_get_one(empty: Environment) -> None:
    _install(empty)
    assert "pip install 'ccrxt[binance]'" in empty.run("-m", "ccrxt")
    assert json.loads(empty.run("-m", "ccrxt", "endpoints", "--json")) == []


@needs_two
def test_wheels_come_and_go_in_any_order(empty: Environment) -> None:
    first, second = VENUES[:2]
    empty.install("--no-deps", str(wheel(f"ccrxt-{second}")))
    _install(empty, first)
    assert empty.run("-c", "import ccrxt; print(*ccrxt.installed())").split() == [first, second]
    empty.uninstall(f"ccrxt-{first}")
    assert empty.run("-c", "import ccrxt; print(*ccrxt.installed())").split() == [second]
    assert "is not installed" in empty.fail(f"import ccrxt; ccrxt.{first}")
    empty.run("-c", f"import ccrxt; ccrxt.{second}.spot.PublicRestClient")


def test_the_command_lists_what_is_installed(empty: Environment) -> None:
    _install(empty, *VENUES)
    lines = empty.run("-m", "ccrxt").splitlines()
    assert [line.split()[0] for line in lines] == ["ccrxt", *VENUES]


def test_the_command_lists_every_endpoint(empty: Environment) -> None:
    _install(empty, *VENUES)
    listed = json.loads(empty.run("-m", "ccrxt", "endpoints", "--json"))
    keys = {"venue", "segment", "client", "name", "method", "path", "cost", "request", "response", "signed", "changes"}
    assert all(set(operation) == keys for operation in listed)
    assert {operation["venue"] for operation in listed} == set(VENUES)
    table = empty.run("-m", "ccrxt", "endpoints").splitlines()
    assert len(table) == len(listed) + 1
    for operation, line in zip(listed, table[1:], strict=True):
        assert operation["name"] in line
        assert operation["path"] in line
