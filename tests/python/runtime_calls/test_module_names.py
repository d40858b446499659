"""Functions and constants of a module."""

from __future__ import annotations

import asyncio
import inspect
import warnings

import playground
import pytest
from ccrxt.errors import CcrxtError
from playground import blocking


def test_a_constant_is_a_value_that_stays() -> None:
    assert playground.LIMIT == 7
    assert playground.NAME == "a"
    assert list(playground.STEPS) == [1, 2]
    assert playground.STEPS is playground.STEPS
    assert {"LIMIT", "NAME", "STEPS"} <= set(dir(playground))


def test_a_function_of_the_module() -> None:
    assert playground.sum(1, 2) == playground.sum(left=1, right_=2) == 3
    assert inspect.isroutine(playground.sum)
    assert playground.sum.__module__ == "playground"
    assert str(inspect.signature(playground.sum)) == "(left, right_)"
    assert inspect.getdoc(playground.sum) == "The sum of two numbers."
    with pytest.raises(TypeError, match="argument 'left' must be int, not str"):
        playground.sum("1", 2)


def test_an_awaited_function_is_there_for_both_kinds_of_program() -> None:
    async def ask() -> list[object]:
        return list(
            await asyncio.gather(playground.fetch_text("a"), playground.fetch_text(text="b"), playground.rest())
        )

    assert asyncio.run(ask()) == ["a", "b", None]
    assert blocking.fetch_text("c") == "c"
    assert blocking.rest() is None
    with pytest.raises(CcrxtError, match="there is no text"):
        blocking.fetch_text("")


def test_the_fields_of_a_request_are_arguments_of_a_function() -> None:
    assert blocking.fetch_echo("d").text == "d"
    assert blocking.fetch_echo(playground.EchoRequest(text="e")).text == "e"


def test_what_does_not_wait_has_no_twin() -> None:
    assert "fetch_text" in dir(blocking)
    assert "sum" not in dir(blocking)
    with pytest.raises(AttributeError):
        blocking.sum  # noqa: B018


def test_what_is_deprecated_warns_the_line_that_uses_it() -> None:
    with pytest.warns(DeprecationWarning, match="^add is deprecated: call sum$") as warned:
        assert playground.add(1, 2) == 3
    assert warned[0].filename == __file__
    with pytest.warns(DeprecationWarning, match="^old_name is deprecated$"):
        assert blocking.ShapesClient("a", 1).old_name() == "a"
    for _ in range(2):
        with pytest.warns(DeprecationWarning, match="^OLD_LIMIT is deprecated: take LIMIT$") as warned:
            assert playground.OLD_LIMIT == 7
        assert warned[0].filename == __file__


def test_where_warnings_are_errors_nothing_else_is_done() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(DeprecationWarning):
            playground.add(1, 2)
        assert playground.sum(1, 2) == 3
