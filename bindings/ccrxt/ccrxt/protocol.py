"""Traits of Rust that Python implements, as classes: a wheel makes each when its name is first asked for."""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any


def made(module: str, name: str, doc: str, methods: "Sequence[tuple[str, Sequence[str], bool, str]]") -> type:
    """Make the protocol of a trait, whose methods are name, what it takes, whether Rust has a body for it, and doc."""
    import types
    import typing

    members: dict[str, object] = {"__module__": module, "__qualname__": name, "__doc__": doc.strip() or None}
    for method, takes, provided, text in methods:
        members[method] = _method(f"{name}.{method}", takes, provided, text)
    return types.new_class(name, (typing.Protocol,), exec_body=lambda namespace: namespace.update(members))


def _method(name: str, takes: "Sequence[str]", provided: bool, doc: str) -> "Callable[..., Any]":
    from abc import abstractmethod
    from inspect import Parameter, Signature

    def method(self: "Any", /, *values: "Any") -> "Any":
        raise NotImplementedError(f"{name}() has a body in Rust alone")

    only = Parameter.POSITIONAL_ONLY
    method.__signature__ = Signature([Parameter(each, only) for each in ("self", *takes)])  # type: ignore[attr-defined]
    method.__name__, method.__qualname__, method.__doc__ = name.rpartition(".")[2], name, doc.strip() or None
    # What an object has of this class alone it does not have.
    method.__of_trait__ = True  # type: ignore[attr-defined]
    return method if provided else abstractmethod(method)
