"""Types of other crates: each comes back as the Python value that was given, or is refused."""

import copy
import datetime as dt
import pickle
import uuid
from decimal import Decimal
from typing import Any

import ccrxt
import pytest
import runtime_testing as rt
from ccrxt.times import Milliseconds, Nanoseconds
from hypothesis import given
from hypothesis import strategies as st

UTC = dt.UTC
KATHMANDU = dt.timezone(dt.timedelta(hours=5, minutes=45))
AT = dt.datetime(2024, 2, 29, 23, 59, 59, 123456, tzinfo=UTC)
THERE = AT.astimezone(KATHMANDU)
WALL = AT.replace(tzinfo=None)
SPAN = dt.timedelta(days=-1, microseconds=5)

GIVEN: dict[str, Any] = {
    "arc_text": "é",
    "big": Decimal("12345678901234567890123456789012345678901234567890.10"),
    "body": b"\x00\xff",
    "at": AT,
    "offset": THERE,
    "local": AT,
    "day": AT.date(),
    "wall": WALL,
    "clock": WALL.time(),
    "span": SPAN,
    "compact": "",
    "method": "GET",
    "status": 418,
    "headers": (("accept", "a"), ("accept", "é"), ("x-id", "")),
    "address": "https://example.com/a?b=c",
    "integer": -(10**40),
    "natural": 10**40,
    "single": 0.5,
    "double": -0.1,
    "price": Decimal("0.10000000"),
    "object": {"a": [1, None]},
    "number": 2**64 - 1,
    "free": {"a": [Decimal("0.1"), "x", True, None]},
    "smol": "smol",
    "time_day": AT.date(),
    "time_span": SPAN,
    "time_offset": THERE,
    "time_wall": WALL,
    "time_clock": WALL.time(),
    "time_at": AT,
    "page": "https://example.com/a?b=c",
    "id": uuid.UUID("67e55044-10b1-426f-9247-bb680e5fe0c8"),
}


def values(**fields: Any) -> Any:
    return rt.foreign_values(**fields).values


def test_every_field_has_its_value_here() -> None:
    assert set(GIVEN) == set(rt.ForeignRequest.__match_args__)


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_what_is_given_comes_back(name: str) -> None:
    """From a field of Rust, and from an object made by hand, and from that when it was copied and pickled."""
    wanted = GIVEN[name]
    made = rt.ForeignRequest(**{name: wanted})
    for value in (values(**{name: wanted}), made, copy.copy(made), pickle.loads(pickle.dumps(made))):
        found = getattr(value, name)
        assert found == wanted
        assert type(found) in (type(wanted), ccrxt.Json)


def test_times_keep_their_offset() -> None:
    found = values(offset=THERE, time_offset=THERE, at=THERE, time_at=THERE, local=THERE)
    assert found.offset.utcoffset() == found.time_offset.utcoffset() == dt.timedelta(hours=5, minutes=45)
    assert found.at.tzinfo is found.time_at.tzinfo is UTC
    assert found.local == AT


def test_times_of_ccrxt_are_points_of_time() -> None:
    time = Milliseconds(1_700_000_000_123)
    found = values(at=time, offset=time, time_at=time, time_offset=Nanoseconds(1_700_000_000_123_000_000))
    assert found.at == found.offset == found.time_at == found.time_offset == time.datetime


def test_other_ways_to_give_a_value() -> None:
    found = values(
        price="1e-3", big=7, number="0.1", free=Decimal("0.1"), span=1.5, id=str(GIVEN["id"]), body=bytearray(b"x")
    )
    assert str(found.price) == "0.001"
    assert found.big == 7
    assert found.number == Decimal("0.1")
    assert found.free == Decimal("0.1")
    assert found.span == dt.timedelta(seconds=1.5)
    assert found.id == GIVEN["id"]
    assert found.body == b"x"
    assert values(page="HTTPS://Example.com").page == "https://example.com/"
    assert values(headers={"X-Id": "7"}).headers == (("x-id", "7"),)


@given(mantissa=st.integers(-(2**95), 2**95), scale=st.integers(0, 28))
def test_decimals_keep_every_digit(mantissa: int, scale: int) -> None:
    text = format(Decimal(mantissa).scaleb(-scale), "f")
    assert str(values(price=text).price) == str(Decimal(text))
    assert str(values(big=text).big) == str(Decimal(text))


