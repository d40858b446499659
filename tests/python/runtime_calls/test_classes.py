"""Classes of clients, and their objects."""

from __future__ import annotations

import asyncio
import inspect
import pydoc
import types
import weakref

import ccrxt
import playground
import pytest
from playground import blocking


def test_methods_are_methods() -> None:
    method = playground.PublicClient.get_echo
    assert isinstance(method, types.MethodDescriptorType)
    assert str(inspect.signature(method)) == "(self, /, text, after=None)"
    assert str(inspect.signature(playground.PublicClient().get_echo)) == "(text, after=None)"
    assert str(inspect.signature(playground.PublicClient.get_line)) == "(self, /)"
    assert method.__doc__.startswith("The text that was sent.\n")
    assert "text: What comes back." in method.__doc__
    assert (method.__name__, method.__qualname__) == ("get_echo", "PublicClient.get_echo")
    page = pydoc.render_doc(playground.PublicClient, renderer=pydoc.plaintext)
    assert "get_echo(self, /, text, after=None)" in page and "The text that was sent." in page


def test_classes() -> None:
    for module, of in ((playground, "playground"), (blocking, "playground.blocking")):
        made = module.PublicClient
        assert (made.__module__, made.__name__, made.__qualname__) == (of, "PublicClient", "PublicClient")
        assert made.__doc__ == "What all clients of the playground can do."
        assert str(inspect.signature(made)).endswith("*, address=None, refuse=None)")
        assert issubclass(module.PrivateClient, made)
        assert module.PublicClient is made
        assert "get_secret" not in vars(made) and "get_echo" not in vars(module.PrivateClient)
        assert "base" not in repr(made())
    assert not issubclass(blocking.PublicClient, playground.PublicClient)
    assert "PublicClient" in dir(playground) and "EchoRequest" in dir(playground)
    with pytest.raises(AttributeError, match="module 'playground' has no attribute 'Nothing'"):
        playground.Nothing  # noqa: B018


def test_a_client_has_the_methods_of_the_one_that_it_derefs_to() -> None:
    client = blocking.PrivateClient()
    assert client.get_secret().text == "secret"
    assert client.get_echo("a").text == "a"
    assert client.ended == 1
    assert asyncio.run(playground.PrivateClient().get_echo("b")).text == "b"


def test_properties_cannot_be_set() -> None:
    client = blocking.PublicClient()
    assert isinstance(vars(blocking.PublicClient)["ended"], types.GetSetDescriptorType)
    assert vars(blocking.PublicClient)["ended"].__doc__ == "How many calls have come to their end."
    with pytest.raises(AttributeError):
        client.ended = 3
    with pytest.raises(AttributeError):
        client.anything = 3
    assert repr(client) == "<playground.blocking.PublicClient begun=0 ended=0 torn=0>"
    assert weakref.ref(client)() is client


def test_a_method_refuses_another_object(capfd: pytest.CaptureFixture[str]) -> None:
    secret = playground.PrivateClient.get_secret
    with pytest.raises(TypeError):
        secret(playground.PublicClient())
    with pytest.raises(TypeError):
        secret("text")
    with pytest.raises(TypeError):
        playground.PublicClient.__new__(str)
    client = blocking.PublicClient()
    client.__class__ = blocking.PrivateClient
    with pytest.raises(ccrxt.errors.InternalError, match="method of another class"):
        client.get_secret()
    assert "panicked" in capfd.readouterr().err


def test_constructors(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ccrxt.errors.InternalError, match="made nowhere"):
        playground.PublicClient(address="nowhere")
    assert "panicked" in capfd.readouterr().err
    with pytest.raises(playground.PlayError, match="no client today"):
        playground.PublicClient(refuse=True)
    assert playground.PublicClient(playground.Config(refuse=False)).ended == 0
    with pytest.raises(TypeError, match="address"):
        playground.PublicClient(address=3)
    with pytest.raises(TypeError):
        playground.PublicClient("127.0.0.1:1")
    with pytest.raises(TypeError):
        playground.PrivateClient(address="x")
    with pytest.raises(TypeError, match="no objects of its own"):
        playground.PublicClient.__base__()


def test_with_options_gives_the_same_class() -> None:
    class Mine(blocking.PublicClient):
        def __init__(self, **config: object) -> None:
            raise AssertionError("not made this way")

    client = Mine.__new__(Mine)
    other = client.with_options(address="127.0.0.1:1")
    assert type(other) is Mine
    client.get_echo("a")
    assert other.ended == 1
    with pytest.raises(playground.PlayError, match="no server"):
        other.get_line()


def test_closing_a_blocking_client() -> None:
    with blocking.PrivateClient() as client:
        assert client.get_secret().text == "secret"
        other = client.with_options()
    with pytest.raises(ccrxt.errors.ClientClosed, match="this PrivateClient is closed"):
        client.get_secret()
    with pytest.raises(ccrxt.errors.ClientClosed):
        client.ended  # noqa: B018
    assert repr(client) == "<playground.blocking.PrivateClient (closed)>"
    assert client.close() is None
    assert other.ended == 1000
    with pytest.raises(TypeError, match="takes `with`, not `async with`"):
        client.__aenter__()


def test_closing_an_asynchronous_client() -> None:
    async def main() -> None:
        async with playground.PrivateClient() as client:
            assert isinstance(client, playground.PrivateClient)
            running = asyncio.ensure_future(client.get_echo("late", 0.05))
            await asyncio.sleep(0)
            other = client.with_options()
        with pytest.raises(ccrxt.errors.ClientClosed):
            client.get_secret()
        assert (await running).text == "late"
        await client.close()
        assert other.ended == 1001
        with pytest.raises(TypeError, match="takes `async with`, not `with`"), client:
            pass

    asyncio.run(main())


def test_operations() -> None:
    from playground import _native

    operations = _native.operations()
    assert [operation["name"] for operation in operations] == ["create_order", "get_echo"]
    assert operations[:1] == [
        {
            "venue": "",
            "segment": "",
            "client": "PublicClient",
            "name": "create_order",
            "method": "POST",
            "path": "/order",
            "cost": "1 of many",
            "request": "OrderRequest",
            "response": "Vec<Echo>",
            "signed": True,
            "changes": True,
        }
    ]


def test_a_client_that_spawns_tasks_at_once_has_them_driven() -> None:
    async def main() -> None:
        for client in (playground.KeeperClient(), playground.KeeperClient.another()):
            client.more()
            assert await client.beats(4) == 4

    asyncio.run(main())
    for client in (blocking.KeeperClient(), blocking.KeeperClient.another()):
        client.more()
        assert client.beats(4) == 4
