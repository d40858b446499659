"""Records made by hand: what is taken, what is normalised, and the sentences for what is not."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import ccrxt
import pytest
import runtime_testing as rt


def test_made_by_hand_and_normalised() -> None:
    level = rt.Level(price="1.50", quantity=2)
    assert (str(level.price), str(level.quantity)) == ("1.50", "2")
    depth = rt.Depth(last_update_id=1, bids=(level for _ in range(2)), asks=[])
    assert depth.bids == [level, level]
    assert isinstance(depth.bids, ccrxt.List)
    for exact in (Decimal("1E+3"), Decimal("1E-999"), Decimal("-0")):
        assert rt.Level(price=exact, quantity=1).price is exact
    assert rt.Level(price=0.1, quantity=1e-7) == rt.Level(price="0.1", quantity=Decimal("1e-7"))


@pytest.mark.parametrize(
    ("fields", "error", "message"),
    [
        ({"price": 1}, TypeError, "Level() needs a value for 'quantity'"),
        ({}, TypeError, "Level() needs a value for 'price', 'quantity'"),
        (
            {"price": 1, "quantity": 1, "size": 1},
            TypeError,
            "Level() has no field 'size'; its fields are price, quantity",
        ),
        (
            {"price": [], "quantity": 1},
            TypeError,
            "Level(): field 'price' must be a number (Decimal, int, float or str), not list",
        ),
        (
            {"price": True, "quantity": 1},
            TypeError,
            "Level(): field 'price' must be a number (Decimal, int, float or str), not bool",
        ),
        (
            {"price": "abc", "quantity": 1},
            ValueError,
            "Level(): field 'price' must be a finite number in digits, not 'abc'",
        ),
        (
            {"price": float("inf"), "quantity": 1},
            ValueError,
            "Level(): field 'price' must be a finite number in digits, not inf",
        ),
    ],
)
def test_made_by_hand_wrongly(fields: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        rt.Level(**fields)
    assert str(caught.value) == message


def test_wrong_items_are_named() -> None:
    level = rt.Level(price=1, quantity=1)
    with pytest.raises(TypeError, match=r"field 'bids\[1\]' must be Level, not dict"):
        rt.Depth(last_update_id=1, bids=[level, {"price": 1, "quantity": 1}], asks=[])
    with pytest.raises(TypeError, match="field 'bids' must be a list, not str"):
        rt.Depth(last_update_id=1, bids="abc", asks=[])
    with pytest.raises(TypeError, match="takes its fields by name"):
        rt.Level(1, 1)


def test_optional_fields_may_be_left_out() -> None:
    fields = {name: getattr(rt.everything("BUY"), name) for name in rt.Everything.__match_args__}
    del fields["missing"], fields["type_"]
    made = rt.Everything(**fields)
    assert made.missing is None
    assert made.type_ is None


def test_everything_keeps_its_kind() -> None:
    for record in (
        rt.everything("BUY"),
        copy.copy(rt.everything("BUY")),
        pickle.loads(pickle.dumps(rt.everything("BUY"))),
    ):
        assert (record.text, record.byte, record.long, record.float, record.flag) == ("BTC", 255, -5, 0.5, True)
        assert record.missing is None
        assert str(record.number) == "-0"
        assert str(record.long_number) == "123456789012345678901234567890.123456789012345678901234567890"
        assert record.side is rt.Side.BUY
        assert record.time == ccrxt.Milliseconds(1_700_000_000_123)
        assert type(record.nanos) is ccrxt.Nanoseconds
        assert record.texts == ["a", "b"]
        assert record.nested == [[Decimal(1), Decimal("2.0")], []]
        assert record.free["a"][1] == Decimal("2.5")
        assert record.boxed == rt.Level(price="0.10", quantity=2)
        assert record.type_ == "spot"
        assert record.wait == 1.5
        assert record.optional == [rt.Level(price="0.10", quantity=2), None]


def test_from_json() -> None:
    text = '{"asks": [], "bids": [{"price": "1.10", "quantity": 2, "new": 1}], "last_update_id": 1}'
    for given in (text, text.encode()):
        depth = rt.Depth.from_json(given)
        assert type(depth) is rt.Depth
        assert str(depth.bids[0].price) == "1.10"
    with pytest.raises(ccrxt.errors.DecodeError):
        rt.Depth.from_json("{")
    with pytest.raises(ccrxt.errors.DecodeError):
        rt.Depth.from_json(b"\xff")
    with pytest.raises(TypeError, match="must be str or bytes, not int"):
        rt.Depth.from_json(5)
    with pytest.raises(TypeError, match="has no JSON form"):
        rt.Everything.from_json("{}")
