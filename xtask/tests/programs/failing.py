"""Errors of the case `failing`, as a Python program meets them."""

import asyncio
import copy
import pickle

from py import venue
from py.errors import CcrxtError, DetailedError
from py.venue import ApiError, VenueError

client = venue.RestClient()


def raised(call, *arguments):
    """Give the exception of a call, after it went through pickle and copy."""
    try:
        call(*arguments)
    except CcrxtError as error:
        for other in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(other) is type(error) and str(other) == str(error) and repr(other) == repr(error)
            assert other.__dict__.keys() == error.__dict__.keys()
            assert type(other.__cause__) is type(error.__cause__)
        return error
    raise AssertionError("no error")


def test_variants():
    refused = raised(client.ask, 1)
    assert type(refused) is VenueError.Refused and issubclass(VenueError.Refused, VenueError)
    assert (refused.variant, refused.field_0, str(refused)) == ("Refused", "no", "venue: refused: no")
    assert VenueError.Refused.__qualname__ == "VenueError.Refused" and VenueError.Refused.__doc__.startswith(
        "The venue says no"
    )
    assert raised(client.ask, 2).variant == "try_" and type(raised(client.ask, 2)) is VenueError.try_
    hidden = raised(client.ask, 3)
    assert type(hidden) is VenueError and hidden.variant is None
    assert type(raised(client.ask, 11)) is VenueError.VenueError_
    try:
        client.ask(99)
    except VenueError.Lost as error:
        assert error.after == 99
    assert "after: Milliseconds." in VenueError.Lost.__doc__


def test_match():
    def tell(error):
        match error:
            case VenueError.Refused(why):
                return why
            case VenueError.Lost(after=after):
                return after
            case VenueError.Api(ApiError(code, msg)):
                return code, msg
            case VenueError():
                return error.variant

    assert [tell(raised(client.ask, at)) for at in (1, 2, 4, 50)] == ["no", "try_", (-1121, "Invalid symbol."), 50]


def test_causes_and_texts():
    api = raised(client.ask, 4)
    assert type(api.field_0) is ApiError and api.__cause__ is api.field_0
    assert api.field_0.place.line == 3 and list(api.field_0.place.names) == ["BTCUSDT"]
    assert not hasattr(api.field_0, "secret")
    assert raised(client.ask, 5).field_0 == "cut"
    assert raised(client.ask, 6).field_0 == "odd"
    assert (raised(client.ask, 9).source, raised(client.ask, 10).source) == ("first", None)
    partly = raised(client.ask, 8)
    assert [placed.id for placed in partly.field_0] == [1, 2]
    assert type(partly.__cause__) is VenueError.Refused and partly.__cause__.field_0 == "full"


def test_names_of_all_exceptions():
    limited = raised(client.ask, 7)
    assert (limited.message, limited.code, limited.retry_after) == ("slow down", -1003, 1.5)
    assert (limited.status, limited.status_, limited.raw, limited.raw_) == (None, "busy", None, "{}")
    assert list(limited.args_) == [1, 2] and len(limited.args) == 1
    assert str(limited).startswith("venue: Limited { message: ")


def test_structs():
    async def awaited():
        await client.awaited()

    error = raised(asyncio.run, awaited())
    assert type(error) is ApiError and error.code == -1121 and error.msg == "Invalid symbol."
    assert str(error) == "venue: Invalid symbol. (-1121)" and not hasattr(error, "variant")
    bare = raised(client.bare)
    assert bare.field_0 == 7 and str(bare) == "venue: BareError"


def test_values():
    last = client.last()
    assert type(last) is ApiError and last.code == -1121 and last.__traceback__ is None
    batch = client.batch()
    assert batch.each[0].id == 1 and type(batch.each[1]) is ApiError
    assert type(batch.sum) is CcrxtError and batch.sum.message == "no sum"
    assert type(batch.last) is ApiError and batch.done is None
    assert (batch.parsed, batch.broken, list(batch.odd)) == (1, "cut", [None, "odd"])
    assert [type(one).__name__ for one in client.each()] == ["Placed", "ApiError"]
    assert [type(one).__name__ for one in pickle.loads(pickle.dumps(batch)).each] == ["Placed", "ApiError"]
    assert [type(one).__name__ for one in batch.to_dict()["each"]] == ["dict", "ApiError"]
    made = type(batch)(
        each=[last], sum=1, last=None, done=VenueError.Refused(field_0="x"), parsed=1, broken="cut", odd=[]
    )
    assert made.each[0] is last
    try:
        type(batch)(each=[VenueError()], sum=1, last=None, done=None, parsed=1, broken="cut", odd=[])
    except TypeError as error:
        assert "ApiError" in str(error), error
    else:
        raise AssertionError("another exception was taken")


def test_by_hand():
    made = VenueError.Lost("nothing came", after=3)
    assert isinstance(made, DetailedError) and (made.after, str(made)) == (3, "venue: nothing came")
    assert str(VenueError.Refused(field_0="x")) == "venue: The venue says no, and why."
    for wrong in (
        lambda: VenueError.Lost("x"),
        lambda: VenueError.Lost("x", before=1),
        lambda: VenueError("x", after=1),
    ):
        try:
            wrong()
        except TypeError as error:
            assert "details: " in str(error), error
        else:
            raise AssertionError("it was made")


for name, test in list(globals().items()):
    if name.startswith("test_"):
        test()
