"""Records under `logging`'s `ccrxt`: what is written of calls, on whose thread, and what never is."""

import asyncio
import contextvars
import logging
import pickle
import socketserver
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import ccrxt
import pytest
from ccrxt import errors
from ccrxt.binance import spot
from conftest import Run
from credentials import VENUES, private, spellings
from exchange import Exchange
from served import Received, always, reply, serve, serving, then_close

TICKER = {"symbol": "BTCUSDT", "price": "1"}
SYMBOLS = {"binance": "BTCUSDT", "kucoin": "BTC-USDT", "okx": "BTC-USDT"}

both = pytest.mark.parametrize("blocking", [False, True])
each_venue = pytest.mark.parametrize("venue", VENUES)


class Kept(logging.Handler):
    """Keeps records, and by which thread each was handled."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[Any] = []
        self.threads: list[threading.Thread] = []

    def emit(self, record: Any) -> None:
        self.records.append(record)
        self.threads.append(threading.current_thread())


@contextmanager
def written(level: int = logging.DEBUG, handler: logging.Handler | None = None) -> Iterator[Kept]:
    """Read the log at this level."""
    kept = Kept()
    logger = logging.getLogger("ccrxt")
    before = logger.level
    for one in kept, handler:
        if one is not None:
            logger.addHandler(one)
    logger.setLevel(level)
    try:
        yield kept
    finally:
        logger.setLevel(before)
        for one in kept, handler:
            if one is not None:
                logger.removeHandler(one)


def public(venue: str, *, blocking: bool = False, **arguments: Any) -> Any:
    module = getattr(ccrxt, venue).spot
    return (module.blocking if blocking else module).PublicRestClient(**arguments)


def carried_out(run: Run, call: Callable[[], Any]) -> Any:
    """Give what a call gives, be it awaited or not."""

    async def main() -> Any:
        given = call()
        return await given if isinstance(given, Awaitable) else given

    return run(main())


def steps(records: list[Any]) -> list[tuple[int, str]]:
    return [(record.levelno, record.kind) for record in records]


@both
@each_venue
def test_requests_and_replies_are_records(venue: str, blocking: bool, run: Run, exchange: Exchange) -> None:
    with written() as kept:
        client = public(venue, blocking=blocking)
        ticker = carried_out(run, lambda: client.get_ticker(SYMBOLS[venue]))
    assert steps(kept.records) == [(logging.DEBUG, "request"), (logging.DEBUG, "reply")]
    sent, answered = kept.records
    assert sent.name == f"ccrxt.{venue}.spot"
    assert (sent.venue, sent.method, sent.symbol) == (venue, "GET", SYMBOLS[venue])
    assert answered.status == 200 == ccrxt.meta(ticker).status
    assert answered.call == sent.call
    assert answered.elapsed >= sent.elapsed >= 0
    assert isinstance(answered.msg, ccrxt.Event)
    assert answered.getMessage().startswith(f"{venue} GET {answered.path}: reply (call {answered.call}, attempt 1")
    assert [use.name for use in answered.limits] == [use.name for use in answered.msg.limits]
    assert set(kept.threads) == {threading.current_thread()}
    assert all(pickle.loads(pickle.dumps(record.__dict__))["msg"] == record.msg for record in kept.records)


@both
def test_of_a_log_that_nobody_reads_nothing_is_made(blocking: bool, run: Run, exchange: Exchange) -> None:
    made: list[str] = []
    factory = logging.getLogRecordFactory()

    def count(name: str, *args: Any, **kwargs: Any) -> logging.LogRecord:
        made.append(name)
        return factory(name, *args, **kwargs)

    logging.setLogRecordFactory(count)
    try:
        with written(logging.WARNING):
            carried_out(run, lambda: public("binance", blocking=blocking).get_ticker("BTCUSDT"))
    finally:
        logging.setLogRecordFactory(factory)
    assert [name for name in made if name.startswith("ccrxt")] == []


def test_nobody_imports_logging_or_sets_it_up_for_it(exchange: Exchange) -> None:
    program = """if True:
        import sys, ccrxt
        with ccrxt.binance.spot.blocking.PublicRestClient() as client:
            client.get_ticker("BTCUSDT")
            assert "logging" not in sys.modules
            import logging
            # A retry, which is a warning: without a handler Python would print it.
            try:
                ccrxt.binance.spot.blocking.PublicRestClient(base_url="http://127.0.0.1:9").get_ticker("BTCUSDT")
            except ccrxt.errors.ConnectError:
                pass
            logging.basicConfig(level="DEBUG", stream=sys.stdout, format="%(name)s %(levelname)s %(kind)s")
            client.get_ticker("BTCUSDT")
    """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["ccrxt.binance.spot DEBUG request", "ccrxt.binance.spot DEBUG reply"]


@both
def test_a_level_counts_from_the_next_call(blocking: bool, run: Run, exchange: Exchange) -> None:
    client = public("okx", blocking=blocking, limits="off")
    with written(logging.WARNING) as kept:
        for level, records in (logging.WARNING, 0), (logging.DEBUG, 2), (logging.WARNING, 2), (logging.DEBUG, 4):
            logging.getLogger("ccrxt").setLevel(level)
            carried_out(run, lambda: client.get_ticker("BTC-USDT"))
            assert len(kept.records) == records
        logging.getLogger("ccrxt.okx").setLevel(logging.INFO)
        carried_out(run, lambda: client.get_ticker("BTC-USDT"))
        logging.getLogger("ccrxt.okx").setLevel(logging.NOTSET)
        assert len(kept.records) == 4


@both
def test_what_silences_a_logger_counts_from_the_next_call(blocking: bool, run: Run, exchange: Exchange) -> None:
    client = public("kucoin", blocking=blocking, limits="off")
    logger = logging.getLogger("ccrxt.kucoin.spot")

    def records() -> int:
        kept.records.clear()
        carried_out(run, lambda: client.get_ticker("BTC-USDT"))
        return len(kept.records)

    with written() as kept:
        assert records() == 2
        logging.disable(logging.DEBUG)
        try:
            assert records() == 0
        finally:
            logging.disable(logging.NOTSET)
        assert records() == 2
        logger.disabled = True
        try:
            assert records() == 0
        finally:
            logger.disabled = False
        assert records() == 2


def test_a_logger_of_ones_own_is_asked_each_time(exchange: Exchange) -> None:
    program = """if True:
        import logging, sys, ccrxt
        wanted = []
        class Moody(logging.Logger):
            def isEnabledFor(self, level):
                return bool(wanted)
        logging.setLoggerClass(Moody)
        logging.basicConfig(level="DEBUG", stream=sys.stdout, format="%(kind)s")
        with ccrxt.binance.spot.blocking.PublicRestClient() as client:
            client.get_ticker("BTCUSDT")
            wanted.append("all")
            client.get_ticker("BTCUSDT")
            wanted.clear()
            client.get_ticker("BTCUSDT")
    """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["request", "reply"]


@both
def test_what_is_sent_again_is_said(blocking: bool, run: Run) -> None:
    answers = iter([then_close(b""), always(reply(TICKER))])

    def answer(handler: socketserver.StreamRequestHandler, line: bytes) -> None:
        next(answers)(handler, line)

    with serve(answer) as host, written() as kept:
        client = public("binance", blocking=blocking, base_url=host.url)
        carried_out(run, lambda: client.get_ticker("BTCUSDT"))
    assert steps(kept.records) == [
        (logging.DEBUG, "request"),
        (logging.INFO, "lost"),
        (logging.WARNING, "retry"),
        (logging.DEBUG, "request"),
        (logging.DEBUG, "reply"),
    ]
    assert [record.attempt for record in kept.records] == [1, 1, 1, 2, 2]
    again = kept.records[2]
    assert (again.failure, again.wait) == ("ReadError", 0.05)


@both
def test_a_ban_and_the_wait_for_its_end_are_warnings(blocking: bool, run: Run) -> None:
    banned = reply({"code": -1003, "msg": "Way too much."}, status="418 No", headers={"Retry-After": "1"})
    answers = iter([always(banned), always(reply(TICKER))])

    def answer(handler: socketserver.StreamRequestHandler, line: bytes) -> None:
        next(answers)(handler, line)

    with serve(answer) as host, written(logging.WARNING) as kept:
        client = public("binance", blocking=blocking, base_url=host.url)
        with pytest.raises(errors.Banned):
            carried_out(run, lambda: client.get_ticker("BTCUSDT"))
        carried_out(run, lambda: client.get_ticker("BTCUSDT"))
    assert steps(kept.records) == [(logging.WARNING, "reply"), (logging.WARNING, "wait")]
    ban, wait = kept.records
    assert (ban.status, ban.failure, ban.code) == (418, "Banned", "-1003")
    assert 0 < wait.wait <= 1
    assert wait.budget is None


def test_a_wait_for_a_limit_is_information(run: Run) -> None:
    async def main(url: str, records: list[Any]) -> None:
        client = public("binance", base_url=url, timeout=300)
        await client.get_ticker("BTCUSDT")
        waiting = asyncio.create_task(client.get_ticker("BTCUSDT"))
        async with asyncio.timeout(20):
            while not records:
                await asyncio.sleep(0.001)
        waiting.cancel()

    with serving(TICKER, headers={"X-MBX-USED-WEIGHT-1M": "6000"}) as host, written(logging.INFO) as kept:
        run(main(host.url, kept.records))
        assert len(host.received) == 1
    (wait,) = kept.records
    assert (wait.levelno, wait.kind, wait.budget) == (logging.INFO, "wait", "weight")
    assert wait.wait > 0


@both
def test_an_order_of_unknown_outcome_is_a_warning(blocking: bool, run: Run) -> None:
    with serve(then_close(b"")) as host, written(logging.WARNING) as kept:
        client = private("binance", blocking=blocking, base_url=host.url)
        order: dict[str, Any] = {"quantity": 1, "new_client_order_id": "mine"}
        with pytest.raises(errors.OrderOutcomeUnknown):
            carried_out(run, lambda: client.new_order("BTCUSDT", "BUY", "MARKET", **order))
    (lost,) = kept.records
    assert (lost.levelno, lost.kind, lost.failure) == (logging.WARNING, "lost", "OrderOutcomeUnknown")
    assert (lost.symbol, lost.client_order_id) == ("BTCUSDT", "mine")


# A call with a secret in it: a query, and one whose request has a body.
CALLS: dict[str, list[tuple[str, tuple[object, ...], dict[str, object]]]] = {
    "binance": [
        ("get_open_orders", (), {}),
        ("new_order", ("BTCUSDT", "BUY", "MARKET"), {"quantity": 1}),
    ],
    "kucoin": [
        ("get_open_orders", ("BTC-USDT",), {}),
        ("add_order", ("buy", "BTC-USDT", "market"), {"size": 1}),
    ],
    "okx": [
        ("get_balances", (), {}),
        ("place_order", ("BTC-USDT", "cash", "buy"), {"ord_type": "market", "size": 1}),
    ],
}


@both
@each_venue
def test_no_record_tells_a_secret(venue: str, blocking: bool, run: Run) -> None:
    def answer(handler: socketserver.StreamRequestHandler, line: bytes) -> None:
        # The venue repeats what it was sent, wherever it has words of its own.
        sent: Received = host.received[-1]
        said = f"{sent.line} {sent.headers} {sent.body!r}"
        handler.wfile.write(reply({"code": "1", "msg": said, "data": said}, headers={"x-said": repr(sent.headers)}))

    with serve(answer) as host, written() as kept:
        client = private(venue, blocking=blocking, base_url=host.url)
        for name, arguments, keywords in CALLS[venue]:
            with pytest.raises(errors.CcrxtError):
                carried_out(run, partial(getattr(client, name), *arguments, **keywords))
        assert len(host.received) >= 2
    assert len(kept.records) >= 4
    shown = logging.Formatter("%(asctime)s %(name)s %(message)s")
    said: list[object] = [shown.format(record) for record in kept.records]
    said.extend(record.__dict__ for record in kept.records)
    everything = repr(said).encode() + pickle.dumps([record.__dict__ for record in kept.records])
    assert b"signature" not in everything
    for spelling in spellings():
        assert spelling not in everything


def test_records_are_made_in_the_context_of_their_call(run: Run, exchange: Exchange) -> None:
    strategy: contextvars.ContextVar[str] = contextvars.ContextVar("strategy", default="none")

    class Marked(Kept):
        def emit(self, record: Any) -> None:
            self.records.append((strategy.get(), record.symbol))

    async def trade(client: Any, symbol: str) -> None:
        strategy.set(f"of {symbol}")
        await client.get_ticker(symbol)

    async def main() -> None:
        client = spot.PublicRestClient()
        await asyncio.gather(trade(client, "BTCUSDT"), trade(client, "ETHUSDT"))

    with written(handler=(marked := Marked())):
        run(main())
    assert sorted(marked.records) == sorted(2 * [("of BTCUSDT", "BTCUSDT"), ("of ETHUSDT", "ETHUSDT")])


def test_each_thread_writes_of_its_own_calls(exchange: Exchange) -> None:
    client = spot.blocking.PublicRestClient()
    symbols = ["BTCUSDT", "ETHUSDT", "BNBUSDT", "SOLUSDT"]

    def ask(symbol: str) -> None:
        for _ in range(20):
            client.get_ticker(symbol)

    with written() as kept:
        threads = [threading.Thread(target=ask, args=(symbol,), name=symbol) for symbol in symbols]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(kept.records) == 4 * 20 * 2
    assert all(record.threadName == record.symbol for record in kept.records)


@both
def test_a_handler_may_fail_or_make_calls_of_its_own(
    blocking: bool, run: Run, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    unraisable: list[str] = []
    monkeypatch.setattr("sys.unraisablehook", lambda raised: unraisable.append(repr(raised.exc_value)))
    prices: list[object] = []
    inner = spot.blocking.PublicRestClient(timeout=5)

    class Asking(logging.Handler):
        def emit(self, record: Any) -> None:
            if record.symbol == "BTCUSDT":
                prices.append(inner.get_ticker("ETHUSDT").price)

    def refuse(record: Any) -> bool:
        raise LookupError(record.kind)

    with written(handler=Asking()):
        carried_out(run, lambda: public("binance", blocking=blocking).get_ticker("BTCUSDT"))
    assert len(prices) == 2
    logger = logging.getLogger("ccrxt.binance.spot")
    logger.addFilter(refuse)
    try:
        with written():
            carried_out(run, lambda: public("binance", blocking=blocking).get_ticker("BTCUSDT"))
    finally:
        logger.removeFilter(refuse)
    assert unraisable == ["LookupError('request')", "LookupError('reply')"]


def test_a_program_ends_with_calls_on_their_way() -> None:
    program = """if True:
        import asyncio, logging, sys, ccrxt
        logging.basicConfig(level="DEBUG", stream=sys.stdout)
        async def main():
            client = ccrxt.binance.spot.PublicRestClient(base_url=sys.argv[1])
            calls = [asyncio.ensure_future(client.get_ticker("BTCUSDT")) for _ in range(50)]
            await asyncio.sleep(0.05)
            sys.exit(7)
        asyncio.run(main())
    """
    released = threading.Event()

    def answer(handler: socketserver.StreamRequestHandler, line: bytes) -> None:
        released.wait(30)

    with serve(answer) as host:
        done = subprocess.run([sys.executable, "-c", program, host.url], capture_output=True, text=True, check=False)
        released.set()
    assert (done.returncode, done.stderr) == (7, "")
    assert "DEBUG:ccrxt.binance.spot:binance GET /api/v3/ticker/price: request" in done.stdout
