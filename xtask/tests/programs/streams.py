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

    assert [trade.price async for trade in venue.FlowClient.of_type(1)] == [1.0]


async def parts() -> None:
    client, pushes = venue.PushClient.new()
    client.push(1)
    client.push(2)
    assert isinstance(pushes, ccrxt.Stream) and repr(pushes) == "<ccrxt stream>"
    assert [(await anext(pushes)).number, (await anext(pushes)).number] == [1, 2]
    waits = asyncio.ensure_future(anext(pushes))
    await asyncio.sleep(0)
    client.push(3)
    assert (await waits).number == 3
    await client.close()
    # The sender has gone with the client.
    assert [push async for push in pushes] == []

    client, pushes = await venue.PushClient.try_new(4)
    assert (await anext(pushes)).number == 4
    await pushes.aclose()
    assert [push async for push in pushes] == []
    try:
        await venue.PushClient.try_new()
    except venue.FlowError as error:
        assert error.variant == "Refused"

    lagging = client.lagging()
    try:
        await anext(lagging)
        raise AssertionError("three are lost")
    except ccrxt.errors.CcrxtError as error:
        assert "3 items of this stream are lost" in str(error), error
    assert [push.number async for push in lagging] == [3, 4]

    bounded = client.bounded()
    assert (await anext(bounded)).number == 1
    try:
        await anext(bounded)
        raise AssertionError("it is broken")
    except venue.FlowError as error:
        assert error.variant == "Broken"
    assert [push async for push in bounded] == []

    seven, watched = client.watched()
    assert (seven, [number async for number in watched]) == (7, [2])
    futures = client.futures()
    assert futures is not None and [number async for number in futures] == [3]
    assert client.perhaps(True) == ("none", None)
    try:
        client.perhaps(False)
    except ccrxt.errors.CcrxtError as error:
        assert "nothing is there" in str(error)
    assert [push.number async for push in venue.PushClient.of_type()] == [9]
    first, second = client.counted()
    assert second is not None and (first.next(), first.next(), second.next()) == (2, 3, 6)


asyncio.run(main())
asyncio.run(parts())
client = blocking.FlowClient()
assert [trade.price for trade in client.opaque(3)] == [1.0, 2.0, 3.0]
assert list(client.awaited()) == [0, 1, 2]
assert list(blocking.ticks(2)) == [0, 1]
assert isinstance(client.boxed(), ccrxt.BlockingStream)
assert list(blocking.CountClient().counts()) == [10, 11]

pushing, pushes = blocking.PushClient.new()
pushing.push(1)
assert isinstance(pushes, ccrxt.BlockingStream) and next(pushes).number == 1
pushing, pushes = blocking.PushClient.try_new(4)
assert next(pushes).number == 4
pushing.close()
assert list(pushes) == []
