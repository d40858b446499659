"""The same without asyncio: every client has a blocking twin with the same methods."""

import ccrxt


def main() -> None:
    """Print the last trades of ETHUSDT and what came with the reply."""
    with ccrxt.binance.spot.blocking.PublicRestClient() as client:
        trades = client.get_trades("ETHUSDT", 5)
        for trade in trades:
            side = "sell" if trade.is_buyer_maker else "buy"
            print(f"{trade.time}  {side:<4}  {trade.qty:>12} at {trade.price}")

        meta = ccrxt.meta(trades)
        used = ", ".join(f"{limit.used} of {limit.limit} {limit.name}" for limit in meta.limits)
        print(f"\nHTTP {meta.status} in {meta.elapsed * 1000:.1f} ms; used so far: {used}")


if __name__ == "__main__":
    main()
