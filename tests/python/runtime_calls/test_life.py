"""Beginning and end: exit, fork, and what is left behind."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import subprocess
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

import playground
import pytest
from playground import blocking

Run = Callable[[Coroutine[Any, Any, Any]], Any]
Python = Callable[..., subprocess.CompletedProcess[str]]

IN_FLIGHT = """
import asyncio, sys, playground
client = playground.PublicClient()
async def main():
    for delay in (0, 0.001, 0.002, 0.005, 60):
        for _ in range(200):
            asyncio.ensure_future(client.get_echo("a", delay) if {kind} else client.create_order(delay))
    await asyncio.sleep({wait})
    {end}
{start}
"""


@pytest.mark.parametrize("turn", range(30))
def test_exit_with_calls_in_flight(python: Python, turn: int) -> None:
    end = ("sys.exit(0)", "raise SystemExit", "return", "KEEP.append(client.get_echo)")[turn % 4]
    loop = ("asyncio.run(main())", "loop = asyncio.new_event_loop(); loop.run_until_complete(main())")[turn % 2]
    setup = "KEEP = []\n" + loop
    program = IN_FLIGHT.format(kind=turn % 3 != 0, wait=turn / 5000, end=end, start=setup)
    ended = python("import warnings; warnings.simplefilter('ignore')\n" + program)
    assert ended.returncode == 0, ended.stderr
    assert "Fatal" not in ended.stderr and "panicked" not in ended.stderr


@pytest.mark.parametrize("turn", range(6))
def test_exit_with_calls_in_flight_on_a_loop_without_readers(python: Python, turn: int) -> None:
    program = """
import asyncio, playground
class Loop(asyncio.SelectorEventLoop):
    def add_reader(self, *_):
        raise NotImplementedError
client = playground.PublicClient()
async def main():
    for delay in (0, 0.001, 0.002, 0.005, 60):
        for _ in range(100):
            asyncio.ensure_future(client.get_echo("a", delay))
    await asyncio.sleep({wait})
loop = Loop()
loop.run_until_complete(main())
"""
    ended = python("import warnings; warnings.simplefilter('ignore')\n" + program.replace("{wait}", str(turn / 1000)))
    assert ended.returncode == 0, ended.stderr
    assert "Fatal" not in ended.stderr and "panicked" not in ended.stderr


def test_exit_while_a_daemon_thread_blocks(python: Python) -> None:
    program = """
import threading, time
from playground import blocking
client = blocking.PublicClient()
threading.Thread(target=client.get_echo, args=("a", 60), daemon=True).start()
time.sleep(0.1)
"""
    ended = python(program)
    assert ended.returncode == 0, ended.stderr


def test_nothing_starts_at_import_nor_for_a_blocking_client(python: Python) -> None:
    program = """
import os, playground, playground.blocking
playground.PublicClient; playground.blocking.PublicClient()
assert len(os.listdir("/proc/self/task")) == 1, os.listdir("/proc/self/task")
"""
    ended = python(program)
    assert ended.returncode == 0, ended.stderr


FORKED = """
import asyncio, os, sys, ccrxt, playground
from playground import blocking
made = playground.PublicClient(), blocking.PublicClient()
assert asyncio.run(made[0].get_echo("a")).text == "a"
assert made[1].get_echo("a").text == "a"
child = os.fork()
if child == 0:
    code = 1
    try:
        for client in made:
            try:
                client.get_echo("a")
            except ccrxt.errors.ForkedError as error:
                assert "make a new one" in str(error)
            else:
                raise AssertionError("no error")
        assert asyncio.run(playground.PublicClient().get_echo("b")).text == "b"
        assert blocking.PublicClient().get_echo("b").text == "b"
        del made, client
        code = 0
    finally:
        sys.stdout.flush()
        os._exit(code)
assert os.waitpid(child, 0)[1] == 0
assert asyncio.run(made[0].get_echo("c", 0.01)).text == "c"
assert made[1].get_echo("c", 0.01).text == "c"
"""


def test_fork(python: Python) -> None:
    ended = python(FORKED)
    assert ended.returncode == 0, ended.stderr


def test_a_call_begun_before_a_fork(python: Python) -> None:
    program = """
import asyncio, os, ccrxt, playground
client = playground.PublicClient()
async def main():
    task = asyncio.ensure_future(client.get_echo("a", 0.2))
    call = client.get_echo("b")
    await asyncio.sleep(0.05)
    child = os.fork()
    if child == 0:
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert (await task).text == "a"
    assert (await call).text == "b"
asyncio.run(main())
"""
    ended = python(program)
    assert ended.returncode == 0, ended.stderr


def descriptors() -> int:
    """How many descriptors are open."""
    return len(os.listdir("/proc/self/fd"))


def threads() -> int:
    """How many threads run, Python's and others."""
    return len(os.listdir("/proc/self/task"))


def resident() -> int:
    """Bytes of memory in use."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def line_server() -> Iterator[str]:
    """A server that sends a line and closes; gives its address."""
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(16)
                    connection.sendall(b"hello\n")

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"127.0.0.1:{server.getsockname()[1]}"
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join(20)


def test_nothing_is_left_of_2000_calls(run: Run) -> None:
    with line_server() as address:
        client = playground.PublicClient(address=address)
        twin = blocking.PublicClient(address=address)

        async def ask(count: int) -> None:
            for _ in range(count // 20):
                for answer in await asyncio.gather(*(client.get_line() for _ in range(20))):
                    assert answer.text == "hello\n"

        def both(count: int) -> tuple[int, int, int]:
            run(ask(count))
            for _ in range(count):
                assert twin.get_line().text == "hello\n"
            gc.collect()
            return descriptors(), threads(), resident()

        before = both(400)
        after = both(2000)
        assert after[0] <= before[0]
        assert after[1] <= before[1]
        assert after[2] - before[2] < 2_000_000


def test_torn_off_and_refused_calls_leave_nothing(run: Run) -> None:
    client = playground.PublicClient()

    async def main(count: int) -> None:
        for _ in range(count):
            task = asyncio.create_task(client.get_echo("a" * 1000, 60))
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, client.get_refused(), return_exceptions=True)
            call = client.get_echo("a" * 1000)
            call.close()

    run(main(400))
    gc.collect()
    before = resident()
    run(main(3000))
    gc.collect()
    assert resident() - before < 2_000_000


def test_loops_leave_no_descriptor(run: Run) -> None:
    client = playground.PublicClient()
    for _ in range(3):
        run(client.get_echo("a"))
    before = descriptors()
    for _ in range(100):
        run(client.get_echo("a"))
    gc.collect()
    assert descriptors() <= before


def test_loops_that_nobody_closes_leave_no_descriptor() -> None:
    client = playground.PublicClient()

    def leave_open() -> None:
        asyncio.new_event_loop().run_until_complete(client.get_echo("a"))
        gc.collect()

    def some(count: int) -> int:
        for _ in range(count):
            with pytest.warns(ResourceWarning):
                leave_open()
        return descriptors()

    assert some(20) <= some(5)


def test_clients_leave_nothing() -> None:
    def some(count: int) -> tuple[int, int]:
        for _ in range(count):
            with blocking.PublicClient() as client:
                client.get_echo("a")
            asyncio.run(playground.PublicClient().get_echo("a"))
        gc.collect()
        return descriptors(), threads()

    few = some(5)
    many = some(50)
    assert many[0] <= few[0] and many[1] <= few[1]
