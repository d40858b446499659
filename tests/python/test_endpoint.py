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

    listed = [operation["name"] for operation in operations(venue) if operation["client"] == "PublicRestClient"]
    assert run(main()) == set(listed)
    assert len(exchange.requests()) >= len(listed)


@each_venue
def test_what_is_listed_of_an_endpoint_is_true(venue: str) -> None:
    module = import_module(f"ccrxt.{venue}.spot")
    listed = operations(venue)
    assert len({operation["name"] for operation in listed}) == len(listed)
    for operation in listed:
        assert operation["venue"] == venue
        assert operation["segment"] == "spot"
        public = operation["client"] == "PublicRestClient"
        assert operation["client"] in ("PublicRestClient", "PrivateRestClient")
        assert operation["method"] in (["GET"] if public else ["GET", "POST", "PUT", "DELETE"])
        assert operation["path"].startswith("/")
        assert isinstance(operation["cost"], str)
        assert not (public and operation["signed"])
        assert operation["changes"] in ((False,) if public else (False, True))
        assert callable(getattr(getattr(module, operation["client"]), operation["name"]))
        names = {operation["request"], *re.findall(r"\w+", operation["response"])}
        for name in names - {"List", "Map", "str", "Decimal"}:
            assert isinstance(getattr(module, name), type)
