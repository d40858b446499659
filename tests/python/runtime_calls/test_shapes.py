"""Methods that take and give something else than one request and one record."""

from __future__ import annotations

import asyncio
import inspect

import playground
import pytest
from ccrxt.errors import CcrxtError
from playground import blocking


def test_a_constructor_with_arguments() -> None:
    assert str(inspect.signature(playground.ShapesClient)) == "(name, size, step=None)"
    assert playground.ShapesClient("a", 2).size() == 2
    assert playground.ShapesClient("a", step=3, size=2).size() == 6
    with pytest.raises(CcrxtError, match="a size of nothing"):
        playground.ShapesClient("a", 0)
    with pytest.raises(TypeError, match="needs the argument 'size'"):
        playground.ShapesClient("a")
    with pytest.raises(TypeError, match="argument 'name' must be str, not int"):
        playground.ShapesClient(1, 2)


def test_values_at_once() -> None:
    for module in (playground, blocking):
        client = module.ShapesClient("a", 2)
        assert client.name() == "a"
        assert client.nothing() is None


def test_a_chain_leaves_each_link_as_it_is() -> None:
    client = blocking.ShapesClient("a", 2)
    assert client.with_size(3).with_size(size=4).size() == 4
    assert client.size() == 2
    assert type(client.with_size(3)) is blocking.ShapesClient


def test_a_client_gives_a_client_of_another_class() -> None:
    assert type(blocking.ShapesClient("a", 1).public()) is blocking.PublicClient
    assert type(playground.ShapesClient("a", 1).public()) is playground.PublicClient
    assert blocking.ShapesClient("a", 1).public().get_echo("b").text == "b"


def test_functions_of_the_class() -> None:
    for module in (playground, blocking):
        assert type(module.ShapesClient.small()) is module.ShapesClient
        assert module.ShapesClient.parse("12") == 12
        assert module.ShapesClient.small().parse(text="13") == 13
        with pytest.raises(CcrxtError, match="invalid digit"):
            module.ShapesClient.parse("x")
    assert str(inspect.signature(playground.ShapesClient.parse)) == "(text)"

    class Mine(playground.ShapesClient):
        pass

    assert type(Mine.small()) is Mine


def test_parameters_keep_their_place_or_have_a_name() -> None:
    client = blocking.ShapesClient("a", 1)
    assert str(inspect.signature(client.get_sum)) == "(ids, *, factor, more=None)"
    assert client.get_sum([1, 2], factor=2) == 6
    assert client.get_sum([1, 2], factor=2, more=1) == 8
    with pytest.raises(TypeError, match="at most 1 arguments without a name"):
        client.get_sum([1], 2)


def test_a_request_among_other_arguments() -> None:
    request = playground.EchoRequest(text="a")
    assert asyncio.run(_named(request)) == {"a": ["b", "c"]}
    with pytest.raises(TypeError, match="argument 'request' must be EchoRequest, not str"):
        blocking.ShapesClient("a", 1).get_named("a", [])


async def _named(request: playground.EchoRequest) -> object:
    named = await playground.ShapesClient("a", 1).get_named(request, ("b", "c"))
    return {name: list(values) for name, values in named.items()}


def test_a_request_that_is_borrowed_is_flattened_too() -> None:
    client = blocking.ShapesClient("a", 1)
    assert client.get_echo("b").text == "b"
    assert client.get_echo(playground.EchoRequest(text="c")).text == "c"


def test_any_error_is_an_exception() -> None:
    client = blocking.ShapesClient("a", 1)
    with pytest.raises(CcrxtError, match="an error occurred"):
        client.get_echo("")
    with pytest.raises(CcrxtError, match="Silent"):
        client.get_silent()
    with pytest.raises(CcrxtError, match="Debugged"):
        client.get_debugged()


def test_whoever_changes_a_client_is_alone_with_it() -> None:
    client = blocking.CountClient()
    assert client.add(2) is client
    assert client.add(more=1).next() == 4

    async def count() -> None:
        client = playground.CountClient()
        counts = await asyncio.gather(*(client.next() for _ in range(50)))
        assert sorted(counts) == list(range(1, 51))
        assert client.count() == 50

    asyncio.run(count())
