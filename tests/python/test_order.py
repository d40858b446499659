"""Orders: each is known by its id before it is sent, and none is lost sight of."""

import asyncio
import copy
import functools
import json
import pickle
import signal
import socketserver
import threading
import time
from collections.abc import Callable
from typing import Any

import ccrxt
import pytest
from ccrxt import errors
from conftest import Run
from credentials import private
from served import Host, always, reply, serve, serving, then_close

ORDER = {"symbol": "BTCUSDT", "orderId": 28, "clientOrderId": "mine", "transactTime": 1507725176595}
MARKET = {"symbol": "BTCUSDT", "side": "BUY", "type": "MARKET", "quantity": 1}


async def until(condition: Callable[[], object]) -> None:
    """Wait for something that another thread brings about."""
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.001)


def arrived(host: Host, count: int) -> bool:
    """Whether so many requests have come."""
    return len(host.received) >= count


async def kept(client: Any) -> Any:
    """Give the one outcome that a client keeps, when it has come."""
    outcomes: list[Any] = []

    def came() -> list[Any]:
        outcomes.extend(client.outcomes())
        return outcomes

    await until(came)
    (outcome,) = outcomes
    return outcome


def test_its_id_is_on_the_call_before_it_is_sent(run: Run) -> None:
    async def main(host: Host) -> None:
        client = private("binance", base_url=host.url)
        call = client.new_order(**MARKET)
        assert call.client_order_id is None
        assert (await call).order_id == 28
        assert f"newClientOrderId={call.client_order_id}&" in host.received[-1].query
        call = client.new_order(**MARKET, new_client_order_id="mine")
        await call
        assert call.client_order_id == ccrxt.client_order_id(call) == "mine"
        call = client.get_order("BTCUSDT", 28)
        await call
        assert call.client_order_id is None
        assert len(client.outcomes()) == 0

    with serving(ORDER) as host:
        run(main(host))


def test_a_cancelled_task_does_not_tear_it_off_the_wire(run: Run) -> None:
    released = threading.Event()

    def answer(handler: socketserver.StreamRequestHandler, _: bytes) -> None:
        released.wait(20)
        handler.wfile.write(reply(ORDER))

    async def main(host: Host) -> None:
        client = private("binance", base_url=host.url)
        call = client.new_order(**MARKET)
        task = asyncio.create_task(call)
        await until(lambda: host.received)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert call.client_order_id is not None
        assert len(client.outcomes()) == 0
        released.set()
        outcome = await kept(client)
        assert outcome.verdict == "Executed"
        assert outcome.request == "POST /api/v3/order"
        assert outcome.sent.client_order_id == call.client_order_id
        assert outcome.reply["orderId"] == 28
        assert len(client.outcomes()) == 0

    with serve(answer) as host:
        run(main(host))


def test_a_reply_that_comes_as_the_task_is_cancelled_is_kept(run: Run) -> None:
    async def main(host: Host) -> None:
        client = private("binance", base_url=host.url)
        for number in range(30):
            task = asyncio.create_task(client.new_order(**MARKET, new_client_order_id=f"n{number}"))
            await asyncio.sleep(0)
            await until(functools.partial(arrived, host, number + 1))
            # The loop does nothing while the reply comes: whether it is in its queue or not, it is not taken.
            time.sleep(0.001 * (number % 5))  # noqa: ASYNC251
            task.cancel()
            try:
                order = await task
            except asyncio.CancelledError:
                assert (await kept(client)).sent.client_order_id == f"n{number}"
            else:
                assert order.order_id == 28
                assert len(client.outcomes()) == 0

    with serving(ORDER) as host:
        run(main(host))


