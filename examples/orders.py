"""An order is placed, found and cancelled; one whose reply is lost is looked for.

It trades on Binance's test net, with the keys in BINANCE_KEY and BINANCE_SECRET. In the demo the local exchange takes
the test net's place, and loses a reply.
"""

import asyncio

import ccrxt


async def main() -> None:
    """Place an order far below the market, then one that trades at once."""
    client = ccrxt.binance.spot.PrivateRestClient(
        key_variable="BINANCE_KEY", secret_variable="BINANCE_SECRET", environment="testnet"
    )
    async with client:
        waiting = client.new_order("BTCUSDT", "BUY", "LIMIT", time_in_force="GTC", quantity="0.01", price=20_000)
        await waiting
        name = ccrxt.client_order_id(waiting)  # made by the client, and known before the order is sent
        order = await client.get_order("BTCUSDT", orig_client_order_id=name)
        print(f"{order.side} {order.orig_qty} at {order.price}: {order.status}")
        cancelled = await client.delete_order("BTCUSDT", orig_client_order_id=name)
        print(f"cancelled: {cancelled.status}")

        try:
            bought = await client.new_order("BTCUSDT", "BUY", "MARKET", quantity="0.01")
            print(f"bought {bought.executed_qty} for {bought.cummulative_quote_qty}")
        except ccrxt.errors.OrderOutcomeUnknown as error:
            print(f"no reply to {error.client_order_id}, so the venue is asked")
            resolution = await client.resolve(error)
            assert resolution.order is not None
            print(f"{resolution.verdict}: bought {resolution.order.executed_qty}")


if __name__ == "__main__":
    asyncio.run(main())
