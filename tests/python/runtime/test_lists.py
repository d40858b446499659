"""Lists: sequences that behave as the tuple of their items, in both storages."""

import copy
import pickle
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import ccrxt
import pytest
import runtime_testing as rt
from hypothesis import given
from hypothesis import strategies as st

INTEGERS = st.lists(st.integers(-3, 3), max_size=12)
INDEXES = st.none() | st.integers(-15, 15)
SLICES = st.builds(slice, INDEXES, INDEXES, st.none() | st.integers(-4, 4).filter(bool))
BOTH: "list[Callable[[list[int]], Any]]" = [rt.numbers, lambda items: copy.copy(rt.numbers(items))]


def outcome(action: "Callable[[], Any]") -> Any:
    """Give what an action gives, or the type of what it raises."""
    try:
        return action()
    except (IndexError, ValueError, TypeError) as error:
        return type(error)


@pytest.mark.parametrize("make", BOTH)
@given(items=INTEGERS, slices=st.lists(SLICES, max_size=3))
def test_slices_of_slices_are_those_of_the_tuple(make: Any, items: list[int], slices: list[slice]) -> None:
    ours, plain = make(items), tuple(items)
    for cut in slices:
        ours, plain = ours[cut], plain[cut]
        assert type(ours) is rt.List
        assert tuple(ours) == plain
        assert tuple(reversed(ours)) == plain[::-1]
        assert len(ours) == len(plain)


@pytest.mark.parametrize("make", BOTH)
@given(items=INTEGERS, at=st.integers(-15, 15), value=st.integers(-4, 4))
def test_items_and_searches_are_those_of_the_tuple(make: Any, items: list[int], at: int, value: int) -> None:
    ours, plain = make(items), tuple(items)
    assert outcome(lambda: ours[at]) == outcome(lambda: plain[at])
    assert (value in ours) == (value in plain)
    assert ours.count(value) == plain.count(value)
    assert outcome(lambda: ours.index(value)) == outcome(lambda: plain.index(value))
    assert outcome(lambda: ours.index(value, at)) == outcome(lambda: plain.index(value, at))
    assert outcome(lambda: ours.index(value, at, 5)) == outcome(lambda: plain.index(value, at, 5))


@pytest.mark.parametrize("make", BOTH)
@given(left=INTEGERS, right=INTEGERS)
def test_comparison_and_hash_are_those_of_the_tuple(make: Any, left: list[int], right: list[int]) -> None:
    ours, plain = make(left), tuple(left)
    for other in (rt.numbers(right), copy.copy(rt.numbers(right)), tuple(right), right):
        assert (ours == other) == (plain == tuple(right))
        assert (ours != other) == (plain != tuple(right))
        assert (ours < other) == (plain < tuple(right))
    assert hash(ours) == hash(plain)
    assert repr(ours) == repr(left)


def test_what_is_no_list_is_not_equal() -> None:
    assert rt.numbers([1]) != "1"
    assert rt.numbers([]) != {}
    assert rt.numbers([]) != iter(())


@pytest.mark.parametrize("index", ["a", 1.0, None])
def test_a_wrong_index_is_a_type_error(index: object) -> None:
    with pytest.raises(TypeError, match="list indices must be int or slice"):
        rt.numbers([1])[index]


def test_a_huge_index_is_out_of_range() -> None:
    for index in (2**80, -(2**80)):
        with pytest.raises(IndexError):
            rt.numbers([1])[index]
    assert rt.numbers([1, 2])[-(2**80) : 2**80] == [1, 2]


def test_it_is_a_sequence_everywhere() -> None:
    ours = rt.depth(2).bids
    assert isinstance(ours, Sequence)
    assert isinstance(ours, ccrxt.List)
    match rt.numbers([1, 2, 3]):
        case [first, *rest]:
            assert (first, rest) == (1, [2, 3])
        case _:
            pytest.fail("no sequence pattern")
    assert rt.List[int].__origin__ is rt.List


def test_iterators() -> None:
    ours = iter(rt.numbers([1, 2]))
    assert iter(ours) is ours
    assert ours.__length_hint__() == 2
    assert list(ours) == [1, 2]
    assert list(ours) == []
    assert ours.__length_hint__() == 0


def test_bool_and_to_list() -> None:
    assert not rt.numbers([])
    assert rt.numbers([0])
    plain = rt.depth(1).bids.to_list()
    assert type(plain) is list
    assert plain == rt.depth(1).bids
    assert type(plain[0]) is rt.Level


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(protocol: int) -> None:
    for ours in (rt.depth(3).bids[::2], copy.copy(rt.depth(3).bids), rt.numbers([])):
        again = pickle.loads(pickle.dumps(ours, protocol))
        assert type(again) is rt.List
        assert again == ours


def test_it_cannot_be_changed() -> None:
    ours = rt.numbers([1])
    for change in ("ours[0] = 1", "del ours[0]", "ours.x = 1", "ours.append(1)"):
        with pytest.raises((TypeError, AttributeError)):
            exec(change, {"ours": ours})


def test_levels_are_equal_across_replies() -> None:
    assert rt.levels(["1", "2"]) == rt.levels(["1.0", "2.00"])
    assert rt.levels(["1", "2"])[0] in rt.levels(["2", "1"])
    assert rt.levels(["1"]) != rt.levels(["1.1"])
    assert rt.levels(["1"]) == [rt.Level(price=Decimal(1), quantity=1)]
