"""Signing in place of a secret: by a hardware key, a remote service, whatever keeps the key to itself."""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any, Literal, Never

_ALGORITHMS = ("hmac-sha256", "hmac-sha512", "rsa-sha256", "ed25519", "other")


class Signer:
    """What signs the requests of a private client, in the place of its ``secret``.

        >>> import hmac
        >>> signer = Signer(lambda payload: hmac.digest(b"key", payload, "sha256"), algorithm="hmac-sha256")
        >>> len(signer.sign(b"symbol=BTCUSDT&timestamp=1700000000000"))
        32

    ``sign`` is given the bytes that the venue wants signed and gives the signature's bytes, plain; how the venue wants
    them written (hexadecimal, base64) is the client's business. It may be async, but for a blocking client. It runs on
    the event loop's thread, or on that of the blocking caller, within the call's time-out. What it raises becomes
    the cause (``__cause__``) of the call's error; nothing was sent then.

    Two signers are equal when they are the same object. A signer cannot be changed.
    """

    __slots__ = ("__weakref__", "algorithm", "sign")

    sign: "Callable[[bytes], bytes | Awaitable[bytes]]"
    algorithm: "Literal['hmac-sha256', 'hmac-sha512', 'rsa-sha256', 'ed25519', 'other']"

    def __init__(
        self,
        sign: "Callable[[bytes], bytes | Awaitable[bytes]]",
        *,
        algorithm: "Literal['hmac-sha256', 'hmac-sha512', 'rsa-sha256', 'ed25519', 'other']",
    ) -> None:
        if not callable(sign):
            raise TypeError(f"Signer(): argument 'sign' must be a function, not {type(sign).__name__}")
        if algorithm not in _ALGORITHMS:
            raise ValueError(
                f"Signer(): argument 'algorithm' must be one of {', '.join(map(repr, _ALGORITHMS))}, not {algorithm!r}"
            )
        object.__setattr__(self, "sign", sign)
        object.__setattr__(self, "algorithm", algorithm)

    def __repr__(self) -> str:
        return f"Signer(…, algorithm={self.algorithm!r})"

    def __setattr__(self, name: str, value: "Any") -> "Never":
        raise AttributeError(f"Signer.{name} cannot be changed: make another signer")

    def __delattr__(self, name: str) -> "Never":
        raise AttributeError(f"Signer.{name} cannot be changed: make another signer")

    def __reduce__(self) -> "Never":
        raise TypeError("a signer cannot be pickled or copied: make it again where it is needed")
