"""Streams: asked item by item, ended by whoever leaves them, by their end, or with their client."""

from __future__ import annotations

import asyncio
import collections.abc
import gc
import itertools
import os
import random
import subprocess
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import ccrxt
import playground
import pytest
from playground import blocking
from waiting import until

Run = Callable[[Coroutine[Any, Any, Any]], Any]


def test_items_come_in_their_order(run: Run) -> None:
    async def main() -> None:
        client = playground.FlowClient()
        assert [number async for number in client.numbers(100)] == list(range(1, 101))
        assert [number async for number in client.numbers(3, pause=0.001)] == [1, 2, 3]
        assert [number async for number in client.numbers(0)] == []
        assert [number async for number in playground.countdown(3)] == [2, 1, 0]
        await until(lambda: client.open == 0)

    run(main())
    client = blocking.FlowClient()
    assert list(client.numbers(100)) == list(range(1, 101))
    assert list(client.numbers(3, pause=0.001)) == [1, 2, 3]
    assert list(client.numbers(0)) == []
    assert list(blocking.countdown(3)) == [2, 1, 0]
    assert client.open == 0


def test_a_stream_is_an_iterator_for_all_that_takes_one() -> None:
    stream = playground.FlowClient().numbers(1)
    assert isinstance(stream, collections.abc.AsyncIterator)
    assert isinstance(stream, ccrxt.Stream)
    assert repr(stream) == "<ccrxt stream FlowClient.numbers>"
    stream = blocking.FlowClient().numbers(4)
    assert isinstance(stream, collections.abc.Iterator)
    assert isinstance(stream, ccrxt.BlockingStream)
    assert list(itertools.islice(stream, 2)) == [1, 2]
    assert next(stream) == 3
    assert list(stream) == [4]
    assert next(stream, None) is None


def test_nothing_is_done_before_it_is_asked_for(run: Run) -> None:
    async def main() -> None:
        client = playground.FlowClient()
        stream = client.numbers(10)
        await asyncio.sleep(0.01)
        assert (client.open, client.asked) == (0, 0)
        assert await anext(stream) == 1
        await asyncio.sleep(0.01)
        assert (client.open, client.asked) == (1, 1)
        assert [number async for number in stream] == list(range(2, 11))

    run(main())
    client = blocking.FlowClient()
    stream = client.numbers(10)
    assert (client.open, client.asked) == (0, 0)
    assert (next(stream), client.asked) == (1, 1)


def test_an_item_that_is_an_error_is_raised_and_the_next_can_be_asked_for(run: Run) -> None:
    async def main() -> None:
        client = playground.FlowClient()
        stream = client.echoes("e")
        seen = 0
        with pytest.raises(playground.PlayError, match="a third") as caught:
            async for echo in stream:
                seen += 1
                assert echo.text == f"e{seen}"
        assert isinstance(caught.value, ccrxt.errors.InvalidSymbol)
        assert seen == 2
        assert [echo.text async for echo in stream] == ["e4", "e5"]
        assert [echo.text async for echo in client.requested(playground.EchoRequest(text="r")) if echo.text < "r2"] == [
            "r1"
        ]

    with pytest.raises(playground.PlayError):
        run(main())
    stream = blocking.FlowClient().echoes("e")
    assert [next(stream).text, next(stream).text] == ["e1", "e2"]
    with pytest.raises(playground.PlayError, match="a third"):
        next(stream)
    assert [echo.text for echo in stream] == ["e4", "e5"]


def test_an_error_of_opening_is_raised_when_it_is_asked(run: Run) -> None:
    async def main() -> None:
        client = playground.FlowClient()
        assert [number async for number in client.opened(True)] == [1, 2]
        stream = client.opened(False)
        with pytest.raises(playground.PlayError, match="not opened"):
            await anext(stream)
        assert [number async for number in stream] == []
        with pytest.raises(ccrxt.errors.CcrxtError, match="Untold"):
            await anext(client.untold(False))
        stream = client.untold(True)
        assert await anext(stream) == 1
        with pytest.raises(ccrxt.errors.CcrxtError, match="Untold"):
            await anext(stream)
        assert [number async for number in stream] == [3]

    run(main())
    with pytest.raises(playground.PlayError, match="not opened"):
        list(blocking.FlowClient().opened(False))


def test_leaving_the_loop_lets_the_stream_go(run: Run) -> None:
    async def main() -> None:
        client = playground.FlowClient()
        async for number in client.numbers(10):
            if number == 2:
                break
        await until(lambda: client.open == 0)
        assert client.asked == 2
        stream = client.numbers(10, 60)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(stream), 0.01)
        assert client.open == 1
        del stream
        await until(lambda: client.open == 0)

    run(main())
    client = blocking.FlowClient()
    for number in client.numbers(10):
        assert client.open == 1
        if number == 2:
            break
    assert (client.open, client.asked) == (0, 2)


def test_closing_it_ends_it(run: Run) -> None:
    async def main() -> None:
        client = playground.FlowClient()
        async with client.numbers(10) as stream:
            assert await anext(stream) == 1
        assert client.open == 0
        assert [number async for number in stream] == []
        waiting = client.numbers(10, 60)
        task = asyncio.create_task(anext(waiting))
        await until(lambda: client.open == 1)
        await waiting.aclose()
        with pytest.raises(StopAsyncIteration):
            await task
        await waiting.aclose()
        unasked = client.numbers(10)
        await unasked.aclose()
        assert [number async for number in unasked] == []
        assert client.open == 0

    run(main())
    client = blocking.FlowClient()
    with client.numbers(10) as stream:
        assert next(stream) == 1
    assert (client.open, list(stream)) == (0, [])
    waiting = client.numbers(10, 60)
    threading.Timer(0.05, waiting.close).start()
    assert list(waiting) == []


