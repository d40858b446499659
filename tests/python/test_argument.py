"""Arguments: checked before anything is sent, with a sentence that names the argument."""

import inspect

import pytest
from ccrxt.binance import spot
from exchange import Exchange


def test_positional_and_keyword_arguments_mean_the_same(exchange: Exchange) -> None:
    with spot.blocking.PublicRestClient() as client:
        client.get_depth("BTCUSDT", 5)
        client.get_depth("BTCUSDT", limit=5)
        client.get_depth(limit=5, symbol="BTCUSDT")
    received = {(request["path"], request["query"]) for request in exchange.requests()}
    assert len(received) == 1


@pytest.mark.parametrize(
    ("arguments", "keywords", "named"),
    [
        ((), {}, "symbol"),
        (("BTCUSDT",), {"symbol": "BTCUSDT"}, "symbol"),
        (("BTCUSDT",), {"limti": 5}, "limti"),
        (("BTCUSDT", 5, 6, 7, 8, 9), {}, "get_depth"),
        ((7,), {}, "symbol"),
        ((1.5,), {}, "symbol"),
        ((b"BTCUSDT",), {}, "symbol"),
        (("BTCUSDT", "5"), {}, "limit"),
        (("BTCUSDT", 5.0), {}, "limit"),
        (("BTCUSDT", True), {}, "limit"),
        (("BTCUSDT", float("nan")), {}, "limit"),
        ((None,), {}, "symbol"),
    ],
)
def test_a_wrong_argument_is_a_type_error_and_nothing_is_sent(
    exchange: Exchange, arguments: tuple[object, ...], keywords: dict[str, object], named: str
) -> None:
    with spot.blocking.PublicRestClient() as client, pytest.raises(TypeError, match=named):
        client.get_depth(*arguments, **keywords)  # type: ignore[call-overload]
    assert exchange.requests() == []


@pytest.mark.parametrize("limit", [-1, 2**32, 10**40])
def test_a_number_that_does_not_fit_is_a_value_error(exchange: Exchange, limit: int) -> None:
    with spot.blocking.PublicRestClient() as client, pytest.raises(ValueError, match="limit"):
        client.get_depth("BTCUSDT", limit)
    assert exchange.requests() == []


@pytest.mark.parametrize(
    "symbol",
    ["A&limit=5000", "A/B", "../time", "A\nHost: evil", "A\r\n\r\n", "A#B", "A?b=c", "%26", "Ä☃", "\0", " ", ""],
)
def test_a_symbol_with_any_character_stays_one_parameter(exchange: Exchange, symbol: str) -> None:
    from urllib.parse import parse_qs

    with spot.blocking.PublicRestClient() as client, pytest.raises((spot.BinanceError, ValueError)):
        client.get_ticker(symbol)
    for request in exchange.requests():
        assert request["path"] == "/api/v3/ticker/price"
        assert parse_qs(request["query"], keep_blank_values=True) == {"symbol": [symbol]}


def test_a_symbol_of_ten_thousand_characters_is_an_error_and_the_client_lives(exchange: Exchange) -> None:
    with spot.blocking.PublicRestClient() as client:
        with pytest.raises((spot.BinanceError, ValueError)):
            client.get_ticker("A" * 10_000)
        assert client.get_ticker("BTCUSDT").symbol == "BTCUSDT"


def test_a_lone_surrogate_is_an_error_and_nothing_is_sent(exchange: Exchange) -> None:
    with spot.blocking.PublicRestClient() as client, pytest.raises((TypeError, ValueError)):
        client.get_ticker("A\ud800")
    assert exchange.requests() == []


def test_the_signature_is_what_help_shows() -> None:
    method = spot.PublicRestClient.get_depth
    assert list(inspect.signature(method).parameters)[:3] == ["self", "symbol", "limit"]
    assert "Order book" in str(inspect.getdoc(method))
    blocking = spot.blocking.PublicRestClient.get_depth
    assert inspect.signature(blocking) == inspect.signature(method)
