"""Python functions that Rust code calls: on which thread, how they end, and what keeps them alive."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import subprocess
import threading
import weakref
from collections.abc import Callable, Coroutine
from typing import Any

import ccrxt
import playground
import pytest
from playground import blocking

Run = Callable[[Coroutine[Any, Any, Any]], Any]


def test_a_plain_function_is_called_on_the_loop(run: Run) -> None:
    threads = []

    def question(text: str) -> str:
        threads.append(threading.get_ident())
        assert asyncio.get_running_loop() is not None
        return text.upper()

    async def main() -> None:
        client = playground.AskingClient(question=question)
        assert (await client.get_answer("a")).text == "A"
        texts = [str(number) + "x" for number in range(50)]
        answers = await asyncio.gather(*(client.get_answer(text) for text in texts))
        assert [answer.text for answer in answers] == [text.upper() for text in texts]
        assert client.asked == 51

    run(main())
    assert set(threads) == {threading.get_ident()}


def test_an_async_function_is_awaited(run: Run) -> None:
    async def question(text: str) -> str:
        await asyncio.sleep(0.001)
        return text + "!"

    async def main() -> None:
        client = playground.AskingClient(question=question)
        answers = await asyncio.gather(*(client.get_answer(str(number)) for number in range(20)))
        assert [answer.text for answer in answers] == [f"{number}!" for number in range(20)]

    run(main())


def test_a_function_may_call_the_client_that_calls_it(run: Run) -> None:
    async def main() -> None:
        async def question(text: str) -> str:
            if len(text) > 3:
                return text
            return (await client.get_answer(text + "a")).text

        client = playground.AskingClient(question=question)
        assert (await client.get_answer("b")).text == "baaa"

    run(main())


def test_what_it_raises_is_the_cause_of_the_error(run: Run) -> None:
    def question(text: str) -> str:
        raise LookupError("the words stay with the cause")

    async def later(text: str) -> str:
        raise LookupError("the words stay with the cause")

    async def main() -> None:
        for function in question, later:
            with pytest.raises(playground.AskingError, match="the question raised LookupError") as caught:
                await playground.AskingClient(question=function).get_answer("a")
            assert isinstance(caught.value.__cause__, LookupError)
            assert "words" not in str(caught.value)
        with pytest.raises(playground.AskingError, match="the question raised TypeError") as caught:
            await playground.AskingClient(question=lambda text: 5).get_answer("a")
        assert str(caught.value.__cause__) == "an answer must be str"

    run(main())


def test_a_time_out_and_a_cancellation_end_the_function(run: Run) -> None:
    ended: list[str] = []

    async def question(text: str) -> str:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            ended.append(text)
            raise
        return text

    async def main() -> None:
        hasty = playground.AskingClient(question=question, patience=0.01)
        with pytest.raises(playground.AskingError, match="no answer in time"):
            await hasty.get_answer("late")
        patient = playground.AskingClient(question=question)
        task = asyncio.create_task(patient.get_answer("torn"))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        async with asyncio.timeout(20):
            while len(ended) < 2:
                await asyncio.sleep(0.001)

    run(main())
    assert ended == ["late", "torn"]


def test_it_runs_in_the_context_of_its_call(run: Run) -> None:
    who = contextvars.ContextVar("who", default="nobody")

    async def later(text: str) -> str:
        await asyncio.sleep(0)
        return who.get()

    async def main() -> None:
        for function in (lambda text: who.get()), later:
            client = playground.AskingClient(question=function)
            who.set("me")
            assert (await client.get_answer("")).text == "me"

    run(main())


def test_two_loops_each_call_it_on_their_own_thread() -> None:
    def question(text: str) -> str:
        return str(threading.get_ident())

    client = playground.AskingClient(question=question)

    def work() -> None:
        for _ in range(20):
            answer = asyncio.run(client.get_answer(""))
            assert answer.text == str(threading.get_ident())

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert client.asked == 40


def test_a_blocking_client_calls_it_in_the_callers_thread() -> None:
    def question(text: str) -> str:
        return f"{text} {threading.get_ident()}"

    client = blocking.AskingClient(question=question)
    answers: list[tuple[str, int]] = []

    def work() -> None:
        answers.extend((client.get_answer("a").text, threading.get_ident()) for _ in range(20))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    work()
    for thread in threads:
        thread.join(60)
    assert [text for text, _ in answers] == [f"a {thread}" for _, thread in answers]
    assert client.asked == 100


def test_a_blocking_call_within_a_blocking_call() -> None:
    def question(text: str) -> str:
        return client.get_answer(text + "a").text if len(text) < 4 else text

    client = blocking.AskingClient(question=question)
    assert client.get_answer("b").text == "baaa"


def test_a_blocking_client_takes_no_async_function() -> None:
    async def question(text: str) -> str:
        return text

    class Asked:
        async def __call__(self, text: str) -> str:
            return text

    for function in question, Asked():
        with pytest.raises(
            TypeError, match=r"AskingClient\(\): argument 'question' must be a plain function for a blo"
        ):
            blocking.AskingClient(question=function)
        with pytest.raises(TypeError, match="needs an event loop"):
            blocking.AskingClient(playground.AskingConfig(question=function))
    hidden = blocking.AskingClient(question=lambda text: question(text))
    with pytest.raises(playground.AskingError, match="raised TypeError") as caught:
        hidden.get_answer("a")
    assert "cannot await" in str(caught.value.__cause__)


def test_ctrl_c_within_it_ends_the_call(run: Run) -> None:
    def question(text: str) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        blocking.AskingClient(question=question).get_answer("a")
    with pytest.raises(KeyboardInterrupt):
        run(playground.AskingClient(question=question).get_answer("a"))


def test_other_arguments_are_refused() -> None:
    with pytest.raises(TypeError, match="argument 'question' must be a function, not int"):
        playground.AskingClient(question=5)
    with pytest.raises(TypeError, match="field 'question' must be a function, not int"):
        playground.AskingConfig(question=5)
    config = playground.AskingConfig(question=len)
    assert config.question is len


def test_clients_that_a_client_gives_ask_the_same_function(run: Run) -> None:
    async def main() -> None:
        client = playground.AskingClient(question=lambda text: text * 2).again()
        gc.collect()
        assert (await client.get_answer("ab")).text == "abab"

    run(main())


def test_a_call_keeps_the_function_of_a_client_that_is_gone(run: Run) -> None:
    async def main() -> None:
        call = playground.AskingClient(question=lambda text: text * 3).get_answer("ab")
        gc.collect()
        assert (await call).text == "ababab"

    run(main())


def test_a_function_that_holds_its_client_is_collected() -> None:
    class Owner:
        def __init__(self) -> None:
            self.client = playground.AskingClient(question=self.question)

        def question(self, text: str) -> str:
            return text

    owner = weakref.ref(Owner())
    gc.collect()
    assert owner() is None


def test_the_interpreter_ends_while_a_function_is_asked(
    python: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    program = """
import asyncio, playground
async def question(text):
    await asyncio.sleep(60)
async def main():
    client = playground.AskingClient(question=question)
    tasks = [asyncio.ensure_future(client.get_answer(str(number))) for number in range(50)]
    await asyncio.sleep(0.01)
    print("done")
asyncio.run(main())
"""
    for _ in range(5):
        ended = python(program)
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "done\n", "")


def test_a_call_without_a_function_says_so(run: Run) -> None:
    with pytest.raises(playground.AskingError, match="nobody to ask"):
        run(playground.AskingClient().get_answer("a"))
    assert issubclass(playground.AskingError, ccrxt.errors.CcrxtError)
