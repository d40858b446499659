"""Every exception of ccrxt, in one tree by kind.

A venue has one exception class of its own (``ccrxt.binance.BinanceError``). What a call raises is both that class and
one of the kinds below, so a program can ask either question::

    try:
        ticker = await client.get_ticker("NOPE")
    except ccrxt.errors.InvalidSymbol as error:      # whichever venue it was
        print(error.code, error.message)
    except ccrxt.binance.BinanceError as error:      # whatever went wrong at this one
        print(error)

All of them carry ``code``, ``message``, ``status``, ``retry_after``, ``raw`` and ``request``, and keep them through
``pickle`` and ``copy``.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from .sent import Sent
    from .times import Milliseconds


_FACTS = {"code": "code {}", "status": "HTTP {}", "request": "{}", "retry_after": "retry after {:g} s"}


class CcrxtError(Exception):
    """What every exception of ccrxt is.

    Attributes:
        code: the venue's own code, as its text (``"-1121"``), if it sent one; of an error whose Rust type has a number
            for it, that number.
        message: what went wrong, in the venue's words or ours.
        status: the HTTP status, if there was a reply.
        retry_after: seconds to wait before asking again, if that is known.
        raw: the first 64 KiB of the reply's body, if there was one.
        request: the method and path of the request, such as ``"GET /api/v3/depth"``; never its parameters.
    """

    code: "str | int | None"
    message: str
    status: "int | None"
    retry_after: "float | None"
    raw: "bytes | None"
    request: "str | None"

    def __init__(
        self,
        message: str = "",
        *,
        code: "str | None" = None,
        status: "int | None" = None,
        retry_after: "float | None" = None,
        raw: "bytes | None" = None,
        request: "str | None" = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.status = status
        self.retry_after = retry_after
        self.raw = raw
        self.request = request

    @property
    def venue(self) -> "str | None":
        """The venue that the error belongs to, such as ``"binance"``; ``None`` for an error of no venue."""
        within = __name__.rpartition(".")[0] + "."
        for base in type(self).__mro__:
            if base.__module__ != __name__ and base.__module__.startswith(within):
                return base.__module__.removeprefix(within).partition(".")[0]
        return None

    def __str__(self) -> str:
        details = getattr(type(self), "__match_args__", ())
        known = ", ".join(
            fact.format(getattr(self, name))
            for name, fact in _FACTS.items()
            if getattr(self, name) is not None and name not in details
        )
        return f"{self._told()} ({known})" if known else self._told()

    def _told(self) -> str:
        text = self.args[0] if self.args else ""
        sentence = text or str(type(self).__doc__).partition("\n")[0]
        return f"{self.venue}: {sentence}" if self.venue else sentence

    def __reduce__(self) -> "tuple[Any, ...]":
        origin = getattr(type(self), "_origin", None)
        return (_restore, (origin or type(self), self.args, self.__dict__.copy()))


class DetailedError(CcrxtError):
    """An error with details of its own, which are its attributes; ``match`` takes them apart.

    To make one by hand, for your own tests, name them all: ``VenueError.Lost("nothing came", after=1.5)``.
    """

    def __init__(self, message: str = "", /, **details: "Any") -> None:
        super().__init__(message)
        wanted: "tuple[str, ...]" = getattr(type(self), "__match_args__", ())
        if details.keys() != set(wanted):
            names = ", ".join(wanted) or "none"
            raise TypeError(f"{type(self).__qualname__}() takes its text and, by name, its details: {names}")
        self.__dict__.update(details)
        _chain(self, details)


class ExchangeError(CcrxtError):
    """The venue answered, and the answer is an error."""

    code: "str | None"


class AuthenticationError(ExchangeError):
    """The venue does not accept the key, the signature or the passphrase."""


class PermissionDenied(ExchangeError):
    """The key is good, but it may not do this: a missing right, an address that is not listed, a region."""


class InsufficientBalance(ExchangeError):
    """The account does not hold enough for this."""


class OrderNotFound(ExchangeError):
    """The venue knows no such order."""


class DuplicateOrderId(ExchangeError):
    """The client order id was used before."""


class InvalidParameter(ExchangeError):
    """The venue refuses a parameter: missing, malformed, or out of range."""


class InvalidSymbol(InvalidParameter):
    """The venue knows no such symbol, or does not trade it now."""


class FilterViolation(ExchangeError):
    """The order breaks a rule of its symbol: tick size, lot size, notional, or number of open orders."""


class RateLimited(ExchangeError):
    """Too many requests.

    Raised by the venue, or with ``limits="raise"`` by the client itself, before anything is sent; then ``status`` is
    ``None``. ``retry_after`` says how long to wait.
    """


class Banned(RateLimited):
    """The venue has shut this address or key out for a while; nothing is sent until ``retry_after`` has passed."""


class Maintenance(ExchangeError):
    """The venue, or this part of it, is closed for maintenance."""


class TimestampError(ExchangeError):
    """The request reached the venue outside of its time window: the clocks differ, or it was too long on its way."""


class ServerError(ExchangeError):
    """The venue failed: a 5xx status, or a page of HTML in place of an answer."""


class TransportError(CcrxtError):
    """There is no whole answer: something failed between here and the venue."""


class ConnectError(TransportError):
    """No connection: the name does not resolve, the host refuses, or TLS fails."""


class ProxyError(TransportError):
    """The proxy cannot be reached, or refuses."""


class ReadError(TransportError):
    """The connection was cut, or the body ended before it should."""


class Timeout(TransportError, TimeoutError):
    """The answer did not come in time; it is a ``TimeoutError`` too."""


class RedirectRefused(TransportError):
    """The host answered with a redirect. None is followed: a venue has no reason to send one."""


class BodyTooLarge(TransportError):
    """The body is larger, once unpacked, than any answer of the venue can be."""


class DecodeError(CcrxtError):
    """The status says success, but the content is not what the venue documents; the message has the place in it."""


class OrderOutcomeUnknown(CcrxtError):
    """The order may have reached the venue, or not: there was no answer that tells.

    Do not send it again before you have asked the venue for it: ``await client.resolve(error)`` does, with this error
    or with one that was pickled and read back.

    Attributes:
        sent: what is known of the request, as ``ccrxt.Sent``; the properties here are parts of it.
    """

    sent: "Sent | None" = None

    @property
    def client_order_id(self) -> "str | None":
        """The client order id of the request's first order."""
        return self.sent and self.sent.client_order_id

    @property
    def client_order_ids(self) -> "tuple[str, ...]":
        """The client order ids of all orders in the request."""
        orders = self.sent.orders if self.sent else ()
        return tuple(order.client_order_id for order in orders if order.client_order_id is not None)

    @property
    def order_id(self) -> "str | None":
        """The venue's id of the request's first order, when the request named it."""
        return self.sent and self.sent.order_id

    @property
    def symbol(self) -> "str | None":
        """The symbol of the request's first order."""
        return self.sent and self.sent.symbol

    @property
    def sent_at(self) -> "Milliseconds | None":
        """When it was sent, by the venue's time."""
        return self.sent and self.sent.sent_at

    @property
    def expires_at(self) -> "Milliseconds | None":
        """Until when the venue may execute it; what comes later is refused."""
        return self.sent and self.sent.expires_at


