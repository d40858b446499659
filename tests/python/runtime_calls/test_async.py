"""Asynchronous calls under asyncio and uvloop."""

from __future__ import annotations

import asyncio
import collections.abc
import contextvars
import gc
import importlib
import inspect
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Coroutine
from typing import Any

import ccrxt
import playground
import pytest

Run = Callable[[Coroutine[Any, Any, Any]], Any]


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that another thread brings about."""
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.001)


def test_await_gives_the_value(run: Run) -> None:
    async def main() -> None:
        client = playground.PublicClient()
        assert (await client.get_echo("a")).text == "a"
        assert (await client.get_echo("b", 0.001)).text == "b"
        assert (await client.get_echo(playground.EchoRequest(text="c"))).text == "c"
        assert (await client.get_local("d", after=0.001)).text == "d"

    run(main())


def test_a_call_is_a_coroutine_for_all_that_takes_one(run: Run) -> None:
    async def main() -> None:
        client = playground.PublicClient()
        call = client.get_echo("a")
        assert isinstance(call, collections.abc.Coroutine)
        assert asyncio.iscoroutine(call)
        assert inspect.isawaitable(call)
        assert not asyncio.isfuture(call)
        assert (call.__name__, call.__qualname__) == ("get_echo", "PublicClient.get_echo")
        task = asyncio.create_task(call)
        assert "PublicClient.get_echo" in repr(task)
        assert (await task).text == "a"
        assert [e.text for e in await asyncio.gather(*(client.get_echo(str(i)) for i in range(200)))] == [
            str(i) for i in range(200)
        ]
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(client.get_echo(str(i), 0.001)) for i in range(5)]
        assert [task.result().text for task in tasks] == list("01234")
        assert (await asyncio.wait_for(client.get_echo("w"), 20)).text == "w"
        assert (await asyncio.shield(client.get_echo("s"))).text == "s"
        done, pending = await asyncio.wait([asyncio.ensure_future(client.get_echo("x"))])
        assert (len(done), len(pending)) == (1, 0)
        texts = [(await each).text for each in asyncio.as_completed([client.get_echo("y") for _ in range(3)])]
        assert texts == ["y"] * 3

    run(main())


def test_run_takes_a_call_itself(run: Run) -> None:
    assert run(playground.PublicClient().get_echo("a", 0.001)).text == "a"


def test_tasks_in_pure_python(run: Run) -> None:
    async def main() -> None:
        task = asyncio.tasks._PyTask(playground.PublicClient().get_echo("a", 0.001))  # type: ignore[attr-defined]
        assert (await task).text == "a"
        task = asyncio.tasks._PyTask(playground.PublicClient().get_echo("a", 60))  # type: ignore[attr-defined]
        await asyncio.sleep(0)
        task.cancel("enough")
        with pytest.raises(asyncio.CancelledError):
            await task

    run(main())


def test_debug_mode() -> None:
    client = playground.PublicClient()

    async def main() -> str:
        return (await client.get_echo("a", 0.001)).text

    assert asyncio.run(main(), debug=True) == "a"


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


def test_never_awaited() -> None:
    client = playground.PublicClient()
    with pytest.warns(RuntimeWarning, match=r"call 'PublicClient.get_echo' was never awaited"):
        client.get_echo("a")
    call = client.get_echo("a")
    call.close()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        del call


def test_a_warning_does_not_lose_an_exception() -> None:
    client = playground.PublicClient()

    def fail() -> None:
        call = client.get_echo("a")
        assert call is not None
        raise KeyError("mine")

    with pytest.warns(RuntimeWarning, match="never awaited"), pytest.raises(KeyError, match="mine"):
        fail()


def test_awaited_twice(run: Run) -> None:
    async def main() -> None:
        call = playground.PublicClient().get_echo("a")
        await call
        with pytest.raises(RuntimeError, match="cannot reuse already awaited call"):
            await call
        call = playground.PublicClient().get_echo("a", 0.01)
        first = asyncio.create_task(call)
        await asyncio.sleep(0)
        with pytest.raises(RuntimeError, match="being awaited already"):
            await call
        assert (await first).text == "a"

    run(main())


def test_thrown_into_and_closed() -> None:
    call = playground.PublicClient().get_echo("a")
    with pytest.raises(KeyError, match="why"):
        call.throw(KeyError("why"))
    with pytest.raises(RuntimeError, match="cannot reuse"):
        call.send(None)
    call = playground.PublicClient().get_echo("a")
    with pytest.raises(KeyError, match="why"):
        call.throw(KeyError, "why")
    with pytest.raises(KeyError):
        call.throw(KeyError)
    call.close()
    call.close()


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


def test_context_variables_are_the_tasks_own(run: Run) -> None:
    name: contextvars.ContextVar[str] = contextvars.ContextVar("name")
    client = playground.PublicClient()

    async def one(text: str) -> None:
        name.set(text)
        for _ in range(3):
            await client.get_echo(text)
            assert name.get() == text
            current = asyncio.current_task()
            assert current is not None and current.get_name() == text

    async def main() -> None:
        async with asyncio.TaskGroup() as group:
            for i in range(20):
                group.create_task(one(f"t{i}"), name=f"t{i}")

    run(main())


@pytest.mark.skipif(sys.version_info < (3, 12), reason="eager tasks came with Python 3.12")
def test_eager_tasks() -> None:
    async def main() -> None:
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)  # type: ignore[attr-defined]
        client = playground.PublicClient()
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(client.get_echo(str(i))) for i in range(20)]
        assert [task.result().text for task in tasks] == [str(i) for i in range(20)]

    asyncio.run(main())


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


def test_errors(run: Run) -> None:
    async def main() -> None:
        client = playground.PublicClient()
        with pytest.raises(playground.PlayError) as caught:
            await client.get_refused()
        error = caught.value
        assert isinstance(error, ccrxt.errors.InvalidSymbol)
        assert (error.message, error.code, error.status) == ("refused", "-1", 400)
        assert (error.retry_after, error.raw, error.request) == (1.5, b"{}", "GET /play")
        with pytest.raises(playground.PlainError, match="only a text") as plain:
            await client.get_plain_error()
        assert type(plain.value) is playground.PlainError
        assert isinstance(plain.value, ccrxt.errors.CcrxtError)

    run(main())


def test_wrong_arguments_are_told_at_once() -> None:
    client = playground.PublicClient()
    with pytest.raises(TypeError, match="get_echo.*text"):
        client.get_echo()
    with pytest.raises(TypeError, match="get_echo.*nothing"):
        client.get_echo("a", nothing=1)
    with pytest.raises(TypeError, match="get_line"):
        client.get_line(1)


def test_panics(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    async def main() -> None:
        client = playground.PublicClient()
        for method, text in ((client.panic_early, "early"), (client.panic_late, "late")):
            with pytest.raises(ccrxt.errors.InternalError, match=text):
                await method()
        assert (await client.get_echo("a")).text == "a"

    run(main())
    assert "panicked" in capfd.readouterr().err
