"""Requests and arguments: what is wrong with them is said by name, before anything is done."""

import copy
import pickle
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import ccrxt
import numpy
import pytest
import runtime_testing as rt

REST = "limit: None, time: None, tags: None, wait: None, post_only: None, free: None }"


def test_filled_by_attribute() -> None:
    request = rt.OrderRequest()
    request.symbol = "BTCUSDT"
    request.side = "BUY"
    request.price = "1.50"
    assert request.side is rt.Side.BUY
    assert request.price == Decimal("1.50")
    assert request.limit is None
    assert repr(request) == "OrderRequest(price=Decimal('1.50'), symbol='BTCUSDT', side=<Side.BUY: 'BUY'>)"
    assert rt.order(request) == f'OrderRequest {{ price: Some(1.50), symbol: "BTCUSDT", side: Buy, {REST}'
    assert request.symbol == "BTCUSDT"


def test_made_with_keywords() -> None:
    request = rt.OrderRequest(symbol="BTCUSDT", side=rt.Side.BUY, tags=("a", "b"))
    assert request.tags == ["a", "b"]
    assert request.to_dict() == {"symbol": "BTCUSDT", "side": "BUY", "tags": ["a", "b"]}


def test_positional_arguments_are_the_first_three_of_the_signature() -> None:
    assert rt.order("X", "BUY", 1) == rt.order(symbol="X", side="BUY", price=1)
    with pytest.raises(TypeError) as caught:
        rt.order("X", "BUY", 1, 2)
    assert str(caught.value) == (
        "order() takes at most 3 arguments without a name, 4 were given: "
        "order(symbol, side, price=None, *, limit=None, time=None, tags=None, wait=None, post_only=None, free=None)"
    )


def test_assignment_is_checked() -> None:
    request = rt.OrderRequest(symbol="X")
    with pytest.raises(TypeError, match="OrderRequest: field 'symbol' must be str, not float"):
        request.symbol = 1.5
    with pytest.raises(TypeError, match="OrderRequest: field 'symbol' must be str, not NoneType"):
        request.symbol = None
    assert request.symbol == "X"
    with pytest.raises(AttributeError, match="no attribute 'symbl'"):
        request.symbl = "X"
    with pytest.raises(TypeError, match=r"OrderRequest\(\) has no field 'symbl'; its fields are price, symbol"):
        rt.OrderRequest(symbl="X")


def test_what_is_not_set_is_said_when_it_is_used() -> None:
    request = rt.OrderRequest()
    with pytest.raises(AttributeError, match=r"OrderRequest\.symbol is not set"):
        request.symbol  # noqa: B018
    with pytest.raises(TypeError, match=r"order\(\) needs the arguments 'symbol', 'side'"):
        rt.order(request)
    request.symbol, request.side = "X", "BUY"
    del request.side
    with pytest.raises(TypeError, match=r"order\(\) needs the argument 'side'"):
        rt.order(request)


def test_none_unsets_what_is_optional() -> None:
    request = rt.OrderRequest(limit=5)
    request.limit = None
    assert request == rt.OrderRequest()
    assert repr(request) == "OrderRequest()"


