"""Orders on the local exchange, whose accounts are the truth: placed, looked at, cancelled, refused and lost."""

import inspect
import itertools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from ccrxt import errors
from conftest import Run
from credentials import PASSPHRASE, SECRET, private
from exchange import Exchange

Balance = tuple[Decimal, Decimal]
"""What is free, and what orders hold."""

# Far below the market: an order to buy at it waits.
PRICE = 20_000
COINS = {"USDT": "10000", "BTC": "1"}
accounts = itertools.count(1)


class Binance:
    """The words of Binance. Each gives a value, or a call that gives it."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def place(self, size: str, name: str) -> Any:
        details = {"time_in_force": "GTC", "quantity": size, "price": PRICE}
        return self.client.new_order("BTCUSDT", "BUY", "LIMIT", **details, new_client_order_id=name)

    def buy(self, size: str) -> Any:
        return self.client.new_order("BTCUSDT", "BUY", "MARKET", quantity=size)

    def query(self, name: str) -> Any:
        return self.client.get_order("BTCUSDT", orig_client_order_id=name)

    def cancel(self, name: str) -> Any:
        return self.client.delete_order("BTCUSDT", orig_client_order_id=name)

    def account(self) -> Any:
        return self.client.get_account()

    def waits(self, order: Any) -> bool:
        return bool(order.status == "NEW")

    def balances(self, account: Any) -> dict[str, Balance]:
        return {each.asset: (each.free, each.locked) for each in account.balances}


class Kucoin:
    """The words of KuCoin."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def place(self, size: str, name: str) -> Any:
        return self.client.add_order("buy", "BTC-USDT", "limit", size=size, price=PRICE, client_oid=name)

    def buy(self, size: str) -> Any:
        return self.client.add_order("buy", "BTC-USDT", "market", size=size)

    def query(self, name: str) -> Any:
        return self.client.get_order_by_client_oid("BTC-USDT", name)

    def cancel(self, name: str) -> Any:
        return self.client.cancel_order_by_client_oid(name, "BTC-USDT")

    def account(self) -> Any:
        return self.client.get_spot_account_list(type="trade")

    def waits(self, order: Any) -> bool:
        return bool(order.active)

    def balances(self, account: Any) -> dict[str, Balance]:
        return {each.currency: (each.available, each.holds) for each in account}


class Okx:
    """The words of OKX."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def place(self, size: str, name: str) -> Any:
        details = {"ord_type": "limit", "size": size, "price": PRICE, "cl_ord_id": name}
        return self.client.place_order("BTC-USDT", "cash", "buy", **details)

    def buy(self, size: str) -> Any:
        return self.client.place_order("BTC-USDT", "cash", "buy", ord_type="market", size=size, tgt_ccy="base_ccy")

    def query(self, name: str) -> Any:
        return self.client.get_order("BTC-USDT", cl_ord_id=name)

    def cancel(self, name: str) -> Any:
        return self.client.cancel_order("BTC-USDT", cl_ord_id=name)

    def account(self) -> Any:
        return self.client.get_account_balance()

    def waits(self, order: Any) -> bool:
        return bool(order.state == "live")

    def balances(self, account: Any) -> dict[str, Balance]:
        return {each.ccy: (each.avail_bal, each.frozen_bal) for each in account.details}


Trader = Binance | Kucoin | Okx
TRADERS: dict[str, Callable[[Any], Trader]] = {"binance": Binance, "kucoin": Kucoin, "okx": Okx}
each_venue = pytest.mark.parametrize("venue", TRADERS)
each_kind = pytest.mark.parametrize("blocking", [False, True], ids=["async", "blocking"])


def trader(exchange: Exchange, venue: str, *, blocking: bool, **arguments: Any) -> Trader:
    """Open an account, and give somebody who trades for it."""
    key = f"trader-{next(accounts)}"
    exchange.open(venue, account=key, key=key, secret=SECRET, passphrase=PASSPHRASE, balances=COINS)
    return TRADERS[venue](private(venue, blocking=blocking, key=key, **arguments))


async def done(given: Any) -> Any:
    """Give what a call gives, or what a blocking client gave already."""
    return await given if inspect.isawaitable(given) else given


async def balances(of: Trader) -> dict[str, Balance]:
    """Ask the venue what there is."""
    return of.balances(await done(of.account()))


@each_kind
@each_venue
def test_an_order_is_placed_looked_at_and_cancelled(venue: str, blocking: bool, exchange: Exchange, run: Run) -> None:
    async def main() -> None:
        one = trader(exchange, venue, blocking=blocking)
        before = await balances(one)
        assert before["USDT"] == (Decimal(10_000), Decimal(0))
        await done(one.place("0.1", "mine"))
        assert one.waits(await done(one.query("mine")))
        free, held = (await balances(one))["USDT"]
        assert held >= Decimal("0.1") * PRICE
        assert free + held == 10_000
        await done(one.cancel("mine"))
        assert not one.waits(await done(one.query("mine")))
        assert await balances(one) == before
        with pytest.raises(errors.OrderNotFound):
            await done(one.query("another"))

    run(main())


@each_venue
def test_what_the_venue_refuses_is_told_by_its_kind(venue: str, exchange: Exchange, run: Run) -> None:
    async def main() -> None:
        one = trader(exchange, venue, blocking=False)
        with pytest.raises(errors.InsufficientBalance):
            await one.place("1", "dear")
        await one.place("0.1", "mine")
        with pytest.raises(errors.DuplicateOrderId):
            await one.place("0.1", "mine")
        _, held = (await balances(one))["USDT"]
        assert held < 2 * Decimal("0.1") * PRICE

        stranger = trader(exchange, venue, blocking=False, secret="another")
        with pytest.raises(errors.AuthenticationError):
            await stranger.place("0.1", "mine")

    run(main())


@each_kind
@each_venue
def test_an_order_whose_reply_is_lost_is_found_out(venue: str, blocking: bool, exchange: Exchange, run: Run) -> None:
    async def main() -> None:
        one = trader(exchange, venue, blocking=blocking)
        exchange.fault("close", venue=venue)
        with pytest.raises(errors.OrderOutcomeUnknown) as caught:
            await done(one.buy("0.01"))
        resolution = await done(one.client.resolve(caught.value))
        assert resolution.verdict == "Executed"
        assert caught.value.client_order_id is not None
        assert resolution.order == await done(one.query(caught.value.client_order_id))
        there = await balances(one)
        assert Decimal("1.009") < there["BTC"][0] <= Decimal("1.01")
        assert there["USDT"][0] < 10_000

    run(main())
