"""The tree of exceptions: what is raised is both a venue's class and a kind."""

import copy
import pickle

import pytest
from ccrxt import errors


class BinanceError(errors.CcrxtError):
    """What goes wrong at Binance."""


BinanceError.__module__ = "ccrxt.binance"


@pytest.fixture(autouse=True)
def _venue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pickle find the class where its wheel would have it."""
    import sys
    from types import ModuleType

    module = ModuleType("ccrxt.binance")
    module.__dict__["BinanceError"] = BinanceError
    monkeypatch.setitem(sys.modules, "ccrxt.binance", module)


def _symbol_error() -> errors.CcrxtError:
    made = errors.raised(BinanceError, "InvalidSymbol")
    return made("Invalid symbol.", code="-1121", status=400, raw=b"{}", request="GET /api/v3/ticker/price")


def test_raised_is_the_venue_and_the_kind_and_every_kind_above() -> None:
    error = _symbol_error()
    for above in (BinanceError, errors.InvalidSymbol, errors.InvalidParameter, errors.ExchangeError):
        assert isinstance(error, above)
    assert not isinstance(error, errors.TransportError)


def test_raised_is_made_once() -> None:
    assert errors.raised(BinanceError, "Timeout") is errors.raised(BinanceError, "Timeout")


def test_raised_of_the_root_is_the_venue_class() -> None:
    assert errors.raised(BinanceError, "CcrxtError") is BinanceError


@pytest.mark.parametrize("kind", ["Nonsense", "raised", "TYPE_CHECKING"])
def test_raised_refuses_a_kind_that_is_none(kind: str) -> None:
    with pytest.raises(ValueError, match=kind):
        errors.raised(BinanceError, kind)


def test_text_is_a_sentence_with_venue_code_status_and_request() -> None:
    assert str(_symbol_error()) == "binance: Invalid symbol. (code -1121, HTTP 400, GET /api/v3/ticker/price)"


def test_text_without_a_message_says_what_the_kind_means() -> None:
    assert str(errors.InvalidSymbol()) == "The venue knows no such symbol, or does not trade it now."
    assert str(errors.RateLimited("Too many.", retry_after=1.5)) == "Too many. (retry after 1.5 s)"


def test_name_shows_both() -> None:
    assert type(_symbol_error()).__qualname__ == "BinanceError[InvalidSymbol]"


@pytest.mark.parametrize(
    ("kind", "builtin"), [("Timeout", TimeoutError), ("InvalidArgument", ValueError), ("ForkedError", RuntimeError)]
)
def test_kinds_that_are_builtins_too(kind: str, builtin: type[Exception]) -> None:
    error = errors.raised(BinanceError, kind)("It took too long.", request="GET /api/v3/time")
    assert isinstance(error, builtin)
    assert str(error) == "binance: It took too long. (GET /api/v3/time)"
    assert error.args == ("It took too long.",)


@pytest.mark.parametrize("kind", ["InvalidSymbol", "Timeout", "InvalidArgument", "CcrxtError"])
@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_copies_and_pickles_keep_class_and_data(kind: str, way: object) -> None:
    assert callable(way)
    error = errors.raised(BinanceError, kind)("No.", code="7", status=418, retry_after=2.0, raw=b"x", request="GET /")
    error.add_note("seen at noon")
    again = way(error)
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert (again.code, again.status, again.retry_after, again.raw) == ("7", 418, 2.0, b"x")
    assert again.args == ("No.",)
    assert again.__notes__ == ["seen at noon"]


def test_every_kind_is_in_the_tree_and_says_what_it_means() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert len(kinds) > 25
    for kind in kinds:
        assert issubclass(kind, errors.CcrxtError)
        assert kind.__doc__ is not None
        assert kind().venue is None
