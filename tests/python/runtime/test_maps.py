"""Maps: mappings that behave as the dict of their entries, in both storages."""

import copy
import pickle
from collections.abc import Mapping
from typing import Any

import ccrxt
import pytest
import runtime_testing as rt


def both() -> list[Any]:
    """Give a map of levels in the order of the wire, and a sorted one, each in both storages."""
    record = rt.everything("BUY")
    return [record.map, record.tree, copy.copy(record.map), copy.copy(record.tree)]


@pytest.mark.parametrize("ours", both())
def test_it_behaves_as_its_dict(ours: Any) -> None:
    plain = dict(ours)
    assert len(ours) == len(plain) == 2
    assert list(ours) == list(plain)
    assert list(reversed(ours)) == list(reversed(plain))
    assert ours == plain
    assert plain == ours
    assert ours != {}
    assert repr(ours) == repr(plain)
    assert list(ours.keys()) == list(plain.keys())
    assert list(ours.values()) == list(plain.values())
    assert list(ours.items()) == list(plain.items())
    assert ours.keys() & plain.keys() == plain.keys()
    for key, value in plain.items():
        assert ours[key] == ours.get(key) == value
        assert key in ours
    assert hash(ours) == hash(copy.copy(ours))
    assert isinstance(ours, Mapping)
    assert isinstance(ours, ccrxt.Map)


@pytest.mark.parametrize("ours", both())
def test_what_is_not_there(ours: Any) -> None:
    for key in ("missing", "\ud800", 5, None):
        assert key not in ours
        assert ours.get(key) is None
        assert ours.get(key, 7) == 7
        with pytest.raises(KeyError) as caught:
            ours[key]
        assert caught.value.args == (key,)
    with pytest.raises(TypeError, match="unhashable"):
        ours[[]]


@pytest.mark.parametrize("ours", both())
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle_and_copy(ours: Any, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(ours, protocol))
    assert type(again) is rt.Map
    assert again == ours == copy.deepcopy(ours)
    assert list(again) == list(ours)


def test_order_is_that_of_the_wire() -> None:
    assert list(rt.everything("BUY").map) == ["second", "first"]
    assert list(rt.everything("BUY").tree) == ["a", "b"]


@pytest.mark.parametrize("ours", both())
def test_it_cannot_be_changed(ours: Any) -> None:
    for change in ("ours['a'] = 1", "del ours['a']", "ours.clear()", "ours.x = 1"):
        with pytest.raises((TypeError, AttributeError)):
            exec(change, {"ours": ours})


def test_matching_and_plain_values() -> None:
    match rt.everything("BUY").tree:
        case {"a": 1, **rest}:
            assert rest == {"b": 2}
        case _:
            pytest.fail("no mapping pattern")
    plain = rt.everything("BUY").map.to_dict()
    assert type(plain) is dict
    assert plain == rt.everything("BUY").map
    assert type(plain["first"]) is rt.Level
    assert type(rt.everything("BUY").to_dict()["map"]["first"]) is dict


def test_made_by_hand() -> None:
    fields = {name: getattr(rt.everything("BUY"), name) for name in rt.Everything.__match_args__}
    made = rt.Everything(**{**fields, "map": {"x": rt.Level(price=1, quantity=1)}, "tree": {}})
    assert made.map["x"].price == 1
    assert isinstance(made.map, ccrxt.Map)
    with pytest.raises(TypeError, match="field 'map\\[\"x\"\\]' must be Level, not int"):
        rt.Everything(**{**fields, "map": {"x": 1}})
    with pytest.raises(TypeError, match="field 'map' must be a mapping, not list"):
        rt.Everything(**{**fields, "map": []})
