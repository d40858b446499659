"""Moments: an int in the venue's unit that knows its unit."""

import copy
import json
import pickle
from datetime import UTC, datetime, timedelta, timezone

import pytest
from ccrxt import Microseconds, Milliseconds, Nanoseconds, Seconds, Time

UNITS = [Seconds, Milliseconds, Microseconds, Nanoseconds]


def test_it_is_the_number() -> None:
    moment = Milliseconds(1_700_000_000_123)
    assert isinstance(moment, int)
    assert moment == 1_700_000_000_123
    assert moment + 1 == 1_700_000_000_124
    assert hash(moment) == hash(1_700_000_000_123)
    assert json.dumps([moment]) == "[1700000000123]"


def test_it_shows_the_moment_to_the_digit_of_its_unit() -> None:
    assert repr(Seconds(1_700_000_000)) == "Seconds(2023-11-14T22:13:20Z)"
    assert repr(Milliseconds(1_700_000_000_120)) == "Milliseconds(2023-11-14T22:13:20.120Z)"
    assert str(Microseconds(1_700_000_000_000_001)) == "2023-11-14T22:13:20.000001Z"
    assert f"{Nanoseconds(1_700_000_000_000_000_001)}" == "2023-11-14T22:13:20.000000001Z"
    assert str(Milliseconds(-1)) == "1969-12-31T23:59:59.999Z"


def test_it_shows_the_number_where_no_calendar_reaches() -> None:
    assert repr(Seconds(10**18)) == "Seconds(1000000000000000000)"
    assert str(Seconds(-(10**18))) == "-1000000000000000000"


def test_datetime_is_aware_and_in_utc() -> None:
    moment = Nanoseconds(1_700_000_000_123_456_789).datetime
    assert moment == datetime(2023, 11, 14, 22, 13, 20, 123456, tzinfo=UTC)
    assert moment.utcoffset() == timedelta(0)


def test_moments_of_different_units_compare_as_moments() -> None:
    assert Seconds(2) == Milliseconds(2000)
    assert Seconds(2) != Milliseconds(2001)
    assert Seconds(2) < Milliseconds(2001) < Nanoseconds(3_000_000_000)
    assert Milliseconds(2001) > Seconds(2) >= Microseconds(2_000_000)
    assert Seconds(2) <= Milliseconds(2000)
    assert max(Seconds(2), Milliseconds(1)) == Seconds(2)


def test_with_a_plain_int_they_compare_as_numbers() -> None:
    assert Seconds(2) == 2
    assert Seconds(2) < 3
    assert Milliseconds(2000) != 2
    assert Seconds(2) != "2"


def test_a_difference_has_the_unit_of_both_or_there_is_none() -> None:
    assert Milliseconds(2500) - Milliseconds(500) == 2000
    with pytest.raises(TypeError, match="Seconds and Milliseconds"):
        Seconds(2) - Milliseconds(500)


def test_to_converts_and_loses_no_digit() -> None:
    assert type(Seconds(2).to(Nanoseconds)) is Nanoseconds
    assert int(Seconds(2).to(Nanoseconds)) == 2_000_000_000
    assert int(Milliseconds(2000).to(Seconds)) == 2
    with pytest.raises(ValueError, match="digits that Seconds cannot hold"):
        Milliseconds(2001).to(Seconds)


def test_of_takes_a_moment_or_an_aware_datetime() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert int(Milliseconds.of(datetime(2023, 11, 15, 7, 13, 20, 123999, tzinfo=tokyo))) == 1_700_000_000_123
    assert int(Milliseconds.of(datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC))) == -1
    assert int(Milliseconds.of(Seconds(2))) == 2000
    with pytest.raises(ValueError, match="no time zone"):
        Milliseconds.of(datetime(2023, 11, 15))
    with pytest.raises(TypeError, match="not str"):
        Milliseconds.of("2023-11-15")  # type: ignore[arg-type]


def test_time_alone_has_no_unit() -> None:
    with pytest.raises(TypeError, match="use Seconds"):
        Time(5)


@pytest.mark.parametrize("unit", UNITS)
def test_copies_and_pickles(unit: type[Time]) -> None:
    moment = unit(1_700_000_000)
    for again in (copy.copy(moment), copy.deepcopy(moment), pickle.loads(pickle.dumps(moment))):
        assert type(again) is unit
        assert int(again) == 1_700_000_000
