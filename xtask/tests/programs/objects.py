"""Run by the test `objects_cross_both_ways` with the wheel of the case `objects`."""

import asyncio
import copy
import pickle

import ccrxt
from made import venue
from made.venue import blocking


def refused(text, call, *args, **named):
    try:
        call(*args, **named)
    except (TypeError, ValueError) as error:
        assert text in str(error), error
    else:
        raise AssertionError(f"not refused: {text}")


async def objects_are_handed_over():
    limiter = venue.RateLimiter(10)
    client = venue.RestClient("https://a.example", limiter)
    assert await client.get("/x") == "plain:/x 1 7"
    # A clone shares what is in its `Arc`.
    assert limiter.used() == 1 and client.calls() == 1
    assert await limiter.acquire() == 2
    refused("'rate_limiter' must be RateLimiter, not int", venue.RestClient, "a", 3)
    refused("'rate_limiter' must be RateLimiter, not RestClient", venue.RestClient, "a", client)

    journal = venue.Journal()
    client = venue.RestClient.with_journal(journal)
    await client.get("/y")
    assert list(journal.lines()) == ["/y"], journal.lines()
    assert await client.copy(journal) == 1 and await client.copy(journal, journal) == 2
    client = venue.RestClient.with_all([limiter, venue.RateLimiter(3)], journal)
    await client.get("/z")
    assert len(journal.lines()) == 2 and limiter.used() == 3


async def fields_are_read():
    client = venue.RestClient("https://a.example", venue.RateLimiter(10))
    assert client.base_url == "https://a.example" and client.rate_limiter.limit == 10
    limiter = client.rate_limiter
    assert await limiter.acquire() == 1 and client.calls() == 1
    del client
    assert limiter.used() == 1
    # A part of a client can be handed over like any other object.
    assert await venue.RestClient("b", limiter).get("/x") == "plain:/x 2 7"
    assert "Where it calls." in venue.RestClient.base_url.__doc__
    try:
        limiter.limit = 3
    except AttributeError:
        pass
    else:
        raise AssertionError("a field was set")


def blocking_ones_too():
    limiter = blocking.RateLimiter(10)
    client = blocking.RestClient("a", limiter)
    assert client.get("/x") == "plain:/x 1 7" and limiter.used() == 1
    assert type(client.rate_limiter) is blocking.RateLimiter
    assert client.rate_limiter.acquire() == 2
    journal = blocking.Journal()
    client = blocking.RestClient.with_journal(journal)
    client.get("/y")
    assert client.copy(journal) == 1


async def results_go_back():
    client = venue.BackClient()
    level = await client.level()
    better = await client.improve(level)
    assert better.price == 2.5 and better.next == level.next and level.price == 1.5
    by_hand = venue.LevelData(price=9.0, size=4, next=level)
    assert (await client.best([level, by_hand, better])) == by_hand
    assert (await client.improve(copy.copy(level))) == better
    refused("'level' must be LevelData, not OrderData", client.improve, await client.order())

    order = await client.order()
    assert await client.total(order) == 1 and await client.totals([order, order]) == 2
    assert await client.total(venue.OrderData(levels=[by_hand], note="mine")) == 4
    assert client.peek(order) == "of a call 0" and client.peek(order, level.next) == "of a call 2"
    assert client.peek(pickle.loads(pickle.dumps(order))) == "of a call 0"

    cursor = client.start()
    turned = await client.turn(cursor)
    assert turned.page == 2 and client.position(turned) == 8 and client.position(cursor) == 7
    refused("must be a CursorData that a call gave", client.turn, venue.CursorData(page=1))
    lease = await client.lease()
    assert client.show(lease) == 9 and lease.name == "lease"

    placed = await client.place("X", others=[venue.OrderRequest(symbol="Y", others=[])])
    assert type(placed) is venue.OrderRequest and placed.size == 2 and placed.others[0].symbol == "Y"
    placed.symbol = "Z"
    assert (await client.place(placed)).size == 3
    first, second = await client.placed()
    assert first.size is None and second.others[0].symbol == "A"
    assert blocking.BackClient().improve(level) == better


async def values_have_methods():
    symbol = venue.BackClient().symbols()[1]
    assert symbol.round_price(1.7) == 1.5 and symbol.round_price(1.7, up=True) == 2.0
    assert symbol.check(venue.LevelData(price=1.5, size=1)) is None
    try:
        symbol.check(venue.LevelData(price=1.7, size=1))
    except ccrxt.errors.CcrxtError as error:
        assert "no name" in str(error)
    else:
        raise AssertionError("it does not fit")
    by_hand = venue.SymbolData(name="X", tick=0.25)
    assert by_hand.round_price(1.7) == 1.5 and by_hand.gate().name() == "X"
    assert await by_hand.gate().told() == []
    assert venue.SymbolData.parse("Y") == venue.SymbolData(name="Y", tick=0.5)
    assert "The price that fits." in venue.SymbolData.round_price.__doc__

    request = venue.OrderRequest.of("A").sized(3)
    assert type(request) is venue.OrderRequest and request.size == 3
    request.others = [venue.OrderRequest.of("B")]
    assert request.count() == 2
    refused("needs the argument", venue.OrderRequest(symbol="A").count)
    larger = request.with_size(5)
    assert (larger.size, request.size, larger.with_symbol("C").symbol) == (5, 3, "C")
    assert symbol.name == "B" and symbol.tick == 0.5
    limiter = venue.RateLimiter(10).with_limit(3)
    assert limiter.limit == 3


