"""Rows about whole processes: import, first answer, memory, threads.

In: the exchange's URLs. Out: rows. Each figure is from processes of its own, the best of several.
"""

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import Any

from bench.table import Row

SPOT = "from ccrxt.binance import spot; spot.PublicRestClient"
GAUGE = """
import json, os, sys, time
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
def threads():
    return len(os.listdir("/proc/self/task"))
def say(**figures):
    print(json.dumps(figures))
"""
BEFORE = "held, started = resident(), time.perf_counter()"
AFTER = "say(ms=(time.perf_counter() - started) * 1e3, mb=resident() - held)"
IMPORTS = {
    "ccrxt": f"import ccrxt; {SPOT}",
    "nautilus' core": "from nautilus_trader.core import nautilus_pyo3",
    "aiohttp + msgspec": "import aiohttp, msgspec",
    "requests": "import requests",
    "ccrxt, nothing touched": "import ccrxt",
}
FIRST = {
    "ccrxt, blocking": """
import ccrxt
with ccrxt.binance.spot.blocking.PublicRestClient(base_url=base) as client:
    print(client.get_ticker("BTCUSDT").price, flush=True)
""",
    "ccrxt, asyncio": """
import asyncio, ccrxt
async def main():
    async with ccrxt.binance.spot.PublicRestClient(base_url=base) as client:
        print((await client.get_ticker("BTCUSDT")).price, flush=True)
asyncio.run(main())
""",
    "nautilus, asyncio": """
import asyncio, json
from nautilus_trader.core import nautilus_pyo3
async def main():
    client = nautilus_pyo3.HttpClient()
    reply = await client.request(nautilus_pyo3.HttpMethod.GET, base + "/api/v3/ticker/price?symbol=BTCUSDT")
    print(json.loads(reply.body)["price"], flush=True)
asyncio.run(main())
""",
    "aiohttp": """
import asyncio, aiohttp
async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(base + "/api/v3/ticker/price?symbol=BTCUSDT") as reply:
            print((await reply.json())["price"], flush=True)
asyncio.run(main())
""",
    "requests": """
import requests
print(requests.get(base + "/api/v3/ticker/price?symbol=BTCUSDT").json()["price"], flush=True)
""",
}
HELD = {
    "ccrxt": """
import ccrxt
client = ccrxt.binance.spot.blocking.PublicRestClient(base_url=base, limits="off")
make = client.get_exchange_info
""",
    "msgspec": """
import http.client, urllib.request
from bench import shapes
def make():
    with urllib.request.urlopen(base + "/api/v3/exchangeInfo") as reply:
        return shapes.exchange_info.decode(reply.read())
""",
}
HOLD = """
kept = [make() for _ in range(3)]
before = resident()
kept += [make() for _ in range(10)]
say(megabytes=(resident() - before) / 10)
"""
SECOND = """
import asyncio, ccrxt
async def call(venue, symbol):
    await getattr(ccrxt, venue).spot.PublicRestClient(base_url=urls[venue]).get_ticker(symbol)
async def main():
    figures = [(resident(), threads())]
    for venue, symbol in (("binance", "BTCUSDT"), ("kucoin", "BTC-USDT"), ("okx", "BTC-USDT")):
        await call(venue, symbol)
        figures.append((resident(), threads()))
    say(figures=figures)
asyncio.run(main())
"""


def import_rows(rounds: int) -> list[Row]:
    """What an import costs over bare Python."""
    best: dict[str, dict[str, float | None]] = {}
    for _ in range(rounds):
        for name, work in IMPORTS.items():
            figures = _run(f"{GAUGE}\n{BEFORE}\n{work}\n{AFTER}")
            for unit in ("ms", "mb"):
                _keep(best.setdefault(unit, {}), name, None if figures is None else figures[unit])
    return [Row("import: ms", best["ms"], digits=2), Row("import: MB", best["mb"])]


def first_answer_row(base: str, rounds: int) -> Row:
    """From the start of the process to the first price on its standard output."""
    best: dict[str, float | None] = {}
    for _ in range(rounds):
        for name, work in FIRST.items():
            started = time.perf_counter()
            command = [sys.executable, "-c", f"base = {base!r}\n{work}"]
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
                assert process.stdout is not None
                answered = bool(process.stdout.readline().strip())
                taken = (time.perf_counter() - started) * 1e3
            _keep(best, name, taken if answered else None)
    return Row("process start to first answer: ms", best)


def held_row(base: str) -> Row:
    """What one more exchange info costs that is kept."""
    figures = {name: _run(f"{GAUGE}\nbase = {base!r}\n{make}\n{HOLD}") for name, make in HELD.items()}
    megabytes = {name: None if got is None else got["megabytes"] for name, got in figures.items()}
    return Row("a held 3.5 MB exchange info: MB", megabytes)


def second_venue_rows(urls: Mapping[str, str]) -> list[Row]:
    """What each further venue costs a process that has called it once."""
    got = _run(f"{GAUGE}\nurls = {dict(urls)!r}\n{SECOND}")
    if got is None:
        return []
    figures: list[tuple[float, int]] = got["figures"]
    steps = list(zip(("first venue", "second venue", "third venue"), figures, figures[1:], strict=False))
    memory: dict[str, float | None] = {name: after[0] - before[0] for name, before, after in steps}
    threads: dict[str, float | None] = {name: after[1] - before[1] for name, before, after in steps}
    return [Row("memory that a venue adds: MB", memory), Row("threads that a venue adds", threads, digits=0)]


def _run(code: str) -> dict[str, Any] | None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def _keep(best: dict[str, float | None], name: str, figure: float | None) -> None:
    before = best.get(name)
    best[name] = figure if before is None else min(before, figure) if figure is not None else before
