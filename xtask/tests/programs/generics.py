"""Run by the test `generic_types_are_used_from_python` with the wheel of the case `generics`."""

import asyncio
from made import venue

client = venue.RestClient()

async def main():
    page = await client.symbols()
    assert type(page) is venue.NamePage is venue.SymbolPage, type(page)
    assert list(page.items) == ["BTCUSDT"] and page.more is None
    assert type(await client.futures_trades()) is venue.PageResponseOfFuturesTradeData

asyncio.run(main())
page = client.spot().trades()
assert page.items[0].price == 1.5 and page.more.after == 7
assert page == venue.PageResponseOfSpotTradeData(items=[venue.spot.TradeData(price=1.5)], more=page.more)
try:
    venue.PageResponseOfSpotTradeData(items=[venue.futures.TradeData(price=1)], more=None)
except TypeError as error:
    assert "TradeData" in str(error), error
else:
    raise AssertionError("the items are of another type")
assert client.boxed().data.price == 2.5
assert dict(client.by_name().data) == {"a": (1, [0.5, 1.5])}
match client.one():
    case venue.OneOrManyOfTradeData.One(field_0=trade):
        assert trade.price == 3.5
    case other:
        raise AssertionError(other)
assert client.give(venue.OneOrManyOfU64.Many(items=[1, 2])) == 3
assert bytes(client.digest().bytes) == bytes([1, 2, 3, 4])
assert client.tree().below[0].value == 2
assert client.stamped().value.price == 4.5
assert client.between(from_=40) == 60
assert client.between(venue.RangeRequestOfU64(from_=40, to=50)) == 10
assert client.futures().open_interest() == 1
assert type(venue.SpotClient("mine")) is type(client.spot()) and client.spot().name() == "spot"
assert not hasattr(venue.SpotClient, "open_interest")
