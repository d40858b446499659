"""The row about a signature alone: from the parameters of an order to the query that is sent.

Ours is measured in Rust, where it happens; cargo builds that first.
"""

import subprocess
from pathlib import Path

from bench import orders
from bench.measure import measure
from bench.table import OURS, Row

ROOT = Path(__file__).parents[1]
TIMES = 2000


def signature_row(rounds: int) -> Row:
    """Measure both."""
    command = ["cargo", "bench", "--quiet", "--package", "venues", "--features", "binance", "--bench", "signature"]
    ours = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout

    def python(times: int) -> None:
        for _ in range(times):
            orders.signed_url("")

    costs = measure({"f-string + hmac": python}, TIMES, rounds)
    figures: dict[str, float | None] = {OURS: float(ours)}
    figures |= {name: cost.wall for name, cost in costs.items()}
    return Row("signature alone: µs", figures, digits=2)