def test_what_is_cancelled_before_it_is_sent_is_not_sent(run: Run) -> None:
    async def slow(payload: bytes) -> bytes:
        await asyncio.sleep(60)
        return payload

    async def main(host: Host) -> None:
        signer = ccrxt.Signer(slow, algorithm="ed25519")
        client = private("binance", secret=None, signer=signer, base_url=host.url)
        call = client.new_order(**MARKET)
        task = asyncio.create_task(call)
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert call.client_order_id is None
        await asyncio.sleep(0.02)
        assert host.received == []
        assert len(client.outcomes()) == 0

    with serving(ORDER) as host:
        run(main(host))


def lost(host: Host, run: Run) -> errors.OrderOutcomeUnknown:
    """Give the error of an order whose reply did not come."""

    async def main() -> None:
        await private("binance", base_url=host.url).new_order(**MARKET, new_client_order_id="mine")

    with pytest.raises(errors.OrderOutcomeUnknown, match="symbol BTCUSDT, client order id mine") as caught:
        run(main())
    return caught.value


def copies(error: errors.OrderOutcomeUnknown) -> list[errors.OrderOutcomeUnknown]:
    """Give an error in all the forms that it may take."""
    return [error, copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))]


def test_a_lost_reply_says_what_it_was_about(run: Run) -> None:
    with serve(then_close(b"")) as host:
        error = lost(host, run)
    for each in copies(error):
        assert isinstance(each, ccrxt.binance.BinanceError)
        assert each.sent is not None
        assert each.sent == error.sent
        assert (each.symbol, each.client_order_id, each.order_id) == ("BTCUSDT", "mine", None)
        assert each.client_order_ids == ("mine",)
        assert each.sent.request == each.request == "POST /api/v3/order"
        assert isinstance(each.sent_at, ccrxt.Milliseconds)
        assert each.expires_at is not None
        assert each.expires_at - each.sent_at == 5000
    assert errors.OrderOutcomeUnknown("by hand").client_order_ids == ()


@pytest.mark.parametrize("blocking", [False, True])
def test_it_resolves_with_the_error_and_with_a_copy_of_it(blocking: bool, run: Run) -> None:
    with serve(then_close(b"")) as host:
        error = lost(host, run)
    assert error.sent_at is not None
    order = ORDER | {"status": "FILLED", "side": "BUY", "type": "MARKET", "time": int(error.sent_at) + 1}

    async def main(host: Host) -> None:
        client = private("binance", blocking=blocking, base_url=host.url)
        for each in *copies(error), error.sent:
            given = client.resolve(each)
            resolution = given if blocking else await given
            assert resolution.verdict == "Executed"
            assert resolution.order.order_id == 28
        with pytest.raises(ValueError, match="argument 'sent' does not know what was sent"):
            client.resolve(errors.OrderOutcomeUnknown("by hand"))
        with pytest.raises(TypeError, match="argument 'sent' must be the OrderOutcomeUnknown that a call raised"):
            client.resolve("mine")

    def answer(handler: socketserver.StreamRequestHandler, line: bytes) -> None:
        time_now = {"serverTime": int(time.time() * 1000)}
        handler.wfile.write(reply(time_now if b"/time" in line else order))

    with serve(answer, tells_time=True) as host:
        run(main(host))


def test_ctrl_c_in_a_blocking_client_keeps_the_outcome() -> None:
    def answer(handler: socketserver.StreamRequestHandler, _: bytes) -> None:
        signal.raise_signal(signal.SIGINT)
        time.sleep(0.3)
        handler.wfile.write(reply(ORDER))

    with serve(answer) as host:
        client = private("binance", blocking=True, base_url=host.url)
        with pytest.raises(KeyboardInterrupt):
            client.new_order(**MARKET, new_client_order_id="mine")
        (outcome,) = client.outcomes()
    assert outcome.sent.client_order_id == "mine"
    assert json.loads(json.dumps(outcome.to_dict()["reply"], default=str))["orderId"] == 28
    with serve(always(reply({"code": -2010, "msg": "no"}, status="400 Bad Request"))) as host:
        client = private("binance", blocking=True, base_url=host.url)
        with pytest.raises(errors.ExchangeError):
            client.new_order(**MARKET)
        assert len(client.outcomes()) == 0
