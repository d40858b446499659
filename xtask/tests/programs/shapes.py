"""Run by the test `what_takes_more_is_used_from_python` with the wheel of the case `shapes`."""

import asyncio
import copy
import pickle
import warnings

from made import venue
from made.venue import blocking


def refused(text, call, *args, **named):
    try:
        call(*args, **named)
    except (TypeError, ValueError) as error:
        assert text in str(error), error
    else:
        raise AssertionError(f"not refused: {text}")


def variants():
    client = venue.VariantsClient()
    buy, internal, secret, growing = client.sides()
    assert buy is venue.Side.BUY and list(venue.Side) == ["Buy", "Sell"]
    assert [internal, secret, growing] == ["Internal", "Secret", "Growing"]
    assert type(internal) is venue.Side and internal.name == "Internal"
    assert list(client.levels()) == [3, 4, 5] and list(venue.Level) == [3, 5]
    trade, trace, secret, quiet = client.events()
    assert trade.to_dict() == {"Trade": {"price": 7}} and quiet == venue.Event.Quiet()
    assert isinstance(trace, venue.Event) and (repr(trace), repr(secret)) == ("Trace()", "Secret()")
    assert client.take(venue.Side.SELL, trade)
    refused("'side' cannot be <Side.Internal: 'Internal'>: Side of Rust has it", client.take, internal, trade)
    refused("'event' cannot be Event.Trace: it is shown", client.take, "Buy", trace)
    for side, variant in [("Sell", "Network"), ("Buy", None)]:
        try:
            client.take(side, quiet)
        except venue.LostError as error:
            assert error.variant == variant, error.variant
        else:
            raise AssertionError("it fails")


async def requests():
    client = venue.RequestsClient()
    given = {"pair": "BTCUSDT", "levels": [1, 2], "others": ["a", "b"], "note": "now", "limit": 5}
    wanted = (
        'BasisRequest { pair: "BTCUSDT", kind: None, levels: [1, 2], others: ["a", "b"], note: "now", way: None, type: None, limit: 5 }'
    )
    assert await client.basis(**given) == wanted
    request = venue.BasisRequest(**given)
    assert request == copy.copy(request) and request.to_dict() == given
    request.type, request.kind, request.way = venue.Way.UP, "x", "Down"
    all_set = wanted.replace("kind: None", 'kind: Some("x")').replace("way: None", "way: Some(Down)").replace("type: None", "type: Some(Up)")
    assert await asyncio.gather(*(client.basis(request) for _ in range(3))) == [all_set] * 3
    assert blocking.RequestsClient().basis(request) == all_set
    assert client.count(request, 3) == 6 and client.seen() == 4
    assert venue.RequestsClient.with_(request).seen() == 5
    assert client.texts(["a", "b"]) == "a+b"
    refused("'pair' must be str, not int", client.basis, **{**given, "pair": 5})
    assert await client.place("BTCUSDT", price=1.5) == 'PlaceRequest { symbol: "BTCUSDT", price: Some(1.5) }'
    for name in ["pair", "all", "tags", "cancel"]:
        assert not hasattr(client, name), name


def constants():
    limits = venue.Limits
    assert limits.USUAL == limits(least=1, most=9) and limits.USUAL.middle() == 5
    assert list(limits.ALL) == [limits(least=2, most=3), limits.USUAL] and limits.ALL[0].USUAL == limits.USUAL
    assert limits.GRADE is venue.Grade.SOFT and limits.OLD is None
    assert limits.MARK == venue.Mark(at=7)
    assert limits.USUAL.most == 9 and not hasattr(limits, "CHECK")
    try:
        limits.USUAL.GRADE = venue.Grade.HARD
    except AttributeError:
        pass
    else:
        raise AssertionError("it is set")
    grade = venue.Grade
    assert grade.USUAL is grade.SOFT and list(grade.ALL) == list(grade) == ["Soft", "Hard"]
    assert grade.parse("h") is grade.HARD and grade.HARD.opposite() is grade.SOFT
    assert (grade.SOFT.name, grade.SOFT.name_(), grade.SOFT) == ("SOFT", "grade", "Soft")
    assert [score.points for score in grade.SOFT.marks(2)] == [0, 1]
    assert grade.SOFT.USUAL is grade.SOFT and not hasattr(grade, "wait")
    refused("'count' must be int", grade.SOFT.marks, "2")
    try:
        grade.parse("x")
    except venue.GradeError:
        pass
    else:
        raise AssertionError("it is parsed")
    rank = venue.Rank
    assert rank.BEST is rank.FIRST and rank.COUNT == 2 and list(rank) == [1, 2]
    assert rank.FIRST.below() is rank.SECOND and rank(2).below() is None
    assert copy.copy(rank.FIRST) is rank.FIRST
    request = venue.LimitRequest.EMPTY
    request.symbol = "BTC"
    assert venue.LimitRequest.EMPTY.symbol == "" and venue.ConstantsClient().limits(request).most == 3
    assert (venue.LimitRequest.LONGEST, venue.NameRequest.SHORTEST, venue.NameRequest(name="x").SHORTEST) == (20, 3, 3)
    assert not hasattr(venue.LimitRequest, "PATH")
    assert "GRADE" not in repr(limits.USUAL) and set(limits.USUAL.to_dict()) == {"least", "most"}


