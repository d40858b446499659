"""Event loops: several of them, their end, signals, and those without readers."""

from __future__ import annotations

import asyncio
import importlib
import subprocess
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import playground
import pytest
from waiting import until

Run = Callable[[Coroutine[Any, Any, Any]], Any]


def test_without_a_running_loop() -> None:
    call = playground.PublicClient().get_echo("a")
    with pytest.raises(RuntimeError, match="no running asyncio event loop.*`blocking`"):
        call.send(None)


def test_a_client_in_several_runs(run: Run) -> None:
    client = playground.PublicClient()

    async def main() -> list[str]:
        return [each.text for each in await asyncio.gather(*(client.get_echo("a", 0.001) for _ in range(3)))]

    for _ in range(5):
        assert run(main()) == ["a"] * 3


def test_a_client_in_two_loops_at_once(run: Run) -> None:
    client = playground.PublicClient()
    counts = []

    async def main() -> None:
        for _ in range(50):
            await asyncio.gather(*(client.get_echo("a") for _ in range(10)))
        counts.append(1)

    threads = [threading.Thread(target=run, args=(main(),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(counts) == 2
    assert client.ended == 1000


def test_a_loop_left_with_calls_in_flight(run: Run) -> None:
    client = playground.PublicClient()

    async def main() -> None:
        task = asyncio.ensure_future(client.get_echo("a", 60))
        await until(lambda: client.begun == 1)
        assert not task.done()

    run(main())
    for _ in range(1000):
        if client.torn == 1:
            break
        threading.Event().wait(0.01)
    assert client.torn == 1
    assert run(client.get_echo("b")).text == "b"


CTRL_C = """
import asyncio, os, signal, sys, playground
client = playground.PublicClient()

async def main():
    task = asyncio.ensure_future(client.get_echo("a", 3600))
    while client.begun == 0:
        await asyncio.sleep(0.001)
    os.kill(os.getpid(), signal.SIGINT)
    await task

try:
    if sys.argv[1] == "uvloop":
        import uvloop
        uvloop.run(main())
    else:
        asyncio.run(main())
except KeyboardInterrupt:
    while client.torn == 0:
        pass
    print("interrupted")
"""


@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
def test_ctrl_c(python: Callable[..., subprocess.CompletedProcess[str]], loop: str) -> None:
    ended = python(CTRL_C, loop)
    assert (ended.returncode, ended.stdout) == (0, "interrupted\n"), ended.stderr


@pytest.mark.parametrize("module", ["asyncio", "uvloop"])
def test_an_exception_that_ends_the_loop_loses_no_answer(module: str) -> None:
    client = playground.PublicClient()
    texts = []

    async def interrupted() -> None:
        await client.get_echo("a")
        raise KeyboardInterrupt

    async def waiting(text: str) -> None:
        texts.append((await client.get_echo(text)).text)

    loop = importlib.import_module(module).new_event_loop()
    tasks = [loop.create_task(waiting("before")), loop.create_task(interrupted()), loop.create_task(waiting("after"))]
    with pytest.raises(KeyboardInterrupt):
        loop.run_forever()
    loop.run_until_complete(asyncio.wait([tasks[0], tasks[2]], timeout=20))
    assert sorted(texts) == ["after", "before"]
    assert isinstance(tasks[1].exception(), KeyboardInterrupt)
    loop.close()


def test_a_loop_without_readers() -> None:
    class Loop(asyncio.SelectorEventLoop):
        def add_reader(self, *_: Any) -> None:
            raise NotImplementedError

    client = playground.PublicClient()

    async def main() -> list[str]:
        return [each.text for each in await asyncio.gather(*(client.get_echo("a", 0.001) for _ in range(20)))]

    with asyncio.Runner(loop_factory=Loop) as runner:
        for _ in range(3):
            assert runner.run(main()) == ["a"] * 20
        assert any(thread.name == "ccrxt-relay" for thread in threading.enumerate())
    # The next loop that is met lets the last one go, and its thread with it.
    asyncio.run(main())
    for thread in threading.enumerate():
        if thread.name == "ccrxt-relay":
            thread.join(20)
            assert not thread.is_alive()
