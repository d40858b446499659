"""Keys that no venue has given out, and private clients that are made with them."""

from importlib import import_module
from typing import Any

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
