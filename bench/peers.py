"""The peers that carry bytes, each behind two methods: the body of a GET, and of a POST whose URL says all.

In: a URL of the local exchange. Out: the bytes of the reply, as cheaply as each library can give them.
"""

import asyncio
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
        self._form = _Form(base)
        self._socket = socket.create_connection(self._form.address)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, url: str) -> bytes:
        return self._ask(self._form.request("GET", url, {}))

    def post(self, url: str, headers: dict[str, str]) -> bytes:
        return self._ask(self._form.request("POST", url, headers))

    def _ask(self, request: bytes) -> bytes:
        self._socket.sendall(request)
        reply = self._socket.recv(65536)
        while (body := _whole(reply)) is None:
            reply += self._socket.recv(65536)
        return body


class RawProtocol(asyncio.Protocol):
    """The floor for an awaited call: the same on the loop's own transport, one call at a time."""

    def __init__(self, base: str) -> None:
        self._form = _Form(base)
        self._transport: asyncio.Transport | None = None
        self._reply = b""
        self._body: asyncio.Future[bytes] | None = None

    async def get(self, url: str) -> bytes:
        return await self._ask(self._form.request("GET", url, {}))

    async def post(self, url: str, headers: dict[str, str]) -> bytes:
        return await self._ask(self._form.request("POST", url, headers))

    async def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._reply += data
        body = _whole(self._reply)
        if body is not None and self._body is not None:
            self._body.set_result(body)

    async def _ask(self, request: bytes) -> bytes:
        loop = asyncio.get_running_loop()
        if self._transport is None:
            self._transport, _ = await loop.create_connection(lambda: self, *self._form.address)
        self._reply, self._body = b"", loop.create_future()
        self._transport.write(request)
        return await self._body


class _Form:
    """How a request to a base URL is written."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base)
        assert parts.hostname is not None
        assert parts.port is not None
        self.address = (parts.hostname, parts.port)
        self._base, self._host = len(base), parts.netloc

    def request(self, method: str, url: str, headers: dict[str, str]) -> bytes:
        fields = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"{method} {url[self._base :]} HTTP/1.1\r\nHost: {self._host}\r\n{fields}\r\n".encode()


def _whole(reply: bytes) -> bytes | None:
    """Give the body of a reply that says its length, once all of it is there."""
    head, end, body = reply.partition(b"\r\n\r\n")
    if not end:
        return None
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r")[0])
    return body if len(body) >= length else None


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
