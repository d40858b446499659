"""The bases of results: ``ccrxt.Record``, ``ccrxt.List``, ``ccrxt.Map`` and ``ccrxt.Stream``.

The classes of a venue's results are compiled, and count as subclasses of these, so ``isinstance`` works across venues.
Results are views: nothing is copied or converted before it is touched, and a part keeps its whole alive.
``copy.copy(part)`` gives one that stands alone.
"""

from abc import ABCMeta
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence


class Record(metaclass=ABCMeta):
    """A result with named fields; it cannot be changed.

    Records of one class compare and hash by their fields, can be matched (``case Level(price=price)``), copied and
    pickled, and made by hand with keywords, which tests of your own code need.
    """

    __slots__ = ()

    @classmethod
    def from_json(cls, json, /):
        """Make a record out of JSON text as the venue sends it; ``DecodeError`` if it is something else."""
        raise NotImplementedError

    def to_dict(self):
        """Give the fields as plain Python values, records within as ``dict``, lists as ``list``."""
        raise NotImplementedError


class Request(metaclass=ABCMeta):
    """What a call takes: named fields that can be set, by keyword when it is made or one by one afterwards.

    A value is checked when it is set; what is missing is said when the request is used.
    """

    __slots__ = ()

    def to_dict(self):
        """Give the fields that are set as plain Python values."""
        raise NotImplementedError


class Client(metaclass=ABCMeta):
    """A client of a venue, asynchronous or blocking."""

    __slots__ = ()


class List(Sequence):
    """A list in a result: every operation of ``Sequence``, and bulk access.

    An element is made when it is asked for. To read one field of all elements, ``column`` is many times faster.
    """

    __slots__ = ()

    def to_list(self):
        """Give the elements as a ``list``."""
        raise NotImplementedError

    def column(self, name, as_=None):
        """Give one field of all elements at once.

        By default the values are those that reading one by one would give; with ``as_=float`` or ``as_=Decimal`` they
        are of that type; with ``as_="buffer"`` they come as a ``memoryview`` of doubles, made without a Python object
        per value, which ``numpy.asarray`` takes as it is. A number that is not there is NaN in these three.
        """
        raise NotImplementedError


class Map(Mapping):
    """A map in a result, by name, in the order of the venue: every operation of ``Mapping``."""

    __slots__ = ()

    def to_dict(self):
        """Give the entries as a ``dict``."""
        raise NotImplementedError


class Stream(AsyncIterator):
    """Items over time, from an asynchronous client: ``async for trade in client.get_trades(...)``.

    Items are asked for one by one: nothing is done before the first one is, and nothing while none is. An item that is
    an error is raised, and the next one can be asked for. To leave the loop ends the stream; where it is kept,
    ``aclose`` does, or ``async with``. It ends with its client too.
    """

    __slots__ = ()

    async def aclose(self):
        """End it, and let go what it holds; there are no more items then."""
        raise NotImplementedError

    async def __aenter__(self):
        raise NotImplementedError

    async def __aexit__(self, kind, error, traceback, /):
        raise NotImplementedError


class BlockingStream(Iterator):
    """Items over time, from a blocking client: ``for trade in client.get_trades(...)``; else like ``Stream``."""

    __slots__ = ()

    def close(self):
        """End it, and let go what it holds; there are no more items then."""
        raise NotImplementedError

    def __enter__(self):
        raise NotImplementedError

    def __exit__(self, kind, error, traceback, /):
        raise NotImplementedError
