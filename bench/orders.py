"""Rows about signed orders, one after the other.

In: the exchange's URL. Out: rows. All contestants of a row place the same market order under a client order id that
they are given, and take from the typed reply, or from the dict that a library gives, what was executed as a `Decimal`.
"""

import hmac
import itertools
import time
from collections.abc import Awaitable, Callable
from decimal import Decimal
from functools import partial

from ccrxt.binance import spot

from bench import libraries, peers, shapes
from bench.measure import Work, measure, measure_async, sequence
from bench.table import OURS, Row, cpu, wall

TIMES = 200
Carrier = peers.RawSocket | peers.Requests
KEY, SECRET = "local-key", "local-secret"
ORDER = {"symbol": "BTCUSDT", "side": "BUY", "type": "MARKET", "quantity": "0.001", "newOrderRespType": "RESULT"}
QUERY = "&".join(f"{name}={value}" for name, value in ORDER.items())

# No two orders have the same.
_names = (f"order-{number}" for number in itertools.count())


async def async_rows(base: str, rounds: int) -> list[Row]:
    """Orders on the running event loop."""
    carriers = {"raw protocol + hmac + msgspec": peers.RawProtocol(base)} | peers.carriers("hmac + msgspec")
    found = {name: make(KEY, SECRET, base) for name, make in libraries.ASYNC.items()}
    async with spot.PrivateRestClient(key=KEY, secret=SECRET, base_url=base, limits="off") as client:

        async def ours() -> Decimal | None:
            order = await client.new_order(
                "BTCUSDT",
                "BUY",
                "MARKET",
                quantity="0.001",
                new_client_order_id=next(_names),
                new_order_resp_type="RESULT",
            )
            return order.executed_qty

        contestants: dict[str, Callable[[], Awaitable[object]]] = {OURS: ours}
        contestants |= {name: partial(_signed_async, carrier, base) for name, carrier in carriers.items()}
        contestants |= {name: partial(_asked_async, library) for name, library in found.items()}
        works = {name: sequence(call) for name, call in contestants.items()}
        costs = await measure_async(works, TIMES, rounds)
    for carrier in carriers.values():
        await carrier.close()
    for library in found.values():
        await library.close()
    return [wall("signed order, async, uvloop: µs", costs), cpu("signed order, async, uvloop: CPU µs", costs)]


def blocking_rows(base: str, rounds: int) -> list[Row]:
    """Orders without an event loop."""
    carriers: dict[str, Carrier] = {
        "raw socket + hmac + msgspec": peers.RawSocket(base),
        "requests + hmac + msgspec": peers.Requests(),
    }
    with spot.blocking.PrivateRestClient(key=KEY, secret=SECRET, base_url=base, limits="off") as client:

        def ours() -> Decimal | None:
            order = client.new_order(
                "BTCUSDT",
                "BUY",
                "MARKET",
                quantity="0.001",
                new_client_order_id=next(_names),
                new_order_resp_type="RESULT",
            )
            return order.executed_qty

        contestants: dict[str, Callable[[], object]] = {OURS: ours}
        contestants |= {name: partial(_signed, carrier, base) for name, carrier in carriers.items()}
        for name, make in libraries.BLOCKING.items():
            contestants[name] = partial(_asked, make(KEY, SECRET, base))
        costs = measure({name: _repeated(call) for name, call in contestants.items()}, TIMES, rounds)
    return [wall("signed order, blocking: µs", costs), cpu("signed order, blocking: CPU µs", costs)]


_HEADERS = {"X-MBX-APIKEY": KEY}


def signed_url(base: str) -> str:
    """Give the URL of an order, signed as a program without a library does."""
    query = f"{QUERY}&newClientOrderId={next(_names)}&timestamp={time.time_ns() // 1_000_000}"
    signature = hmac.digest(SECRET.encode(), query.encode(), "sha256").hex()
    return f"{base}/api/v3/order?{query}&signature={signature}"


async def _signed_async(carrier: peers.AsyncPeer, base: str) -> Decimal:
    return Decimal(shapes.order.decode(await carrier.post(signed_url(base), _HEADERS)).executedQty)


def _signed(carrier: Carrier, base: str) -> Decimal:
    return Decimal(shapes.order.decode(carrier.post(signed_url(base), _HEADERS)).executedQty)


async def _asked_async(library: libraries.AsyncLibrary) -> Decimal:
    return Decimal((await library.order(ORDER | {"newClientOrderId": next(_names)}))["executedQty"])


def _asked(library: libraries.Library) -> Decimal:
    return Decimal(library.order(ORDER | {"newClientOrderId": next(_names)})["executedQty"])


def _repeated(call: Callable[[], object]) -> Work:
    def work(times: int) -> None:
        for _ in range(times):
            call()

    return work
