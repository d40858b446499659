"""Calls: awaitables that begin at their first step, under asyncio and uvloop."""

import asyncio
import subprocess
import sys
import threading
import warnings

import ccrxt
import pytest
from ccrxt.binance import spot
from conftest import Run
from exchange import Exchange
from served import serve, serving, then_hold

BODY = {"symbol": "BTCUSDT", "price": "1"}


def test_every_way_to_await(exchange: Exchange, run: Run) -> None:
    async def main() -> list[str]:
        async with spot.PublicRestClient() as client:
            found = [await client.get_ticker("BTCUSDT")]
            found.append(await asyncio.create_task(client.get_ticker("BTCUSDT")))
            found += await asyncio.gather(client.get_ticker("BTCUSDT"), client.get_ticker("BTCUSDT"))
            async with asyncio.TaskGroup() as group:
                task = group.create_task(client.get_ticker("BTCUSDT"))
            found.append(task.result())
            found.append(await asyncio.wait_for(client.get_ticker("BTCUSDT"), 10))
            found += [await call for call in asyncio.as_completed([client.get_ticker("BTCUSDT")])]
            async with asyncio.timeout(10):
                found.append(await asyncio.shield(client.get_ticker("BTCUSDT")))
        return [ticker.symbol for ticker in found]

    assert run(main()) == ["BTCUSDT"] * 8


def test_many_at_once(exchange: Exchange, run: Run) -> None:
    async def main() -> set[str]:
        async with spot.PublicRestClient(limits="off") as client:
            tickers = await asyncio.gather(*(client.get_ticker("BTCUSDT") for _ in range(500)))
        return {ticker.symbol for ticker in tickers}

    assert run(main()) == {"BTCUSDT"}
    assert len(exchange.requests()) == 500


def test_nothing_is_sent_before_the_first_step(exchange: Exchange, run: Run) -> None:
    async def main() -> None:
        async with spot.PublicRestClient() as client:
            call = client.get_ticker("BTCUSDT")
            await asyncio.sleep(0.05)
            assert exchange.requests() == []
            await call

    run(main())
    assert len(exchange.requests()) == 1


def test_one_that_is_never_awaited_warns_like_a_coroutine(exchange: Exchange, run: Run) -> None:
    async def main() -> None:
        client.get_ticker("BTCUSDT")  # type: ignore[unused-coroutine]

    client = spot.PublicRestClient()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        run(main())
    messages = [str(warning.message) for warning in caught if warning.category is RuntimeWarning]
    assert len(messages) == 1
    assert "get_ticker" in messages[0]
    assert "never awaited" in messages[0]
    assert exchange.requests() == []


def test_one_is_awaited_once(exchange: Exchange, run: Run) -> None:
    async def main() -> None:
        async with spot.PublicRestClient() as client:
            call = client.get_ticker("BTCUSDT")
            await call
            with pytest.raises(RuntimeError, match="await"):
                await call

    run(main())


def test_cancelling_the_task_ends_the_request(run: Run) -> None:
    released = threading.Event()
    with serve(then_hold(b"", released)) as host:

        async def main() -> None:
            async with spot.PublicRestClient(base_url=host.url) as client:
                task = asyncio.create_task(client.get_ticker("BTCUSDT"))
                while not host.requests:
                    await asyncio.sleep(0.005)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(client.get_ticker("BTCUSDT"), 0.05)
            released.set()

        run(main())


def test_a_failing_sibling_cancels_the_group(run: Run) -> None:
    released = threading.Event()
    with serve(then_hold(b"", released)) as slow, serving({"code": -1121, "msg": "No."}, status="400 Bad") as bad:

        async def main() -> None:
            async with (
                spot.PublicRestClient(base_url=slow.url) as hangs,
                spot.PublicRestClient(base_url=bad.url) as fails,
            ):
                with pytest.raises(ExceptionGroup) as caught:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(hangs.get_ticker("BTCUSDT"))
                        group.create_task(fails.get_ticker("NOPE"))
                assert caught.group_contains(ccrxt.binance.BinanceError)
            released.set()

        run(main())


def test_one_client_works_in_one_loop_after_another(exchange: Exchange, run: Run) -> None:
    client = spot.PublicRestClient()

    async def main() -> str:
        return (await client.get_ticker("BTCUSDT")).symbol

    assert [run(main()) for _ in range(3)] == ["BTCUSDT"] * 3


def test_one_client_works_in_two_loops_at_the_same_time(exchange: Exchange) -> None:
    client, found = spot.PublicRestClient(limits="off"), list[str]()

    async def main() -> None:
        found.extend([(await client.get_ticker("BTCUSDT")).symbol for _ in range(20)])

    threads = [threading.Thread(target=asyncio.run, args=(main(),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["BTCUSDT"] * 80


def test_without_a_loop_it_says_what_to_do(exchange: Exchange) -> None:
    call = spot.PublicRestClient().get_ticker("BTCUSDT")
    with pytest.raises(RuntimeError, match="event loop"):
        call.send(None)


def test_the_loop_is_not_held_up_by_a_large_reply(run: Run) -> None:
    levels = [[f"{price}.00000000", "1.00000000"] for price in range(100_000)]
    with serving({"lastUpdateId": 1, "bids": levels, "asks": levels}) as host:

        async def main() -> tuple[int, int]:
            ticks = 0

            async def tick() -> None:
                nonlocal ticks
                while True:
                    ticks += 1
                    await asyncio.sleep(0)

            ticking = asyncio.create_task(tick())
            async with spot.PublicRestClient(base_url=host.url) as client:
                depth = await client.get_depth("BTCUSDT")
            ticking.cancel()
            return ticks, len(depth.bids)

        ticks, bids = run(main())
    assert bids == 100_000
    assert ticks > 10


EXIT = """
import asyncio, sys, ccrxt
async def main():
    client = ccrxt.binance.spot.PublicRestClient(base_url=sys.argv[1], limits="off")
    tasks = [asyncio.ensure_future(client.get_ticker("BTCUSDT")) for _ in range(200)]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print("leaving", flush=True)
    if sys.argv[2] == "raise": raise SystemExit(3)
    if sys.argv[2] == "stop": sys.exit(3)
    asyncio.get_running_loop().stop()
if sys.argv[2] == "loop":
    loop = asyncio.new_event_loop()
    loop.create_task(main())
    loop.run_forever()
    sys.exit(3)
asyncio.run(main())
"""


@pytest.mark.parametrize("way", ["raise", "stop", "loop"])
def test_exit_with_calls_in_flight_is_clean(exchange: Exchange, way: str) -> None:
    for _ in range(5):
        command = [sys.executable, "-X", "dev", "-W", "ignore", "-c", EXIT, exchange.urls["binance"], way]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 3, done.stderr
        assert "leaving" in done.stdout
        assert "Fatal" not in done.stderr
