import asyncio

from made import venue
from made.venue import blocking

log: list[str] = []
prices: list[float] = []


def hear(trade: venue.TradeData) -> None:
    prices.append(trade.price)


async def main() -> None:
    client = venue.HearClient(log.append)
    await client.opaque(hear)
    assert (prices, log) == ([1.0, 2.0], ["opaque"])

    seen: list[tuple[float, str | None, int]] = []
    assert await client.generic(lambda trade, text, number: seen.append((trade.price, text, number))) == 2
    assert seen == [(1.0, "t", 1), (2.0, "t", 1)]
    await client.borrowed(log.append)
    await client.once(lambda: log.append("once"))
    assert log == ["opaque", "b", "once"]

    client.listen(hear)
    assert await client.fire() == 1
    assert prices == [1.0, 2.0, 1.0, 2.0]

    async def order(trade: venue.TradeData) -> venue.OrderRequest:
        await asyncio.sleep(0)
        return venue.OrderRequest(price=trade.price * 10)

    assert await client.asks(order) == 30.0
    assert await client.asks(lambda trade: venue.OrderRequest(price=trade.price)) == 3.0
    assert await client.tries(lambda number: f"n{number}") == "n1"

    def refuse(number: int) -> str:
        raise LookupError("no")

    assert await client.tries(refuse) == "the function raised LookupError"
    assert await client.fails(lambda number: number + 1) == 2
    try:
        await client.fails(lambda number: int("x"))
    except ValueError:
        pass
    else:
        raise AssertionError("what a function raises is lost")
    assert await client.waits(lambda trade: trade.price > 1)
    assert not await client.waits(lambda trade: False)
    try:
        await client.waits(lambda trade: int("x"))  # type: ignore[arg-type,return-value]
    except ValueError:
        pass
    else:
        raise AssertionError("what a function raises is lost")
    numbers: list[int] = []
    assert not await client.maybe()
    assert await client.maybe(numbers.append)
    assert await client.either() == 0
    assert await client.either(lambda number: number + 1) == 2
    assert numbers.pop() == 1
    await venue.each(numbers.append)
    assert numbers == [0, 1, 2]


asyncio.run(main())
prices.clear()
client = blocking.HearClient(log.append)
client.opaque(hear)
assert prices == [1.0, 2.0]
assert client.asks(lambda trade: venue.OrderRequest(price=trade.price)) == 3.0
assert client.waits(lambda trade: trade.price > 1)
try:
    client.opaque(3)  # type: ignore[arg-type]
except TypeError as error:
    assert "argument 'on' must be a function, not int" in str(error)
