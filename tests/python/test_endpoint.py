"""Every endpoint can be called, by the example of it, and is listed."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from decimal import Decimal
from importlib import import_module
from typing import Any
from urllib.parse import unquote

import every_call
import every_private_call
import pytest
from ccrxt import binance, errors, kucoin, okx
from ccrxt.__main__ import operations
from conftest import Run
from credentials import private, sign, signature
from exchange import Exchange
from served import Received, serving

EXAMPLES: dict[str, tuple[Any, Callable[[Any], Awaitable[None]]]] = {
    "binance": (binance.spot.PublicRestClient, every_call.binance_spot),
    "kucoin": (kucoin.spot.PublicRestClient, every_call.kucoin_spot),
    "okx": (okx.spot.PublicRestClient, every_call.okx_spot),
}
# What runs with a key, and how the venue would refuse it.
PRIVATE_EXAMPLES: dict[str, tuple[Callable[[Any], Awaitable[None]], dict[str, object]]] = {
    "binance": (every_private_call.binance_spot, {"code": -1102, "msg": "no"}),
    "kucoin": (every_private_call.kucoin_spot, {"code": "400100", "msg": "no"}),
    "okx": (every_private_call.okx_spot, {"code": "51000", "msg": "no", "data": []}),
}
each_venue = pytest.mark.parametrize("venue", EXAMPLES)


class Watched:
    """A client that notes which of its methods are taken."""

    def __init__(self, client: object) -> None:
        self._client = client
        self.taken: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., Awaitable[object]]:
        self.taken.append(name)
        method: Callable[..., Awaitable[object]] = getattr(self._client, name)
        return method


class Refused(Watched):
    """The same, where every call fails; it notes what the calls are given and raise."""

    def __init__(self, client: object) -> None:
        super().__init__(client)
        self.given: list[list[object]] = []
        self.raised: dict[str, errors.ExchangeError] = {}

    def __getattr__(self, name: str) -> Callable[..., Awaitable[object]]:
        method = super().__getattr__(name)

        async def call(*arguments: object, **named: object) -> None:
            self.given.append([*arguments, *named.values()])
            with pytest.raises(errors.ExchangeError) as caught:
                await method(*arguments, **named)
            self.raised[name] = caught.value

        return call


def all_refused(venue: str, **arguments: Any) -> tuple[Refused, list[Received]]:
    """Call every private endpoint of a venue that refuses; gives what was called and what was received."""
    example, refusal = PRIVATE_EXAMPLES[venue]

    async def main(url: str) -> Refused:
        refused = Refused(private(venue, limits="off", base_url=url, **arguments))
        await example(refused)
        return refused

    with serving(refusal, status="400 Bad Request") as host:
        return asyncio.run(main(host.url)), host.received


@each_venue
def test_the_example_of_every_endpoint_runs(venue: str, exchange: Exchange, run: Run) -> None:
    make, example = EXAMPLES[venue]

    async def main() -> list[str]:
        async with make(limits="off") as client:
            watched = Watched(client)
            await example(watched)
            return watched.taken

    listed = [operation["name"] for operation in operations(venue) if operation["client"] == "PublicRestClient"]
    assert set(run(main())) == set(listed)
    assert len(exchange.requests()) >= len(listed)


@pytest.mark.parametrize("blocking", [False, True], ids=["async", "blocking"])
@each_venue
def test_the_example_of_every_private_endpoint_asks_for_what_is_listed(venue: str, blocking: bool) -> None:
    refused, received = all_refused(venue, blocking=blocking)
    operation = {each["name"]: each for each in operations(venue) if each["client"] == "PrivateRestClient"}
    assert sorted(refused.taken) == sorted(operation)
    for name, given, request in zip(refused.taken, refused.given, received, strict=True):
        listed = operation[name]
        assert isinstance(refused.raised[name], errors.InvalidParameter)
        assert request.line.startswith(listed["method"] + " ")
        assert re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", listed["path"]), request.path), name
        sent = unquote(request.line) + request.body.decode()
        assert [value for value in given if type(value) in (str, int, Decimal) and str(value) not in sent] == [], name
        if listed["signed"]:
            payload, made = signature(venue, request)
            assert made == sign(payload), name


@each_venue
def test_a_read_only_client_sends_nothing_that_changes_something(venue: str) -> None:
    refused, received = all_refused(venue, read_only=True)
    private_ones = [each for each in operations(venue) if each["client"] == "PrivateRestClient"]
    unsent = {name for name, error in refused.raised.items() if isinstance(error, errors.PermissionDenied)}
    assert unsent == {each["name"] for each in private_ones if each["changes"]}
    assert len(received) == len(private_ones) - len(unsent)


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
        only_tried = re.search("_test$|_precheck$", operation["name"]) is not None
        assert operation["changes"] == (operation["method"] != "GET" and not only_tried)
        assert callable(getattr(getattr(module, operation["client"]), operation["name"]))
        names = {operation["request"], *re.findall(r"\w+", operation["response"])}
        for name in names - {"List", "Map", "str", "Decimal"}:
            assert isinstance(getattr(module, name), type)
