"""Asynchronous calls under asyncio and uvloop: coroutines to all that takes one, their values and their errors."""

from __future__ import annotations

import asyncio
import collections.abc
import contextvars
import inspect
import sys
import warnings
from collections.abc import Callable, Coroutine
from typing import Any

import ccrxt
import playground
import pytest

Run = Callable[[Coroutine[Any, Any, Any]], Any]


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
