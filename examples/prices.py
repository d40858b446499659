"""What a coin costs at three exchanges at this moment, and where it is cheapest."""

import asyncio
from decimal import Decimal

import ccrxt

COINS = ("BTC", "ETH", "SOL", "XRP")


async def main() -> None:
    """Ask all three at once for every coin, and print a table."""
    async with (
        ccrxt.binance.spot.PublicRestClient() as binance,
        ccrxt.kucoin.spot.PublicRestClient() as kucoin,
        ccrxt.okx.spot.PublicRestClient() as okx,
    ):
        print(f"{'':<6}{'Binance':>14}{'KuCoin':>14}{'OKX':>14}{'spread':>11}   cheapest")
        for coin in COINS:
            async with asyncio.TaskGroup() as group:
                at_binance = group.create_task(binance.get_ticker(f"{coin}USDT"))
                at_kucoin = group.create_task(kucoin.get_ticker(f"{coin}-USDT"))
                at_okx = group.create_task(okx.get_ticker(f"{coin}-USDT"))
            print(
                row(
                    coin,
                    {
                        "Binance": at_binance.result().price,
                        "KuCoin": at_kucoin.result().price,
                        "OKX": at_okx.result().price,
                    },
                )
            )


def row(coin: str, prices: dict[str, Decimal | None]) -> str:
    """Give a line of the table; prices are exact, so their spread is too. A coin never traded has no price."""
    cells = "".join(f"{price.normalize():>14,f}" if price else f"{'-':>14}" for price in prices.values())
    known = {venue: price for venue, price in prices.items() if price}
    if len(known) < 2:
        return f"{coin:<6}{cells}"
    low, high = min(known.values()), max(known.values())
    cheapest = min(known, key=lambda venue: known[venue])
    return f"{coin:<6}{cells}{(high - low) / low:>10.3%}   {cheapest}"


if __name__ == "__main__":
    asyncio.run(main())
