"""What came with a reply: `ccrxt.meta`."""

import copy
import pickle

import ccrxt
import pytest
from ccrxt.reply import Headers


class Result:
    """As a compiled result does it: the data of its reply as the arguments of `Meta`."""

    def __ccrxt_meta__(self) -> tuple[object, ...]:
        headers = [("X-MBX-USED-WEIGHT-1M", "12"), ("Set-Cookie", "a"), ("set-cookie", "b")]
        return (200, headers, 0.25, [("REQUEST_WEIGHT", 12, 6000, 31.5)], b"{}")


class HandMade:
    """As a compiled result does it that did not come in a reply."""

    def __ccrxt_meta__(self) -> None:
        return None


def test_meta_of_a_result() -> None:
    meta = ccrxt.meta(Result())
    assert (meta.status, meta.elapsed, meta.raw) == (200, 0.25, b"{}")
    assert meta.limits == (ccrxt.LimitUse(name="REQUEST_WEIGHT", used=12, limit=6000, resets_in=31.5),)
    assert meta.limits[0].used == 12


@pytest.mark.parametrize("thing", [HandMade(), 7, None, Result])
def test_meta_of_anything_else_is_a_type_error(thing: object) -> None:
    with pytest.raises(TypeError, match="did not come in a reply"):
        ccrxt.meta(thing)


def test_headers_are_found_in_any_case() -> None:
    headers = ccrxt.meta(Result()).headers
    assert headers["x-mbx-used-weight-1m"] == headers["X-MBX-Used-Weight-1M"] == "12"
    assert headers["Set-Cookie"] == "a, b"
    assert headers.all("SET-COOKIE") == ["a", "b"]
    assert "Set-Cookie" in headers
    assert 7 not in headers  # type: ignore[comparison-overlap]
    assert headers.get("absent") is None
    assert list(headers) == ["x-mbx-used-weight-1m", "set-cookie"]
    assert len(headers) == 2
    with pytest.raises(KeyError):
        headers["absent"]


def test_meta_does_not_change() -> None:
    meta = ccrxt.meta(Result())
    with pytest.raises(AttributeError, match="status"):
        meta.status = 500
    with pytest.raises(AttributeError, match="status"):
        del meta.status


def test_meta_copies_and_pickles() -> None:
    meta = ccrxt.meta(Result())
    for again in (copy.copy(meta), pickle.loads(pickle.dumps(meta))):
        assert (again.status, again.limits, again.raw) == (meta.status, meta.limits, meta.raw)
        assert again.headers == meta.headers
    assert isinstance(meta.headers, Headers)
    assert repr(meta).startswith("Meta(status=200, elapsed=0.250000")
