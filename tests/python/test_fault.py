"""Hosts that fail in every way: each time the documented exception, in time, and the client goes on working."""

import contextlib
import gc
import gzip
import os
import socket
import sys
import threading
from collections.abc import Iterator

import ccrxt
import pytest
from ccrxt import errors
from ccrxt.binance import spot
from conftest import Run
from served import Host, always, reply, serve, then_close, then_hold

GOOD = reply({"symbol": "BTCUSDT", "price": "1"})
WHOLE = b'{"symbol":"BTCUSDT","price":"1"}'
NESTED = b"[" * 10_000 + b"]" * 10_000


def _head(*fields: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *fields, "", ""]).encode()


BAD = {
    "half a body": (then_close(_head("Content-Length: 100") + WHOLE), errors.ReadError),
    "half a chunk": (then_close(_head("Transfer-Encoding: chunked") + b"20\r\n{"), errors.ReadError),
    "no HTTP": (then_close(b"220 smtp ready\r\n\r\n"), errors.TransportError),
    "an endless head": (then_close(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000), errors.TransportError),
    "two lengths": (then_close(_head("Content-Length: 5", "Content-Length: 6") + WHOLE), errors.TransportError),
    "a redirect": (always(reply(b"", status="302 Found", headers={"Location": "/x"})), errors.RedirectRefused),
    "1 GiB announced": (then_close(_head("Content-Length: 1073741824") + WHOLE), errors.BodyTooLarge),
    "no JSON": (always(reply(b"nonsense")), errors.DecodeError),
    "JSON cut short": (always(reply(WHOLE[:-5])), errors.DecodeError),
    "two values": (always(reply(WHOLE + WHOLE)), errors.DecodeError),
    "10,000 nested arrays": (always(reply(NESTED)), errors.DecodeError),
    "invalid UTF-8": (always(reply(b'{"symbol":"\xff\xfe","price":"1"}')), errors.DecodeError),
    "a lone surrogate": (always(reply(b'{"symbol":"\\ud800","price":"1"}')), errors.DecodeError),
    "NaN": (always(reply(b'{"symbol":"BTCUSDT","price":NaN}')), errors.DecodeError),
    "null": (always(reply(b"null")), errors.DecodeError),
    "no gzip": (always(reply(b"nonsense", headers={"Content-Encoding": "gzip"})), errors.CcrxtError),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_answer_is_its_exception_and_the_client_lives(fault: str, run: Run) -> None:
    bad, expected = BAD[fault]
    with _once(bad) as host:

        async def main() -> None:
            async with spot.PublicRestClient(base_url=host.url, timeout=5, limits="off") as client:
                with pytest.raises(expected) as caught:
                    await client.get_ticker("BTCUSDT")
                assert isinstance(caught.value, ccrxt.binance.BinanceError)
                assert len(str(caught.value)) > 20
                assert (await client.get_ticker("BTCUSDT")).symbol == "BTCUSDT"

        run(main())
    with _once(bad) as host, spot.blocking.PublicRestClient(base_url=host.url, timeout=5, limits="off") as client:
        with pytest.raises(expected):
            client.get_ticker("BTCUSDT")
        assert client.get_ticker("BTCUSDT").symbol == "BTCUSDT"


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 200 O"])
def test_a_call_that_was_not_answered_is_sent_again_as_it_changes_nothing(sent: bytes) -> None:
    with _once(then_close(sent)) as host, spot.blocking.PublicRestClient(base_url=host.url) as client:
        assert client.get_ticker("BTCUSDT").symbol == "BTCUSDT"
        assert len(host.requests) == 2
    with serve(then_close(sent)) as host, spot.blocking.PublicRestClient(base_url=host.url, timeout=5) as client:
        with pytest.raises(errors.ReadError):
            client.get_ticker("BTCUSDT")
        assert 2 <= len(host.requests) <= 5


def test_a_body_without_end_is_cut_off() -> None:
    def endless(handler: object, _: bytes) -> None:
        write = handler.wfile.write  # type: ignore[attr-defined]
        write(_head("Transfer-Encoding: chunked"))
        while True:
            write(b"100000\r\n" + b" " * 0x100000 + b"\r\n")

    with (
        serve(endless) as host,
        spot.blocking.PublicRestClient(base_url=host.url) as client,
        pytest.raises(errors.BodyTooLarge),
    ):
        client.get_ticker("BTCUSDT")


def test_a_gzip_bomb_does_not_go_off() -> None:
    bomb = gzip.compress(bytes(2**28), 1)
    with (
        serve(always(reply(bomb, headers={"Content-Encoding": "gzip"}))) as host,
        spot.blocking.PublicRestClient(base_url=host.url) as client,
        pytest.raises((errors.BodyTooLarge, errors.DecodeError)),
    ):
        client.get_ticker("BTCUSDT")


@pytest.mark.parametrize(
    "sent", [b"", b"HTTP/1.1 200 OK\r\n", _head("Content-Length: 100"), _head("Content-Length: 100") + b"{"]
)
def test_a_host_that_falls_silent_is_a_timeout(sent: bytes, run: Run) -> None:
    released = threading.Event()
    with serve(then_hold(sent, released)) as host:

        async def main() -> None:
            async with spot.PublicRestClient(base_url=host.url, timeout=0.2) as client:
                with pytest.raises(errors.Timeout) as caught:
                    await client.get_ticker("BTCUSDT")
                assert isinstance(caught.value, TimeoutError)

        run(main())
        with (
            spot.blocking.PublicRestClient(base_url=host.url, timeout=30, read_timeout=0.2) as client,
            pytest.raises(errors.Timeout),
        ):
            client.get_ticker("BTCUSDT")
        released.set()


def test_a_port_that_nobody_listens_on_is_a_connect_error() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        with spot.blocking.PublicRestClient(base_url=url) as client, pytest.raises(errors.ConnectError):
            client.get_ticker("BTCUSDT")


def test_a_name_that_does_not_resolve_is_a_connect_error() -> None:
    with (
        spot.blocking.PublicRestClient(base_url="https://no-such-host.invalid", timeout=20) as client,
        pytest.raises(errors.ConnectError),
    ):
        client.get_ticker("BTCUSDT")


def test_a_host_without_tls_is_a_connect_error() -> None:
    with (
        serve(always(b"no TLS")) as host,
        spot.blocking.PublicRestClient(base_url=host.url.replace("http:", "https:"), timeout=5) as client,
        pytest.raises(errors.TransportError),
    ):
        client.get_ticker("BTCUSDT")


def test_a_proxy_that_is_down_is_a_proxy_error() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{free.getsockname()[1]}"
        with (
            spot.blocking.PublicRestClient(base_url="https://example.com", proxy=proxy) as client,
            pytest.raises(errors.ProxyError),
        ):
            client.get_ticker("BTCUSDT")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_failures_leak_no_descriptor_and_no_thread() -> None:
    answers = [bad for bad, _ in BAD.values()]

    def work() -> None:
        for answer in answers:
            with _once(answer) as host, spot.blocking.PublicRestClient(base_url=host.url, limits="off") as client:
                with contextlib.suppress(ccrxt.binance.BinanceError):
                    client.get_ticker("BTCUSDT")
                client.get_ticker("BTCUSDT")
        gc.collect()

    work()
    before = _held()
    for _ in range(3):
        work()
    assert _held() == before


@contextlib.contextmanager
def _once(bad: object) -> Iterator[Host]:
    """Run a host that answers badly once, and well from then on."""
    lock, calls = threading.Lock(), iter([bad])

    def answer(handler: object, line: bytes) -> None:
        with lock:
            now = next(calls, always(GOOD))
        now(handler, line)  # type: ignore[operator]

    with serve(answer) as host:
        yield host


def _held() -> tuple[int, int]:
    """Count the descriptors and threads of this process, once the hosts' threads have seen their clients hang up."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(5)
    return len(os.listdir("/proc/self/fd")), threading.active_count()
