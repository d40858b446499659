"""The table: a line per contestant, with its ratio to ours.

In: rows. Out: Markdown, which reads well on a terminal too and can be pasted into the README.
"""

from collections.abc import Mapping
from typing import NamedTuple

from bench.measure import Cost

OURS = "ccrxt"


class Row(NamedTuple):
    """One comparison: a figure per contestant, ours first; smaller is better unless `more_is_better`."""

    title: str
    figures: Mapping[str, float | None]
    more_is_better: bool = False
    digits: int = 1


def wall(title: str, costs: Mapping[str, Cost], scale: float = 1.0, digits: int = 1) -> Row:
    """Give the row of how long the work takes."""
    return Row(title, {name: cost.wall * scale for name, cost in costs.items()}, digits=digits)


def cpu(title: str, costs: Mapping[str, Cost]) -> Row:
    """Give the row of how much processor time it takes."""
    return Row(title, {name: cost.cpu for name, cost in costs.items()})


def table(rows: list[Row]) -> str:
    """Give all rows as one table."""
    lines = [("row", "contestant", "figure", "times ours")]
    for row in rows:
        ours = next(iter(row.figures.values()))
        for place, (name, figure) in enumerate(row.figures.items()):
            shown = "-" if figure is None else f"{figure:,.{row.digits}f}"
            lines.append((row.title if place == 0 else "", name, shown, _ratio(figure, ours) if place else ""))
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    printed = [_line(line, widths) for line in lines]
    rule = "|" + "|".join("-" * (width + 1) + (":" if column > 1 else "-") for column, width in enumerate(widths)) + "|"
    return "\n".join([printed[0], rule, *printed[1:]])


def _ratio(figure: float | None, ours: float | None) -> str:
    return f"{figure / ours:.2f}" if figure is not None and ours else "-"


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = [
        f"{cell:>{width}}" if column > 1 else f"{cell:<{width}}"
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return f"| {' | '.join(padded)} |"
