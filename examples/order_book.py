"""An order book, drawn: ten levels a side of BTCUSDT at Binance."""

import asyncio

import ccrxt

WIDTH = 24


async def main() -> None:
    """Fetch the order book and draw each level's quantity as a bar."""
    async with ccrxt.binance.spot.PublicRestClient() as client:
        depth = await client.get_depth("BTCUSDT", 10)

    most = max(max(side.column("quantity", as_=float)) for side in (depth.bids, depth.asks))
    print(f"{'bids':^{WIDTH + 24}}   {'asks':^{WIDTH + 24}}")
    for bid, ask in zip(depth.bids, depth.asks, strict=True):
        left = "▇" * round(float(bid.quantity) / most * WIDTH)
        right = "▇" * round(float(ask.quantity) / most * WIDTH)
        print(
            f"{left:>{WIDTH}} {bid.quantity:>10.5f} {bid.price:>12,.2f} │ "
            f"{ask.price:<12,.2f} {ask.quantity:<10.5f} {right}"
        )

    spread = depth.asks[0].price - depth.bids[0].price
    print(f"\nspread {spread}, update {depth.last_update_id}, {len(depth.bids)} + {len(depth.asks)} levels")


if __name__ == "__main__":
    asyncio.run(main())
