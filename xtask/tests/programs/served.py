"""Run by the test `the_types_of_all_cases_are_true` with the case `served`: clients call a server on this machine."""

import asyncio
import gc
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from py.gallery.served import AccountsClient, HoursClient, MovedClient, OrderBuilder, Side, VenueClient, VenueError, blocking


class Venue(BaseHTTPRequestHandler):
    def do_GET(self):
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query))
        match parts.path.strip("/").split("/"):
            case ["ticker"] if query["symbol"] == "BTCUSDT":
                self.answer(200, {"symbol": "BTCUSDT", "price": 64250.5, "volume": 12})
            case ["ticker"] if query["symbol"] == "EMPTY":
                self.answer(200, {"symbol": "EMPTY"})
            case ["accounts"]:
                self.answer(200, [{"asset": "BTC", "free": 0.25}, {"asset": "USDT", "free": 1000}])
            case ["accounts", "BTC"]:
                self.answer(200, {"asset": "BTC", "free": 0.25})
            case _:
                self.answer(400, {"code": -1121, "message": "Invalid symbol."})

    def do_POST(self):
        order = dict(parse_qsl(urlsplit(self.path).query))
        served.append(order)
        price = {"price": float(order["price"])} if "price" in order else {}
        self.answer(200, {"id": 7, **price})

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


async def calls(address):
    client = VenueClient(address)
    ticker = await client.get_ticker("BTCUSDT")
    assert (ticker.symbol, ticker.price, ticker.volume) == ("BTCUSDT", 64250.5, 12.0)
    balances = await client.accounts().list()
    assert [(one.asset, one.free) for one in balances] == [("BTC", 0.25), ("USDT", 1000.0)]
    for symbol, wanted in [("?", (-1121, "Invalid symbol.")), ("EMPTY", "price")]:
        try:
            await client.get_ticker(symbol)
        except VenueError.Rejected as error:
            assert (error.code, error.message) == wanted
        except VenueError.Missing as error:
            assert error.field == wanted
        else:
            raise AssertionError(symbol)
    try:
        await VenueClient("127.0.0.1:1").accounts().of("BTC").free()
    except VenueError.Lost as error:
        assert "refused" in str(error), error
    else:
        raise AssertionError("nobody listens there")

    order = client.order("BTCUSDT").sell().limit(64000.5)
    assert type(order) is OrderBuilder
    sent = order.send()
    placed = await sent
    assert (placed.id, placed.side, placed.price) == (7, Side.SELL, 64000.5)
    assert served.pop() == {"symbol": "BTCUSDT", "side": "Sell", "price": "64000.5"}
    refused(lambda: order.sell(), "is closed")
    refused(lambda: client.order(""), "symbol", VenueError.Missing)
    refused(lambda: client.order("BTCUSDT").limit(-1.0), "no price", VenueError.Rejected)
    refused(lambda: AccountsClient(), "cannot be made from Python")


async def what_borrows_keeps_what_it_borrows_from(address):
    client = VenueClient(address)
    asset = client.accounts().of("BTC")
    accounts, order = asset.accounts(), client.order("ETHUSDT")
    await client.close()
    del client
    gc.collect()
    assert await asset.free() == 0.25
    del asset
    gc.collect()
    assert len(await accounts.list()) == 2
    assert (await order.send()).price is None and served.pop() == {"symbol": "ETHUSDT", "side": "Buy"}
    # What changes a client does not change what was lent before.
    moved = MovedClient("127.0.0.1:1")
    before = moved.accounts()
    moved.move_to(address)
    after = moved.accounts()
    del moved
    gc.collect()
    assert len(await after.list()) == 2
    assert await after.of("BTC").free() == 0.25
    try:
        await before.list()
    except VenueError as error:
        assert "refused" in str(error), error
    else:
        raise AssertionError("what was lent before is lent by the old one")
    async with HoursClient("09:00", "17:30") as hours:
        assert hours.close == "17:30" and await hours.is_over("18:00")
    try:
        await hours.is_over("18:00")
    except Exception as error:
        assert "is closed" in str(error), error
    else:
        raise AssertionError("the client is not closed")
    # A call that is never awaited, and one that is cancelled, let go of both.
    never = VenueClient(address).order("ETHUSDT").send()
    never.close()
    task = asyncio.ensure_future(VenueClient(address).order("ETHUSDT").sell().send())
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def blocking_ones(address):
    with blocking.VenueClient(address) as client:
        assert client.get_ticker("BTCUSDT").price == 64250.5
        assert [one.asset for one in client.accounts().list()] == ["BTC", "USDT"]
        assert client.accounts().of("BTC").accounts().of("BTC").free() == 0.25
        order = client.order("BTCUSDT").sell()
    assert type(order) is blocking.OrderBuilder
    assert order.send().side is Side.SELL and served.pop()["side"] == "Sell"


def refused(call, text, kind=Exception):
    try:
        call()
    except kind as error:
        assert text in str(error), error
    else:
        raise AssertionError(f"not refused: {text}")


served = []
server = ThreadingHTTPServer(("127.0.0.1", 0), Venue)
threading.Thread(target=server.serve_forever, daemon=True).start()
address = f"127.0.0.1:{server.server_port}"
asyncio.run(calls(address))
asyncio.run(what_borrows_keeps_what_it_borrows_from(address))
blocking_ones(address)
assert not served, served
server.shutdown()
