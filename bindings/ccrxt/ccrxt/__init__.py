"""One import for every installed ccrxt venue.

``import ccrxt`` costs nothing to speak of: a venue is loaded when it is first touched.

    import asyncio
    import ccrxt

    async def main() -> None:
        client = ccrxt.binance.spot.PublicRestClient()
        ticker = await client.get_ticker("BTCUSDT")
        print(ticker.price)

    asyncio.run(main())

Every venue is a wheel of its own: ``pip install 'ccrxt[binance]'``. What all venues share lives here: the tree of
exceptions (``ccrxt.errors``), moments in a venue's unit (``ccrxt.Time``), the bases of results (``ccrxt.Record``,
``ccrxt.List``, ``ccrxt.Map``), free JSON (``ccrxt.Json``), what came with a reply (``ccrxt.meta``), what signs in
place of a secret (``ccrxt.Signer``) and what happens on the way of calls (``ccrxt.Event``).
"""

# Both type checkers take the name as true; a cold `import typing` would cost 9 ms here.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from . import errors as errors
    from .errors import InternalError as InternalError
    from .event import Event as Event
    from .json import Json as Json
    from .reply import LimitUse as LimitUse
    from .reply import Meta as Meta
    from .reply import meta as meta
    from .sent import Sent as Sent
    from .sent import SentOrder as SentOrder
    from .sent import client_order_id as client_order_id
    from .signer import Signer as Signer
    from .times import Microseconds as Microseconds
    from .times import Milliseconds as Milliseconds
    from .times import Nanoseconds as Nanoseconds
    from .times import Seconds as Seconds
    from .times import Time as Time
    from .views import BlockingStream as BlockingStream
    from .views import List as List
    from .views import Map as Map
    from .views import Record as Record
    from .views import Stream as Stream

if TYPE_CHECKING:
    # <venues imports>
    from . import binance as binance
    from . import kucoin as kucoin
    from . import okx as okx
    # </venues imports>

__version__ = "0.1.0"

# <venues names>
_VENUES: "tuple[str, ...]" = ("binance", "kucoin", "okx")
# </venues names>

# Where the other public names live; each module is loaded when one of its names is first used.
_HOMES: "dict[str, str]" = {
    "BlockingStream": "views",
    "Event": "event",
    "InternalError": "errors",
    "Json": "json",
    "LimitUse": "reply",
    "List": "views",
    "Map": "views",
    "Meta": "reply",
    "Microseconds": "times",
    "Milliseconds": "times",
    "Nanoseconds": "times",
    "Record": "views",
    "Seconds": "times",
    "Sent": "sent",
    "SentOrder": "sent",
    "Signer": "signer",
    "Stream": "views",
    "Time": "times",
    "client_order_id": "sent",
    "meta": "reply",
}


class MissingVenueError(ModuleNotFoundError):
    """The wheel of a venue is not installed; the message has the command that installs it."""


def installed() -> "dict[str, str]":
    """Give the installed venues with the version of each one's wheel, by name."""
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for venue in _VENUES:
        try:
            found[venue] = version(f"ccrxt-{venue}")
        except PackageNotFoundError:
            continue
    return found


def _portions(path: "list[str]") -> "list[str]":
    """Add every other `ccrxt` folder of `sys.path`: editable installs put each venue into a folder of its own."""
    import sys
    from os.path import isdir

    own = __name__.replace(".", "/")
    others = (f"{entry}/{own}" for entry in sys.path if entry)
    return path + [folder for folder in others if folder not in path and isdir(folder)]


__path__ = _portions(list(__path__))

if not TYPE_CHECKING:  # so that `ccrxt.typo` stays an error for a type checker

    def __getattr__(name: str) -> object:
        if name in _VENUES:
            return _venue(name)
        home = _HOMES.get(name)
        if home is None and name != "errors":
            raise AttributeError(f"module 'ccrxt' has no attribute {name!r}")
        from importlib import import_module

        module = import_module(f"ccrxt.{home or name}")
        value = globals()[name] = getattr(module, name) if home else module
        return value

    def __dir__() -> "list[str]":
        public = {name for name in globals() if not name.startswith("_")} - {"TYPE_CHECKING"}
        return sorted(public | {"errors", *_HOMES, *installed()})


def _venue(name: str) -> object:
    from importlib import import_module

    full = f"ccrxt.{name}"
    try:
        module = import_module(full)
    except ModuleNotFoundError as error:
        if error.name != full:
            raise  # something that an installed venue needs is missing: that is not "not installed"
    else:
        if module.__file__ is not None:  # an empty folder that pip left behind is a namespace package
            return module
    raise MissingVenueError(f"venue {name!r} is not installed: pip install 'ccrxt[{name}]'", name=full)
