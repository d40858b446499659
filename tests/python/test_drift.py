"""What a venue may change tomorrow changes nothing else: new fields, another order, new enum values."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from typing import Any
from urllib.request import urlopen

import ccrxt
import pytest
from ccrxt.binance import spot
from conftest import Run
from exchange import Exchange
from served import reply, serve, serving
from test_endpoint import EXAMPLES

MAPS = ("/api/v1/prices",)
"""Paths whose objects have no fixed fields: a new one there is a new entry."""


@pytest.fixture
def info(exchange: Exchange) -> dict[str, Any]:
    """What the local exchange sends, to be changed."""
    with spot.blocking.PublicRestClient(base_url=exchange.urls["binance"], keep_raw=True) as client:
        raw = ccrxt.meta(client.get_exchange_info(symbols=["BTCUSDT", "ETHUSDT"])).raw
    assert raw is not None
    return dict(json.loads(raw))


@contextmanager
def _decoded(body: object) -> Iterator[spot.ExchangeInfo]:
    with serving(body) as host, spot.blocking.PublicRestClient(base_url=host.url) as client:
        yield client.get_exchange_info()


def test_new_fields_change_nothing(info: dict[str, Any]) -> None:
    with _decoded(info) as before, _decoded(_with_new_fields(info)) as after:
        assert after == before


def test_another_order_changes_nothing(info: dict[str, Any]) -> None:
    with _decoded(info) as before, _decoded(_reversed(info)) as after:
        assert after == before


def test_a_new_enum_value_changes_its_field_alone(info: dict[str, Any]) -> None:
    with _decoded(info) as before:
        expected = before.to_dict()
    info["symbols"][0]["status"] = "LUNCH_BREAK"
    info["symbols"][1]["orderTypes"].append("WISH")
    with _decoded(info) as after:
        status = after.symbols[0].status
        assert status == "LUNCH_BREAK"
        assert status.value == "LUNCH_BREAK"
        assert isinstance(status, spot.SymbolStatus)
        assert after.symbols[1].order_types[-1] == "WISH"
        got = after.to_dict()
    expected["symbols"][0]["status"] = got["symbols"][0]["status"]
    expected["symbols"][1]["order_types"].append(got["symbols"][1]["order_types"][-1])
    assert got == expected


def test_an_optional_field_that_is_gone_is_none(info: dict[str, Any]) -> None:
    for way in ("absent", None):
        if way is None:
            info["symbols"][0]["ocoAllowed"] = None
        else:
            info["symbols"][0].pop("ocoAllowed", None)
        with _decoded(info) as after:
            assert after.symbols[0].oco_allowed is None


def test_a_number_may_come_as_number_or_text() -> None:
    for price in ('"1.50"', "1.50"):
        ticker = spot.Ticker.from_json(f'{{"symbol": "BTCUSDT", "price": {price}}}')
        assert str(ticker.price) == "1.50"


@pytest.mark.parametrize("venue", EXAMPLES)
@pytest.mark.parametrize("change", ["new fields", "another order"])
def test_no_reply_of_any_endpoint_minds(venue: str, change: str, run: Run) -> None:
    changes = {"new fields": _with_new_fields, "another order": _reversed}
    with Exchange(limits=False, clock="frozen") as exchange:
        before = run(_results(venue, exchange.urls[venue]))
        with _changing(exchange.urls[venue], changes[change]) as url:
            after = run(_results(venue, url))
    assert len(before) > 10
    for (name, expected), (_, got) in zip(before, after, strict=True):
        assert got == expected, name


@pytest.mark.parametrize("venue", EXAMPLES)
def test_no_reply_of_any_endpoint_minds_new_enum_values(venue: str, run: Run) -> None:
    with Exchange(limits=False, clock="frozen") as exchange:
        members = set(_members(run(_results(venue, exchange.urls[venue]))))
        known = {value for value in members if not value.isdigit()}  # a "0" is not always the member
        assert known
        with _changing(exchange.urls[venue], lambda body: _renamed(body, known)) as url:
            after = run(_results(venue, url))
    assert set(_members(after)) - members == {f"NEW_{value}" for value in known}


def _members(value: object) -> Iterator[str]:
    """Give the text of every enum member in a result."""
    if isinstance(value, Enum):
        yield value.value
    elif isinstance(value, ccrxt.Record | ccrxt.Map):
        for member in value.to_dict().values():
            yield from _members(member)
    elif isinstance(value, dict):
        for member in value.values():
            yield from _members(member)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _members(item)


def _renamed(value: Any, known: set[str]) -> Any:
    """Give the same JSON with every text that is a known enum value replaced by one that is not."""
    if isinstance(value, dict):
        return {name: _renamed(member, known) for name, member in value.items()}
    if isinstance(value, list):
        return [_renamed(member, known) for member in value]
    return f"NEW_{value}" if value in known and isinstance(value, str) else value


async def _results(venue: str, url: str) -> list[tuple[str, object]]:
    """Run the example of every endpoint; gives what each call gave."""
    make, example = EXAMPLES[venue]
    results: list[tuple[str, object]] = []
    async with make(base_url=url, limits="off") as client:

        class Recorder:
            def __getattr__(self, name: str) -> Callable[..., Any]:
                async def call(*arguments: object, **keywords: object) -> object:
                    result = await getattr(client, name)(*arguments, **keywords)
                    results.append((name, result))
                    return result

                return call

        await example(Recorder())
    return results


@contextmanager
def _changing(upstream: str, change: Callable[[Any], Any]) -> Iterator[str]:
    """Stand between a client and an exchange, and change every reply."""

    def answer(handler: Any, line: bytes) -> None:
        target = line.split()[1].decode()
        with urlopen(upstream + target) as received:
            body = json.loads(received.read())
        kept = change is _with_new_fields and target.startswith(MAPS)
        handler.wfile.write(reply({"new": 1} | body if kept else change(body)))

    with serve(answer, tells_time=True) as host:
        yield host.url


def _with_new_fields(value: Any) -> Any:
    if isinstance(value, dict):
        return {"aNewField": {"deep": [1, "two", None]}} | {
            name: _with_new_fields(member) for name, member in value.items()
        }
    return [_with_new_fields(member) for member in value] if isinstance(value, list) else value


def _reversed(value: Any) -> Any:
    """Give the same value with the members of every object in the opposite order."""
    if isinstance(value, dict):
        return {name: _reversed(value[name]) for name in reversed(value)}
    return [_reversed(member) for member in value] if isinstance(value, list) else value
