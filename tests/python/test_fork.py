"""A client that was made before `fork` says so in the child; a new one works there."""

import os
import subprocess
import sys

import pytest
from exchange import Exchange

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")

FORKED = """
import asyncio, os, sys, ccrxt
spot = ccrxt.binance.spot
blocking = spot.blocking.PublicRestClient()
blocking.get_ticker("BTCUSDT")
client = spot.PublicRestClient()
async def call(client):
    return (await client.get_ticker("BTCUSDT")).symbol
asyncio.run(call(client))
child = os.fork()
if child == 0:
    said = []
    try:
        blocking.get_ticker("BTCUSDT")
    except ccrxt.errors.ForkedError as error:
        said.append(str(error))
    try:
        asyncio.run(call(client))
    except ccrxt.errors.ForkedError as error:
        said.append(str(error))
    said.append(spot.blocking.PublicRestClient().get_ticker("BTCUSDT").symbol)
    said.append(asyncio.run(call(spot.PublicRestClient())))
    print("\\n".join(said), flush=True)
    os._exit(0)
_, status = os.waitpid(child, 0)
print("child", status, blocking.get_ticker("BTCUSDT").symbol, asyncio.run(call(client)))
"""


def test_a_client_of_the_parent_says_so_in_the_child(exchange: Exchange) -> None:
    done = subprocess.run([sys.executable, "-c", FORKED], capture_output=True, text=True, timeout=50, check=False)
    assert done.returncode == 0, done.stderr
    first, second, *new, parent = done.stdout.strip().splitlines()
    assert "fork" in first
    assert "fork" in second
    assert new == ["BTCUSDT", "BTCUSDT"]
    assert parent == "child 0 BTCUSDT BTCUSDT"
