"""The peers that carry bytes, each behind two methods: the body of a GET, and of a POST whose URL says all.

In: a URL of the local exchange. Out: the bytes of the reply, as cheaply as each library can give them.
"""

import socket
from importlib import import_module
from typing import Any, Protocol
from urllib.parse import urlsplit

import aiohttp
import requests


class AsyncPeer(Protocol):
    async def get(self, url: str) -> bytes: ...

    async def post(self, url: str, headers: dict[str, str]) -> bytes: ...

    async def close(self) -> None: ...


class Aiohttp:
    def __init__(self) -> None:
        self._session = aiohttp.ClientSession(auto_decompress=True)

    async def get(self, url: str) -> bytes:
        async with self._session.get(url) as reply:
            return await reply.read()

    async def post(self, url: str, headers: dict[str, str]) -> bytes:
        async with self._session.post(url, headers=headers) as reply:
            return await reply.read()

    async def close(self) -> None:
        await self._session.close()


class Nautilus:
    """nautilus_trader's client in Rust; only where its wheel is installed."""

    def __init__(self, native: Any) -> None:
        self._client = native.HttpClient()
        self._get, self._post = native.HttpMethod.GET, native.HttpMethod.POST

    async def get(self, url: str) -> bytes:
        reply = await self._client.request(self._get, url)
        body: bytes = reply.body
        return body

    async def post(self, url: str, headers: dict[str, str]) -> bytes:
        reply = await self._client.request(self._post, url, headers=headers)
        body: bytes = reply.body
        return body

    async def close(self) -> None:
        """Nothing to do: it closes with the process."""


class Requests:
    def __init__(self) -> None:
        self._session = requests.Session()

    def get(self, url: str) -> bytes:
        return self._session.get(url, timeout=10).content

    def post(self, url: str, headers: dict[str, str]) -> bytes:
        return self._session.post(url, headers=headers, timeout=10).content


class RawSocket:
    """The floor for a blocking call: a request that is written as bytes, a reply that is searched for its length."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base)
        assert parts.hostname is not None
        self._socket = socket.create_connection((parts.hostname, parts.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._base, self._host = len(base), parts.netloc

    def get(self, url: str) -> bytes:
        return self._ask("GET", url, "")

    def post(self, url: str, headers: dict[str, str]) -> bytes:
        return self._ask("POST", url, "".join(f"{name}: {value}\r\n" for name, value in headers.items()))

    def _ask(self, method: str, url: str, fields: str) -> bytes:
        request = f"{method} {url[self._base :]} HTTP/1.1\r\nHost: {self._host}\r\n{fields}\r\n"
        self._socket.sendall(request.encode())
        reply = self._socket.recv(65536)
        head, _, body = reply.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r")[0])
        while len(body) < length:
            body += self._socket.recv(65536)
        return body


def nautilus() -> Nautilus | None:
    """Give nautilus' client, if it is installed."""
    try:
        return Nautilus(import_module("nautilus_trader.core.nautilus_pyo3"))
    except ImportError:
        return None


def carriers(suffix: str) -> dict[str, AsyncPeer]:
    """Give those that are installed, by name; `suffix` says what they are used with."""
    found: dict[str, AsyncPeer] = {f"aiohttp + {suffix}": Aiohttp()}
    if (native := nautilus()) is not None:
        found[f"nautilus + {suffix}"] = native
    return found
