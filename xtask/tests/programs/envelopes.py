"""Run by the test `a_generic_struct_is_one_class_for_all_of_its_uses` with the wheel of the case `envelopes`."""

import asyncio
import copy
import pickle
import types

from made import venue


async def awaited():
    client = venue.RestClient()
    one, many = await client.trade(), await client.trades()
    assert type(one) is type(many) is venue.RestResponse is venue.TradeResponse
    assert one.data.price == 1.5 and [trade.price for trade in many.data] == [2.5]
    assert one.headers["x-used"] == "1" and one.type == 200
    async for item in client.live():
        assert type(item) is venue.RestResponse and item.data.price == 9.5
    try:
        await client.refused()
    except venue.VenueError:
        pass
    else:
        raise AssertionError("it fails")


asyncio.run(awaited())

blocking = venue.blocking.RestClient()
assert type(blocking.trade()) is venue.RestResponse and blocking.trade().data.price == 1.5

client = venue.RestClient()
assert client.maybe(False) is None and client.maybe(True).data == 7
nothing, something = client.both()
assert nothing.data is None and something.data.price == 3.5
assert list(client.both().column("type")) == [200, 200]
assert client.named() == client.named() != client.nested()
match client.named():
    case venue.RestResponse(data=venue.TradeData(price=price)):
        assert price == 8.5
    case other:
        raise AssertionError(other)

# What is in it is a view, and converted when it is touched.
nested = client.nested()
assert type(nested.data) is venue.Page and nested.data.next == 3
assert list(nested.data.items.column("price")) == [4.5, 5.5]
trade, factor = nested.data.by_name["a"]
assert (trade.price, factor) == (6.5, 0.5)
assert nested.to_dict()["data"]["items"][0] == {"price": 4.5}
assert repr(client.maybe(True)).startswith("RestResponse(data=7, ")

# A class of many types, for annotations.
assert isinstance(venue.RestResponse[int], types.GenericAlias)
assert venue.Page[str, int].__args__ == (str, int)

# Made by hand, copied and pickled.
made = venue.RestResponse(data=[1, "two"], headers={"a": "b"})
assert made.data == [1, "two"] and made.type is None and dict(made.headers) == {"a": "b"}
for wrong in ({"data": 1, "headers": 5}, {"headers": {}}, {"data": 1, "headers": {}, "more": 1}):
    try:
        venue.RestResponse(**wrong)
    except TypeError as error:
        assert "RestResponse()" in str(error), error
    else:
        raise AssertionError(wrong)
for copied in (copy.copy(nested), pickle.loads(pickle.dumps(nested))):
    assert type(copied) is venue.RestResponse and copied == nested, copied
try:
    made.data = 2
except AttributeError as error:
    assert "cannot be changed" in str(error), error
else:
    raise AssertionError("it was changed")

# Methods that are the same for all uses, and objects that go back.
page, texts = nested.data, client.text_pages()
assert not page.is_last() and texts.is_last() and texts.next is None
assert page.has_more_than(1) and not page.has_more_than(2) and copy.copy(page).has_more_than(1)
assert client.count(page) == 2 and client.count(copy.copy(page)) == 2
assert client.sum(venue.Page(items=[1, 2], next=None, by_name={})) == 3
for wrong in (texts, venue.Page(items=["a"], next=None, by_name={}), made):
    try:
        client.count(wrong)
    except TypeError as error:
        assert "page" in str(error), error
    else:
        raise AssertionError(wrong)
try:
    venue.Page(items=[], next=None, by_name={}).is_last()
except TypeError as error:
    assert "made by hand" in str(error), error
else:
    raise AssertionError("it has no type in Rust")

assert not client.window().is_empty() and list(client.window().values) == [1]
assert not hasattr(venue.Window, "length") and not hasattr(venue.Window, "MOST")
tree = client.tree()
assert type(tree.below[0]) is venue.Tree and tree.below[0].value.value == 2
wrapped = client.wrapped()
assert (wrapped.field_0, wrapped.field_1) == ("in", True)
assert type(client.apart()) is venue.KeptApartOfU8 and type(client.marked()) is venue.MarkedOfU8
assert type(client.picked()) is venue.PickedOfU64
