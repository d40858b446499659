"""Public market data of Binance spot."""

from ccrxt.binance._native import load, names


def __getattr__(name: str) -> object:
    return load(__name__, name)


def __dir__() -> list[str]:
    return names(__name__)
