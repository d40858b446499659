"""``python -m ccrxt``: what is installed. ``python -m ccrxt endpoints``: every method of it."""

import argparse
import json
import re
import sys
from importlib import import_module
from typing import Any

import ccrxt

_COLUMNS = ("venue", "segment", "client", "name", "method", "path", "cost", "request", "response")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m ccrxt", description="What is installed of ccrxt.")
    commands = parser.add_subparsers(dest="command")
    endpoints = commands.add_parser("endpoints", help="list every method with its endpoint")
    endpoints.add_argument("--json", action="store_true", help="as JSON, for programs")
    options = parser.parse_args(arguments)
    if options.command is None:
        print(_venues())
    else:
        listed = [operation for venue in ccrxt.installed() for operation in operations(venue)]
        print(json.dumps(listed, indent=2) if options.json else _table(listed))
    return 0


def operations(venue: str) -> list[dict[str, Any]]:
    """Give every method of an installed venue, with its HTTP method, path, cost and types."""
    native = import_module(f"ccrxt.{venue}._native")
    return [operation | {"response": _python_type(operation["response"])} for operation in native.operations()]


def _python_type(rust: str) -> str:
    """Give the Python spelling of a Rust type: `List[Ticker]` for `Vec<Ticker>`."""
    words = {"Vec": "List", "Text": "str", "<": "[", ">": "]"}
    return "".join(words.get(word, word) for word in re.split(r"\b", rust))


def _venues() -> str:
    found = ccrxt.installed()
    lines = [f"ccrxt {ccrxt.__version__}"]
    lines += [f"  {venue:<12} {version}" for venue, version in found.items()]
    if not found:
        lines.append("  no venue is installed; for example: pip install 'ccrxt[binance]'")
    return "\n".join(lines)


def _table(listed: list[dict[str, Any]]) -> str:
    rows = [_COLUMNS, *(tuple(str(operation[column]) for column in _COLUMNS) for operation in listed)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    return "\n".join(
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


if __name__ == "__main__":
    sys.exit(main())