def test_numbers_that_python_writes_otherwise() -> None:
    assert str(rt.foreign_zero()) == "-0.00"
    assert str(rt.foreign_number("1.50E+5")) == "1.50E+5"
    assert str(rt.foreign_number("1E-500")) == "1E-500"


def test_columns_of_numbers() -> None:
    prices = rt.foreign_values().prices
    assert prices.column("price") == [Decimal("1.50"), Decimal("-0.25")]
    for name in ("price", "big"):
        assert prices.column(name, as_=float) == [1.5, -0.25]
    assert list(prices.column("number", as_="buffer")) == [5.0, 5.0]


@pytest.mark.parametrize(
    ("name", "value", "error", "text"),
    [
        ("price", "1.00000000000000000000000000001", ValueError, "'price' must be a number of at most 28 digits"),
        ("price", float("nan"), ValueError, "'price' must be a finite number in digits"),
        ("price", b"1", TypeError, "'price' must be a number"),
        ("big", Decimal("Infinity"), ValueError, "'big' must be a finite number in digits"),
        ("number", Decimal("0.1000000000000000000001"), ValueError, "'number' has a number of more digits"),
        ("free", [Decimal("0.1000000000000000000001")], ValueError, "'free' has a number of more digits"),
        ("free", {1: 2}, TypeError, "'free' must be str as a name, not int"),
        ("object", [1], ValueError, "'object' must be a JSON object"),
        ("at", WALL, ValueError, "'at' must be a datetime with a time zone; this one has none"),
        ("at", 5, TypeError, "'at' must be a datetime with a time zone or a ccrxt.Time, not int"),
        ("at", "2024-01-01", TypeError, "'at' must be a datetime with a time zone or a ccrxt.Time, not str"),
        ("wall", AT, ValueError, "'wall' must be a datetime without a time zone; this one has one"),
        ("day", AT, TypeError, "'day' must be a date, not datetime"),
        ("clock", AT.timetz(), TypeError, "'clock' must be a time without a time zone, not time"),
        ("span", True, TypeError, "'span' must be a timedelta or a number of seconds, not bool"),
        ("span", float("nan"), ValueError, "'span' is no span of time"),
        ("time_wall", AT, ValueError, "'time_wall' must be a datetime without a time zone"),
        ("status", 99, ValueError, "'status' must be an HTTP status, from 100 to 999"),
        ("headers", {"a b": ""}, ValueError, "'headers' must have names of headers"),
        ("headers", {"a": "x\ny"}, ValueError, "'headers' must have a value without control characters for 'a'"),
        ("headers", "text", TypeError, "'headers' must be a mapping, or pairs, of str, not str"),
        ("address", "http://a b", ValueError, "'address' must be a URI"),
        ("method", "GET /", ValueError, "'method' must be an HTTP method"),
        ("natural", -1, ValueError, "'natural' must be zero or more, not -1"),
        ("integer", 1.5, TypeError, "'integer' must be int, not float"),
        ("single", 1e39, ValueError, "'single' must be between -3"),
        ("single", float("nan"), ValueError, "'single' must be a finite number, not NaN"),
        ("double", "0.1", TypeError, "'double' must be float, not str"),
        ("page", "no url", ValueError, "'page' must be a URL: relative URL without a base"),
        ("id", "x", ValueError, "'id' must be a UUID"),
        ("id", 5, TypeError, "'id' must be a UUID or str, not int"),
        ("body", "x", TypeError, "'body' must be bytes or bytearray, not str"),
        ("smol", b"x", TypeError, "'smol' must be str, not bytes"),
    ],
)
def test_what_does_not_fit_is_refused(name: str, value: Any, error: type[Exception], text: str) -> None:
    with pytest.raises(error, match=text):
        values(**{name: value})
    with pytest.raises(error, match=text):
        rt.ForeignRequest(**{name: value})


def test_secrets_are_handed_over_and_not_got_back() -> None:
    secrets = rt.Secrets(key="hush")
    secrets.passphrase = "open"
    assert rt.foreign_secrets(secrets) == ("hush", "open")
    assert "hush" not in repr(secrets)
    assert "hush" not in str(getattr(secrets, "key", ""))
    with pytest.raises(TypeError, match="'key' must be str, not bytes"):
        rt.Secrets(key=b"hush")