def test_equality_copy_and_pickle() -> None:
    request = rt.OrderRequest(symbol="X", side=rt.Side("NEW"), wait=1, free={"a": [1]})
    assert request == rt.OrderRequest(symbol="X", side=rt.Side("NEW"), wait=1.0, free={"a": [1]})
    assert request != rt.OrderRequest(symbol="X")
    for again in (
        copy.copy(request),
        copy.deepcopy(request),
        *(pickle.loads(pickle.dumps(request, p)) for p in range(6)),
    ):
        assert again == request
        assert again is not request
        again.symbol = "Y"
        assert request.symbol == "X"
    with pytest.raises(TypeError, match="unhashable"):
        hash(request)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({}, TypeError, "order() needs the arguments 'symbol', 'side'"),
        ({"side": "BUY"}, TypeError, "order() needs the argument 'symbol'"),
        ({"symbol": 5, "side": "BUY"}, TypeError, "order(): argument 'symbol' must be str, not int"),
        (
            {"symbol": "\ud800", "side": "BUY"},
            ValueError,
            "order(): argument 'symbol' must be text that UTF-8 can hold: it has a lone surrogate",
        ),
        (
            {"symbol": "X", "side": "BUYY"},
            ValueError,
            "order(): argument 'side' must be one of 'BUY', 'SELL', not 'BUYY'; "
            "Side('BUYY') sends a newer one as it is",
        ),
        ({"symbol": "X", "side": 1}, TypeError, "order(): argument 'side' must be Side or str, not int"),
        ({"symbol": "X", "side": "BUY", "limit": "5"}, TypeError, "order(): argument 'limit' must be int, not str"),
        ({"symbol": "X", "side": "BUY", "limit": 5.0}, TypeError, "order(): argument 'limit' must be int, not float"),
        ({"symbol": "X", "side": "BUY", "limit": True}, TypeError, "order(): argument 'limit' must be int, not bool"),
        (
            {"symbol": "X", "side": "BUY", "limit": 2**32},
            ValueError,
            "order(): argument 'limit' must be between 0 and 4294967295, not 4294967296",
        ),
        (
            {"symbol": "X", "side": "BUY", "limit": -1},
            ValueError,
            "order(): argument 'limit' must be between 0 and 4294967295, not -1",
        ),
        (
            {"symbol": "X", "side": "BUY", "price": float("nan")},
            ValueError,
            "order(): argument 'price' must be a finite number in digits, not nan",
        ),
        (
            {"symbol": "X", "side": "BUY", "price": Decimal("Infinity")},
            ValueError,
            "order(): argument 'price' must be a finite number in digits, not Decimal('Infinity')",
        ),
        (
            {"symbol": "X", "side": "BUY", "tags": ["a", 1]},
            TypeError,
            "order(): argument 'tags[1]' must be str, not int",
        ),
        ({"symbol": "X", "side": "BUY", "tags": "abc"}, TypeError, "order(): argument 'tags' must be a list, not str"),
        (
            {"symbol": "X", "side": "BUY", "post_only": 1},
            TypeError,
            "order(): argument 'post_only' must be bool, not int",
        ),
        (
            {"symbol": "X", "side": "BUY", "wait": -1},
            ValueError,
            "order(): argument 'wait' must be zero or more seconds, not -1",
        ),
        (
            {"symbol": "X", "side": "BUY", "wait": "1"},
            TypeError,
            "order(): argument 'wait' must be a number of seconds or a timedelta, not str",
        ),
        (
            {"symbol": "X", "side": "BUY", "free": object()},
            TypeError,
            "order(): argument 'free' must be a value that JSON can hold, not object",
        ),
        (
            {"symbol": "X", "side": "BUY", "size": 1},
            TypeError,
            "order() has no argument 'size'; it takes price, symbol, side, limit, time, tags, wait, post_only, free",
        ),
    ],
)
def test_wrong_arguments_are_named(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        rt.order(**arguments)
    assert str(caught.value) == message


def test_an_argument_given_twice() -> None:
    with pytest.raises(TypeError, match="got argument 'symbol' twice"):
        rt.order("X", "BUY", symbol="Y")


def test_a_newer_enum_value_is_sent_as_it_is() -> None:
    assert 'side: Unknown("NEW")' in rt.order("X", rt.Side("NEW"))
    assert "side: Sell" in rt.order("X", rt.Side("SELL"))


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (Decimal("1.10"), "1.10"),
        ("1.10", "1.10"),
        (1, "1"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (1e22, "10000000000000000000000"),
        (Decimal("1E-8"), "0.00000001"),
        (Decimal("1.5E+3"), "1500"),
        (10**30, "1" + 30 * "0"),
        ("-0.5", "-0.5"),
        (Decimal("0E+5"), "0"),
        (numpy.int64(5), "5"),
        (numpy.float64(0.1), "0.1"),
    ],
)
def test_numbers_are_sent_in_plain_digits(given: Any, sent: str) -> None:
    assert f"price: Some({sent})," in rt.order("X", "BUY", given)


