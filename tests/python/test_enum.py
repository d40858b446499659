"""Enums: open, so that a value of tomorrow is a value and no exception."""

import copy
import enum
import pickle

import pytest
from ccrxt.binance import spot
from exchange import Exchange


def test_its_members_are_texts() -> None:
    assert issubclass(spot.SymbolStatus, enum.StrEnum)
    assert spot.SymbolStatus.TRADING == "TRADING"
    assert spot.SymbolStatus("TRADING") is spot.SymbolStatus.TRADING
    assert spot.SymbolStatus["TRADING"] is spot.SymbolStatus.TRADING
    assert f"{spot.SymbolStatus.TRADING}" == "TRADING"
    assert spot.SymbolStatus.TRADING in set(spot.SymbolStatus)
    assert {spot.SymbolStatus.TRADING: 1}["TRADING"] == 1  # type: ignore[index]


def test_a_value_of_tomorrow_is_a_member_that_is_not_listed() -> None:
    new = spot.SymbolStatus("LUNCH_BREAK")
    assert isinstance(new, spot.SymbolStatus)
    assert new == "LUNCH_BREAK"
    assert new.value == "LUNCH_BREAK"
    assert new == spot.SymbolStatus("LUNCH_BREAK")
    assert new != spot.SymbolStatus.TRADING
    assert new not in list(spot.SymbolStatus)
    assert hash(new) == hash("LUNCH_BREAK")


def test_members_pickle_and_copy_as_what_they_are() -> None:
    known, new = spot.SymbolStatus.TRADING, spot.SymbolStatus("LUNCH_BREAK")
    assert pickle.loads(pickle.dumps(known)) is known
    assert copy.deepcopy(known) is known
    assert pickle.loads(pickle.dumps(new)) == new
    assert isinstance(pickle.loads(pickle.dumps(new)), spot.SymbolStatus)


def test_a_field_holds_the_member_itself(exchange: Exchange) -> None:
    with spot.blocking.PublicRestClient() as client:
        symbol = client.get_exchange_info("BTCUSDT").symbols[0]
    assert symbol.status is spot.SymbolStatus.TRADING
    match symbol.status:
        case spot.SymbolStatus.TRADING:
            pass
        case _:
            pytest.fail("does not match")


def test_an_argument_is_a_member_or_its_text(exchange: Exchange) -> None:
    with spot.blocking.PublicRestClient() as client:
        client.get_exchange_info(symbol_status=spot.SymbolStatus.TRADING)
        client.get_exchange_info(symbol_status="TRADING")
    first, second = exchange.requests()
    assert first["query"] == second["query"]


def test_a_text_that_is_no_member_is_refused_with_those_there_are(exchange: Exchange) -> None:
    with spot.blocking.PublicRestClient() as client:
        with pytest.raises(ValueError, match="TRADING"):
            client.get_exchange_info(symbol_status="TRADNIG")  # type: ignore[call-overload]
        with pytest.raises(TypeError, match="symbol_status"):
            client.get_exchange_info(symbol_status=7)  # type: ignore[call-overload]
    assert exchange.requests() == []


def test_a_newer_value_is_sent_when_it_is_named_so(exchange: Exchange) -> None:
    from ccrxt.errors import ExchangeError

    with spot.blocking.PublicRestClient() as client, pytest.raises(ExchangeError):
        client.get_exchange_info(symbol_status=spot.SymbolStatus("LUNCH_BREAK"))
    assert "LUNCH_BREAK" in exchange.requests()[0]["query"]


def test_its_docs_say_what_it_means() -> None:
    assert spot.SymbolStatus.__doc__
    assert spot.SymbolStatus.__module__ == "ccrxt.binance.spot"
