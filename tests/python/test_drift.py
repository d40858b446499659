"""What a venue may change tomorrow changes nothing else: new fields, another order, new enum values, new list items."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from ccrxt.binance import spot
from exchange import Exchange
from served import serving


@pytest.fixture
def info(exchange: Exchange) -> dict[str, Any]:
    """What the local exchange sends, to be changed."""
    with spot.blocking.PublicRestClient(base_url=exchange.urls["binance"], keep_raw=True) as client:
        import ccrxt

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