def test_it_ends_with_its_client(run: Run) -> None:
    async def main() -> None:
        client = playground.FlowClient()
        idle, waiting = client.numbers(10), client.numbers(10, 60)
        assert await anext(idle) == 1
        task = asyncio.create_task(anext(waiting))
        counts = client.numbers(0)
        await until(lambda: client.asked == 2)
        await client.close()
        with pytest.raises(ccrxt.errors.ClientClosed, match="FlowClient is closed, and its streams with it"):
            await task
        for stream in idle, waiting, counts:
            with pytest.raises(ccrxt.errors.ClientClosed, match="FlowClient is closed"):
                await anext(stream)
            await stream.aclose()

    run(main())
    client = blocking.FlowClient()
    stream = client.numbers(10, 60)
    threading.Timer(0.05, client.close).start()
    with pytest.raises(ccrxt.errors.ClientClosed, match="FlowClient is closed, and its streams with it"):
        next(stream)


def test_a_cancelled_asker_loses_no_item(run: Run) -> None:
    async def main() -> None:
        client = playground.FlowClient()
        stream = client.numbers(300)
        got: list[int] = []
        chance = random.Random(7)
        while len(got) < 300:
            task = asyncio.create_task(anext(stream))
            await asyncio.sleep(0)
            # The answer may be given by now, lie in the queue, be on its way, or not be made.
            if chance.random() < 0.5:
                threading.Event().wait(0.0005)
            if chance.random() < 0.5:
                await asyncio.sleep(0.0005)
            task.cancel()
            try:
                got.append(await task)
            except asyncio.CancelledError:
                continue
        assert got == list(range(1, 301))

    run(main())


def test_several_askers_get_an_item_each(run: Run) -> None:
    async def main() -> None:
        stream = playground.FlowClient().numbers(50, 0.0001)
        items = await asyncio.gather(*(anext(stream) for _ in range(60)), return_exceptions=True)
        assert sorted(item for item in items if isinstance(item, int)) == list(range(1, 51))
        assert sum(isinstance(item, StopAsyncIteration) for item in items) == 10

    run(main())
    stream = blocking.FlowClient().numbers(200, 0.0001)
    got: list[int] = []
    threads = [threading.Thread(target=lambda: got.extend(stream)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(got) == list(range(1, 201))


def test_a_defect_in_it_is_its_end(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    async def main() -> None:
        client = playground.FlowClient()
        stream = client.panics()
        assert await anext(stream) == 1
        with pytest.raises(ccrxt.errors.InternalError, match="the second"):
            await anext(stream)
        assert [number async for number in stream] == []
        await until(lambda: client.open == 0)

    run(main())
    stream = blocking.FlowClient().panics()
    assert next(stream) == 1
    with pytest.raises(ccrxt.errors.InternalError, match="the second"):
        next(stream)
    assert list(stream) == []
    assert "panicked" in capfd.readouterr().err


def test_it_goes_on_in_another_loop(run: Run) -> None:
    async def first(stream: Any) -> Any:
        return await anext(stream)

    stream = playground.FlowClient().numbers(3, 0.001)
    assert [run(first(stream)) for _ in range(3)] == [1, 2, 3]


def test_it_keeps_its_client_and_both_are_collected() -> None:
    stream = blocking.FlowClient().numbers(2)
    gc.collect()
    assert list(stream) == [1, 2]

    class Owner:
        def __init__(self) -> None:
            self.client = playground.AskingClient(question=self.question)
            self.stream = playground.FlowClient().numbers(3)

        def question(self, text: str) -> str:
            return text

    owner = Owner()
    del owner
    gc.collect()


def test_wrong_arguments_are_told_at_once() -> None:
    with pytest.raises(TypeError, match=r"numbers.*'end'"):
        playground.FlowClient().numbers("many")
    with pytest.raises(TypeError, match=r"numbers.*end"):
        blocking.FlowClient().numbers()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_in_a_child_of_its_process_it_says_so(python: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    program = """
import asyncio, os, ccrxt, playground
from playground import blocking

def child(stream, ask):
    pid = os.fork()
    if pid:
        assert os.waitpid(pid, 0)[1] == 0
        return
    try:
        ask(stream)
    except ccrxt.errors.ForkedError as error:
        print(error, flush=True)
    del stream
    os._exit(0)

stream = blocking.FlowClient().numbers(3)
assert next(stream) == 1
child(stream, next)
assert list(stream) == [2, 3]

async def first(stream):
    return await anext(stream)

stream = playground.FlowClient().numbers(3)
assert asyncio.run(first(stream)) == 1
child(stream, lambda stream: asyncio.run(first(stream)))
assert asyncio.run(first(stream)) == 2
"""
    ended = python(program)
    why = "this FlowClient was made before this process was forked: make a new one in this process\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, why * 2, "")


def test_the_interpreter_ends_while_it_is_asked(python: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    program = """
import asyncio, playground
client = playground.FlowClient()
streams = [client.numbers(5, 60) for _ in range(20)]
async def main():
    tasks = [asyncio.ensure_future(anext(stream)) for stream in streams]
    await asyncio.sleep(0.01)
    print("done")
asyncio.run(main())
"""
    for _ in range(5):
        ended = python(program)
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "done\n", "")
