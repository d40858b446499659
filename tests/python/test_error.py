"""Exceptions: of the venue and of a kind, with all that is known."""

import asyncio
import pickle

import ccrxt
import pytest
from ccrxt.binance import BinanceError, spot
from conftest import Run
from exchange import Exchange
from served import serving


@pytest.fixture
def error(exchange: Exchange) -> BinanceError:
    with (
        spot.blocking.PublicRestClient(base_url=exchange.urls["binance"]) as client,
        pytest.raises(BinanceError) as caught,
    ):
        client.get_ticker("INVALID_SYMBOL")
    return caught.value


def test_it_is_of_the_venue_and_of_the_kind(error: BinanceError) -> None:
    assert isinstance(error, BinanceError)
    assert isinstance(error, ccrxt.errors.InvalidSymbol)
    assert isinstance(error, ccrxt.errors.ExchangeError)
    assert error.venue == "binance"


def test_it_carries_what_is_known(error: BinanceError) -> None:
    assert error.code == "-1121"
    assert error.message == "Invalid symbol."
    assert error.status == 400
    assert error.retry_after is None
    assert error.raw is not None
    assert b"-1121" in error.raw
    assert error.request == "GET /api/v3/ticker/price"


def test_it_pickles_whole(error: BinanceError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert again.raw == error.raw


def test_asyncio_raises_the_same(exchange: Exchange, run: Run, error: BinanceError) -> None:
    async def main() -> BinanceError:
        async with spot.PublicRestClient(base_url=exchange.urls["binance"]) as client:
            with pytest.raises(BinanceError) as caught:
                await client.get_ticker("INVALID_SYMBOL")
            return caught.value

    raised = run(main())
    assert type(raised) is type(error)
    assert str(raised) == str(error)


def test_the_traceback_leads_to_the_callers_line(exchange: Exchange, run: Run) -> None:
    async def caller() -> None:
        async with spot.PublicRestClient(base_url=exchange.urls["binance"]) as client:
            await client.get_ticker("INVALID_SYMBOL")

    with pytest.raises(BinanceError) as caught:
        run(caller())
    assert caught.traceback[-1].name == "caller"


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        ("400 Bad Request", {"code": -1121, "msg": "Invalid symbol."}, "InvalidSymbol"),
        ("400 Bad Request", {"code": -1102, "msg": "Mandatory parameter."}, "InvalidParameter"),
        ("400 Bad Request", {"code": -99999, "msg": "What is new."}, "ExchangeError"),
        ("200 OK", {"code": -1121, "msg": "Invalid symbol."}, "InvalidSymbol"),
        ("429 Too Many Requests", {"code": -1003, "msg": "Too many."}, "RateLimited"),
        ("418 I'm a teapot", {"code": -1003, "msg": "Banned."}, "Banned"),
        ("400 Bad Request", b"<html><body>Bad</body></html>", "ExchangeError"),
        ("502 Bad Gateway", b"<html><body>Bad gateway</body></html>", "ServerError"),
        ("503 Service Unavailable", b"", "ServerError"),
        ("200 OK", b"", "DecodeError"),
        ("200 OK", b"<html></html>", "DecodeError"),
        ("200 OK", [1, 2], "DecodeError"),
        ("200 OK", {"price": "1"}, "DecodeError"),
        ("200 OK", {"symbol": "BTCUSDT", "price": "many"}, "DecodeError"),
    ],
)
def test_what_a_venue_answers_has_its_kind(status: str, body: object, kind: str) -> None:
    with (
        serving(body, status=status) as host,
        spot.blocking.PublicRestClient(base_url=host.url, limits="off") as client,
        pytest.raises(BinanceError) as caught,
    ):
        client.get_ticker("BTCUSDT")
    assert isinstance(caught.value, getattr(ccrxt.errors, kind)), type(caught.value)
    assert type(caught.value).__name__ == f"BinanceError[{kind}]"
    assert str(caught.value)


def test_a_decode_error_names_the_place() -> None:
    body = {"lastUpdateId": 1, "bids": [["1", "2"], ["x", "2"]], "asks": []}
    with (
        serving(body) as host,
        spot.blocking.PublicRestClient(base_url=host.url) as client,
        pytest.raises(ccrxt.errors.DecodeError, match=r"bids\[1\]"),
    ):
        client.get_depth("BTCUSDT")


def test_gather_gives_each_its_own(exchange: Exchange, run: Run) -> None:
    async def main() -> list[object]:
        async with spot.PublicRestClient(base_url=exchange.urls["binance"]) as client:
            calls = (client.get_ticker(symbol) for symbol in ("BTCUSDT", "NOPE", "ETHUSDT"))
            return await asyncio.gather(*calls, return_exceptions=True)

    first, second, third = run(main())
    assert isinstance(first, spot.Ticker)
    assert isinstance(second, BinanceError)
    assert isinstance(third, spot.Ticker)
