"""Clean environments with wheels, and what is asked in them."""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
WHEELS = ROOT / "wheels"
VENUES = sorted(file.parent.name for file in ROOT.glob("bindings/*/pyproject.toml"))


def wheel(name: str) -> Path:
    """Give the built wheel of a distribution; `nox -s wheels` builds it."""
    (found,) = WHEELS.glob(f"{name.replace('-', '_')}-[0-9]*.whl")
    return found


class Environment:
    """A virtual environment with nothing in it but what is installed here; not even pip, unless asked for."""

    def __init__(self, folder: Path, *, with_pip: bool = False) -> None:
        venv.create(folder, symlinks=sys.platform != "win32", with_pip=with_pip)
        self.python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    def install(self, *arguments: str) -> None:
        """Install with no index to take anything else from."""
        command = [sys.executable, "-m", "pip", "--python", str(self.python), "install", "--quiet", "--no-index"]
        subprocess.run([*command, *arguments], check=True)

    def uninstall(self, name: str) -> None:
        """Remove a distribution."""
        command = [sys.executable, "-m", "pip", "--python", str(self.python), "uninstall", "--quiet", "--yes", name]
        subprocess.run(command, check=True)

    def run(self, *arguments: str) -> str:
        """Run Python with these arguments and give its standard output."""
        done = subprocess.run([self.python, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def fail(self, code: str) -> str:
        """Run code that must fail and give the last line of its traceback."""
        done = subprocess.run([self.python, "-c", code], capture_output=True, text=True, check=False)
        assert done.returncode == 1, done.stdout
        return done.stderr.strip().splitlines()[-1]
