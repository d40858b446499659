"""Calls of which the local exchange does one part and refuses another: what each part says of itself."""

from typing import Any

import pytest
from ccrxt import errors
from ccrxt.binance import BinanceError
from ccrxt.binance import spot as binance
from ccrxt.kucoin import spot as kucoin
from ccrxt.okx import spot as okx
from exchange import Exchange
from test_trading import PRICE, trader

# The second is more than the account can pay for.
SIZES = ("0.01", "9")


def check(items: Any, kind: str = "InsufficientBalance") -> None:
    """The first item was done, the second refused."""
    done, refused = items
    assert done.failure() is None
    failure = refused.failure()
    assert failure.kind == kind
    assert failure.message
    assert type(failure).__name__ == "ItemFailure"


def test_each_order_of_kucoins_batches_says_why_it_failed(exchange: Exchange) -> None:
    client = trader(exchange, "kucoin", blocking=True).client
    order: dict[str, Any] = {"side": "buy", "symbol": "BTC-USDT", "type": "limit", "price": PRICE}
    orders = [kucoin.AddOrderRequest(**order, size=size) for size in SIZES]
    check(client.batch_add_orders(orders))
    check(client.batch_add_orders_sync(orders))
    cancelled = client.cancel_all_orders()
    assert [*cancelled.succeed_symbols] == ["BTC-USDT"]
    assert len(cancelled.failed_symbols) == 0
    assert kucoin.FailedSymbol(symbol="BTC-USDT", error="The order does not exist.").failure().kind == "OrderNotFound"


def test_each_order_of_okxs_batches_says_why_it_failed(exchange: Exchange) -> None:
    client = trader(exchange, "okx", blocking=True).client
    names = ("one", "two")
    order: dict[str, Any] = {
        "inst_id": "BTC-USDT",
        "td_mode": "cash",
        "side": "buy",
        "ord_type": "limit",
        "price": PRICE,
    }
    orders = [
        okx.PlaceOrderRequest(**order, size=size, cl_ord_id=name) for size, name in zip(SIZES, names, strict=True)
    ]
    placed = client.place_multiple_orders(orders)
    check(placed)
    assert placed[1].failure().code == "51008"
    changes = [okx.AmendOrderRequest(inst_id="BTC-USDT", cl_ord_id=name, new_size="0.02") for name in names]
    check(client.amend_multiple_orders(changes), "OrderNotFound")
    gone = [okx.CancelOrderRequest(inst_id="BTC-USDT", cl_ord_id=name) for name in names]
    check(client.cancel_multiple_orders(gone), "OrderNotFound")


def replaced(client: Any, size: str, old: str) -> tuple[BinanceError, binance.FailedReplacement]:
    """Replace an order, which fails; give the error, and what became of both steps."""
    with pytest.raises(BinanceError) as caught:
        client.order_cancel_replace(
            "BTCUSDT",
            "BUY",
            "LIMIT",
            cancel_replace_mode="ALLOW_FAILURE",
            time_in_force="GTC",
            quantity=size,
            price=PRICE,
            cancel_orig_client_order_id=old,
        )
    assert caught.value.raw is not None
    steps = binance.failed_replacement(caught.value.raw)
    assert steps is not None
    return caught.value, steps


def test_each_step_of_binances_replacements_says_what_became_of_it(exchange: Exchange) -> None:
    maker = trader(exchange, "binance", blocking=True)
    old = maker.place("0.01", "old")
    error, steps = replaced(maker.client, "9", "old")
    assert isinstance(error, errors.ExchangeError)
    assert error.code == "-2021"
    assert steps.cancel_failure is None
    assert steps.cancelled_order is not None
    assert steps.cancelled_order.order_id == old.order_id
    assert steps.new_order is None
    assert steps.new_order_failure is not None
    assert steps.new_order_failure.kind == "InsufficientBalance"

    error, steps = replaced(maker.client, "0.02", "old")
    assert error.code == "-2021"
    assert steps.cancel_failure is not None
    assert steps.cancel_failure.kind == "OrderNotFound"
    assert steps.cancelled_order is None
    assert steps.new_order is not None
    assert maker.client.get_order("BTCUSDT", steps.new_order.order_id).orig_qty == steps.new_order.orig_qty

    error, steps = replaced(maker.client, "9", "old")
    assert isinstance(error, errors.OrderNotFound)
    assert error.code == "-2022"
    assert steps.cancelled_order is None
    assert steps.new_order is None
    assert binance.failed_replacement(b"<html>") is None
