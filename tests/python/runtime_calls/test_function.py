"""Python functions as arguments of calls: when they are called, and what becomes of what they give and raise."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import ccrxt
import playground
import pytest
from playground import blocking

Run = Callable[[Coroutine[Any, Any, Any]], Any]


def test_it_is_told_on_the_thread_of_its_call(run: Run) -> None:
    heard: list[tuple[int, int]] = []

    def hear(number: int) -> None:
        heard.append((number, threading.get_ident()))

    async def main() -> None:
        assert await playground.HearingClient().each(25, hear) == 25

    run(main())
    assert blocking.HearingClient().each(5, hear) == 5
    thread = threading.get_ident()
    assert heard == [(number, thread) for number in [*range(1, 26), *range(1, 6)]]


def test_what_it_gives_goes_to_rust(run: Run) -> None:
    async def later(text: str, number: int) -> str:
        await asyncio.sleep(0)
        return text * number

    async def main() -> None:
        client = playground.HearingClient()
        assert await client.change(["a", "b", "c"], lambda text, number: f"{text}{number}") == ["a0", "b1", "c2"]
        assert await client.change(["a", "b", "c"], later) == ["", "b", "cc"]

    run(main())
    client = blocking.HearingClient()
    assert client.change(["a", "b"], lambda text, number: f"{text}{number}") == ["a0", "b1"]
    with pytest.raises(
        TypeError, match=r"change\(\): argument 'change' must be a plain function for a blocking client"
    ):
        client.change(["a"], later)


def test_what_it_raises_is_what_the_call_comes_to(run: Run) -> None:
    told: list[int] = []

    def hear(number: int) -> None:
        told.append(number)
        if number == 3:
            raise LookupError("third")

    async def later(text: str, number: int) -> str:
        await asyncio.sleep(0)
        raise LookupError(text)

    async def main() -> None:
        client = playground.HearingClient()
        with pytest.raises(LookupError, match="third"):
            await client.each(25, hear)
        with pytest.raises(LookupError, match="a"):
            await client.change(["a"], later)
        with pytest.raises(TypeError, match="what the function gives must be str, not int"):
            await client.change(["a"], lambda text, number: 5)
        assert await client.each(2, hear) == 2

    run(main())
    assert told == [1, 2, 3, 1, 2]
    told.clear()
    with pytest.raises(LookupError, match="third"):
        blocking.HearingClient().each(25, hear)
    assert told == [1, 2, 3]


def test_where_rust_can_be_told_why_there_is_nothing_it_goes_on(run: Run) -> None:
    asked: list[str] = []

    def attempt(echo: Any) -> int:
        asked.append(echo.text)
        if echo.text == "a":
            raise LookupError("not this one")
        return 5

    def never(echo: Any) -> int:
        raise LookupError(echo.text)

    async def main() -> None:
        client = playground.HearingClient()
        assert await client.attempt(attempt) == 5
        with pytest.raises(playground.PlayError, match="twice") as caught:
            await client.attempt(never)
        assert isinstance(caught.value.__cause__, LookupError)

    run(main())
    assert blocking.HearingClient().attempt(attempt) == 5
    assert asked == ["a", "b"] * 2


def test_rust_may_keep_it_as_long_as_its_loop_runs(run: Run) -> None:
    heard: list[int] = []

    async def main() -> None:
        client = playground.HearingClient()
        client.listen(heard.append)
        await client.fire(1)
        await client.fire(2)
        # Whatever loop fires, it is told on the one that it was given on.
        await asyncio.to_thread(asyncio.run, client.fire(3))
        async with asyncio.timeout(20):
            while len(heard) < 4:
                await asyncio.sleep(0.001)

    run(main())
    assert heard == [0, 1, 2, 3]
    # A blocking client has a thread to call it in only while it is called.
    heard.clear()
    client = blocking.HearingClient()
    client.listen(heard.append)
    client.fire(1)
    assert heard == [0]


def test_what_it_raises_when_its_call_has_ended_is_not_lost(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lost: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda raised: lost.append(str(raised.exc_value)))

    def listener(number: int) -> None:
        if number:
            raise LookupError(str(number))

    async def main() -> None:
        client = playground.HearingClient()
        client.listen(listener)
        await client.fire(1)
        async with asyncio.timeout(20):
            while not lost:
                await asyncio.sleep(0.001)

    run(main())
    assert lost == ["1"]


def test_without_a_loop_it_cannot_be_kept() -> None:
    with pytest.raises(RuntimeError, match="no running asyncio event loop"):
        playground.HearingClient().listen(print)


def test_other_arguments_are_refused() -> None:
    with pytest.raises(TypeError, match=r"each\(\): argument 'hear' must be a function, not int"):
        blocking.HearingClient().each(1, 5)


def test_ctrl_c_within_it_ends_the_call(run: Run) -> None:
    def hear(number: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        blocking.HearingClient().each(1, hear)
    with pytest.raises(KeyboardInterrupt):
        run(playground.HearingClient().each(1, hear))


class Adviser:
    """Implements a trait of Rust's, one method plain and one async."""

    def advise(self, text: str) -> str:
        if not text:
            raise LookupError("nothing to say")
        return text + "?"

    async def warn(self, text: str) -> str:
        await asyncio.sleep(0)
        return text + "!"


def test_an_object_implements_a_trait(run: Run) -> None:
    class Plain(Adviser):
        def warn(self, text: str) -> str:  # type: ignore[override]
            return text + "!!"

    async def main() -> None:
        client = playground.HearingClient()
        assert await client.advised(Adviser(), "a") == "a?!"
        assert await client.advised(Plain(), "a") == "a?!!"
        with pytest.raises(ccrxt.errors.CcrxtError, match="raised LookupError") as caught:
            await client.advised(Adviser(), "")
        assert str(caught.value.__cause__) == "nothing to say"
        with pytest.raises(TypeError, match=r"advised\(\): argument 'adviser' must be an adviser, not int"):
            client.advised(5, "a")

    run(main())
    client = blocking.HearingClient()
    assert client.advised(Plain(), "a") == "a?!!"
    with pytest.raises(ccrxt.errors.CcrxtError, match="raised TypeError") as caught:
        client.advised(Adviser(), "a")
    assert "cannot await" in str(caught.value.__cause__)
