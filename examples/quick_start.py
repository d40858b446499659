"""The first ten minutes: one client, a few calls, results with true types."""

import asyncio

import ccrxt


async def main() -> None:
    """Ask Binance for what is traded, a price and an order book, and two other exchanges for a price."""
    client = ccrxt.binance.spot.PublicRestClient()

    exchange_info = await client.get_exchange_info()
    print(f"Binance counts its days in {exchange_info.timezone} and lists {len(exchange_info.symbols)} symbols")

    ticker = await client.get_ticker("BTCUSDT")
    print(f"{ticker.symbol} is at {ticker.price}")

    depth = await client.get_depth("BTCUSDT", 10)
    print(f"best bid {depth.bids[0].price}, best of {len(depth.asks)} asks {depth.asks[0].price}")

    # The same call with a request object, which can be kept and filled step by step.
    request = ccrxt.binance.spot.DepthRequest()
    request.symbol = "BTCUSDT"
    request.limit = 100
    depth = await client.get_depth(request)
    print(f"100 levels hold {sum(depth.bids.column('quantity', as_=float)):.2f} BTC of bids")

    ticker = await client.get_ticker(ccrxt.binance.spot.TickerRequest(symbol="BTCUSDT"))
    print(f"{ticker!r}")

    kucoin = await ccrxt.kucoin.spot.PublicRestClient().get_ticker("BTC-USDT")
    okx = await ccrxt.okx.spot.PublicRestClient().get_ticker("BTC-USDT")
    print(f"KuCoin has it at {kucoin.price}, OKX at {okx.price}")


if __name__ == "__main__":
    asyncio.run(main())
