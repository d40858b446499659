"""Keys that no venue has given out, private clients that are made with them, and what those must have signed."""

import base64
import hmac
import urllib.parse
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from served import Received

VENUES = ("binance", "kucoin", "okx")

# Distinctive, so that a test can look for them wherever they must not be.
KEY = "kEy-0123456789-canary"
SECRET = "sEcReT-0123456789-canary"
PASSPHRASE = "pAsSpHrAsE-0123456789-canary"


def credentials(venue: str) -> dict[str, str]:
    """Give the arguments that a venue's private clients need."""
    passphrase = {} if venue == "binance" else {"passphrase": PASSPHRASE}
    return {"key": KEY, "secret": SECRET, **passphrase}


def private(venue: str, *, blocking: bool = False, **arguments: Any) -> Any:
    """Make a private client of a venue."""
    module = import_module(f"ccrxt.{venue}.spot" + (".blocking" if blocking else ""))
    return module.PrivateRestClient(**credentials(venue) | arguments)


def sign(payload: bytes) -> bytes:
    """What the secret would have signed."""
    return hmac.digest(SECRET.encode(), payload, "sha256")


def signature(venue: str, request: Received) -> tuple[bytes, bytes]:
    """Give what a request had to sign, and its signature."""
    method, target, _ = request.line.split()
    headers = request.headers
    if venue == "binance":
        return signed(request), bytes.fromhex(request.query.partition("&signature=")[2])
    time, sent = {
        "kucoin": ("kc-api-timestamp", "kc-api-sign"),
        "okx": ("ok-access-timestamp", "ok-access-sign"),
    }[venue]
    return f"{headers[time]}{method}{target}".encode() + request.body, base64.b64decode(headers[sent])


def signed(request: Received) -> bytes:
    """What Binance has a request sign, which is all of its query but the signature."""
    return request.query.partition("&signature=")[0].encode()


def spellings() -> Iterator[bytes]:
    """Give every way in which a key, a secret or a passphrase may be written somewhere."""
    for text in KEY, SECRET, PASSPHRASE:
        plain = text.encode()
        yield plain
        yield plain.hex().encode()
        yield plain.hex().upper().encode()
        yield base64.b64encode(plain).rstrip(b"=")
        yield base64.urlsafe_b64encode(plain).rstrip(b"=")
        yield urllib.parse.quote(text).encode()
        yield text.encode("utf-16-le")
        yield ", ".join(map(str, plain)).encode()
        yield hmac.digest(plain, b"", "sha256")
