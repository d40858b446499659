"""What happens on the way of calls: every request, reply, retry and wait, without a secret in it.

A client tells the function that it was given as ``on_event=`` of each, on the event loop's thread or on that of the
blocking caller. They are written to the log as well, see ``ccrxt.log``.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Literal, Never

    from .reply import LimitUse

_FIELDS = (
    "kind",
    "venue",
    "call",
    "attempt",
    "method",
    "path",
    "symbol",
    "client_order_id",
    "elapsed",
    "status",
    "failure",
    "code",
    "wait",
    "budget",
    "limits",
)


class Event:
    """Something that happened on the way of a call.

    Of a request it has the path as the venue documents it, without any value, and which order it is about; no header,
    no body and none of the venue's words. A request that was sent is followed by one reply or loss, unless its
    caller went away and it changes nothing.

    Attributes:
        kind: ``"wait"`` for a limit or for the end of a ban, ``"request"``, ``"reply"``, ``"lost"`` when none came, or
            ``"retry"``.
        venue: the venue's name, such as ``"binance"``.
        call: a number that all events of one call have.
        attempt: which attempt of the call it is, from 1.
        method: the HTTP method.
        path: the path.
        symbol: the symbol that the request is about.
        client_order_id: the client order id that the request gives to an order, or by which it names one.
        elapsed: seconds since the call began.
        status: the status of the reply.
        failure: why there is no value, as the name of a class of ``ccrxt.errors``: of a reply, of a loss, and of the
            attempt before a retry.
        code: the venue's code for it.
        wait: how many seconds it waits, from now.
        budget: the limit that it waits for; ``None`` when the venue asked to be left alone.
        limits: of a request and its reply, each budget that the call is charged to, with what is used of it.
    """

    __slots__ = _FIELDS

    kind: "Literal['wait', 'request', 'reply', 'lost', 'retry']"
    venue: str
    call: int
    attempt: int
    method: str
    path: str
    symbol: "str | None"
    client_order_id: "str | None"
    elapsed: float
    status: "int | None"
    failure: "str | None"
    code: "str | None"
    wait: "float | None"
    budget: "str | None"
    limits: "tuple[LimitUse, ...]"

    def __init__(
        self,
        kind: "Literal['wait', 'request', 'reply', 'lost', 'retry']",
        venue: str,
        call: int,
        attempt: int,
        method: str,
        path: str,
        *,
        symbol: "str | None" = None,
        client_order_id: "str | None" = None,
        elapsed: float = 0.0,
        status: "int | None" = None,
        failure: "str | None" = None,
        code: "str | None" = None,
        wait: "float | None" = None,
        budget: "str | None" = None,
        limits: "Iterable[tuple[str, int, int, float]]" = (),
    ) -> None:
        from .reply import LimitUse

        given = locals()
        given["limits"] = tuple(LimitUse(*use) for use in limits)
        for name in _FIELDS:
            object.__setattr__(self, name, given[name])

    def __setattr__(self, name: str, value: object) -> "Never":
        raise AttributeError(f"cannot set {name!r}: what has happened does not change")

    def __delattr__(self, name: str) -> "Never":
        raise AttributeError(f"cannot delete {name!r}: what has happened does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Event) and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash((self.kind, self.venue, self.call, self.attempt))

    def __repr__(self) -> str:
        known = ", ".join(f"{name}={value!r}" for name, value in self.to_dict().items() if value not in (None, ()))
        return f"Event({known})"

    def __str__(self) -> str:
        facts = [
            f"call {self.call}, attempt {self.attempt}",
            self.symbol,
            f"client order id {self.client_order_id}" if self.client_order_id else None,
            f"HTTP {self.status}" if self.status is not None else None,
            self.failure,
            f"code {self.code}" if self.code is not None else None,
            f"for {self.wait:.3g} s" if self.wait is not None else None,
            f"limit {self.budget}" if self.budget is not None else None,
            f"{self.elapsed * 1000:.3g} ms",
        ]
        known = ", ".join(fact for fact in facts if fact)
        return f"{self.venue} {self.method} {self.path}: {self.kind} ({known})"

    def __reduce__(self) -> "tuple[Any, ...]":
        return (_restore, (self.to_dict(),))

    def to_dict(self) -> "dict[str, Any]":
        """Give all attributes by name."""
        return {name: getattr(self, name) for name in _FIELDS}


def _restore(fields: "dict[str, Any]") -> Event:
    """Make an event again out of what its `__reduce__` gave."""
    return Event(**fields)
