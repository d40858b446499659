"""The demo: runs every example against a local exchange.

With ``--live`` it runs those that do not trade, against the real ones.
``cargo xtask demo`` and ``nox -s demo`` call it, in an environment that has the wheels.
"""

import argparse
import ast
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from exchange import Exchange

EXAMPLES = Path(__file__).parents[2] / "examples"
ORDER = ("quick_start", "prices", "order_book", "blocking", "errors", "log")
# These place orders, and so run against the local exchange only.
TRADING = ("orders",)
WIDTH = 78
BOLD, DIM, RED, GREEN, CYAN = "1", "2", "31", "32", "36"


def main() -> int:
    """Run the examples one after the other; gives 1 if any of them failed."""
    parser = argparse.ArgumentParser(description="Run the examples.")
    parser.add_argument("--live", action="store_true", help="against the real exchanges")
    parser.add_argument("--parts", type=json.loads, default={}, help="seconds that earlier parts took, as JSON")
    options = parser.parse_args()
    parts: dict[str, float] = options.parts
    print(paint("\n  ccrxt", BOLD), paint("typed, exact and light exchange clients", DIM))
    if options.live:
        failed = run_all(ORDER, os.environ, parts)
    else:
        start = time.perf_counter()
        with Exchange(limits=True) as exchange:
            parts["start of the exchange"] = time.perf_counter() - start
            print(paint(f"  against a local exchange with a made-up market: {exchange.urls['binance']}", DIM))
            # Of the fourth order or question the reply is lost.
            exchange.fault("close", venue="binance", path="/api/v3/order", after=3)
            failed = run_all(ORDER + TRADING, os.environ | exchange.variables() | exchange.keys(), parts)
    print_parts(parts)
    if failed:
        print(paint(f"  failed: {', '.join(failed)}\n", RED))
    return 1 if failed else 0


def run_all(names: Iterable[str], environment: Mapping[str, str], parts: dict[str, float]) -> list[str]:
    """Run the examples, noting what each takes; gives the names of those that failed."""
    failed: list[str] = []
    for name in names:
        path = EXAMPLES / f"{name}.py"
        about = str(ast.get_docstring(ast.parse(path.read_text("utf-8")))).partition("\n")[0]
        heading = f"── examples/{path.name} "
        print(f"\n{paint(heading.ljust(WIDTH, '─'), CYAN)}\n{paint(about, DIM)}\n", flush=True)
        start = time.perf_counter()
        if subprocess.run([sys.executable, str(path)], env=dict(environment), check=False).returncode:
            failed.append(name)
        parts[path.name] = time.perf_counter() - start
    return failed


def print_parts(parts: dict[str, float]) -> None:
    """Print how long each part took, with a bar."""
    total = sum(parts.values())
    print(f"\n{paint('── how long each part took '.ljust(WIDTH, '─'), CYAN)}\n")
    for name, seconds in parts.items():
        bar = "▇" * round(seconds / total * 30)
        print(f"  {name:<24}{seconds:>8.2f} s  {paint(bar, GREEN)}")
    print(paint(f"  {'together':<24}{total:>8.2f} s\n", BOLD))


def paint(text: str, colour: str) -> str:
    """Colour a text, on a terminal that shows colours."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        return text
    return f"\033[{colour}m{text}\033[0m"


if __name__ == "__main__":
    sys.exit(main())
