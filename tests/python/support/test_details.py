"""Errors with details: made by hand, told, matched, chained and copied."""

import copy
import pickle
import sys
from types import ModuleType
from typing import Any

import pytest
from ccrxt import errors


class PlainError(errors.DetailedError):
    """Something went wrong."""


class Lost(PlainError):
    """No answer came."""

    __match_args__ = ("after", "code", "inner")
    after: float
    code: int
    inner: Exception | None


PlainError.__module__ = Lost.__module__ = "ccrxt.plain"


@pytest.fixture(autouse=True)
def _venue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pickle find the classes where their wheel would have them."""
    module = ModuleType("ccrxt.plain")
    module.__dict__.update(PlainError=PlainError, Lost=Lost)
    monkeypatch.setitem(sys.modules, "ccrxt.plain", module)


def test_details_are_attributes_and_are_matched() -> None:
    error = Lost("gone", after=1.5, code=-1, inner=None)
    assert (error.after, error.code, error.message, error.status) == (1.5, -1, "gone", None)
    match error:
        case Lost(after, code=-1):
            assert after == 1.5
        case _:
            pytest.fail("it does not match")


def test_details_do_not_change_the_text() -> None:
    assert str(Lost("gone", after=1.5, code=-1, inner=None)) == "plain: gone"
    assert str(Lost(after=1.5, code=-1, inner=None)) == "plain: No answer came."


@pytest.mark.parametrize("details", [{}, {"after": 1.5}, {"after": 1.5, "code": 1, "inner": None, "more": 1}])
def test_all_details_are_named_and_no_others(details: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"Lost\(\) takes its text and, by name, its details: after, code, inner"):
        Lost("gone", **details)
    with pytest.raises(TypeError, match="its details: none"):
        PlainError("gone", after=1.5)


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_an_error_in_it_is_the_cause_of_every_copy(way: object) -> None:
    error = Lost("gone", after=1.5, code=-1, inner=ValueError("why"))
    assert error.__cause__ is error.inner
    assert callable(way)
    other = way(error)
    assert type(other) is Lost
    assert (other.after, str(other)) == (1.5, str(error))
    assert other.__cause__ is other.inner
    assert repr(other.inner) == "ValueError('why')"


def test_a_kind_tells_what_is_no_detail() -> None:
    limited: Any = errors.raised(Lost, "RateLimited")
    error = limited("slow", after=1.5, code=-1, inner=None)
    error.retry_after = 2
    assert isinstance(error, Lost) and isinstance(error, errors.RateLimited)
    assert str(error) == "plain: slow (retry after 2 s)"