class InvalidArgument(CcrxtError, ValueError):
    """A value that a client or a call was given cannot be used; nothing was sent. It is a ``ValueError`` too."""


class ClientClosed(CcrxtError):
    """The client was closed before this call."""


class ForkedError(CcrxtError, RuntimeError):
    """The client was made before ``fork``, in another process. Make a new one in this process."""


class InternalError(CcrxtError):
    """A defect of ccrxt: please report it. The client can still be used."""


_raised: "dict[tuple[type[CcrxtError], str], type[CcrxtError]]" = {}


def raised(venue_class: "type[CcrxtError]", kind_name: str) -> "type[CcrxtError]":
    """Give the class that is both a venue's exception class and a kind: what a call of that venue raises.

    It is made once for each pair. It shows as ``BinanceError[InvalidSymbol]`` and pickles by those two.
    """
    key = (venue_class, kind_name)
    made = _raised.get(key)
    if made is None:
        made = _raised.setdefault(key, _make(venue_class, kind_name))
    return made


def _make(venue_class: "type[CcrxtError]", kind_name: str) -> "type[CcrxtError]":
    kind = globals().get(kind_name)
    if not (isinstance(kind, type) and issubclass(kind, CcrxtError)):
        raise ValueError(f"ccrxt.errors has no kind of error named {kind_name!r}")
    if kind is CcrxtError:
        return venue_class
    name = f"{venue_class.__name__}[{kind_name}]"
    body = {
        "__module__": venue_class.__module__,
        "__qualname__": name,
        "__doc__": kind.__doc__,
        "_origin": (venue_class, kind_name),
    }
    return type(name, (venue_class, kind), body)


def _restore(
    origin: "type[CcrxtError] | tuple[type[CcrxtError], str]", args: "tuple[Any, ...]", state: "dict[str, Any]"
) -> CcrxtError:
    """Make an error again out of what its `__reduce__` gave."""
    made = raised(*origin) if isinstance(origin, tuple) else origin
    error = made.__new__(made, *args)
    error.args = args
    error.__dict__.update(state)
    _chain(error, state)
    return error


def _chain(error: CcrxtError, details: "dict[str, Any]") -> None:
    """Make the first exception among its details the cause of an error."""
    for detail in details.values():
        if isinstance(detail, BaseException):
            error.__cause__ = detail
            return
