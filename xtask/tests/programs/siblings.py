"""Run by the test `items_of_another_crate_are_bound` with the wheel of the case `siblings`."""

import asyncio
from made import venue

client = venue.MarketClient()
order = asyncio.run(client.order("Buy"))
assert type(order) is venue.OrderData and order.side is venue.kinds.Side.BUY and order.price == 1.5
assert order.levels[0] == venue.all.LevelData(field_0=1.5, field_1=2) and not hasattr(order, "secret")
try:
    asyncio.run(client.order(venue.kinds.Side.SELL))
except venue.MarketError as error:
    assert error.code == 7 and str(error) == "code 7"
else:
    raise AssertionError("it fails")
page = client.levels([venue.all.LevelData(field_0=2.5, field_1=1)])
assert type(page) is venue.all.PageData and page.items[0].field_0 == 2.5
