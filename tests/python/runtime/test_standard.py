"""Types of Rust's standard library: each comes back as the Python value that was given, or is refused."""

import copy
import enum
import pickle
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path, PurePosixPath
from typing import Any

import ccrxt
import pytest
import runtime_testing as rt
from ccrxt.times import Milliseconds, Nanoseconds
from hypothesis import given
from hypothesis import strategies as st

GIVEN: dict[str, Any] = {
    "size": 7,
    "large": 2**128 - 1,
    "signed": -(2**127),
    "single": 0.5,
    "letter": "é",
    "array": [1, 2],
    "set": {"b", "a"},
    "hashed": {3, 2**64 - 1},
    "pair": ("x", None),
    "by_number": {5: "five"},
    "by_pair": {(1, "a"): [2, 3]},
    "cow": "cow",
    "text": "text",
    "shared": ["s"],
    "nothing": None,
    "nested": 4,
    "at": Nanoseconds(1_700_000_000_123_456_789),
    "level": rt.Detail.BRIEF,
    "code": rt.Code.HIGH,
    "point": rt.Point(field_0=1, field_1="x"),
    "marker": rt.Marker(),
    "host": IPv4Address("127.0.0.1"),
    "four": IPv4Address("255.255.255.255"),
    "six": IPv6Address("2001:db8::1"),
    "peer": "[::1]:443",
    "peer_four": "127.0.0.1:0",
    "peer_six": "[fe80::1%3]:65535",
    "id": 2**64 - 1,
    "change": -128,
    "bids": {1: "low", 2: "high"},
    "sequence": 2**32 - 1,
    "total": 255,
    "path": Path("/srv/é"),
    "open": True,
    "sent": 2**32 - 1,
    "queue": ["first", "last"],
}


def values(**changed: Any) -> Any:
    return rt.standard(**{**GIVEN, **changed}).values


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_what_is_given_comes_back(name: str) -> None:
    assert getattr(values(), name) == GIVEN[name]


def test_the_python_types() -> None:
    record = values()
    assert type(record.pair) is tuple
    assert type(record.set) is type(record.hashed) is frozenset
    assert type(record.at) is Nanoseconds
    assert type(record.letter) is type(record.cow) is type(record.text) is str
    assert isinstance(record.array, Sequence)
    assert isinstance(record.shared, ccrxt.List)
    assert isinstance(record.by_number, Mapping)
    assert isinstance(record.by_pair, ccrxt.Map)


def test_paths() -> None:
    assert values(path="a/b").path == values(path=PurePosixPath("a/b")).path == Path("a/b")
    for wrong in (b"a", 3):
        with pytest.raises(TypeError, match=r"'path' must be str or os\.PathLike, not"):
            values(path=wrong)


def test_moments_of_the_monotonic_clock() -> None:
    before = time.monotonic()
    record = values(since=before)
    assert record.since == pytest.approx(before, abs=1e-6)
    assert record.since == record.since == copy.copy(record).since
    assert values(since=before + 60).since == pytest.approx(before + 60, abs=1e-6)
    assert values(since=before - 60).since == pytest.approx(before - 60, abs=1e-6)
    with pytest.raises(ValueError, match=r"must be a moment of time\.monotonic\(\), not 1e\+300"):
        values(since=1e300)


def test_queues_are_lists() -> None:
    queue = values().queue
    assert isinstance(queue, ccrxt.List)
    assert queue[-1] == "last"
    assert values().to_dict()["queue"] == ["first", "last"]


def test_what_may_be_left_out() -> None:
    needed = {"size", "large", "signed", "single", "letter", "array", "set", "hashed", "pair", "by_number", "by_pair"}
    needed |= {"cow", "text", "shared", "bids", "total"}
    record = rt.standard(**{name: GIVEN[name] for name in needed}).values
    assert record.nested is None
    assert record.at is None


@given(number=st.integers(-(2**130), 2**130))
def test_wide_integers_keep_to_their_range(number: int) -> None:
    for name, least, most in (("large", 0, 2**128 - 1), ("signed", -(2**127), 2**127 - 1)):
        if least <= number <= most:
            assert getattr(values(**{name: number}), name) == number
        else:
            with pytest.raises(ValueError, match=f"'{name}' must be between {least} and {most}"):
                values(**{name: number})


