"""What all tests of the suite share: the local exchange, and an event loop of either kind."""

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest
import uvloop
from exchange import Exchange

# A background job of a shell starts with SIGINT ignored, and so would all that the tests start and mean to interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

Run = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.fixture(scope="session")
def running_exchange() -> Iterator[Exchange]:
    """One exchange for all tests: starting it costs more than most of them."""
    with Exchange(limits=False) as exchange:
        yield exchange


@pytest.fixture
def exchange(running_exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> Iterator[Exchange]:
    """The local exchange, with nothing left of the test before, as the default of every client."""
    running_exchange.reset()
    for name, url in running_exchange.variables().items():
        monkeypatch.setitem(os.environ, name, url)
    yield running_exchange
    running_exchange.reset()


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Run:
    """Runs a coroutine to its end, on asyncio's own loop and on uvloop."""
    factory = uvloop.new_event_loop if request.param == "uvloop" else asyncio.new_event_loop

    def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
        with asyncio.Runner(loop_factory=factory) as runner:
            return runner.run(coroutine)

    return run
