"""Run by the test `what_borrows_is_used_from_python` with the wheel of the case `lifetimes`."""

import asyncio
from made import venue

client = venue.RestClient()

async def main():
    request = venue.BasisRequest(pair="BTC", window=venue.WindowRequest(name="USDT"), limit=3)
    (basis,) = await client.basis(request)
    assert basis.pair == "BTCUSDT" and basis.rate == 3
    assert await client.elided("BTC", request.window, 4) == 4
    assert client.lent(request) == 3

asyncio.run(main())
version = client.version()
assert version.name == "one" and version.note is None
assert list(version.parts) == [1, 2] and list(version.words) == ["a", "b"]
assert version == venue.VersionData(name="one", parts=[1, 2], words=["a", "b"])
assert client.pair().first == "first"
named = venue.NamedClient("it")
assert named.name() == named.shared() == named.response().pair == "it"
assert client.texts(one="abc", many=["", ""]) == 5 and client.texts(many=[]) == 0
assert client.texts_of(one="abc", many=["x"]) == 4
assert client.unsized_text(one="abc", two="de") == 5

query = client.query([("a", "b"), ("c", "d")], [("e", venue.Side.SELL, 1.5), ("f", "Buy", None)])
assert asyncio.run(query) == "a=b&c=d&e=SellSome(1.5)&f=BuyNone"
assert client.mapped({"b": "2", "a": "1"}, {"x": 3}) == '{"a": "1", "b": "2"} {"x": 3}'
assert client.some_of(names=["a", "b"], ids=["c"], set={"d"}) == 4 and client.some_of(set=set()) == 0
assert client.versions([version, version], ("n", named)) == '["one", "one"] n it'
assert client.each([("a", 1), ("b", 2)]) == 3
