"""A venue's rules for orders, which a symbol holds an order against before it is sent."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import ccrxt
import pytest
from ccrxt import errors
from ccrxt.binance.spot import NewOrderRequest
from ccrxt.binance.spot import blocking as binance
from ccrxt.kucoin.spot import blocking as kucoin
from ccrxt.okx.spot import blocking as okx

pytestmark = pytest.mark.usefixtures("exchange")


def of_binance() -> Any:
    return binance.PublicRestClient().get_exchange_info("BTCUSDT").symbols[0]


def of_kucoin() -> Any:
    return kucoin.PublicRestClient().get_symbol("BTC-USDT")


def of_okx() -> Any:
    return okx.PublicRestClient().get_instruments("SPOT", inst_id="BTC-USDT")[0]


@pytest.mark.parametrize("symbol", [of_binance, of_kucoin, of_okx])
def test_a_rounded_price_and_quantity_are_exact_and_stay(symbol: Callable[[], Any]) -> None:
    rules = symbol()
    price, quantity = rules.round_price("61234.123456789"), rules.round_quantity(Decimal("0.123456789123456789"))
    assert isinstance(price, Decimal)
    assert isinstance(quantity, Decimal)
    assert abs(price - Decimal("61234.123456789")) < 1
    assert 0 < quantity <= Decimal("0.123456789123456789")
    assert rules.round_price(price) == price
    assert rules.round_quantity(quantity) == quantity


def test_a_refusal_names_the_rule_and_nothing_is_sent() -> None:
    symbol = of_binance()
    right = {"time_in_force": "GTC", "quantity": "0.01", "price": symbol.round_price(60_000)}
    symbol.check("BTCUSDT", "BUY", "LIMIT", **right)
    with pytest.raises(errors.FilterViolation, match="PRICE_FILTER") as caught:
        symbol.check("BTCUSDT", "BUY", "LIMIT", **right | {"price": "60000.00000001"})
    assert isinstance(caught.value, ccrxt.binance.BinanceError)
    with pytest.raises(errors.FilterViolation, match="LOT_SIZE"):
        symbol.check("BTCUSDT", "BUY", "LIMIT", **right | {"quantity": "0.0000000001"})


def test_a_price_is_held_against_the_average() -> None:
    symbol = of_binance()
    details: dict[str, Any] = {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "time_in_force": "GTC"}
    order = NewOrderRequest(**details, quantity="0.01", price=symbol.round_price(60_000))
    symbol.check(order)
    symbol.check_at(order, "61000.5")
    with pytest.raises(
        errors.FilterViolation, match=r"the price 60000\S* breaks PERCENT_PRICE\S*: it is above the highest"
    ):
        symbol.check_at(order, 100)


@pytest.mark.parametrize("price", ["much", float("nan"), "inf"])
def test_what_is_no_price_is_refused(price: str | float) -> None:
    with pytest.raises(ValueError, match="'price' must be a finite number"):
        of_binance().round_price(price)
