"""Private clients as they are to be used, with the very types that are claimed."""

import hmac
import logging
from decimal import Decimal
from typing import Literal, assert_type

import ccrxt
from ccrxt import binance, kucoin, okx
from ccrxt.binance.spot import OrderReport, PrivateRestClient, Resolution
from ccrxt.errors import DuplicateOrderId, InsufficientBalance, OrderOutcomeUnknown


def sign(payload: bytes) -> bytes:
    """Sign as a secret would."""
    return hmac.digest(b"secret", payload, "sha256")


async def sign_elsewhere(payload: bytes) -> bytes:
    """Sign as a remote service would."""
    return sign(payload)


def told(event: ccrxt.Event) -> None:
    """Hear of what happens."""
    assert_type(event.kind, Literal["wait", "request", "reply", "lost", "retry"])
    assert_type(event.client_order_id, str | None)
    assert_type(event.elapsed, float)
    assert_type(event.limits, tuple[ccrxt.LimitUse, ...])


async def construction() -> None:
    """Each venue has its own environments and credentials."""
    client = PrivateRestClient(key="k", secret="s", environment="testnet", recv_window=3, read_only=True, on_event=told)
    assert_type(client, PrivateRestClient)
    assert_type(client.environment, binance.Environment)
    assert_type(client.with_options(recv_window=0.5, limits="raise"), PrivateRestClient)
    public: binance.spot.PublicRestClient = client
    assert_type(await public.get_ticker("BTCUSDT"), binance.spot.Ticker)
    from_files = binance.Environment.DEMO
    PrivateRestClient(key_variable="KEY", secret_file="/run/secrets/binance", environment=from_files)
    kucoin.spot.PrivateRestClient(key="k", secret="s", passphrase="p", environment="production")
    okx.spot.PrivateRestClient(key="k", secret="s", passphrase="p", environment="demo_eea")
    for function in sign, sign_elsewhere:
        PrivateRestClient(key="k", signer=ccrxt.Signer(function, algorithm="hmac-sha256"))
    config = binance.PrivateConfig(key="k", on_event=logging.getLogger("ccrxt").debug)
    config.secret = "s"
    async with PrivateRestClient(config) as other:
        assert_type(other, PrivateRestClient)


async def orders(client: PrivateRestClient) -> None:
    """An order is placed, looked at and cancelled."""
    report = await client.new_order(
        "BTCUSDT", "BUY", "LIMIT", time_in_force="GTC", quantity="0.1", price=Decimal(50_000)
    )
    assert_type(report, OrderReport)
    assert_type(report.order_id, int)
    order = await client.get_order("BTCUSDT", report.order_id)
    assert_type(order.side, binance.spot.Side | None)
    assert_type([open_order.price for open_order in await client.get_open_orders()], list[Decimal | None])
    assert_type(await client.delete_order("BTCUSDT", order.order_id), binance.spot.CancelledOrder)
    request = binance.spot.NewOrderRequest(symbol="BTCUSDT", side=binance.spot.Side.SELL, type="MARKET", quantity=1)
    assert_type(await client.new_order(request), OrderReport)
    assert_type((await client.get_account()).balances[0].free, Decimal)


async def other_venues(at_kucoin: kucoin.spot.PrivateRestClient, at_okx: okx.spot.PrivateRestClient) -> None:
    """The same in the words of the other venues."""
    placed = await at_kucoin.add_order("buy", "BTC-USDT", "limit", price=50_000, size="0.1")
    assert_type(placed, kucoin.spot.OrderIds)
    assert_type(await at_kucoin.get_order_by_order_id("BTC-USDT", placed.order_id), kucoin.spot.Order)
    assert_type(await at_kucoin.cancel_order_by_order_id(placed.order_id, "BTC-USDT"), kucoin.spot.CancelledOrder)
    result = await at_okx.place_order("BTC-USDT", "cash", "buy", ord_type="limit", size="0.1", price=50_000)
    assert_type(result.ord_id, str | None)
    assert_type(await at_okx.get_order("BTC-USDT", ord_id=result.ord_id), okx.spot.Order)
    assert_type(await at_okx.cancel_order("BTC-USDT", ord_id=result.ord_id), okx.spot.CancelOrderResult)


async def lost_replies(client: PrivateRestClient) -> None:
    """What is not known can be found out, now or later."""
    try:
        await client.new_order("BTCUSDT", "SELL", "MARKET", quantity=1)
    except OrderOutcomeUnknown as error:
        assert_type(error.client_order_id, str | None)
        assert_type(error.sent_at, ccrxt.Milliseconds | None)
        resolution = await client.resolve(error)
        assert_type(resolution, Resolution)
        assert_type(resolution.verdict, binance.Verdict)
        assert_type(resolution.order, binance.spot.Order | None)
        if error.sent is not None:
            assert_type(error.sent, ccrxt.Sent)
            await client.resolve(error.sent)
    except (InsufficientBalance, DuplicateOrderId) as error:
        assert_type(error.message, str)
    for outcome in client.outcomes():
        assert_type(outcome, binance.CallOutcome)
        assert_type(outcome.sent, ccrxt.Sent)
        assert_type(outcome.verdict, binance.Verdict)


def blocking(error: OrderOutcomeUnknown) -> None:
    """The blocking twin gives the same right away."""
    signer = ccrxt.Signer(sign, algorithm="ed25519")
    with binance.spot.blocking.PrivateRestClient(key="k", signer=signer, environment="demo") as client:
        assert_type(client.new_order("BTCUSDT", "BUY", "MARKET", quote_order_qty=100), OrderReport)
        assert_type(client.get_open_orders("BTCUSDT")[0], binance.spot.Order)
        assert_type(client.delete_order("BTCUSDT", orig_client_order_id="mine").symbol, str)
        assert_type(client.resolve(error), Resolution)
        assert_type(client.outcomes()[0].code, str | None)
        assert_type(client.with_options(timeout=5), binance.spot.blocking.PrivateRestClient)
