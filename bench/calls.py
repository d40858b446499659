"""Rows about calls: small ones, many at once, and large replies.

In: the exchange's URL. Out: rows. All contestants of a row do the same work: a request, a typed result, and the values
that the row's title names.
"""

import asyncio
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Any

from ccrxt.binance import spot

from bench import peers, shapes
from bench.measure import AsyncWork, measure, measure_async, sequence
from bench.table import OURS, Row, cpu, wall

FLIGHT = 100


def blocking_rows(base: str, rounds: int) -> list[Row]:
    """Small calls one after the other, without an event loop."""
    url = f"{base}/api/v3/ticker/price?symbol=BTCUSDT"
    raw, session = peers.RawSocket(base), peers.Requests()
    with spot.blocking.PublicRestClient(base_url=base, limits="off") as client:

        def ours(times: int) -> None:
            for _ in range(times):
                _ = client.get_ticker("BTCUSDT").price

        def by_requests(times: int) -> None:
            for _ in range(times):
                _ = Decimal(shapes.price.decode(session.get(url)).price)

        def by_socket(times: int) -> None:
            for _ in range(times):
                _ = Decimal(shapes.price.decode(raw.get(url)).price)

        contestants = {OURS: ours, "raw socket + msgspec": by_socket, "requests + msgspec": by_requests}
        costs = measure(contestants, 500, rounds)
    return [wall("small call, blocking: µs", costs), cpu("small call, blocking: CPU µs", costs)]


async def async_rows(base: str, crowded: str, rounds: int) -> list[Row]:
    """Calls on the running event loop; `crowded` is an exchange of 3,000 symbols."""
    rivals = peers.carriers("msgspec")
    async with spot.PublicRestClient(base_url=base, limits="off") as client:
        rows = await _small(client, rivals, base, rounds)
        rows += await _large(client, rivals, base, rounds)
    async with spot.PublicRestClient(base_url=crowded, limits="off") as client:
        rows.append(await _book_tickers(client, rivals, crowded, rounds))
    for rival in rivals.values():
        await rival.close()
    return rows


async def _small(
    client: spot.PublicRestClient, rivals: dict[str, peers.AsyncPeer], base: str, rounds: int
) -> list[Row]:
    url = f"{base}/api/v3/ticker/price?symbol=BTCUSDT"

    async def ours_once() -> Decimal | None:
        return (await client.get_ticker("BTCUSDT")).price

    async def rival_once(rival: peers.AsyncPeer) -> Decimal:
        return Decimal(shapes.price.decode(await rival.get(url)).price)

    once: dict[str, Callable[[], Any]] = {OURS: ours_once}
    once |= {name: partial(rival_once, rival) for name, rival in rivals.items()}
    together = await measure_async({name: _flight(call) for name, call in once.items()}, 2000, rounds)
    raw = peers.RawProtocol(base)
    once["raw protocol + msgspec"] = partial(rival_once, raw)
    one_by_one = await measure_async({name: sequence(call) for name, call in once.items()}, 500, rounds)
    await raw.close()
    per_second = {name: 1e6 / cost.wall for name, cost in together.items()}
    return [
        wall("small call, async, uvloop: µs", one_by_one),
        cpu("small call, async, uvloop: CPU µs", one_by_one),
        Row(f"{FLIGHT} in flight, uvloop: calls/s", per_second, more_is_better=True, digits=0),
        cpu(f"{FLIGHT} in flight, uvloop: CPU µs a call", together),
    ]


async def _large(
    client: spot.PublicRestClient, rivals: dict[str, peers.AsyncPeer], base: str, rounds: int
) -> list[Row]:
    pair = "symbol=BTCUSDT"
    rows: list[Row] = []
    for title, ours, path, theirs in (
        (
            "3.5 MB exchange info: ms",
            client.get_exchange_info,
            "/api/v3/exchangeInfo",
            shapes.exchange_info.decode,
        ),
        (
            "and every field of it read: ms",
            lambda: _then(client.get_exchange_info(), read_ours),
            "/api/v3/exchangeInfo",
            lambda body: read_theirs(shapes.exchange_info.decode(body)),
        ),
        (
            "depth of 5,000 a side: ms",
            partial(client.get_depth, "BTCUSDT", 5000),
            f"/api/v3/depth?{pair}&limit=5000",
            shapes.depth.decode,
        ),
        (
            "and all levels as numbers: ms",
            lambda: _then(client.get_depth("BTCUSDT", 5000), numbers_ours),
            f"/api/v3/depth?{pair}&limit=5000",
            lambda body: numbers_theirs(shapes.depth_float.decode(body)),
        ),
        (
            "1,000 klines: ms",
            partial(client.get_klines, "BTCUSDT", "1m", limit=1000),
            f"/api/v3/klines?{pair}&interval=1m&limit=1000",
            shapes.klines.decode,
        ),
    ):
        rows.append(await _reply(title, ours, rivals, base + path, theirs, rounds))
    return rows


async def _book_tickers(
    client: spot.PublicRestClient, rivals: dict[str, peers.AsyncPeer], base: str, rounds: int
) -> Row:
    url = f"{base}/api/v3/ticker/bookTicker"
    decode = shapes.book_tickers.decode
    return await _reply("3,000 book tickers: ms", client.get_book_tickers, rivals, url, decode, rounds)


async def _reply(
    title: str,
    ours: Callable[[], Any],
    rivals: dict[str, peers.AsyncPeer],
    url: str,
    theirs: Callable[[bytes], object],
    rounds: int,
) -> Row:
    contestants = {OURS: sequence(ours)}
    contestants |= {name: sequence(partial(_decoded, rival, url, theirs)) for name, rival in rivals.items()}
    return wall(title, await measure_async(contestants, 4, 2 * rounds), scale=1e-3, digits=2)


async def _decoded(rival: peers.AsyncPeer, url: str, decode: Callable[[bytes], object]) -> object:
    return decode(await rival.get(url))


async def _then(call: Any, read: Callable[[Any], object]) -> object:
    return read(await call)


def _flight(call: Callable[[], Any]) -> AsyncWork:
    async def work(times: int) -> None:
        for _ in range(times // FLIGHT):
            await asyncio.gather(*(call() for _ in range(FLIGHT)))

    return work


def read_ours(info: spot.ExchangeInfo) -> None:
    """Touch every field of every symbol and of every filter, decimals as `Decimal`."""
    _touch(info.symbols, spot.Symbol.__match_args__, spot.Filter.__match_args__)


def read_theirs(info: shapes.ExchangeInfo) -> None:
    """Touch every field of every symbol and of every filter; prices stay the texts that they are."""
    _touch(info.symbols, shapes.Symbol.__struct_fields__, shapes.Filter.__struct_fields__)


def _touch(symbols: Iterable[Any], symbol_fields: tuple[str, ...], filter_fields: tuple[str, ...]) -> None:
    of_symbol, of_filter = attrgetter(*symbol_fields), attrgetter(*filter_fields)
    for symbol in symbols:
        of_symbol(symbol)
        for rule in symbol.filters:
            of_filter(rule)


def numbers_ours(depth: spot.Depth) -> "list[memoryview[float]]":
    """Give prices and quantities of both sides as doubles."""
    sides = (depth.bids, depth.asks)
    return [side.column(name, as_="buffer") for side in sides for name in ("price", "quantity")]


def numbers_theirs(depth: shapes.DepthFloat) -> list[list[float]]:
    """Give prices and quantities of both sides as floats."""
    return [[level[field] for level in side] for side in (depth.bids, depth.asks) for field in (0, 1)]
