"""When a call begins, and what ends it: cancelling, time-outs, groups that fail."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
import warnings
from collections.abc import Callable, Coroutine
from typing import Any

import playground
import pytest
from waiting import until

Run = Callable[[Coroutine[Any, Any, Any]], Any]


def test_a_call_starts_at_its_first_step(run: Run) -> None:
    async def main() -> None:
        client = playground.PublicClient()
        call = client.get_echo("a")
        await asyncio.sleep(0.02)
        assert client.ended == 0
        await call
        assert client.ended == 1

    run(main())


def test_cancelling_tears_the_request_off(run: Run) -> None:
    async def main() -> None:
        client = playground.PublicClient()
        task = asyncio.create_task(client.get_echo("a", 60))
        await until(lambda: client.begun == 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await until(lambda: client.torn == 1)
        task = asyncio.create_task(client.get_echo("a", 60))
        await until(lambda: client.begun == 2)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(task, 0.01)
        await until(lambda: client.torn == 2)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await client.get_echo("a", 60)
        await until(lambda: client.torn == client.begun)
        assert client.ended == 0
        assert (await client.get_echo("b")).text == "b"

    run(main())


def test_cancelled_before_it_is_sent(run: Run) -> None:
    async def main() -> None:
        client = playground.PublicClient()
        for _ in range(100):
            task = asyncio.create_task(client.get_echo("a", 60))
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert (await client.get_echo("b")).text == "b"
        await until(lambda: client.begun == client.torn + client.ended)

    run(main())


def test_a_task_group_that_fails_tears_off_the_others(run: Run) -> None:
    async def main() -> None:
        client = playground.PublicClient()

        async def fail() -> None:
            await until(lambda: client.begun == 1)
            await client.get_refused()

        with pytest.raises(ExceptionGroup) as caught:
            async with asyncio.TaskGroup() as group:
                group.create_task(client.get_echo("a", 60))
                group.create_task(fail())
        assert isinstance(caught.value.exceptions[0], playground.PlayError)
        await until(lambda: client.torn == 1)

    run(main())


def test_what_changes_something_runs_to_its_end(run: Run) -> None:
    async def main() -> None:
        client = playground.PublicClient()
        task = asyncio.create_task(client.create_order(1.0))
        await until(lambda: client.begun == 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await until(lambda: client.ended == 1)
        assert client.torn == 0
        # Even when it is cancelled before the other thread has seen it.
        task = asyncio.create_task(client.create_order())
        await asyncio.sleep(0)
        task.cancel()
        await until(lambda: client.ended == 2)
        assert client.torn == 0

    run(main())


def test_what_changes_something_is_not_held_up_by_other_tasks(run: Run) -> None:
    """Calls that a batch of answers leads to are sent together at its end, but for these."""
    client = playground.PublicClient()
    begun = []

    async def order() -> None:
        await client.get_echo("a")
        await client.create_order()

    async def compute() -> None:
        await client.get_echo("b")
        deadline = time.monotonic() + 20
        while client.begun < 3 and time.monotonic() < deadline:
            threading.Event().wait(0.001)
        begun.append(client.begun)

    async def main() -> None:
        tasks = [asyncio.create_task(order()), asyncio.create_task(compute())]
        await asyncio.sleep(0)
        while client.ended < 2:
            threading.Event().wait(0.001)
        await asyncio.gather(*tasks)

    run(main())
    assert begun == [3]


def test_cancelled_before_the_first_step(run: Run) -> None:
    async def main() -> None:
        client = playground.PublicClient()
        task = asyncio.create_task(client.get_echo("a"))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0.01)
        assert (client.ended, client.torn) == (0, 0)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run(main())
        gc.collect()


def test_cancelled_when_the_answer_is_there_already(run: Run) -> None:
    async def main() -> None:
        client = playground.PublicClient()
        for turn in range(1, 51):
            tasks = [asyncio.create_task(client.get_echo("a")) for _ in range(10)]
            await asyncio.sleep(0)
            while client.ended < 10 * turn:
                threading.Event().wait(0.0001)  # the loop stands still meanwhile
            for task in tasks:
                task.cancel()
            for outcome in await asyncio.gather(*tasks, return_exceptions=True):
                assert isinstance(outcome, asyncio.CancelledError | playground.Echo)

    run(main())
