"""The usage that the documentation shows, as it stands there."""

import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

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


ROOT = Path(__file__).parents[2]
README = re.findall(r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
EXAMPLES = sorted(ROOT.glob("examples/*.py"))


def _run(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("example", EXAMPLES, ids=[file.stem for file in EXAMPLES])
def test_every_example_runs_alone(example: Path, exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in exchange.keys().items():
        monkeypatch.setenv(name, value)
    assert len(_run(str(example)).splitlines()) >= 3


def test_the_readmes_first_program_runs() -> None:
    assert "binance: Invalid symbol. (code -1121" in _run("-c", README[0])


def test_the_readmes_tour_is_true(run: Run, exchange: Exchange) -> None:
    """The lines of the tour, with the local exchange for the venue's own address and no proxy."""
    tour = README[1].replace("https://www.okx.com", exchange.urls["okx"])
    tour = re.sub(r"proxy=\S+,", "", tour)
    scope: dict[str, Any] = {"ccrxt": ccrxt}
    exec("async def tour():\n" + "".join(f"    {line}\n" for line in tour.splitlines()), scope)
    run(scope["tour"]())
    assert {request["path"] for request in exchange.requests()} == {"/api/v5/market/ticker", "/api/v3/klines"}