@pytest.mark.parametrize(
    ("name", "value", "error", "text"),
    [
        ("size", -1, ValueError, "'size' must be between 0 and 18446744073709551615, not -1"),
        ("single", 1e39, ValueError, "'single' must be between -3"),
        ("single", float("nan"), ValueError, "'single' must be a finite number"),
        ("letter", "ab", ValueError, "'letter' must be one character, not 'ab'"),
        ("letter", 5, TypeError, "'letter' must be str, not int"),
        ("array", [1, 2, 3], ValueError, "'array' must have 2 items, not 3"),
        ("array", [1, 256], ValueError, r"'array\[1\]' must be between 0 and 255"),
        ("set", "ab", TypeError, "'set' must be a list, not str"),
        ("pair", ("x",), ValueError, "'pair' must have 2 items, not 1"),
        ("pair", "ab", TypeError, "'pair' must be a tuple of 2, not str"),
        ("pair", ("x", "y"), TypeError, r"'pair\[1\]' must be int, not str"),
        ("by_number", {"x": "y"}, TypeError, r"'by_number \(a key\)' must be int, not str"),
        ("by_number", {5: 5}, TypeError, r"'by_number\[5\]' must be str, not int"),
        ("nothing", 0, TypeError, "'nothing' must be None, not int"),
        ("level", "Other", ValueError, "'level' must be one of 'Full', 'Brief', not 'Other'"),
        ("level", 5, TypeError, "'level' must be Detail or str, not int"),
        ("code", 8, ValueError, "'code' must be one of -1, 7, not 8"),
        ("code", "7", TypeError, "'code' must be Code or int, not str"),
        ("at", datetime(2024, 1, 1), ValueError, "'at' does not fit"),
        ("host", "localhost", ValueError, "'host' must be an IP address without a zone, not 'localhost'"),
        ("host", 2130706433, TypeError, "'host' must be an address of ipaddress or str, not int"),
        ("four", IPv6Address("::1"), ValueError, r"'four' must be an IPv4 address, not IPv6Address\('::1'\)"),
        ("six", IPv6Address("fe80::1%eth0"), ValueError, "'six' must be an IPv6 address without a zone"),
        ("peer", "127.0.0.1", ValueError, "'peer' must be an IP address and a port, such as '127.0.0.1:80'"),
        ("peer_four", "[::1]:80", ValueError, "'peer_four' must be an IPv4 address and a port"),
        ("peer_six", ("::1", 80), TypeError, "'peer_six' must be str, not tuple"),
        ("id", 0, ValueError, "'id' must not be zero"),
        ("id", -1, ValueError, "'id' must be between 0 and 18446744073709551615, not -1"),
        ("change", True, TypeError, "'change' must be int, not bool"),
        ("bids", {256: ""}, ValueError, r"'bids \(a key\)' must be between 0 and 255"),
        ("total", 256, ValueError, "'total' must be between 0 and 255, not 256"),
    ],
)
def test_what_does_not_fit_is_refused(name: str, value: object, error: type[Exception], text: str) -> None:
    with pytest.raises(error, match=text):
        values(**{name: value})


def test_addresses_are_those_of_the_standard_library() -> None:
    for text in ("10.0.0.1", "::ffff:10.0.0.1"):
        found = values(host=text).host
        assert found == ip_address(text)
        assert type(found) is type(ip_address(text))
    made = rt.StandardRequest(**{**GIVEN, "host": "10.0.0.1"})
    assert made.host == pickle.loads(pickle.dumps(made)).host == IPv4Address("10.0.0.1")


def test_a_map_that_is_sorted_backwards() -> None:
    bids = values().bids
    assert list(bids) == [2, 1]
    assert bids[1] == "low"


def test_a_point_of_time_in_any_form() -> None:
    for point in (Milliseconds(1_700_000_000_000), datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC), 17 * 10**17):
        assert values(at=point).at == Nanoseconds(1_700_000_000_000_000_000)
    assert values(at=-1).at == Nanoseconds(-1)


def test_maps_with_other_keys_than_text() -> None:
    books = rt.standard(**GIVEN).books
    assert list(books) == [7, 8]
    assert str(books[7].price) == "7"
    assert books.get("7") is None
    assert 9 not in books
    with pytest.raises(TypeError, match="unhashable"):
        books[[]]
    assert {key: value.to_dict() for key, value in books.items()} == rt.standard(**GIVEN).to_dict()["books"]


def test_records_inside_of_tuples_and_arrays() -> None:
    record = rt.standard(**GIVEN)
    assert [str(level.price) for level in record.levels] == ["1", "2"]
    best, place = record.best
    assert (str(best.price), place) == ("1", 3)
    plain = record.to_dict()
    assert plain["best"] == (best.to_dict(), 3)
    for again in (pickle.loads(pickle.dumps(record)), copy.copy(record)):
        assert again == record
        assert again.to_dict() == plain


def test_enums_without_data() -> None:
    assert issubclass(rt.Detail, enum.StrEnum)
    assert issubclass(rt.Code, enum.IntEnum)
    assert rt.Detail.__doc__ == "How much to tell."
    assert rt.Detail.FULL.__doc__ == "All."
    assert [member.value for member in rt.Detail] == ["Full", "Brief"]
    assert [member.value for member in rt.Code] == [-1, 7]
    assert values(level="Full").level is rt.Detail.FULL
    assert values(code=-1).code is rt.Code.LOW
    assert pickle.loads(pickle.dumps(rt.Code.HIGH)) is rt.Code.HIGH
    with pytest.raises(ValueError, match="'Other' is not a valid Detail"):
        rt.Detail("Other")


def test_structs_without_names_of_fields() -> None:
    point = values().point
    assert (point.field_0, point.field_1) == (1, "x")
    match point:
        case rt.Point(number, text):
            assert (number, text) == (1, "x")
        case _:
            pytest.fail("a point is matched by the order of its fields")
    assert rt.Point.__match_args__ == ("field_0", "field_1")
