"""Blocking twins: same names, same arguments, no event loop."""

import inspect
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from ccrxt.binance import spot
from exchange import Exchange
from served import serve, then_hold


def _public(client: type) -> set[str]:
    return {name for name in dir(client) if not name.startswith("_")}


def test_it_has_the_methods_of_its_twin() -> None:
    assert _public(spot.blocking.PublicRestClient) == _public(spot.PublicRestClient)
    for name in _public(spot.PublicRestClient):
        method = getattr(spot.PublicRestClient, name)
        if inspect.isroutine(method):
            assert inspect.signature(getattr(spot.blocking.PublicRestClient, name)) == inspect.signature(method)


def test_it_works_in_many_threads_at_once(exchange: Exchange) -> None:
    found: list[str] = []
    with spot.blocking.PublicRestClient(limits="off") as client:

        def work() -> None:
            found.extend(client.get_ticker("BTCUSDT").symbol for _ in range(20))

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == ["BTCUSDT"] * 160


def test_other_threads_run_while_it_waits() -> None:
    released = threading.Event()
    with (
        serve(then_hold(b"", released)) as host,
        spot.blocking.PublicRestClient(base_url=host.url, timeout=0.3) as client,
    ):
        ticks = 0
        done = threading.Event()

        def tick() -> None:
            nonlocal ticks
            while not done.is_set():
                ticks += 1
                time.sleep(0.001)

        thread = threading.Thread(target=tick)
        thread.start()
        with pytest.raises(TimeoutError):
            client.get_ticker("BTCUSDT")
        done.set()
        thread.join()
        released.set()
    assert ticks > 10


def test_it_starts_no_thread_of_its_own(exchange: Exchange) -> None:
    code = """
import os, ccrxt
with ccrxt.binance.spot.blocking.PublicRestClient() as client:
    client.get_ticker("BTCUSDT")
    print(len(os.listdir("/proc/self/task")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


INTERRUPTED = """
import sys, ccrxt
client = ccrxt.binance.spot.blocking.PublicRestClient(base_url=sys.argv[1], timeout=60)
try:
    client.get_ticker("BTCUSDT")
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_interrupts_it() -> None:
    released = threading.Event()
    with serve(then_hold(b"", released)) as host:
        command = [sys.executable, "-c", INTERRUPTED, host.url]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            while not host.requests:
                time.sleep(0.005)
            os.kill(process.pid, signal.SIGINT)
            output, _ = process.communicate(timeout=20)
        released.set()
    assert output == "interrupted\n"
    assert process.returncode == 0


def test_a_signal_handler_runs_while_it_waits_and_the_call_goes_on(exchange: Exchange) -> None:
    exchange.fault("delay", venue="binance", ms=400)
    seen: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _: seen.append(number))
    timer = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGUSR1))
    try:
        with spot.blocking.PublicRestClient() as client:
            timer.start()
            assert client.get_ticker("BTCUSDT").symbol == "BTCUSDT"
    finally:
        timer.join()
        signal.signal(signal.SIGUSR1, before)
    assert seen == [signal.SIGUSR1]
