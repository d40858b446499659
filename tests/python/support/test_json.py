"""Free JSON: read like the dict or list that it is, every digit kept."""

import copy
import pickle
from decimal import Decimal

import pytest
from ccrxt import Json

TEXT = '{"fees": [{"tier": 1, "maker": 0.0010, "big": 12345678901234567890.123456789012345678901}], "note": null}'


def test_it_reads_like_a_dict_and_a_list() -> None:
    value = Json.parse(TEXT)
    assert value["fees"][0]["tier"] == 1
    assert value["note"] is None
    assert value.get("absent", 7) == 7
    assert isinstance(value.get("fees"), Json)
    assert "fees" in value
    assert "absent" not in value
    assert list(value) == value.keys() == ["fees", "note"]
    assert len(value) == 2
    assert [name for name, _ in value.items()] == ["fees", "note"]
    assert value.values()[1] is None
    assert [fee["tier"] for fee in value["fees"]] == [1]
    assert {"tier": 1, "maker": Decimal("0.001"), "big": value["fees"][0]["big"]} in value["fees"]


def test_numbers_keep_every_digit() -> None:
    fee = Json.parse(TEXT)["fees"][0]
    assert str(fee["maker"]) == "0.0010"
    assert str(fee["big"]) == "12345678901234567890.123456789012345678901"


def test_it_is_equal_to_what_it_holds_and_hashes_alike() -> None:
    assert Json.parse('{"a": [1, 2.50], "b": {}}') == {"b": {}, "a": [1, Decimal("2.5")]}
    assert Json.parse("[1]") == Json([1])
    assert hash(Json.parse('{"a": [1], "b": 2}')) == hash(Json({"b": 2, "a": [1]}))
    assert Json("text") == "text"
    assert hash(Json("text")) == hash("text")
    assert not Json.parse("{}")


def test_it_cannot_be_changed_by_what_it_gave_or_took() -> None:
    source = {"a": [1]}
    value = Json(source)
    source["a"].append(2)
    value.value["a"].append(3)
    assert value == {"a": [1]}
    with pytest.raises(TypeError):
        value["a"] = 1  # type: ignore[index]


def test_value_holds_no_json_within() -> None:
    assert Json([Json({"a": Json(1)})]).value == [{"a": 1}]


def test_members_of_what_is_no_object() -> None:
    with pytest.raises(TypeError, match="no object but list"):
        Json.parse("[1]").keys()
    assert Json.parse("[1]").get("a") is None


def test_copies_and_pickles() -> None:
    value = Json.parse(TEXT)
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert again == value
    assert repr(Json.parse('{"a": 1.0}')) == "Json({'a': Decimal('1.0')})"