@pytest.mark.parametrize(
    "given",
    [
        "",
        " 1",
        "1 ",
        "1_0",
        "0x1",
        "1e999999",
        "nan",
        "\u0661",
        b"1",
        1j,
        int,
        numpy.float32(0.1),
        "9" * 99 + "x",
    ],
)
def test_what_is_no_number_is_refused(given: Any) -> None:
    with pytest.raises((TypeError, ValueError), match=r"order\(\): argument 'price' must be"):
        rt.order("X", "BUY", given)


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (5, 5),
        (ccrxt.Milliseconds(5), 5),
        (ccrxt.Seconds(5), 5000),
        (ccrxt.Nanoseconds(5_000_000), 5),
        (datetime(2020, 1, 1, tzinfo=UTC), 1_577_836_800_000),
    ],
)
def test_times_are_sent_in_the_parameters_unit(given: Any, sent: int) -> None:
    assert f"time: Some(Milliseconds({sent}))" in rt.order("X", "BUY", time=given)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (datetime(2020, 1, 1), ValueError),
        (ccrxt.Nanoseconds(5), ValueError),
        (ccrxt.Seconds(10**17), ValueError),
        (2**63, ValueError),
        (1.5, TypeError),
        ("5", TypeError),
        (True, TypeError),
        (timedelta(1), TypeError),
    ],
)
def test_times_that_cannot_be_meant_are_refused(given: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"order\(\): argument 'time' "):
        rt.order("X", "BUY", time=given)


def test_durations() -> None:
    for given in (1.5, Decimal("1.5"), timedelta(seconds=1, milliseconds=500)):
        assert "wait: Some(1.5s)" in rt.order("X", "BUY", wait=given)


def test_free_json_keeps_its_digits() -> None:
    given = {"a": [1, Decimal("2.50"), None, True, 'quote " and \\'], "b": ccrxt.Json({"c": "é"})}
    sent = rt.order("X", "BUY", free=given)
    assert r'{"a":[1,2.50,null,true,"quote \" and \\"],"b":{"c":"é"}}' in sent
    deep: Any = []
    for _ in range(200):
        deep = [deep]
    with pytest.raises(ValueError, match="nested deeper"):
        rt.order("X", "BUY", free=deep)


def test_a_request_of_another_class_is_refused() -> None:
    with pytest.raises(TypeError, match="'symbol' must be str, not Level"):
        rt.order(rt.Level(price=1, quantity=1))


def test_requests_inside_a_request() -> None:
    one = rt.OrderRequest(symbol="X", side="BUY")
    assert rt.batch([one]) == f"BatchRequest {{ orders: [{rt.order(one)}], last: None }}"
    assert rt.batch(orders=[], last=one) == f"BatchRequest {{ orders: [], last: Some({rt.order(one)}) }}"
    with pytest.raises(TypeError, match=r"batch\(\): argument 'orders\[0\]' must be OrderRequest, not dict"):
        rt.batch([{"symbol": "X"}])
    with pytest.raises(TypeError, match=r"OrderRequest\(\) needs the argument 'side'"):
        rt.batch([rt.OrderRequest(symbol="X")])
    request = rt.BatchRequest(orders=(one,))
    assert request.orders == [one]
    assert request.to_dict() == {"orders": [{"symbol": "X", "side": "BUY"}]}
    assert pickle.loads(pickle.dumps(request)) == request


def test_a_request_that_rust_made() -> None:
    request = rt.made("X")
    assert request == rt.OrderRequest(symbol="X", side="BUY", price="1.50", tags=["a"])
    request.limit = 5
    assert request.limit == 5


def test_an_int_too_long_to_print_is_refused() -> None:
    for name in ("price", "limit", "time"):
        with pytest.raises(ValueError, match=rf"order\(\): argument '{name}' "):
            rt.order("X", "BUY", **{name: 10**5000})
