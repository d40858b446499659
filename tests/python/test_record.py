"""Results: immutable views with named fields."""

import copy
import json
import pickle
from collections.abc import Iterator
from decimal import Decimal

import ccrxt
import pytest
from ccrxt.binance import spot
from exchange import Exchange


@pytest.fixture
def client(exchange: Exchange) -> Iterator[spot.blocking.PublicRestClient]:
    with spot.blocking.PublicRestClient(base_url=exchange.urls["binance"]) as client:
        yield client


@pytest.fixture
def depth(client: spot.blocking.PublicRestClient) -> spot.Depth:
    return client.get_depth("BTCUSDT", 5)


def test_a_field_cannot_be_changed(depth: spot.Depth) -> None:
    with pytest.raises(AttributeError):
        depth.last_update_id = 7  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del depth.last_update_id
    with pytest.raises((AttributeError, TypeError)):
        depth.something = 7  # type: ignore[attr-defined]


def test_equal_fields_are_equal_results_with_equal_hashes() -> None:
    level = spot.Level(price=Decimal("1.10"), quantity=Decimal(2))
    same = spot.Level(price=Decimal("1.1"), quantity=Decimal("2.0"))
    other = spot.Level(price=Decimal("1.2"), quantity=Decimal(2))
    assert level == same
    assert hash(level) == hash(same)
    assert level != other
    assert level != (Decimal("1.10"), Decimal(2))  # type: ignore[comparison-overlap]
    assert len({level, same, other}) == 2


def test_a_view_equals_what_is_made_by_hand(depth: spot.Depth) -> None:
    bid = depth.bids[0]
    made = spot.Level(price=bid.price, quantity=bid.quantity)
    assert made == bid
    assert hash(made) == hash(bid)


def test_repr_shows_all_fields_and_evaluates_to_the_same(depth: spot.Depth) -> None:
    level = depth.bids[0]
    assert repr(level) == f"Level(price={level.price!r}, quantity={level.quantity!r})"
    assert eval(repr(level), {"Level": spot.Level, "Decimal": Decimal}) == level


def test_to_dict_gives_plain_values(depth: spot.Depth) -> None:
    plain = depth.to_dict()
    assert plain["last_update_id"] == depth.last_update_id
    assert plain["bids"][0] == {"price": depth.bids[0].price, "quantity": depth.bids[0].quantity}
    assert type(plain["bids"]) is list
    assert type(plain["bids"][0]) is dict


def test_from_json_reads_what_the_venue_sends() -> None:
    text = '{"lastUpdateId": 7, "bids": [["1.10", "2"]], "asks": []}'
    for given in (text, text.encode()):
        depth = spot.Depth.from_json(given)
        assert depth.last_update_id == 7
        assert str(depth.bids[0].price) == "1.10"
        assert len(depth.asks) == 0
    with pytest.raises(TypeError):
        ccrxt.meta(spot.Depth.from_json(text))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"lastUpdateId": "x", "bids": [], "asks": []}', b"\xff"])
def test_from_json_refuses_anything_else(text: str | bytes) -> None:
    with pytest.raises(ccrxt.errors.DecodeError):
        spot.Depth.from_json(text)


def test_it_matches_by_name_and_by_position(depth: spot.Depth) -> None:
    match depth.bids[0]:
        case spot.Level(price=price, quantity=quantity):
            assert (price, quantity) == (depth.bids[0].price, depth.bids[0].quantity)
        case _:
            pytest.fail("does not match by name")
    match depth.bids[0]:
        case spot.Level(price, quantity):
            assert price == depth.bids[0].price
        case _:
            pytest.fail("does not match by position")


def test_it_is_made_by_hand_with_keywords() -> None:
    level = spot.Level(price=Decimal("1.5"), quantity=Decimal(2))
    depth = spot.Depth(last_update_id=7, bids=[level], asks=[])
    assert depth.bids[0] == level
    assert depth.bids[0].price == Decimal("1.5")
    assert len(depth.asks) == 0
    with pytest.raises(TypeError, match="lastUpdateId"):
        spot.Depth(lastUpdateId=7, bids=[], asks=[])  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="asks"):
        spot.Depth(last_update_id=7, bids=[])  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="price"):
        spot.Level(price=object(), quantity=Decimal(2))  # type: ignore[arg-type]


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_it_pickles_by_value(depth: spot.Depth, protocol: int) -> None:
    for whole in (depth, depth.bids[0]):
        again = pickle.loads(pickle.dumps(whole, protocol))
        assert type(again) is type(whole)
        assert again == whole
    assert len(pickle.dumps(depth.bids[0])) < 400, "a part does not carry its whole"


def test_it_copies(depth: spot.Depth) -> None:
    for again in (copy.copy(depth), copy.deepcopy(depth)):
        assert again == depth
    assert copy.copy(depth.bids[0]) == depth.bids[0]


def test_it_is_a_record_of_ccrxt(depth: spot.Depth) -> None:
    assert isinstance(depth, ccrxt.Record)
    assert isinstance(depth.bids[0], ccrxt.Record)
    assert not isinstance(spot.DepthRequest(), ccrxt.Record)


def test_its_class_says_what_it_is() -> None:
    assert spot.Depth.__doc__
    assert spot.Depth.bids.__doc__
    assert spot.Depth.__module__ == "ccrxt.binance.spot"
    assert spot.Depth.__match_args__ == ("last_update_id", "bids", "asks")


def test_numbers_keep_the_digits_that_came() -> None:
    for digits in ("1.10", "0.00000000", "-0", "123456789012345678901234567890.000000001", "1E-20"):
        price = spot.Level.from_json(json.dumps([digits, "1"])).price
        assert price == Decimal(digits)
        assert price.as_tuple() == Decimal(digits).as_tuple()
