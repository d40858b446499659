"""What a request was about that changes something, so that its outcome can be found out later."""

from collections import namedtuple

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from decimal import Decimal
    from typing import Any, NamedTuple

    from .times import Milliseconds

    class SentOrder(NamedTuple):
        """What a request says of one order."""

        symbol: "str | None" = None
        """The symbol."""
        client_order_id: "str | None" = None
        """The client order id that the request gives to the order, or by which it names it."""
        order_id: "str | None" = None
        """The venue's id, when the request names the order by it."""
        replaced_client_order_id: "str | None" = None
        """The client order id of the order that it takes the place of."""
        replaced_order_id: "str | None" = None
        """The venue's id of the order that it takes the place of."""
        new_client_order_id: "str | None" = None
        """The client order id that the order gets by a change."""
        new_price: "Decimal | None" = None
        """The price that it gets by a change."""
        new_size: "Decimal | None" = None
        """The size that it gets by a change."""

    class Sent(NamedTuple):
        """What is known of a request that was sent: enough to ask the venue what became of it."""

        request: str
        """Method and path, without any value."""
        symbol: "str | None"
        """The symbol of the first order."""
        client_order_id: "str | None"
        """The client order id of the first order: the one that the request gives it, or else by which it names it."""
        order_id: "str | None"
        """The venue's id of the first order, when the request names it."""
        sent_at: Milliseconds
        """When it was sent, by the venue's time."""
        expires_at: Milliseconds
        """Until when the venue may execute it; what comes later is refused."""
        orders: "tuple[SentOrder, ...]" = ()
        """Each order in the request; of an order list, the list itself first."""

else:
    _ORDER = "symbol client_order_id order_id replaced_client_order_id replaced_order_id new_client_order_id"
    SentOrder = namedtuple("SentOrder", _ORDER + " new_price new_size", defaults=[None] * 8, module=__name__)
    SentOrder.__doc__ = "What a request says of one order."
    _SENT = "request symbol client_order_id order_id sent_at expires_at orders"
    Sent = namedtuple("Sent", _SENT, defaults=[()], module=__name__)
    Sent.__doc__ = "What is known of a request that was sent: enough to ask the venue what became of it."


def client_order_id(call: "Coroutine[Any, Any, object]") -> "str | None":
    """Give the client order id in the request of a call, from when it is about to be sent.

    It is what ``call.client_order_id`` gives, for type checkers, to whom a call is a coroutine. ``None`` before that,
    and for a call that changes nothing; a ``TypeError`` for anything that is not a call of a client.
    """
    if not hasattr(call, "client_order_id"):
        raise TypeError(f"this {type(call).__name__} is not a call of a client: it has no client order id")
    name: "str | None" = getattr(call, "client_order_id", None)
    return name
