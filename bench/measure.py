"""Measuring contestants in turns.

In: contestants by name, each a function that does the work a number of times. Out: for each the best round's time and
processor time for one piece of work. The best of many rounds is what the code costs; the rest is what the machine did
meanwhile, and taking turns makes it do that to all of them alike.
"""

import gc
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

Work = Callable[[int], None]
AsyncWork = Callable[[int], Awaitable[None]]


class Cost(NamedTuple):
    """What one piece of work costs, in microseconds."""

    wall: float
    cpu: float


def measure(contestants: Mapping[str, Work], times: int, rounds: int) -> dict[str, Cost]:
    """Give the cost of each contestant's work."""
    best: dict[str, Cost] = {}
    for _ in range(rounds):
        for name, work in contestants.items():
            gc.collect()
            started = _now()
            work(times)
            _keep(best, name, started, times)
    return best


async def measure_async(contestants: Mapping[str, AsyncWork], times: int, rounds: int) -> dict[str, Cost]:
    """Give the cost of each contestant's work, on the running event loop."""
    best: dict[str, Cost] = {}
    for _ in range(rounds):
        for name, work in contestants.items():
            gc.collect()
            started = _now()
            await work(times)
            _keep(best, name, started, times)
    return best


def sequence(call: Callable[[], Awaitable[object]]) -> AsyncWork:
    """Give the work of making calls one after the other."""

    async def work(times: int) -> None:
        for _ in range(times):
            await call()

    return work


def _now() -> Cost:
    return Cost(time.perf_counter(), time.process_time())


def _keep(best: dict[str, Cost], name: str, started: Cost, times: int) -> None:
    ended = _now()
    wall, cpu = ((end - start) / times * 1e6 for start, end in zip(started, ended, strict=True))
    before = best.get(name, Cost(wall, cpu))
    best[name] = Cost(min(before.wall, wall), min(before.cpu, cpu))