def tagged():
    intent, client = venue.Intent, venue.TaggedClient()
    assert intent.USUAL == intent.Nothing() and intent.LONGEST == intent.Limit.LONGEST == 9
    assert issubclass(intent.Cancel, intent)
    made = intent.limit(2, price=3)
    assert made == intent.Limit(size=2, price=3) == client.intents()[1]
    assert intent.parse("") == intent.USUAL
    try:
        intent.parse("x")
    except venue.IntentError:
        pass
    else:
        raise AssertionError("it is parsed")
    for limit in [made, intent.Limit(size=2, price=3), copy.copy(made), pickle.loads(pickle.dumps(made))]:
        assert limit.is_resting() and limit.doubled() == intent.Limit(size=4, price=3)
        assert limit.is_like(made) and made.is_like(limit) and not limit.is_like(intent.Cancel(field_0=1))
        assert [step.of for step in limit.steps(2)] == [limit, limit]
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            assert limit.among(client.intents()) == 1
        assert "take is_like" in str(told[0].message)
    refused("'other' must be Intent, not int", made.is_like, 1)
    assert made.size == 2 and not hasattr(intent, "size") and not hasattr(intent, "wait") and not hasattr(intent, "clear")
    match client.intents()[0]:
        case intent.Market(size=size) as market:
            assert size == 1 and not market.is_resting()
        case _:
            raise AssertionError("it is another")
    closed, late, odd, secret = notices = client.notices()
    assert [notice.text() for notice in notices] == ["closed: 1000", "late: 5", "odd", "secret: 6"]
    assert list(venue.Notice.CODES) == [1000, 1001] and late.follows(closed) and not closed.follows(secret)
    refused("must be a Notice.Closed that a call gave", venue.Notice.Closed(code=1).text)
    assert isinstance(venue.Notice.Ok(), venue.Notice)
    refused("must be a Notice.Closed that a call gave", copy.copy(closed).text)


async def failures():
    fails, client = venue.FetchError, venue.TaggedClient()
    assert venue.GradeError.CODE == 4 and fails.MOST == fails.Busy.MOST == 3 and venue.PartError.LIMIT is None
    for wait, retryable, code in [(0, False, 500), (1, True, 429), (3, False, 429)]:
        try:
            await client.fetch(wait)
        except fails as error:
            for same in [error, copy.copy(error), copy.deepcopy(error)]:
                assert (same.is_retryable(), same.code_(), same.code) == (retryable, code, None)
            assert [step.number for step in error.waits()] == [1]
            assert error.variant == "Odd" or error.wait == wait
            without = pickle.loads(pickle.dumps(error))
            assert type(without) is type(error) and without.variant == error.variant
            refused("has no Rust error to ask", without.is_retryable)
        else:
            raise AssertionError("it fails")
    made = fails.odd("text")
    assert type(made) is fails.Odd and made.field_0 == "text" and not made.is_retryable()
    refused("this FetchError.Busy has no Rust error", fails.Busy("by hand", wait=1).is_retryable)
    try:
        client.part()
    except venue.PartError as error:
        assert (error.at, error.text(), error.check(2)) == (2, "part", 2)
        try:
            error.check(least=3)
        except fails.Odd as odd:
            assert odd.code_() == 500


constants()
tagged()
asyncio.run(failures())
variants()
asyncio.run(requests())
