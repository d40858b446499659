"""What is in the wheels, and nothing else."""

import subprocess
import sys
import tarfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import pytest
from environments import ROOT, VENUES, wheel

each_venue = pytest.mark.parametrize("venue", VENUES)


def _contents(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _metadata(contents: dict[str, bytes]) -> Message:
    (text,) = (text for name, text in contents.items() if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(text)


def _stubs(venue: str) -> dict[str, bytes]:
    folder = ROOT / "stubs"
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in (folder / "ccrxt" / venue).rglob("*.pyi")
    }


def test_the_shared_wheel_is_pure_python_and_typed() -> None:
    contents = _contents(wheel("ccrxt"))
    assert "ccrxt/py.typed" in contents
    assert "ccrxt/__init__.py" in contents
    assert all(name.startswith(("ccrxt/", "ccrxt-")) for name in contents)
    assert not [name for name in contents if name.endswith((".so", ".pyd", ".dylib", ".pyc"))]


def test_the_shared_wheel_has_an_extra_per_venue_and_all() -> None:
    metadata = _metadata(_contents(wheel("ccrxt")))
    assert sorted(metadata.get_all("Provides-Extra", [])) == sorted([*VENUES, "all"])
    required = " ".join(metadata.get_all("Requires-Dist", []))
    for venue in VENUES:
        assert f"ccrxt-{venue}" in required
    assert all("extra ==" in line for line in metadata.get_all("Requires-Dist", []))
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"


@each_venue
def test_a_venues_wheel_holds_its_package_and_no_other(venue: str) -> None:
    contents = _contents(wheel(f"ccrxt-{venue}"))
    foreign = [name for name in contents if not name.startswith((f"ccrxt/{venue}/", f"ccrxt_{venue}-"))]
    assert not foreign
    assert f"ccrxt/{venue}/py.typed" in contents
    assert [name for name in contents if "_native." in name and name.endswith((".so", ".pyd"))]
    assert not [name for name in contents if name.endswith((".rs", ".pyc", ".toml"))]


@each_venue
def test_a_venues_wheel_runs_on_every_python_from_3_11(venue: str) -> None:
    assert "-cp311-abi3-" in wheel(f"ccrxt-{venue}").name


@each_venue
def test_a_venues_wheel_depends_on_nothing_but_ccrxt(venue: str) -> None:
    metadata = _metadata(_contents(wheel(f"ccrxt-{venue}")))
    (required,) = metadata.get_all("Requires-Dist", [])
    assert required.startswith("ccrxt>=")
    assert metadata["Requires-Python"] == ">=3.11"


@each_venue
def test_a_venues_wheel_carries_the_stubs_as_they_are_reviewed(venue: str) -> None:
    contents = _contents(wheel(f"ccrxt-{venue}"))
    stubs = _stubs(venue)
    assert stubs
    assert {name: text for name, text in contents.items() if name.endswith(".pyi")} == stubs


@each_venue
def test_a_source_distribution_carries_the_stubs_as_files(venue: str, tmp_path: Path) -> None:
    manifest = ROOT / "bindings" / venue / "Cargo.toml"
    command = [str(Path(sys.executable).with_name("maturin")), "sdist", "--manifest-path", str(manifest)]
    subprocess.run([*command, "--out", str(tmp_path)], check=True, capture_output=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        members = [member for member in opened.getmembers() if member.name.endswith(".pyi")]
        assert all(member.isfile() for member in members)
        texts = sorted(file.read() for member in members if (file := opened.extractfile(member)))
    assert texts == sorted(_stubs(venue).values())


def test_all_wheels_have_one_version() -> None:
    names = ["ccrxt", *(f"ccrxt-{venue}" for venue in VENUES)]
    versions = {_metadata(_contents(wheel(name)))["Version"] for name in names}
    assert len(versions) == 1
