"""The peers, each behind one method: the body of a GET.

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

    async def close(self) -> None: ...


class Aiohttp:
    def __init__(self) -> None:
        self._session = aiohttp.ClientSession(auto_decompress=True)

    async def get(self, url: str) -> bytes:
        async with self._session.get(url) as reply:
            return await reply.read()

    async def close(self) -> None:
        await self._session.close()


class Nautilus:
    """nautilus_trader's client in Rust; only where its wheel is installed."""

    def __init__(self, native: Any) -> None:
        self._client = native.HttpClient()
        self._method = native.HttpMethod.GET

    async def get(self, url: str) -> bytes:
        reply = await self._client.request(self._method, url)
        body: bytes = reply.body
        return body

    async def close(self) -> None:
        """Nothing to do: it closes with the process."""


class Requests:
    def __init__(self) -> None:
        self._session = requests.Session()

    def get(self, url: str) -> bytes:
        return self._session.get(url, timeout=10).content


class RawSocket:
    """The floor for a blocking call: a request made beforehand, a reply searched for its length."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname is not None
        self._socket = socket.create_connection((parts.hostname, parts.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._request = f"GET {parts.path}?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode()

    def get(self) -> bytes:
        self._socket.sendall(self._request)
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
