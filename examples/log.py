"""What happens on the way of calls is in Python's log, and a client's own function is told of it too."""

import asyncio
import logging
import sys

import ccrxt


async def main() -> None:
    """Read of a call in the log, then measure how long replies take."""
    logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(name)s: %(message)s")
    log = logging.getLogger("ccrxt")
    log.setLevel(logging.DEBUG)  # every request and reply; INFO has waits, WARNING retries and bans
    async with ccrxt.binance.spot.PublicRestClient() as client:
        await client.get_ticker("BTCUSDT")

    log.setLevel(logging.WARNING)
    taken: dict[str, float] = {}

    def measure(event: ccrxt.Event) -> None:
        if event.kind == "reply":
            taken[event.path] = event.elapsed

    async with ccrxt.okx.spot.PublicRestClient(on_event=measure) as okx:
        await asyncio.gather(okx.get_ticker("BTC-USDT"), okx.get_order_book("BTC-USDT", 5))
    print("answered:", ", ".join(sorted(taken)))


if __name__ == "__main__":
    asyncio.run(main())
