"""Lists in results: the whole `Sequence` protocol, and columns."""

import copy
import pickle
from collections.abc import Sequence
from decimal import Decimal

import ccrxt
import pytest
from ccrxt.binance import spot

LEVELS = [["3.10", "1"], ["2.00", "5"], ["1.5", "0.25"]]


@pytest.fixture
def bids() -> ccrxt.List[spot.Level]:
    return spot.Depth.from_json(f'{{"lastUpdateId": 7, "bids": {LEVELS!r}, "asks": []}}'.replace("'", '"')).bids


def _prices(levels: Sequence[spot.Level]) -> list[str]:
    return [str(level.price) for level in levels]


def test_it_is_a_sequence(bids: ccrxt.List[spot.Level]) -> None:
    assert isinstance(bids, Sequence)
    assert isinstance(bids, ccrxt.List)
    assert not isinstance(bids, list)


def test_it_is_read_by_position(bids: ccrxt.List[spot.Level]) -> None:
    assert len(bids) == 3
    assert str(bids[0].price) == "3.10"
    assert str(bids[-1].price) == "1.5"
    for beyond in (3, -4, 10**30):
        with pytest.raises(IndexError):
            bids[beyond]
    with pytest.raises(TypeError):
        bids["0"]  # type: ignore[call-overload]


def test_it_is_sliced(bids: ccrxt.List[spot.Level]) -> None:
    assert _prices(bids[1:]) == ["2.00", "1.5"]
    assert _prices(bids[::-1]) == ["1.5", "2.00", "3.10"]
    assert _prices(bids[::2]) == ["3.10", "1.5"]
    assert isinstance(bids[1:], ccrxt.List)
    assert len(bids[5:]) == 0
    assert bids[1:].column("quantity") == [Decimal(5), Decimal("0.25")]
    with pytest.raises(ValueError, match="zero"):
        bids[::0]


def test_it_is_iterated_both_ways(bids: ccrxt.List[spot.Level]) -> None:
    assert _prices(list(bids)) == ["3.10", "2.00", "1.5"]
    assert _prices(list(reversed(bids))) == ["1.5", "2.00", "3.10"]
    iterator = iter(bids)
    next(iterator)
    assert len(list(iterator)) == 2
    first, *rest = bids
    assert first == bids[0]
    assert len(rest) == 2


def test_it_is_searched(bids: ccrxt.List[spot.Level]) -> None:
    level = spot.Level(price=Decimal(2), quantity=Decimal(5))
    assert level in bids
    assert bids.index(level) == 1
    assert bids.count(level) == 1
    assert "nothing" not in bids  # type: ignore[comparison-overlap]
    with pytest.raises(ValueError, match="."):
        bids.index(level, 2)


def test_it_equals_what_has_equal_items(bids: ccrxt.List[spot.Level]) -> None:
    assert bids == list(bids)
    assert bids == tuple(bids)
    assert bids == copy.copy(bids)
    assert bids != bids[1:]
    assert hash(bids) == hash(copy.deepcopy(bids))


def test_it_cannot_be_changed(bids: ccrxt.List[spot.Level]) -> None:
    with pytest.raises(TypeError):
        bids[0] = bids[1]  # type: ignore[index]
    assert not hasattr(bids, "append")


def test_it_pickles_and_shows_its_items(bids: ccrxt.List[spot.Level]) -> None:
    assert pickle.loads(pickle.dumps(bids)) == bids
    assert repr(bids) == repr(list(bids))
    assert bids.to_list() == list(bids)
    assert type(bids.to_list()) is list


def test_a_column_gives_one_field_of_all(bids: ccrxt.List[spot.Level]) -> None:
    assert bids.column("price") == [Decimal("3.10"), Decimal("2.00"), Decimal("1.5")]
    assert bids.column("price", as_=Decimal) == bids.column("price")
    assert bids.column("quantity", as_=float) == [1.0, 5.0, 0.25]
    assert [str(price) for price in bids.column("price")] == ["3.10", "2.00", "1.5"]


def test_a_column_as_a_buffer_is_doubles(bids: ccrxt.List[spot.Level]) -> None:
    buffer = bids.column("price", as_="buffer")
    assert isinstance(buffer, memoryview)
    assert (buffer.format, buffer.itemsize, buffer.shape) == ("d", 8, (3,))
    assert buffer.tolist() == [3.1, 2.0, 1.5]


def test_a_column_that_is_none_says_which_there_are(bids: ccrxt.List[spot.Level]) -> None:
    with pytest.raises(AttributeError, match="price"):
        bids.column("nonsense")
    with pytest.raises(ValueError, match="as_"):
        bids.column("price", as_=str)  # type: ignore[arg-type]


def test_a_part_outlives_the_name_of_its_whole(bids: ccrxt.List[spot.Level]) -> None:
    level, detached = bids[2], copy.copy(bids[1])
    del bids
    assert str(level.price) == "1.5"
    assert str(detached.price) == "2.00"
