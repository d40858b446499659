"""`import ccrxt` loads nothing heavy, and what it offers is found when it is touched."""

import subprocess
import sys
from collections.abc import Mapping, Sequence

import ccrxt
import pytest

HEAVY = {"asyncio", "typing", "decimal", "datetime", "dataclasses", "enum", "json", "importlib.metadata", "re"}


def _run(code: str) -> str:
    return subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True, capture_output=True, text=True).stdout


def test_import_loads_no_other_module() -> None:
    path = [str(folder) for folder in ccrxt.__path__]
    code = f"import sys; sys.path[:0] = {[folder.removesuffix('/ccrxt') for folder in path]!r}; "
    code += "before = set(sys.modules); import ccrxt; print(*sorted(set(sys.modules) - before))"
    loaded = set(_run(code).split())
    assert "ccrxt" in loaded
    assert not loaded & HEAVY
    assert not {name for name in loaded if name.startswith("ccrxt.")}


def test_shared_names_are_there_and_listed() -> None:
    for name in (
        "Time",
        "Milliseconds",
        "Json",
        "Record",
        "List",
        "Stream",
        "BlockingStream",
        "Map",
        "Meta",
        "LimitUse",
        "InternalError",
        "meta",
        "client_order_id",
    ):
        assert name in dir(ccrxt)
        assert getattr(ccrxt, name) is getattr(ccrxt, name)
    assert ccrxt.errors.InternalError is ccrxt.InternalError
    assert "TYPE_CHECKING" not in dir(ccrxt)


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        ccrxt.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_a_venue_that_is_not_installed_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ccrxt, "_VENUES", ("atlantis",))
    with pytest.raises(ccrxt.MissingVenueError, match=r"pip install 'ccrxt\[atlantis\]'"):
        ccrxt.atlantis  # type: ignore[attr-defined]  # noqa: B018
    assert issubclass(ccrxt.MissingVenueError, ModuleNotFoundError)


def test_what_an_installed_venue_misses_is_not_reported_as_the_venue(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "ccrxt"
    (folder / "broken").mkdir(parents=True)
    (folder / "broken" / "__init__.py").write_text("import a_module_that_is_not_there\n")
    (folder / "leftover" / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr(ccrxt, "__path__", [*ccrxt.__path__, str(folder)])
    monkeypatch.setattr(ccrxt, "_VENUES", ("broken", "leftover"))
    with pytest.raises(ModuleNotFoundError, match="a_module_that_is_not_there"):
        ccrxt.broken  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(ccrxt.MissingVenueError):
        ccrxt.leftover  # type: ignore[attr-defined]  # noqa: B018
    sys.modules.pop("ccrxt.leftover", None)


def test_bases_take_virtual_subclasses() -> None:
    class Levels:
        pass

    ccrxt.List.register(Levels)
    assert isinstance(Levels(), ccrxt.List)
    assert isinstance(Levels(), Sequence)
    assert issubclass(ccrxt.Map, Mapping)
    assert ccrxt.List[int] is not None


def test_command_prints_what_is_installed() -> None:
    from ccrxt.__main__ import main

    assert main([]) == 0
