import asyncio
import warnings

import ccrxt
from made import venue
from made.venue import blocking


async def main() -> None:
    client = venue.FlowClient()
    assert [trade.price async for trade in client.opaque(3)] == [1.0, 2.0, 3.0]
    assert [text async for text in client.borrowed("a b")] == ["a", "b"]
    assert [number async for number in client.alias([5, 6])] == [5, 6]
    assert [trade.price async for trade in client.requested(2, first=7.0)] == [7.0, 8.0]
    request = venue.TradesRequest(count=1)
    assert [trade.price async for trade in client.requested(request)] == [0.0]
    assert [number async for number in client.awaited()] == [0, 1, 2]
    assert [trade.price async for trade in client.named(2)] == [2.0, 1.0]
    assert [number async for number in client.cloned()] == [0, 1]
    assert [number async for number in client.numbers(2)] == [0, 1]
    assert [number async for number in venue.ticks(2)] == [0, 1]
    assert isinstance(client.boxed(), ccrxt.Stream)
    assert client.client().id() == 1

    boxed = client.boxed()
    assert (await anext(boxed)).price == 0.0
    try:
        await anext(boxed)
    except venue.FlowError as error:
        assert error.variant == "Broken"
    assert [trade async for trade in boxed] == []

    opened = client.opened(True)
    assert await anext(opened) == 1
    try:
        await anext(opened)
    except venue.FlowError as error:
        assert error.variant == "Refused"
    try:
        await anext(client.opened(False))
    except venue.OpenError as error:
        assert "not open" in str(error)
    try:
        await anext(client.later())
    except venue.FlowError as error:
        assert error.variant == "Refused"
    untold = client.untold()
    assert await anext(untold) is None
    try:
        await anext(untold)
    except ccrxt.errors.CcrxtError as error:
        assert "the second" in str(error)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert [number async for number in client.old()] == [0]
    assert [str(warning.message) for warning in caught] == ["old is deprecated: call opaque"], caught

    count = venue.CountClient()
    counts = count.counts()
    assert await anext(counts) == 10
    # The stream is not what the lock is for.
    assert count.next() == 11
    assert [number async for number in counts] == [11]
    assert [number async for number in count.awaited()] == [11]


asyncio.run(main())
client = blocking.FlowClient()
assert [trade.price for trade in client.opaque(3)] == [1.0, 2.0, 3.0]
assert list(client.awaited()) == [0, 1, 2]
assert list(blocking.ticks(2)) == [0, 1]
assert isinstance(client.boxed(), ccrxt.BlockingStream)
assert list(blocking.CountClient().counts()) == [10, 11]