async def changed_objects_are_values():
    tally = venue.TallyClient()
    counter = venue.Counter.parse("2")
    assert venue.Counter.parse("x") is None and counter.total == 2
    assert counter.count() == 3 and tally.take(counter) == 3 and await tally.sum([counter, counter]) == 6
    assert tally.share(counter) == 3 and tally.share(counter, counter) == 6
    counter.add(counter)
    assert counter.total == 6 and counter.named("six").name == "six"
    assert venue.RestClient.with_all([venue.RateLimiter(1)], venue.Journal()).count(counter) == 6
    # What is in a value is a copy, each time that it is asked for.
    found = await tally.tally(counter)
    assert found.counter.count() == 7 == found.others[0].count() and found.counter.total == 6
    assert venue.Counter.NONE.count() == 1 and venue.Counter.NONE.total == 0
    meter = venue.Meter()
    assert meter.step() == 1 and tally.steps(meter) == 1
    running = asyncio.ensure_future(meter.run())
    while True:
        try:
            tally.steps(meter)
        except ValueError as error:
            assert str(error).endswith("'meter' is being changed by a call that has not ended: wait for that first"), error
            break
        await asyncio.sleep(0)
    running.cancel()


async def clients_are_made():
    gate = await venue.GateClient.connect("x")
    assert gate.name() == "x" and await venue.GateClient.ping() == 7
    try:
        await venue.GateClient.connect("")
    except ccrxt.errors.CcrxtError as error:
        assert "no name" in str(error)
    else:
        raise AssertionError("it was made")
    assert gate.count() > 1 and await gate.gather("y") == "xy"
    assert gate.twice().name() == "x" and gate.name() == "x"
    try:
        await gate.gather("")
    except venue.NameError:
        pass
    else:
        raise AssertionError("an error is lost")
    assert venue.GateClient.find("") is None and venue.GateClient.find("y").name() == "y"
    shared = venue.GateClient.shared("s")
    assert gate.boxed().name() == "boxed" and (await gate.sub("z")).name() == "z"
    other, number = await gate.pair("p")
    assert other.name() == "p" and number == 2
    # What is in an `Arc` on both sides is one.
    for one in [shared, *gate.all(), await gate.sub("t"), venue.GateBuilder().name("b").build()]:
        gate.tell(one)
        assert list(await one.told()) == ["x"], one.name()
    refused("cannot be handed over", gate.tell, other)

    builder = venue.GateBuilder()
    named = builder.name("n")
    assert named.build().name() == "n"
    for used in (builder, named):
        try:
            used.build()
        except ccrxt.errors.ClientClosed:
            pass
        else:
            raise AssertionError("a builder was used twice")

    # Taken for good, and awaited: the object is closed as soon as it is called.
    later = await venue.GateBuilder().name("later").build_later()
    leaving = later.leave(True)
    try:
        later.name()
    except ccrxt.errors.ClientClosed:
        pass
    else:
        raise AssertionError("a client was used after it was taken")
    assert await leaving == "later"
    try:
        await (await gate.sub("s")).leave(False)
    except venue.NameError as error:
        assert str(error) == "no name"
    else:
        raise AssertionError("it has to fail")

    client = venue.RestClient("a", venue.RateLimiter(1))
    assert client.size(venue.Pool.of(3)) == 3
    settings = venue.Settings.builder().name("set").build()
    assert client.configured(settings) == client.configured(settings) == "set"

    journal = venue.Journal()
    async with venue.FeedClient(journal) as feed:
        assert await feed.next() == 1 and await feed.next() == 2
    assert list(journal.lines()) == ["closed"]
    try:
        await feed.next()
    except ccrxt.errors.ClientClosed:
        pass
    else:
        raise AssertionError("it was closed")


def blocking_clients_are_made():
    assert type(blocking.Counter.NONE) is type(blocking.Counter().NONE) is blocking.Counter
    gate = blocking.GateClient.connect("x")
    assert gate.count() > 1 and gate.gather("y") == "xy" and type(gate.twice()) is blocking.GateClient
    made = [gate.sub("a"), gate.pair("b")[0], gate.boxed(), gate.all()[1], blocking.GateClient.find("c")]
    made += [blocking.GateClient.shared("d"), blocking.GateBuilder().name("e").build()]
    for one in made:
        assert type(one) is blocking.GateClient and one.told() == [], one
    assert made.pop().leave(True) == "e"
    assert blocking.GateClient.ping() == 7
    journal = blocking.Journal()
    with blocking.FeedClient(journal) as feed:
        assert feed.next() == 1
    assert list(journal.lines()) == ["closed"]


asyncio.run(objects_are_handed_over())
asyncio.run(fields_are_read())
asyncio.run(results_go_back())
asyncio.run(values_have_methods())
asyncio.run(changed_objects_are_values())
asyncio.run(clients_are_made())
blocking_clients_are_made()
blocking_ones_too()
