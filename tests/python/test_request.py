"""Request objects: made empty and filled, or made with keywords."""

import copy
import pickle
from decimal import Decimal

import pytest
from ccrxt.binance import spot


def test_it_is_filled_by_attribute() -> None:
    request = spot.DepthRequest()
    request.symbol = "BTCUSDT"
    request.limit = 100
    assert (request.symbol, request.limit) == ("BTCUSDT", 100)
    request.limit = None
    assert request.limit is None


def test_it_is_made_with_keywords_only() -> None:
    request = spot.DepthRequest(symbol="BTCUSDT", limit=5)
    assert request == spot.DepthRequest(limit=5, symbol="BTCUSDT")
    assert request != spot.DepthRequest(symbol="BTCUSDT")
    with pytest.raises(TypeError, match="by name"):
        spot.DepthRequest("BTCUSDT")  # type: ignore[call-arg]


def test_what_is_no_field_is_refused_and_the_fields_are_named() -> None:
    with pytest.raises(TypeError, match="symbol"):
        spot.DepthRequest(Symbol="BTCUSDT")  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        spot.DepthRequest().symbl = "BTCUSDT"  # type: ignore[attr-defined]


@pytest.mark.parametrize("wrong", [7, 1.5, b"BTCUSDT", ["BTCUSDT"], object()])
def test_a_value_of_the_wrong_type_is_refused_when_it_is_set(wrong: object) -> None:
    with pytest.raises(TypeError, match="symbol"):
        spot.DepthRequest(symbol=wrong)  # type: ignore[arg-type]
    request = spot.DepthRequest(symbol="BTCUSDT")
    with pytest.raises(TypeError, match="symbol"):
        request.symbol = wrong  # type: ignore[assignment]
    assert request.symbol == "BTCUSDT"


def test_a_required_field_that_is_not_set_is_said_when_it_is_used() -> None:
    with pytest.raises(AttributeError, match="symbol"):
        _ = spot.DepthRequest().symbol
    with spot.blocking.PublicRestClient() as client, pytest.raises(TypeError, match="symbol"):
        client.get_depth(spot.DepthRequest(limit=5))


def test_it_is_mutable_so_unhashable() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(spot.DepthRequest())


def test_it_copies_and_pickles() -> None:
    request = spot.DepthRequest(symbol="BTCUSDT", limit=5)
    for again in (copy.copy(request), copy.deepcopy(request), pickle.loads(pickle.dumps(request))):
        assert again == request
        again.limit = 7
        assert request.limit == 5
    assert repr(request) == "DepthRequest(symbol='BTCUSDT', limit=5)"


def test_another_request_is_not_taken_for_it() -> None:
    with spot.blocking.PublicRestClient() as client, pytest.raises(TypeError):
        client.get_depth(spot.TickerRequest(symbol="BTCUSDT"))  # type: ignore[call-overload]


def test_it_can_be_used_again(exchange: object) -> None:
    request = spot.DepthRequest(symbol="BTCUSDT", limit=5)
    with spot.blocking.PublicRestClient() as client:
        first = client.get_depth(request)
        request.limit = 10
        second = client.get_depth(request)
    assert (len(first.bids), len(second.bids)) == (5, 10)
    assert isinstance(first.bids[0].price, Decimal)
