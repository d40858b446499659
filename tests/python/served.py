"""Hosts that answer with bytes of a test's choice: what no venue should send, and what one may send tomorrow.

Questions for the time they answer by themselves and keep no record of: they do not tell it, so that clients go by their
own clock. Where a test is about the time, it answers those as well.
"""

import json
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

Answer = Callable[[socketserver.StreamRequestHandler, bytes], None]

TIMES = ("/api/v3/time", "/api/v1/timestamp", "/api/v5/public/time")
"""Where the venues are asked for their time."""


@dataclass(frozen=True)
class Received:
    """A request as it came."""

    line: str
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def path(self) -> str:
        """The path without the query."""
        return self.line.split()[1].partition("?")[0]

    @property
    def query(self) -> str:
        """The query as it stands."""
        return self.line.split()[1].partition("?")[2]


class Host:
    """A listening host."""

    url: str
    received: list[Received]
    """The requests that came, oldest first."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.received = []

    @property
    def requests(self) -> list[str]:
        """The request lines that came, oldest first."""
        return [received.line for received in self.received]


@contextmanager
def serve(answer: Answer, *, tells_time: bool = False) -> Iterator[Host]:
    """Run a host that lets `answer` write to the connection for every request that comes."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while line := self.rfile.readline():
                headers = {}
                while field := self.rfile.readline().strip().decode():
                    name, _, value = field.partition(":")
                    headers[name.lower()] = value.strip()
                body = self.rfile.read(int(headers.get("content-length", 0)))
                request = Received(line.decode().strip(), headers, body)
                unasked = not tells_time and request.path in TIMES
                if not unasked:
                    host.received.append(request)
                try:
                    (not_found if unasked else answer)(self, line)
                except (BrokenPipeError, ConnectionResetError):
                    return
                if self.wfile.closed:
                    return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), Handler) as server:
        host = Host(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


def reply(body: object, *, status: str = "200 OK", headers: dict[str, str] | None = None) -> bytes:
    """Give a whole reply; a body that is not bytes is sent as JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {"Content-Type": "application/json", "Content-Length": str(len(data))} | (headers or {})
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + data


def not_found(handler: socketserver.StreamRequestHandler, _: bytes) -> None:
    """Answer that there is nothing."""
    handler.wfile.write(reply(b"", status="404 Not Found"))


def always(data: bytes) -> Answer:
    """Answer every request with these bytes."""

    def answer(handler: socketserver.StreamRequestHandler, _: bytes) -> None:
        handler.wfile.write(data)

    return answer


def then_close(data: bytes) -> Answer:
    """Answer with these bytes and close the connection."""

    def answer(handler: socketserver.StreamRequestHandler, _: bytes) -> None:
        handler.wfile.write(data)
        handler.wfile.close()
        handler.connection.close()

    return answer


def then_hold(data: bytes, released: threading.Event) -> Answer:
    """Answer with these bytes and say nothing more until released."""

    def answer(handler: socketserver.StreamRequestHandler, _: bytes) -> None:
        handler.wfile.write(data)
        released.wait(30)

    return answer


@contextmanager
def serving(body: Any, **details: Any) -> Iterator[Host]:
    """Run a host that answers every request with this body."""
    with serve(always(reply(body, **details))) as host:
        yield host
