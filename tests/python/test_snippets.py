"""The usage that the documentation shows, as it stands there."""

from decimal import Decimal

import ccrxt
import pytest
from conftest import Run
from exchange import Exchange

pytestmark = pytest.mark.usefixtures("exchange")


def test_calls_and_what_they_give(run: Run) -> None:
    async def main() -> None:
        client = ccrxt.binance.spot.PublicRestClient()
        exchange_info = await client.get_exchange_info()
        assert exchange_info.timezone == "UTC"
        ticker = await client.get_ticker("BTCUSDT")
        assert isinstance(ticker.price, Decimal)
        assert ticker.price > 0
        depth = await client.get_depth("BTCUSDT", 10)
        assert isinstance(depth.bids[0].price, Decimal)
        assert len(depth.asks) == 10

    run(main())


def test_a_request_made_empty_and_filled(run: Run, exchange: Exchange) -> None:
    async def main() -> None:
        client = ccrxt.binance.spot.PublicRestClient()
        request = ccrxt.binance.spot.DepthRequest()
        request.symbol = "BTCUSDT"
        request.limit = 100
        depth = await client.get_depth(request)
        assert len(depth.bids) == 100
        ticker = await client.get_ticker(ccrxt.binance.spot.TickerRequest(symbol="BTCUSDT"))
        assert ticker.symbol == "BTCUSDT"

    run(main())
    assert [received["path"] for received in exchange.requests()] == ["/api/v3/depth", "/api/v3/ticker/price"]


def test_two_more_venues(run: Run) -> None:
    async def main() -> None:
        at_kucoin = await ccrxt.kucoin.spot.PublicRestClient().get_ticker("BTC-USDT")
        at_okx = await ccrxt.okx.spot.PublicRestClient().get_ticker("BTC-USDT")
        assert isinstance(at_kucoin.price, Decimal)
        assert isinstance(at_okx.price, Decimal)

    run(main())


def test_a_caught_error(run: Run) -> None:
    async def main() -> str:
        client = ccrxt.binance.spot.PublicRestClient()
        try:
            await client.get_ticker("INVALID_SYMBOL")
        except ccrxt.binance.spot.BinanceError as error:
            return str(error)
        return "nothing was raised"

    assert run(main()) == "binance: Invalid symbol. (code -1121, HTTP 400, GET /api/v3/ticker/price)"


def test_names_that_are_aliases_are_one_object() -> None:
    assert ccrxt.binance.spot.BinanceError is ccrxt.binance.BinanceError
