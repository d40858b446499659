"""What type checkers say of the installed wheels: nothing wrong is accepted, nothing right refused.

Both checkers run once over all programs; a test then looks at what was said of one of them.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "programs"
REFUSED = PROGRAMS / "refused.py"
RIGHT = [
    PROGRAMS / "accepted.py",
    PROGRAMS / "trading.py",
    *sorted((ROOT / "tests" / "python").glob("every_*call.py")),
    *sorted(ROOT.glob("examples/*.py")),
]
Said = dict[Path, dict[int, str]]


@cache
def mypy() -> Said:
    """Give what mypy says, by file and line."""
    config = ["--config-file", "", "--strict", "--no-incremental", "--warn-unreachable", "--output", "json"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *config, "--disallow-any-unimported", *map(str, [*RIGHT, REFUSED])],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROGRAMS,
    )
    assert done.returncode in (0, 1), done.stderr
    said: Said = {}
    for line in done.stdout.splitlines():
        remark = json.loads(line)
        if remark["severity"] == "error":
            said.setdefault((PROGRAMS / remark["file"]).resolve(), {})[remark["line"]] = remark["message"]
    return said


@cache
def pyright() -> Said:
    """Give what pyright, as basedpyright packages it, says in strict mode, by file and line."""
    folder = Path(sys.prefix) / "ccrxt-types"
    folder.mkdir(exist_ok=True)
    config = {"typeCheckingMode": "strict", "include": [str(file) for file in [*RIGHT, REFUSED]]}
    (folder / "pyrightconfig.json").write_text(json.dumps(config))
    command = ["basedpyright", "--project", str(folder), "--pythonpath", sys.executable, "--outputjson"]
    program = str(Path(sys.executable).with_name(command[0]))
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    said: Said = {}
    for remark in json.loads(done.stdout)["generalDiagnostics"]:
        if remark["severity"] == "error":
            line = remark["range"]["start"]["line"] + 1
            said.setdefault(Path(remark["file"]).resolve(), {})[line] = remark["message"]
    return said


each_checker = pytest.mark.parametrize("checker", [mypy, pyright], ids=["mypy", "pyright"])


@each_checker
@pytest.mark.timeout(300)
@pytest.mark.parametrize("program", RIGHT, ids=[file.stem for file in RIGHT])
def test_what_is_right_is_accepted(checker: Callable[[], Said], program: Path) -> None:
    assert checker().get(program.resolve(), {}) == {}


@each_checker
@pytest.mark.timeout(300)
def test_what_is_wrong_is_refused_line_by_line(checker: Callable[[], Said]) -> None:
    lines = REFUSED.read_text("utf-8").splitlines()
    marked = {number for number, line in enumerate(lines, 1) if line.endswith("# refused")}
    assert len(marked) > 50
    said = checker().get(REFUSED.resolve(), {})
    accepted = {number: lines[number - 1].strip() for number in marked - set(said)}
    assert not accepted, "these lines are wrong, and were accepted"
    assert not {number: said[number] for number in set(said) - marked}, "these lines are right"


@pytest.mark.timeout(300)
def test_the_stubs_say_what_the_wheels_do() -> None:
    command = [sys.executable, "-m", "mypy.stubtest", "--concise", "ccrxt"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PROGRAMS)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.timeout(300)
def test_no_public_type_is_unknown() -> None:
    programs = Path(sys.executable).parent
    where = os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "VIRTUAL_ENV": sys.prefix}
    command = [str(programs / "basedpyright"), "--verifytypes", "ccrxt", "--ignoreexternal", "--outputjson"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PROGRAMS, env=where)
    report = json.loads(done.stdout)["typeCompleteness"]
    unclear = {
        symbol["name"]: [remark["message"] for remark in symbol["diagnostics"]]
        for symbol in report["symbols"]
        if symbol["isExported"] and (not symbol["isTypeKnown"] or symbol["isTypeAmbiguous"])
    }
    assert unclear == {}
    assert report["exportedSymbolCounts"]["withKnownType"] > 500
