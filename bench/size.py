"""Rows about size: what is downloaded, and how much Rust is generated for a struct.

In: the built wheels and the generated crates. Out: rows.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.table import Row

ROOT = Path(__file__).parents[1]
PEERS = ("requests", "aiohttp msgspec", "ccxt")
CLASS = re.compile(r"^class ", re.MULTILINE)


def download_rows(*, ask_index: bool) -> list[Row]:
    """Packages and megabytes that one venue brings, and what peers bring."""
    wheels = [*ROOT.glob("wheels/ccrxt-*.whl"), *ROOT.glob("wheels/ccrxt_binance-*.whl")]
    found: dict[str, list[Path] | None] = {"ccrxt[binance]": wheels}
    with tempfile.TemporaryDirectory() as folder:
        for peer in PEERS if ask_index else ():
            found[peer] = _downloaded(peer, Path(folder) / peer.replace(" ", "-"))
        count: dict[str, float | None] = {name: None if files is None else len(files) for name, files in found.items()}
        size: dict[str, float | None] = {
            name: None if files is None else _megabytes(files) for name, files in found.items()
        }
    return [Row("packages to download", count, digits=0), Row("MB to download", size)]


def generated_row() -> Row:
    """Generated lines of Rust for one Python class."""
    figures: dict[str, float | None] = {}
    for manifest in sorted(ROOT.glob("bindings/*/pyproject.toml")):
        texts = [file.read_text("utf-8") for file in sorted(manifest.parent.glob("src/**/*.rs"))]
        stubs = (ROOT / "stubs" / "ccrxt" / manifest.parent.name).rglob("__init__.pyi")
        classes = sum(len(CLASS.findall(file.read_text("utf-8"))) for file in stubs)
        figures[manifest.parent.name] = sum(text.count("\n") for text in texts) / classes if classes else None
    return Row("generated Rust lines a class", figures)


def _downloaded(names: str, folder: Path) -> list[Path] | None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary", ":all:", "--dest", str(folder)]
    done = subprocess.run([*command, *names.split()], capture_output=True, check=False)
    return list(folder.iterdir()) if done.returncode == 0 else None


def _megabytes(files: list[Path]) -> float:
    return sum(file.stat().st_size for file in files) / 1e6
