"""The peers that are clients of Binance themselves: each signs and sends an order, and gives its reply as a dict.

In: a key, a secret and the URL of the local exchange. Out: clients, without limits of their own and without a request
that the order does not need.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

Reply = dict[str, str]


class Library(Protocol):
    def order(self, parameters: dict[str, str]) -> Reply: ...


class AsyncLibrary(Protocol):
    async def order(self, parameters: dict[str, str]) -> Reply: ...

    async def close(self) -> None: ...


class PythonBinance:
    def __init__(self, key: str, secret: str, base: str) -> None:
        self._client = import_module("binance").Client(key, secret, ping=False)
        self._client.API_URL = f"{base}/api"

    def order(self, parameters: dict[str, str]) -> Reply:
        reply: Reply = self._client.create_order(**parameters)
        return reply


class AsyncPythonBinance:
    def __init__(self, key: str, secret: str, base: str) -> None:
        self._client = import_module("binance").AsyncClient(key, secret)
        self._client.API_URL = f"{base}/api"

    async def order(self, parameters: dict[str, str]) -> Reply:
        reply: Reply = await self._client.create_order(**parameters)
        return reply

    async def close(self) -> None:
        await self._client.close_connection()


class Ccxt:
    """By the method that is named like the endpoint: `create_order` would first ask for all markets."""

    def __init__(self, key: str, secret: str, base: str) -> None:
        self._exchange = _ccxt("ccxt", key, secret, base)

    def order(self, parameters: dict[str, str]) -> Reply:
        reply: Reply = self._exchange.private_post_order(parameters)
        return reply


class AsyncCcxt:
    def __init__(self, key: str, secret: str, base: str) -> None:
        self._exchange = _ccxt("ccxt.async_support", key, secret, base)

    async def order(self, parameters: dict[str, str]) -> Reply:
        reply: Reply = await self._exchange.private_post_order(parameters)
        return reply

    async def close(self) -> None:
        await self._exchange.close()


def _ccxt(module: str, key: str, secret: str, base: str) -> Any:
    exchange = import_module(module).binance({"apiKey": key, "secret": secret, "enableRateLimit": False})
    exchange.urls["api"]["private"] = f"{base}/api/v3"
    return exchange


ASYNC: dict[str, Callable[[str, str, str], AsyncLibrary]] = {
    "python-binance": AsyncPythonBinance,
    "ccxt": AsyncCcxt,
}
BLOCKING: dict[str, Callable[[str, str, str], Library]] = {
    "python-binance": PythonBinance,
    "ccxt": Ccxt,
}
