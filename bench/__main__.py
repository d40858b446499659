"""Runs the whole benchmark and prints its table."""

import argparse
import os
import platform
from pathlib import Path

import uvloop
from exchange import Exchange

from bench import calls, fresh, orders, signature, size
from bench.table import Row, table

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"
SYMBOLS = 1790  # so that the exchange info has 3.5 MB


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="turns that each contestant gets (20)")
    parser.add_argument("--readme", action="store_true", help="put the table into README.md")
    parser.add_argument("--download", action="store_true", help="ask the package index what peers download")
    options = parser.parse_args()
    with Exchange(symbols=SYMBOLS, limits=False) as exchange, Exchange(symbols=3000, limits=False) as crowded:
        base = exchange.urls["binance"]
        rows = uvloop.run(calls.async_rows(base, crowded.urls["binance"], options.rounds))
        rows += calls.blocking_rows(base, options.rounds)
        rows += uvloop.run(orders.async_rows(base, options.rounds))
        rows += orders.blocking_rows(base, options.rounds)
        rows.append(signature.signature_row(options.rounds))
        rows += fresh.import_rows(options.rounds // 2)
        rows += [fresh.first_answer_row(base, options.rounds // 2), fresh.held_row(base)]
        rows += fresh.second_venue_rows(exchange.urls)
    rows += [*size.download_rows(ask_index=options.download), size.generated_row()]
    told = report(rows)
    print(told)
    if options.readme:
        before, _, rest = README.read_text("utf-8").partition(f"{BEGIN}\n")
        after = rest.partition(END)[2]
        README.write_text(f"{before}{BEGIN}\n{told}\n{END}{after}", "utf-8")


def report(rows: list[Row]) -> str:
    """Give the table, and under it on what it was measured."""
    machine = f"{platform.machine()}, {_cores()} cores, {platform.system()}, Python {platform.python_version()}"
    return f"{table(rows)}\n\nThe best of many rounds, contestants taking turns, in one run; {machine}."


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    main()
