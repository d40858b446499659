"""Open enums: `StrEnum`s that take what they do not know."""

import copy
import enum
import pickle
from typing import Any

import pytest
import runtime_testing as rt


def test_it_is_a_str_enum() -> None:
    assert issubclass(rt.Side, enum.StrEnum)
    assert list(rt.Side) == [rt.Side.BUY, rt.Side.SELL]
    assert rt.Side("BUY") is rt.Side["BUY"] is rt.Side.BUY is rt.everything("BUY").side
    assert rt.Side.BUY == "BUY"
    assert f"{rt.Side.BUY}" == "BUY"
    assert repr(rt.Side.BUY) == "<Side.BUY: 'BUY'>"
    assert rt.Side.__module__ == "runtime_testing"
    assert rt.Side.__doc__ == "Direction of an order."
    assert rt.Side.BUY.__doc__ == "Take the other's offer."


def test_an_unknown_value_is_its_text() -> None:
    for side in (rt.everything("NEW").side, rt.Side("NEW")):
        assert side == "NEW"
        assert side.value == side.name == "NEW"
        assert type(side) is rt.Side
        assert hash(side) == hash("NEW")
        assert side not in list(rt.Side)
        assert repr(side) == "<Side.NEW: 'NEW'>"
    assert rt.Side("NEW") == rt.everything("NEW").side
    assert len(rt.Side) == 2


@pytest.mark.parametrize("side", [rt.Side.BUY, rt.Side("NEW"), rt.Side("")])
def test_pickle_and_copy(side: Any) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(side, protocol))
        assert again == side
        assert type(again) is rt.Side
    assert copy.copy(side) == copy.deepcopy(side) == side


def test_what_is_no_text_is_no_value() -> None:
    with pytest.raises(ValueError, match="5 is not a valid Side"):
        rt.Side(5)


def test_matching() -> None:
    match rt.everything("SELL").side:
        case rt.Side.SELL:
            pass
        case _:
            pytest.fail("no match")
