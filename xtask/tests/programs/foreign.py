"""Run by the test `types_of_other_crates_cross` with the wheel of the case `foreign`."""

import datetime as dt
import uuid
from decimal import Decimal

from ccrxt.errors import CcrxtError
from made import venue

client = venue.RestClient()
ticker = client.ticker()
epoch = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
assert ticker.id == uuid.UUID(int=1)
assert str(ticker.price) == "1.50"
assert list(ticker.sizes) == [Decimal(1), None]
assert dict(ticker.fees) == {"maker": Decimal("0.001")}
assert ticker.at == ticker.local == epoch
assert ticker.settles == epoch.date()
assert ticker.wall == epoch.replace(tzinfo=None)
assert (ticker.lasts, ticker.also_lasts) == (dt.timedelta(seconds=1), dt.timedelta(seconds=2))
assert ticker.extra["levels"][1] == Decimal("0.5")
assert ticker.object == {}
assert ticker.number == 7

assert str(client.order("0.10", expires=epoch)) == "1.00"
assert str(client.order(venue.OrderRequest(price=Decimal("2.5")))) == "25.0"
assert list(client.since(epoch, 1)) == [epoch, epoch]
assert client.last() == 100

request = venue.LoginRequest(key="hush")
assert client.login(request) == client.login("hush", passphrase="open") == "hsuh"
assert "hush" not in repr(request)

# A secret in what Python gets again stays hidden, and goes where it is handed on.
keyed = venue.KeyClient(venue.Credentials(key="hush", account="mine"))
assert keyed.login() == "hsuh" and keyed.credentials.account == "mine"
assert "hush" not in repr(keyed.credentials) and "hush" not in str(keyed.credentials.to_dict())
assert venue.KeyClient(keyed.credentials).login() == "hsuh"
try:
    keyed.credentials.key
except AttributeError as error:
    assert "hush" not in str(error)
else:
    raise AssertionError("a key is read")

# What Rust's caller chooses is any JSON value.
assert client.read('{"levels": [1, 0.5]}')["levels"][1] == Decimal("0.5")
assert client.read("null").value is None
assert client.written_out([{"a": [1, None]}, "b"]) == '[{"a":[1,null]},"b"]'
assert not hasattr(client, "sorted") and not hasattr(client, "is_read")
reply = venue.blocking.RestClient().sent("/order", {"side": "buy", "of": [True]})
assert (reply.path, reply.value["side"], reply.value["of"][0]) == ("/order", "buy", True)
assert venue.blocking.RestClient().sent("/order").value.value is None

# An alias of another crate for `Result` fails as one.
assert client.counted().count == 3
assert client.opened("/dev/null") == 0
for call in (lambda: client.opened("/no/such/file"), lambda: venue.blocking.RestClient().written(False)):
    try:
        call()
    except CcrxtError as error:
        assert str(error)
    else:
        raise AssertionError("it has to fail")
assert venue.blocking.RestClient().written(True) is None
