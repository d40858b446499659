"""What an exchange refuses is an exception that says so, by exchange and by kind."""

import asyncio

import ccrxt


async def main() -> None:
    """Ask for a symbol that nobody lists, and for one that cannot be one."""
    client = ccrxt.binance.spot.PublicRestClient()
    try:
        await client.get_ticker("INVALID_SYMBOL")
    except ccrxt.binance.spot.BinanceError as error:
        print(error)

    try:
        await ccrxt.okx.spot.PublicRestClient().get_ticker("NO-SUCH-COIN")
    except ccrxt.errors.ExchangeError as error:  # whichever exchange it was
        print(f"{type(error).__name__}: code {error.code}, {error.message}")

    try:
        await client.get_depth("BTCUSDT", -1)  # nothing is sent
    except ValueError as refused:
        print(f"{type(refused).__name__}: {refused}")


if __name__ == "__main__":
    asyncio.run(main())
