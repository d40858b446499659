"""JSON whose shape no one promises: what a venue sends where its documentation does not say what it sends.

A ``Json`` is read like the ``dict`` or ``list`` that it holds; it cannot be changed. Numbers keep every digit: an
integer is an ``int``, any other number a ``Decimal``.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal
    from typing import Any, Self


class Json:
    """A free JSON value.

        >>> value = Json.parse('{"fees": [{"tier": 1, "maker": 0.0010}]}')
        >>> value["fees"][0]["maker"]
        Decimal('0.0010')

    Objects and arrays inside come out as ``Json`` again; texts, numbers, truth values and null as Python's own.
    ``value`` is the whole as plain ``dict``, ``list`` and so on, a fresh copy each time.
    """

    __slots__ = ("_text", "_value")

    _text: "str | bytes | None"
    _value: "Any"

    def __init__(self, value: "Any" = None) -> None:
        """Hold a plain value: ``dict``, ``list``, ``str``, ``int``, ``Decimal``, ``bool`` or ``None``."""
        self._text = None
        self._value = _plain(value)

    @classmethod
    def parse(cls, text: "str | bytes") -> "Self":
        """Hold the value that a JSON text stands for; the text is read when the value is first touched."""
        made = cls.__new__(cls)
        made._text = text
        return made

    @property
    def value(self) -> "Any":
        """The value as plain ``dict``, ``list``, ``str``, ``int``, ``Decimal``, ``bool`` or ``None``."""
        return _plain(self._held())

    def get(self, key: str, default: "Any" = None) -> "Any":
        """Give the member of an object with this name, or ``default`` if there is none."""
        held = self._held()
        return _part(held[key]) if isinstance(held, dict) and key in held else default

    def keys(self) -> "list[str]":
        """Give the names of an object's members, in the order of the text."""
        return list(self._object())

    def values(self) -> "list[Any]":
        """Give the values of an object's members."""
        return [_part(value) for value in self._object().values()]

    def items(self) -> "list[tuple[str, Any]]":
        """Give an object's members as pairs of name and value."""
        return [(name, _part(value)) for name, value in self._object().items()]

    def __getitem__(self, key: "str | int") -> "Any":
        return _part(self._held()[key])

    def __iter__(self) -> "Iterator[Any]":
        return (_part(value) for value in self._held())

    def __len__(self) -> int:
        return len(self._held())

    def __contains__(self, item: object) -> bool:
        return (item.value if isinstance(item, Json) else item) in self._held()

    def __bool__(self) -> bool:
        return bool(self._held())

    def __eq__(self, other: object) -> bool:
        return bool(self._held() == (other._held() if isinstance(other, Json) else other))

    def __hash__(self) -> int:
        return hash(_frozen(self._held()))

    def __repr__(self) -> str:
        return f"Json({self._held()!r})"

    def __copy__(self) -> "Self":
        return self

    def __deepcopy__(self, memo: object) -> "Self":
        return self

    def __reduce__(self) -> "tuple[Callable[[Any], Json], tuple[Any]]":
        return (type(self), (self._held(),))

    def _held(self) -> "Any":
        if self._text is not None:
            from decimal import Decimal
            from json import loads

            self._value = loads(self._text, parse_float=Decimal)
            self._text = None
        return self._value

    def _object(self) -> "dict[str, Any]":
        held = self._held()
        if not isinstance(held, dict):
            raise TypeError(f"this JSON value is no object but {type(held).__name__}")
        return held


def _part(value: "Any") -> "Json | str | int | Decimal | bool | None":
    if not isinstance(value, dict | list):
        return value  # type: ignore[no-any-return]
    part = Json.__new__(Json)
    part._text = None
    part._value = value
    return part


def _plain(value: "Any") -> "Any":
    """Copy what could be changed, and take the `Json`s out of it."""
    if isinstance(value, Json):
        return _plain(value._held())
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(member) for member in value]
    return value


def _frozen(value: "Any") -> "Any":
    if isinstance(value, dict):
        return frozenset((name, _frozen(member)) for name, member in value.items())
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return value
