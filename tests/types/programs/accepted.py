"""What must be accepted, with the very types that are claimed."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import assert_type

import ccrxt
import ccrxt.binance.spot as spot
from ccrxt import okx
from ccrxt.binance import BinanceError
from ccrxt.binance.spot import Depth, Level, PublicRestClient
from ccrxt.errors import ExchangeError, RateLimited
from ccrxt.views import List


async def spellings() -> None:
    """Every way to a name leads to the same type."""
    client = ccrxt.binance.spot.PublicRestClient()
    assert_type(client, PublicRestClient)
    assert_type(spot.PublicRestClient(), PublicRestClient)
    assert_type(await client.get_depth("BTCUSDT", 10), Depth)
    assert_type(await okx.spot.PublicRestClient().get_ticker("BTC-USDT"), okx.spot.Ticker)


async def results(client: PublicRestClient) -> None:
    """Results have true types, all the way down."""
    depth = await client.get_depth("BTCUSDT", limit=10)
    assert_type(depth.last_update_id, int)
    assert_type(depth.bids, List[Level])
    assert_type(depth.bids[0], Level)
    assert_type(depth.bids[1:], List[Level])
    assert_type(depth.bids[0].price, Decimal)
    assert_type([level.price for level in depth.bids], list[Decimal])
    assert_type(depth.bids.column("price", as_=float), list[float])
    assert_type(depth.bids.column("price", as_=Decimal), list[Decimal])
    assert_type(depth.bids.column("price", as_="buffer"), memoryview[float])
    levels: Sequence[Level] = depth.bids
    best, *_ = levels
    assert_type(best.quantity, Decimal)
    match best:
        case Level(price=price):
            assert_type(price, Decimal)
    match best:
        case Level(_, quantity):
            assert_type(quantity, Decimal)


async def times(client: PublicRestClient) -> None:
    """A moment out is a moment in."""
    trades = await client.get_agg_trades("BTCUSDT", start_time=datetime.now(UTC) - timedelta(hours=1))
    assert_type(trades[0].timestamp, ccrxt.Milliseconds)
    assert_type(trades[0].timestamp.datetime, datetime)
    await client.get_agg_trades("BTCUSDT", start_time=trades[0].timestamp, limit=5)
    await client.get_agg_trades("BTCUSDT", start_time=1_700_000_000_000)
    await client.get_agg_trades("BTCUSDT", start_time=ccrxt.Seconds(1_700_000_000))


async def requests(client: PublicRestClient) -> None:
    """Requests are filled by attribute, or made with keywords."""
    request = spot.DepthRequest()
    request.symbol = "BTCUSDT"
    request.limit = 100
    request.limit = None
    assert_type(await client.get_depth(request), Depth)
    await client.get_ticker(spot.TickerRequest(symbol="BTCUSDT"))


async def enums(client: PublicRestClient) -> None:
    """An enum is its member or its text."""
    info = await client.get_exchange_info(symbol_status="TRADING")
    await client.get_exchange_info(symbol_status=spot.SymbolStatus.TRADING)
    await client.get_exchange_info(symbol_status=spot.SymbolStatus("LUNCH_BREAK"))
    assert_type(info.symbols[0].status, spot.SymbolStatus)
    text: str = info.symbols[0].status
    print(text, info.symbols[0].status is spot.SymbolStatus.HALT)


async def waiting(client: PublicRestClient) -> None:
    """A call goes wherever a coroutine goes."""
    task = asyncio.create_task(client.get_ticker("BTCUSDT"))
    assert_type(await task, spot.Ticker)
    async with asyncio.TaskGroup() as group:
        other = group.create_task(client.get_depth("BTCUSDT"))
    assert_type(other.result(), Depth)
    first, second = await asyncio.gather(client.get_ticker("BTCUSDT"), client.get_depth("BTCUSDT"))
    assert_type(first, spot.Ticker)
    assert_type(second, Depth)
    assert_type(await asyncio.wait_for(client.get_ticker("BTCUSDT"), 5), spot.Ticker)


async def failures(client: PublicRestClient) -> None:
    """An error can be caught by venue or by kind."""
    try:
        await client.get_ticker("NOPE")
    except RateLimited as error:
        assert_type(error.retry_after, float | None)
    except BinanceError as error:
        assert_type(error.code, str | None)
        assert_type(error.raw, bytes | None)
    except ExchangeError as error:
        assert_type(error.message, str)


def blocking() -> None:
    """The blocking twin has the same methods, and gives results right away."""
    with spot.blocking.PublicRestClient(timeout=5, limits="raise", keep_raw=True) as client:
        assert_type(client, spot.blocking.PublicRestClient)
        assert_type(client.get_depth("BTCUSDT").bids[0].price, Decimal)
        assert_type(client.with_options(timeout=timedelta(seconds=5)), spot.blocking.PublicRestClient)


async def options() -> None:
    """Clients end by `async with` or `close`."""
    async with PublicRestClient(base_url="http://127.0.0.1:1", proxy=None) as client:
        assert_type(client.with_options(limits="off"), PublicRestClient)
        assert_type(client.base_url, str)
    await client.close()


def by_hand() -> Depth:
    """Results can be made by hand, for users' own tests."""
    level = Level(price=Decimal("1.5"), quantity=Decimal(2))
    depth = Depth(last_update_id=1, bids=[level], asks=[])
    assert_type(Depth.from_json('{"lastUpdateId": 1, "bids": [], "asks": []}'), Depth)
    return depth


def meta(depth: Depth) -> None:
    """What came with a reply."""
    found = ccrxt.meta(depth)
    assert_type(found.status, int)
    assert_type(found.raw, bytes | None)
    headers: Mapping[str, str] = found.headers
    for use in found.limits:
        assert_type(use.used, int)
        assert_type(use.resets_in, float)
    print(headers.get("date"))
