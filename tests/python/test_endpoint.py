"""Every endpoint can be called, by the example of it, and is listed."""

import re
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

import every_call
import pytest
from ccrxt import binance, kucoin, okx
from ccrxt.__main__ import operations
from conftest import Run
from exchange import Exchange

EXAMPLES: dict[str, tuple[Any, Callable[[Any], Awaitable[None]]]] = {
    "binance": (binance.spot.PublicRestClient, every_call.binance_spot),
    "kucoin": (kucoin.spot.PublicRestClient, every_call.kucoin_spot),
    "okx": (okx.spot.PublicRestClient, every_call.okx_spot),
}
each_venue = pytest.mark.parametrize("venue", EXAMPLES)


class Watched:
    """A client that notes which of its methods are taken."""

    def __init__(self, client: object) -> None:
        self._client = client
        self.taken: set[str] = set()

    def __getattr__(self, name: str) -> object:
        self.taken.add(name)
        return getattr(self._client, name)


@each_venue
def test_the_example_of_every_endpoint_runs(venue: str, exchange: Exchange, run: Run) -> None:
    make, example = EXAMPLES[venue]

    async def main() -> set[str]:
        async with make(limits="off") as client:
            watched = Watched(client)
            await example(watched)
            return watched.taken

    assert run(main()) == {operation["name"] for operation in operations(venue)}
    assert len(exchange.requests()) >= len(operations(venue))


@each_venue
def test_what_is_listed_of_an_endpoint_is_true(venue: str) -> None:
    client, _ = EXAMPLES[venue]
    module = import_module(client.__module__)
    listed = operations(venue)
    assert len({operation["name"] for operation in listed}) == len(listed)
    for operation in listed:
        assert operation["venue"] == venue
        assert operation["segment"] == "spot"
        assert operation["client"] == "PublicRestClient"
        assert operation["method"] == "GET"
        assert operation["path"].startswith("/")
        assert isinstance(operation["cost"], str)
        assert operation["signed"] is False
        assert operation["changes"] is False
        assert callable(getattr(client, operation["name"]))
        names = {operation["request"], *re.findall(r"\w+", operation["response"])}
        for name in names - {"List", "Map", "str", "Decimal"}:
            assert isinstance(getattr(module, name), type)
