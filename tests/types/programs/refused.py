"""What must be refused: every line marked so, and no other."""

from collections.abc import Callable
from decimal import Decimal

import ccrxt
from ccrxt import binance, kucoin, okx
from ccrxt.binance import spot
from ccrxt.binance.spot import Depth, DepthRequest, Level, PrivateRestClient, PublicRestClient, TickerRequest


async def names(client: PublicRestClient) -> None:
    """A name that does not exist."""
    ccrxt.nonsense  # refused
    ccrxt.binance.spot.Nonsense  # refused
    await client.get_dept("BTCUSDT")  # refused
    depth = await client.get_depth("BTCUSDT")
    print(depth.bid)  # refused
    print(depth.bids[0].prise)  # refused
    depth.bids.append(depth.bids[0])  # refused


async def arguments(client: PublicRestClient) -> None:
    """An argument of another name or type."""
    await client.get_depth()  # refused
    await client.get_depth(simbol="BTCUSDT")  # refused
    await client.get_depth("BTCUSDT", limti=10)  # refused
    await client.get_depth("BTCUSDT", "10")  # refused
    await client.get_depth("BTCUSDT", 1.5)  # refused
    await client.get_depth(7)  # refused
    await client.get_depth(None)  # refused
    await client.get_depth(TickerRequest(symbol="BTCUSDT"))  # refused
    await client.get_depth(DepthRequest(symbol="BTCUSDT"), 10)  # refused
    await client.get_klines("BTCUSDT", "7m")  # refused
    await client.get_exchange_info(symbol_status="TRADNIG")  # refused
    await client.get_exchange_info(symbols="BTCUSDT", symbol=7)  # refused
    await client.get_agg_trades("BTCUSDT", 1, 2, 3)  # refused


def construction() -> None:
    """A client, a request or a result that is made wrong."""
    PublicRestClient("https://example.com")  # refused
    PublicRestClient(base_ur="https://example.com")  # refused
    PublicRestClient(timeout="5")  # refused
    PublicRestClient(limits="never")  # refused
    DepthRequest(Symbol="BTCUSDT")  # refused
    DepthRequest(symbol=7)  # refused
    Level(price=Decimal(1))  # refused
    Level(price="x", quantity=object())  # refused
    spot.blocking.PublicRestClient(nonsense=1)  # refused


def changing(depth: Depth, request: DepthRequest) -> None:
    """Results do not change; requests take only what fits."""
    depth.last_update_id = 7  # refused
    depth.bids[0].price = Decimal(1)  # refused
    depth.bids[0] = depth.bids[1]  # refused
    request.symbol = 7  # refused
    request.limit = "10"  # refused
    request.symbl = "BTCUSDT"  # refused


async def kinds(client: PublicRestClient, depth: Depth) -> None:
    """Values are not what they are not."""
    print(client.get_ticker("BTCUSDT").price)  # refused
    print(depth.bids[0].price + 1.5)  # refused
    _price: float = depth.bids[0].price  # refused
    _text: str = depth.last_update_id  # refused
    depth.bids.column("price", as_=str)  # refused
    with spot.blocking.PublicRestClient() as blocking:
        await blocking.get_ticker("BTCUSDT")  # refused


async def orders(client: PrivateRestClient, public: PublicRestClient) -> None:
    """An order that no venue would take, or that needs a key."""
    await client.new_order("BTCUSDT", "buy", "MARKET", quantity=1)  # refused
    await client.new_order("BTCUSDT", "BUY", "MARKT", quantity=1)  # refused
    await client.new_order("BTCUSDT", "BUY", quantity=1)  # refused
    await client.new_order("BTCUSDT", "BUY", "LIMIT", time_in_force="GTX", quantity=1, price=1)  # refused
    await client.new_order("BTCUSDT", okx.spot.Side.BUY, "MARKET", quantity=1)  # refused
    await client.delete_order("BTCUSDT", "28")  # refused
    await public.get_account()  # refused
    await client.resolve("mine")  # refused
    (await client.resolve(ccrxt.errors.OrderOutcomeUnknown())).order.order_id  # refused
    client.outcomes()[0].verdict = "Executed"  # refused


def credentials(config: binance.PrivateConfig, client: PrivateRestClient) -> None:
    """A secret goes in and does not come out; the environment is one of the venue's."""
    _secret: str = config.secret  # refused
    print(config.key.upper())  # refused
    print(client.secret)  # refused
    config.secret = b"s"  # refused
    PrivateRestClient(key="k", secret="s", passphrase="p")  # refused
    PrivateRestClient(key="k", secret="s", environment="tesnet")  # refused
    kucoin.spot.PrivateRestClient(key="k", secret="s", passphrase="p", environment="testnet")  # refused
    PrivateRestClient(okx.PrivateConfig(key="k"))  # refused
    PrivateRestClient(key="k", secret="s", read_only="yes")  # refused
    client.environment = "demo"  # refused


def call_backs(sign: Callable[[bytes], str], hook: Callable[[str], None]) -> None:
    """A signer gives bytes, and a hook takes events."""
    ccrxt.Signer(sign, algorithm="ed25519")  # refused
    ccrxt.Signer(bytes, algorithm="md5")  # refused
    PrivateRestClient(key="k", signer=bytes)  # refused
    PrivateRestClient(key="k", secret="s", on_event=hook)  # refused
