"""What came with a reply beside its content: ``ccrxt.meta(result)``."""

from collections import namedtuple
from collections.abc import Mapping

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import NamedTuple

    class LimitUse(NamedTuple):
        """How much of one budget of the venue is used, as the client counts it."""

        name: str
        """The budget, as the venue calls it: ``"REQUEST_WEIGHT"``."""
        used: int
        """What is used of it in the present interval."""
        limit: int
        """What the interval allows."""
        resets_in: float
        """Seconds until the interval ends."""

else:
    LimitUse = namedtuple("LimitUse", "name used limit resets_in", module=__name__)
    LimitUse.__doc__ = "How much of one budget of the venue is used, as the client counts it."
    LimitUse.name.__doc__ = "The budget, as the venue calls it: ``REQUEST_WEIGHT``."
    LimitUse.used.__doc__ = "What is used of it in the present interval."
    LimitUse.limit.__doc__ = "What the interval allows."
    LimitUse.resets_in.__doc__ = "Seconds until the interval ends."


class Headers(Mapping["str", "str"]):
    """The headers of a reply; names are found in any case."""

    __slots__ = ("_pairs",)

    def __init__(self, pairs: "Iterable[tuple[str, str]]") -> None:
        self._pairs = tuple((name.lower(), value) for name, value in pairs)

    def all(self, name: str) -> "list[str]":
        """Give the values of every header with this name, in the order they came."""
        wanted = name.lower()
        return [value for found, value in self._pairs if found == wanted]

    def __getitem__(self, name: str) -> str:
        values = self.all(name)
        if not values:
            raise KeyError(name)
        return ", ".join(values)

    def __iter__(self) -> "Iterator[str]":
        return iter(dict(self._pairs))

    def __len__(self) -> int:
        return len(dict(self._pairs))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self.all(name))

    def __repr__(self) -> str:
        return f"Headers({list(self._pairs)!r})"


class Meta:
    """What came with a reply beside its content.

    Attributes:
        status: the HTTP status.
        headers: the headers; names are found in any case.
        elapsed: seconds from the first byte sent to the last byte read.
        limits: the venue's budgets after this call.
        raw: the body as it came, if the client was made with ``keep_raw=True``.
    """

    __slots__ = ("elapsed", "headers", "limits", "raw", "status")

    status: int
    headers: Headers
    elapsed: float
    limits: "tuple[LimitUse, ...]"
    raw: "bytes | None"

    def __init__(
        self,
        status: int,
        headers: "Iterable[tuple[str, str]]",
        elapsed: float,
        limits: "Iterable[tuple[str, int, int, float]]" = (),
        raw: "bytes | None" = None,
    ) -> None:
        fill = object.__setattr__
        fill(self, "status", status)
        fill(self, "headers", headers if isinstance(headers, Headers) else Headers(headers))
        fill(self, "elapsed", elapsed)
        fill(self, "limits", tuple(LimitUse(*use) for use in limits))
        fill(self, "raw", raw)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"cannot set {name!r}: what came with a reply does not change")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"cannot delete {name!r}: what came with a reply does not change")

    def __repr__(self) -> str:
        raw = "None" if self.raw is None else f"<{len(self.raw)} bytes>"
        return (
            f"Meta(status={self.status}, elapsed={self.elapsed:.6f}, limits={self.limits!r}, "
            f"headers=<{len(self.headers)}>, raw={raw})"
        )

    def __reduce__(self) -> "tuple[object, ...]":
        return (Meta, (self.status, self.headers._pairs, self.elapsed, self.limits, self.raw))


def meta(result: object) -> Meta:
    """Give what came with the reply that a result is from: status, headers, time taken, limits, the body if kept.

    Of a part of a result it is that of its whole. A ``TypeError`` for anything that did not come in a reply.
    """
    source = getattr(type(result), "__ccrxt_meta__", None)
    given = source(result) if source is not None else None
    if given is None:
        raise TypeError(f"this {type(result).__name__} did not come in a reply: it has no meta data")
    return given if isinstance(given, Meta) else Meta(*given)
