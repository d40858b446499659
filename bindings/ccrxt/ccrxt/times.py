"""Moments in time, in the unit that a venue speaks.

A time field of a result is one of ``Seconds``, ``Milliseconds``, ``Microseconds`` and ``Nanoseconds``. Each is an
``int``, so arithmetic and arguments work as with the venue's own number, and it knows its unit, so it can be shown,
compared with a moment in another unit, and turned into a ``datetime``::

    >>> trade.time
    Milliseconds(2023-11-14T22:13:20.123Z)
    >>> trade.time + 0
    1700000000123
    >>> trade.time.datetime
    datetime.datetime(2023, 11, 14, 22, 13, 20, 123000, tzinfo=datetime.timezone.utc)

Two moments compare as moments, whatever their units; with a plain ``int`` they compare as numbers. The hash is that of
the number: convert with ``to`` before you mix units in one set or dict.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    import datetime as dt
    from typing import ClassVar, Self, TypeVar

    _T = TypeVar("_T", bound="Time")


class Time(int):
    """A moment since 1970-01-01 UTC, as a number of ticks; the subclasses say what a tick is."""

    NANOS: "ClassVar[int]"
    """Nanoseconds in a tick."""

    __slots__ = ()

    def __new__(cls, ticks: int) -> "Self":
        """Make a moment out of its number of ticks."""
        if cls is Time:
            raise TypeError("Time has no unit: use Seconds, Milliseconds, Microseconds or Nanoseconds")
        return super().__new__(cls, ticks)

    @classmethod
    def of(cls, moment: "Time | dt.datetime") -> "Self":
        """Make a moment of this unit out of one of another unit, or out of an aware ``datetime``.

        Digits of a ``Time`` that this unit cannot hold are refused with ``ValueError``; a ``datetime``, which always
        has microseconds, is cut to the unit. A naive ``datetime`` is refused: nobody can tell which moment it means.
        """
        if isinstance(moment, Time):
            return moment.to(cls)
        return cls(_nanos(moment) // cls.NANOS)

    def to(self, unit: "type[_T]") -> "_T":
        """Give the same moment in another unit; ``ValueError`` if that unit cannot hold all of its digits."""
        ticks, rest = divmod(self.ns, unit.NANOS)
        if rest:
            raise ValueError(f"{self!r} has digits that {unit.__name__} cannot hold")
        return unit(ticks)

    @property
    def ns(self) -> int:
        """Nanoseconds since 1970-01-01 UTC, exact."""
        return int(self) * self.NANOS

    @property
    def datetime(self) -> "dt.datetime":
        """The moment as an aware ``datetime`` in UTC; what is finer than a microsecond is cut off."""
        from datetime import UTC, datetime, timedelta

        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=self.ns // 1000)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Time) and other.NANOS != self.NANOS:
            return self.ns == other.ns
        return int.__eq__(self, other) if isinstance(other, int) else NotImplemented

    def __ne__(self, other: object) -> bool:
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __lt__(self, other: int) -> bool:
        left, right = _sides(self, other)
        return left < right

    def __le__(self, other: int) -> bool:
        left, right = _sides(self, other)
        return left <= right

    def __gt__(self, other: int) -> bool:
        left, right = _sides(self, other)
        return left > right

    def __ge__(self, other: int) -> bool:
        left, right = _sides(self, other)
        return left >= right

    def __hash__(self) -> int:
        return int.__hash__(self)

    def __sub__(self, other: int) -> int:
        if isinstance(other, Time) and other.NANOS != self.NANOS:
            units = f"{type(self).__name__} and {type(other).__name__}"
            raise TypeError(f"the difference of {units} has no unit: convert one with .to(), or subtract their .ns")
        return int.__sub__(self, other)

    def __str__(self) -> str:
        try:
            whole = self.datetime.replace(microsecond=0, tzinfo=None).isoformat()
        except OverflowError:  # before the year 1 or after 9999: the number is all there is to show
            return int.__repr__(self)
        digits = _DIGITS[self.NANOS]
        fraction = f".{self.ns % 1_000_000_000:09d}"[: 1 + digits] if digits else ""
        return f"{whole}{fraction}Z"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self})"


class Seconds(Time):
    """A moment in whole seconds."""

    NANOS: "ClassVar[int]" = 1_000_000_000
    __slots__ = ()


class Milliseconds(Time):
    """A moment in milliseconds."""

    NANOS: "ClassVar[int]" = 1_000_000
    __slots__ = ()


class Microseconds(Time):
    """A moment in microseconds."""

    NANOS: "ClassVar[int]" = 1_000
    __slots__ = ()


class Nanoseconds(Time):
    """A moment in nanoseconds."""

    NANOS: "ClassVar[int]" = 1
    __slots__ = ()


if not TYPE_CHECKING:  # a unit needs no check of its own; `int`'s own constructor takes half of the time
    for _unit in (Seconds, Milliseconds, Microseconds, Nanoseconds):
        _unit.__new__ = int.__new__

_DIGITS = {
    unit.NANOS: digits for unit, digits in ((Seconds, 0), (Milliseconds, 3), (Microseconds, 6), (Nanoseconds, 9))
}


def _sides(left: Time, right: int) -> "tuple[int, int]":
    if isinstance(right, Time) and right.NANOS != left.NANOS:
        return left.ns, right.ns
    return int(left), int(right)


def _nanos(moment: "dt.datetime") -> int:
    from datetime import UTC, datetime, timedelta

    if not isinstance(moment, datetime):
        raise TypeError(f"a moment is a Time or an aware datetime, not {type(moment).__name__}")
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError(f"{moment!r} has no time zone: which moment it means cannot be told")
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) * 1000
