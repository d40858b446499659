"""Nothing is kept of a call that nobody keeps: results, errors and calls that were cancelled."""

import asyncio
import contextlib
import gc
import os
import sys

import pytest
from ccrxt.binance import BinanceError, spot
from conftest import Run
from exchange import Exchange

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

ROUNDS = 400
ALLOWED = 1_500_000
"""Bytes; a leak of one order book a round would be three times that."""


def _resident() -> int:
    gc.collect()
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_blocking_calls(exchange: Exchange) -> None:
    with spot.blocking.PublicRestClient(limits="off", keep_raw=True) as client:

        def rounds() -> None:
            for _ in range(ROUNDS):
                depth = client.get_depth("BTCUSDT", 100)
                assert depth.bids[0].price
                assert len(depth.asks.column("price")) == 100
                with contextlib.suppress(BinanceError):
                    client.get_ticker("NOPE")

        rounds()
        before = _resident()
        rounds()
        rounds()
        assert _resident() - before < ALLOWED


def test_awaited_and_cancelled_calls(exchange: Exchange, run: Run) -> None:
    async def main() -> int:
        async with spot.PublicRestClient(limits="off", keep_raw=True) as client:

            async def rounds() -> None:
                for _ in range(ROUNDS):
                    task = asyncio.create_task(client.get_depth("BTCUSDT", 100))
                    depth, _ = await asyncio.gather(
                        client.get_depth("BTCUSDT", 100), client.get_ticker("NOPE"), return_exceptions=True
                    )
                    assert isinstance(depth, spot.Depth)
                    task.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await task

            await rounds()
            before = _resident()
            await rounds()
            await rounds()
            return _resident() - before

    assert run(main()) < ALLOWED
