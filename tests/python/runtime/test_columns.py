"""Columns: one field of all items at once."""

import copy
import ctypes
import math
from decimal import Decimal
from typing import Any

import pytest
import runtime_testing as rt
from hypothesis import given
from hypothesis import strategies as st

PRICES = st.lists(st.decimals(allow_nan=False, allow_infinity=False).map(str), max_size=8)


def both(levels: Any) -> list[Any]:
    return [levels, copy.copy(levels)]


@given(prices=PRICES)
def test_every_form_says_what_the_items_say(prices: list[str]) -> None:
    for levels in both(rt.levels(prices)):
        exact = [level.price for level in levels]
        assert [str(value) for value in levels.column("price")] == [str(value) for value in exact]
        assert levels.column("price", Decimal) == exact
        assert levels.column("price", as_=float) == [float(price) for price in prices]
        assert list(levels.column("price", "buffer")) == [float(price) for price in prices]


def test_slices_have_their_own_columns() -> None:
    levels = rt.depth(10).bids
    for part in (levels[2:5], levels[::-3], levels[5:5]):
        assert part.column("price") == [level.price for level in part]
        assert list(part.column("price", "buffer")) == [float(level.price) for level in part]


def test_the_buffer_is_read_in_place() -> None:
    view = rt.levels(["1.5", "2.5"]).column("price", "buffer")
    assert isinstance(view, memoryview)
    assert (view.format, view.itemsize, view.ndim, view.shape, view.readonly) == ("d", 8, 1, (2,), True)
    assert view.tolist() == [1.5, 2.5]
    assert bytes(view.cast("B")) == view.tobytes()
    with pytest.raises(TypeError):
        view[0] = 1.0
    with pytest.raises(TypeError, match="not writable"):
        (ctypes.c_char * 16).from_buffer(view.obj)


def test_numpy_takes_it_without_a_copy() -> None:
    numpy = pytest.importorskip("numpy")
    view = rt.levels(["1.5", "2.5"]).column("price", "buffer")
    array = numpy.asarray(view)
    assert array.dtype == numpy.float64
    assert array.tolist() == [1.5, 2.5]
    assert array.__array_interface__["data"][0] == numpy.asarray(view).__array_interface__["data"][0]


def test_what_is_not_there_is_none_or_nan() -> None:
    everything = [rt.everything("BUY"), rt.everything("BUY")]
    items = rt.List(everything)
    assert items.column("missing") == [None, None]
    for form in (float, Decimal, "buffer"):
        assert all(math.isnan(value) for value in items.column("missing", form))
    assert items.column("byte", Decimal) == [Decimal(255)] * 2
    assert items.column("float", Decimal) == [Decimal("0.5")] * 2
    assert items.column("side") == ["BUY", "BUY"]


def test_what_has_no_numbers_is_refused() -> None:
    items = rt.List([rt.everything("BUY")])
    for form in (float, Decimal, "buffer"):
        with pytest.raises(TypeError, match="column\\(\\): 'text' holds str, which is no number"):
            items.column("text", form)
        for levels in both(rt.depth(1).bids):
            with pytest.raises(AttributeError):
                levels.column("size", form)
    for numbers in both(rt.numbers([1])):
        with pytest.raises(TypeError, match="have no fields"):
            numbers.column("price")
    with pytest.raises(ValueError, match='must be Decimal, float or "buffer"'):
        rt.depth(1).bids.column("price", int)


def test_records_that_do_not_lie_in_a_row() -> None:
    for optional in both(rt.everything("BUY").optional):
        assert optional.column("price") == [Decimal("0.10"), None]
        first, second = optional.column("price", "buffer")
        assert first == 0.1
        assert math.isnan(second)
