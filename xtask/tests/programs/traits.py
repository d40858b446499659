import asyncio
import gc
import weakref
from collections.abc import Awaitable
from typing import Any

from made import venue
from made.venue import blocking


class Ears:
    """All that is asked for, without a word of the protocol."""

    def __init__(self, name: str = "ears") -> None:
        self.heard: list[tuple[float, str | None]] = []
        self.called = name

    def on_trade(self, trade: venue.TradeData, place: str | None, /) -> None:
        self.heard.append((trade.price, place))

    def name(self) -> str:
        return self.called

    def label(self) -> str:
        return "ears!"

    def price(self, trade: venue.TradeData) -> float:
        if trade.price < 0:
            raise LookupError("no such price")
        return trade.price * 2


class Nobody(venue.Listener):
    """Rust's own bodies run for what is not here."""

    def on_trade(self, trade: venue.TradeData, place: str | None, /) -> None:
        raise OSError("deaf")


class Named(Nobody):
    def name(self) -> str:
        return "named"


class Seal:
    async def sign(self, text: str) -> str:
        await asyncio.sleep(0)
        return f"{text}!"

    async def again(self, text: str) -> str:
        raise PermissionError("never again")


class OneSeal(venue.Signer):
    def sign(self, text: str, /) -> str | Awaitable[str]:
        if text == "?":
            raise PermissionError("not that")
        return f"{text}!"


class Pacer(venue.Pacer):
    async def pace(self, weight: int, /) -> int:
        await asyncio.sleep(0)
        return weight * 10


class Storer:
    def __init__(self) -> None:
        self.kept: list[str] = []

    def keep(self, key: str, /) -> int | None:
        self.kept.append(key)
        return len(self.kept) if key else None


def refused(kind: type[BaseException], make: Any, *texts: str) -> None:
    try:
        made = make()
    except kind as error:
        assert all(text in str(error) for text in texts), error
        return
    raise AssertionError(f"it gave {made}")


async def fails(kind: type[BaseException], call: Awaitable[Any], *texts: str) -> None:
    try:
        made = await call
    except kind as error:
        assert all(text in str(error) for text in texts), error
        return
    raise AssertionError(f"it gave {made}")


async def main() -> None:
    ears = Ears()
    client = venue.HearClient(ears)
    assert client.name() == "ears"
    assert await client.trade(1.5) == 3.0
    assert ears.heard == [(1.5, "v")]
    # What a method raises is the error of a Rust `Result` that is made of a text.
    await fails(Exception, client.trade(-1.0), "raised LookupError")
    assert await client.label() == "ears!"

    # What is left out has Rust's body, which calls what is not.
    other = venue.HearClient(Named())
    assert (other.name(), await other.label()) == ("named", "<named>")
    assert await venue.HearClient(Nobody()).label() == "<nobody>"
    await fails(OSError, other.trade(1.0), "deaf")

    assert client.label_now(Named()) == "<named>"
    assert await client.boxed() == "ears!"
    assert await client.boxed(Named()) == "<named>"
    assert await client.opaque(Named()) == "named"
    assert await client.generic(Named()) == "named"
    assert await client.listen(listener=Named(), depth=3) == "<named>3"
    assert await client.listen(venue.ListenConfig(listener=Named())) == "<named>0"
    assert await client.listen(depth=3) == "3"

    assert await client.sign(OneSeal(), "a") == "a!a"
    await fails(PermissionError, client.sign(OneSeal(), "?"), "not that")
    await fails(PermissionError, client.sign(Seal(), "a"), "never again")
    assert await client.pace(Pacer(), 2) == 40
    storer = Storer()
    assert await client.store(storer, "k") == 1
    assert await client.store(storer, "") is None
    assert storer.kept == ["k", ""]

    # Beside its calls Rust calls the listener where the last of them was made.
    await client.begin(7.0)
    async with asyncio.timeout(60):
        while (7.0, "ears") not in ears.heard:
            await asyncio.sleep(0.001)

    # Several at once, of which each waits for Python.
    assert await asyncio.gather(*(client.trade(price) for price in [1.0, 2.0, 3.0])) == [2.0, 4.0, 6.0]


asyncio.run(main())

# What does not fit is said where it is given.
ears = Ears()
refused(TypeError, lambda: venue.HearClient(3), "argument 'listener'", "int has no method on_trade(trade, venue)")  # type: ignore[arg-type]
refused(TypeError, lambda: venue.HearClient(Ears), "not a class")  # type: ignore[arg-type]
refused(TypeError, lambda: venue.Listener(), "abstract")  # type: ignore[abstract]
refused(TypeError, lambda: venue.ListenConfig(listener=3), "listener", "int has no method")  # type: ignore[arg-type]


class Late(Ears):
    async def name(self) -> str:  # type: ignore[override]
        return "late"


class Broken(Ears):
    def name(self) -> str:
        return 3  # type: ignore[return-value]


class Raising(Ears):
    def name(self) -> str:
        raise KeyError("name")


refused(TypeError, lambda: venue.HearClient(Late()), "plain method 'name'")
refused(TypeError, lambda: venue.HearClient(Broken()), "what the function gives must be str, not int")
refused(KeyError, lambda: venue.HearClient(Raising()), "name")

twin = blocking.HearClient(ears)
assert twin.trade(1.5) == 3.0 and twin.name() == "ears"
assert twin.label() == "ears!" and twin.label_now(Named()) == "<named>"
assert twin.sign(OneSeal(), "a") == "a!a"
refused(TypeError, lambda: twin.pace(Pacer(), 2), "cannot await")

# A client is no reason for its listener to live on.
gone = weakref.ref(ears)
ears.client = twin  # type: ignore[attr-defined]
del ears, twin


async def forgotten() -> None:
    ears = Ears()
    client = venue.HearClient(ears)
    assert await client.label() == "ears!"
    ears.client = client  # type: ignore[attr-defined]
    global gone
    gone = weakref.ref(ears)


gc.collect()
assert gone() is None
asyncio.run(forgotten())
gc.collect()
assert gone() is None
