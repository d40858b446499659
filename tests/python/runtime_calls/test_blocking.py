"""Blocking twins."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import ccrxt
import playground
import pytest
from playground import blocking


def test_calls_block() -> None:
    client = blocking.PublicClient()
    assert client.get_echo("a").text == "a"
    assert client.get_echo("b", after=0.001).text == "b"
    assert client.get_local(playground.EchoRequest(text="c", after=0.001)).text == "c"
    assert client.ended == 2


def test_errors_and_panics() -> None:
    client = blocking.PublicClient()
    with pytest.raises(ccrxt.errors.InvalidSymbol) as caught:
        client.get_refused()
    assert vars(caught.value)["play"] == "more"
    for method, text in ((client.panic_early, "early"), (client.panic_late, "late")):
        with pytest.raises(ccrxt.errors.InternalError, match=text):
            method()
    assert client.get_echo("a").text == "a"


def test_several_threads_wait_at_the_same_time() -> None:
    client = blocking.PublicClient()
    count, texts = 8, []
    together = threading.Barrier(count)

    def work(name: str) -> None:
        together.wait(20)
        texts.extend(client.get_echo(name, 0.2).text for _ in range(2))

    threads = [threading.Thread(target=work, args=(str(i),)) for i in range(count)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(texts) == sorted(str(i) for i in range(count) for _ in range(2))
    # One after the other would take eight times 0.4 s.
    assert time.monotonic() - began < 3.2


def test_other_threads_run_while_a_call_blocks() -> None:
    client = blocking.PublicClient()
    released = threading.Event()
    thread = threading.Thread(target=lambda: (client.get_echo("a", 0.2), released.set()))
    thread.start()
    turns = 0
    while not released.is_set():
        turns += 1
        time.sleep(0.001)
    thread.join(20)
    assert turns > 10


PROGRAM = """
import os, signal, sys, threading, time
from playground import blocking

client = blocking.PublicClient()

def press():
    while client.begun == 0:
        time.sleep(0.001)
    time.sleep(0.15)
    os.kill(os.getpid(), signal.SIGINT)

threading.Thread(target=press).start()
try:
    {call}
except KeyboardInterrupt:
    print("interrupted", client.ended, client.torn)
print(client.get_echo("again").text)
"""


def interrupt(call: str) -> list[str]:
    """Press Ctrl-C in a program while it makes this call; gives what it prints."""
    command = [sys.executable, "-c", PROGRAM.format(call=call)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=50)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


def test_ctrl_c_ends_a_call() -> None:
    assert interrupt('client.get_echo("a", 3600)') == ["interrupted 0 1", "again"]


def test_ctrl_c_leaves_what_changes_something_to_its_end() -> None:
    assert interrupt("client.create_order(1.0)") == ["interrupted 1 0", "again"]


def test_no_thread_is_started() -> None:
    program = """
import os
from playground import blocking
client = blocking.PublicClient()
before = len(os.listdir("/proc/self/task"))
client.get_echo("a", 0.01)
assert len(os.listdir("/proc/self/task")) == before, os.listdir("/proc/self/task")
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
