"""Starts the local exchange, for the test suite, the demo and the benchmark.

    with Exchange(symbols=100) as exchange, exchange.environment():
        exchange.fault("cut", venue="binance", at=20)
        ...
        exchange.requests()

The binary is ``$CCRXT_EXCHANGE``, or the newest of ``target/{release,debug}/exchange`` (``cargo build -p exchange``).
"""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import subprocess
import types
import urllib.request
from collections.abc import Iterator
from typing import Any, Self

VENUES = ("binance", "kucoin", "okx")


class Exchange:
    """The running exchange. Keyword arguments are its command-line options, with ``_`` for ``-``."""

    urls: dict[str, str]
    """Base URL of each venue, and of ``control``; known once it runs."""

    def __init__(self, **options: str | int | bool) -> None:
        self._command = [str(binary()), "--parent-watch"]
        for name, value in options.items():
            self._command.append("--" + name.replace("_", "-"))
            if not isinstance(value, bool):
                self._command.append(str(value))
            elif name in ("limits",):
                self._command.append("on" if value else "off")
        self._process: subprocess.Popen[str] | None = None
        self.urls = {}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"The exchange did not start: {' '.join(self._command)}")
        self.urls = json.loads(line)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: types.TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes its standard input, at which it exits, and waits for that."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None and process.stdout is not None
        process.stdin.close()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()

    @property
    def pid(self) -> int:
        """Of the exchange's process."""
        assert self._process is not None
        return self._process.pid

    @contextlib.contextmanager
    def environment(self) -> Iterator[None]:
        """Within it, ``CCRXT_BINANCE_URL`` and its like name this exchange."""
        before = {key: os.environ.get(key) for key in self.variables()}
        os.environ.update(self.variables())
        try:
            yield
        finally:
            for key, value in before.items():
                if value is None:
                    os.environ.pop(key, None)
                else:
                    os.environ[key] = value

    def variables(self) -> dict[str, str]:
        """The environment variables that point clients here."""
        return {f"CCRXT_{venue.upper()}_URL": self.urls[venue] for venue in VENUES}

    def keys(self) -> dict[str, str]:
        """The environment variables that hold the keys of the accounts that are open from the start."""
        keys = {"KEY": "local-key", "SECRET": "local-secret", "PASSPHRASE": "local-passphrase"}
        return {f"{venue.upper()}_{name}": value for venue in VENUES for name, value in keys.items()}

    def fault(self, kind: str, *, venue: str | None = None, path: str | None = None, **details: Any) -> None:
        """Makes the next matching request fail; ``count=-1`` makes all of them fail.

        ``path`` is the end of a path, ``count`` how many requests (default 1), ``after`` how many are served first;
        other details belong to the kind: see the exchange's ``fault`` module.
        """
        rule = {"kind": kind, "venue": venue, "path": path, **details}
        self.control("POST", "faults", [{key: value for key, value in rule.items() if value is not None}])

    def open(self, venue: str, **details: Any) -> None:
        """Opens an account, or pays into it; for the details see the exchange's `Opening`."""
        self.control("POST", "accounts", [{"venue": venue, **details}])

    def requests(self) -> list[dict[str, Any]]:
        """What was received since the start or the last reset, oldest first."""
        received: list[dict[str, Any]] = self.control("GET", "requests")
        return received

    def reset(self) -> None:
        """Forgets faults, received requests, used limits and bans."""
        self.control("POST", "reset")

    def advance(self, milliseconds: int) -> None:
        """Moves the clock of the market on."""
        self.control("POST", "clock", {"advance": milliseconds})

    def control(self, method: str, name: str, body: Any = None) -> Any:
        """Calls a control endpoint."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            f"{self.urls['control']}/__control/{name}",
            data=data,
            method=method,
            headers={"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.loads(response.read())


def binary() -> pathlib.Path:
    """Where the exchange is; raises with what to do when it is nowhere."""
    if named := os.environ.get("CCRXT_EXCHANGE"):
        return pathlib.Path(named)
    root = pathlib.Path(__file__).resolve().parents[2]
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", root / "target"))
    built = [path for kind in ("release", "debug") if (path := target / kind / "exchange").is_file()]
    if not built:
        raise FileNotFoundError("The local exchange is not built: run `cargo build -p exchange`.")
    return max(built, key=lambda path: path.stat().st_mtime)
