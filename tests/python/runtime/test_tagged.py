"""Enums with data: a class for each variant, which `match` takes apart and which goes back to Rust."""

import copy
import pickle
from typing import Any

import pytest
import runtime_testing as rt
from ccrxt.errors import DecodeError


def events() -> list[Any]:
    """Give a value of each variant, made by hand."""
    event = rt.Event
    return [
        event.Trade(field_0=5, field_1="me"),
        event.Order(id=7, side="BUY"),
        event.Order(id=8),
        event.Both(field_0=[event.Quiet(), event.Trade(field_0=1, field_1="x")]),
        event.Quiet(),
    ]


def told(event: Any) -> Any:
    match event:
        case rt.Event.Trade(count, whose):
            return (count, whose)
        case rt.Event.Order(id=number, side=side):
            return (number, side)
        case rt.Event.Both(parts):
            return [told(part) for part in parts]
        case rt.Event.Quiet():
            return None


@pytest.mark.parametrize("event", events())
def test_a_value_goes_to_rust_and_comes_back(event: Any) -> None:
    again = rt.event(event)
    assert type(again) is type(event)
    assert isinstance(again, rt.Event)
    assert again == event
    assert told(again) == told(event)
    assert pickle.loads(pickle.dumps(again)) == copy.copy(again) == event


def test_match() -> None:
    assert [told(event) for event in events()] == [(5, "me"), (7, "BUY"), (8, None), [None, (1, "x")], None]


def test_classes() -> None:
    assert rt.Happening is rt.Event
    assert rt.Event.__doc__ == "What happens."
    assert rt.Event.Trade.__doc__ == "Somebody bought."
    assert rt.Event.Trade.__qualname__ == "Event.Trade"
    assert rt.Event.Order.__match_args__ == ("id", "side")
    assert rt.Event.Trade(field_0=1, field_1="x") != rt.Event.Quiet()


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Event has no objects of its own"):
        rt.Event()
    with pytest.raises(TypeError, match=r"'event' must be Event, not str"):
        rt.event("Quiet")
    with pytest.raises(ValueError, match=r"Trade\(\): field 'field_0' must be between 0 and 255"):
        rt.Event.Trade(field_0=256, field_1="x")


def test_to_dict_says_the_variant() -> None:
    assert rt.Event.Order(id=7, side="BUY").to_dict() == {"Order": {"id": 7, "side": "BUY"}}
    both = rt.event(rt.Event.Both(field_0=[rt.Event.Quiet()]))
    assert both.to_dict() == {"Both": {"field_0": [{"Quiet": {}}]}}


def test_a_hidden_variant_is_a_value_with_its_name() -> None:
    events, _, _ = rt.hidden()
    first, second = events[0], events[1]
    assert isinstance(first, rt.Event)
    assert repr(first) == "Inner()"
    assert first.to_dict() == {"Inner": {}}
    assert not hasattr(rt.Event, "Inner")
    assert first == first
    assert first != second
    assert len({first, second}) == 2
    with pytest.raises(ValueError, match=r"'event' cannot be Event.Inner: it is shown, and not taken from Python"):
        rt.event(first)
    with pytest.raises(TypeError, match=r"Event.Inner cannot be pickled: what it holds is kept from Python"):
        pickle.dumps(first)
    with pytest.raises(TypeError, match=r"Event.Inner is shown, and not made from Python"):
        type(first)()


def test_a_hidden_name_is_a_value_and_no_member() -> None:
    _, details, codes = rt.hidden()
    inner, code = details[0], codes[0]
    assert type(inner) is rt.Detail
    assert inner == inner.name == "Inner"
    assert inner not in list(rt.Detail)
    assert code == 5
    assert code.name == "Inner"
    for value in [inner, code]:
        assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value
    with pytest.raises(
        ValueError, match=r"cannot be <Detail.Inner: 'Inner'>: Detail of Rust has it, and does not take it"
    ):
        rt.StandardRequest(level=inner)


def test_a_variant_that_no_table_knows_is_a_sentence() -> None:
    events, details, _ = rt.hidden()
    for values, at in [(events, 2), (details, 1)]:
        with pytest.raises(DecodeError, match=r"the bindings are older than the crate"):
            values[at]
