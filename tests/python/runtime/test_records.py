"""Records: frozen views with named fields, and what they have in common with values of their own."""

import copy
import gc
import inspect
import pickle
import sys
import threading
from decimal import Decimal
from typing import Any

import ccrxt
import pytest
import runtime_testing as rt


def both(count: int = 3) -> list[Any]:
    """Give the same book in both storages: a view of a reply, and values of its own."""
    return [rt.depth(count), copy.copy(rt.depth(count))]


@pytest.mark.parametrize("depth", both())
def test_fields_are_read(depth: Any) -> None:
    assert depth.last_update_id == 7
    assert depth.bids[1].price == Decimal("101.01")
    assert str(depth.bids[0].quantity) == "1.50"


@pytest.mark.parametrize("depth", both())
def test_it_cannot_be_changed(depth: Any) -> None:
    with pytest.raises(AttributeError, match=r"Depth\.bids cannot be changed"):
        depth.bids = []
    with pytest.raises(AttributeError, match=r"Depth\.bids cannot be changed"):
        del depth.bids
    with pytest.raises(AttributeError):
        depth.other = 1


@pytest.mark.parametrize("depth", both())
def test_equality_and_hash_are_by_value(depth: Any) -> None:
    for other in both():
        assert depth == other
        assert not depth != other  # noqa: SIM202
        assert hash(depth) == hash(other)
    assert depth != rt.depth(2)
    assert depth != depth.to_dict()
    assert depth.bids[0] != depth
    with pytest.raises(TypeError):
        depth < depth  # noqa: B015


@pytest.mark.parametrize("depth", both(1))
def test_repr_makes_it_again(depth: Any) -> None:
    assert repr(depth) == (
        "Depth(last_update_id=7, bids=[Level(price=Decimal('100.00'), quantity=Decimal('1.50'))], "
        "asks=[Level(price=Decimal('100.00'), quantity=Decimal('1.50'))])"
    )
    names = {"Depth": rt.Depth, "Level": rt.Level, "Decimal": Decimal}
    assert eval(repr(depth), names) == depth


@pytest.mark.parametrize("depth", both(1))
def test_to_dict_is_plain_throughout(depth: Any) -> None:
    level = {"price": Decimal("100.00"), "quantity": Decimal("1.50")}
    plain = depth.to_dict()
    assert plain == {"last_update_id": 7, "bids": [level], "asks": [level]}
    assert type(plain["bids"]) is list
    assert type(plain["bids"][0]) is dict
    assert list(plain) == ["last_update_id", "bids", "asks"]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("record", [*both(), rt.everything("BUY"), rt.everything("NEW"), rt.Empty()])
def test_pickle_keeps_values(record: Any, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(record, protocol))
    assert again == record
    assert type(again) is type(record)
    assert repr(again) == repr(record)


def test_copy_detaches_and_is_equal() -> None:
    depth = rt.depth(3)
    for copied in (copy.copy(depth), copy.deepcopy(depth), copy.copy(depth.bids[0]), copy.copy(depth.bids)):
        with pytest.raises(TypeError, match="no meta data"):
            ccrxt.meta(copied)
    assert copy.copy(depth) == copy.deepcopy(depth) == depth
    detached = copy.copy(depth)
    assert copy.copy(detached) is detached


def test_meta_is_that_of_the_whole() -> None:
    depth = rt.depth(2)
    for part in (depth, depth.bids, depth.bids[0], depth.bids[::-1], depth.bids[1:][0]):
        meta = ccrxt.meta(part)
        assert meta.status == 200
        assert meta.headers["Content-Type"] == "application/json"
        assert meta.elapsed == 0.25
        assert meta.limits == (ccrxt.LimitUse("WEIGHT", 5, 6000, 1.5),)
        assert meta.raw is None


def test_matching() -> None:
    match rt.depth(2):
        case rt.Depth(7, [rt.Level(price=first), *rest], asks):
            assert first == Decimal("100.00")
            assert len(rest) == 1
            assert len(asks) == 2
        case _:
            pytest.fail("no match")


def test_a_field_of_another_class_is_no_way_in() -> None:
    depth, level = rt.depth(1), rt.depth(1).bids[0]
    for field, other in (
        (rt.Depth.bids, level),
        (rt.Level.price, depth),
        (rt.Depth.bids, 5),
        (rt.Depth.bids, rt.OrderRequest()),
    ):
        with pytest.raises(TypeError, match="doesn't apply to"):
            field.__get__(other)
        with pytest.raises((TypeError, AttributeError)):
            field.__set__(other, 1)
    with pytest.raises(TypeError, match="doesn't apply to"):
        rt.OrderRequest.symbol.__get__(depth)


def test_classes_of_users_may_derive() -> None:
    class Book(rt.Depth):
        @property
        def spread(self) -> Decimal:
            return self.asks[0].price - self.bids[0].price

    book = Book(last_update_id=1, bids=[rt.Level(price=1, quantity=1)], asks=[rt.Level(price=3, quantity=1)])
    assert book.spread == 2
    assert isinstance(book, rt.Depth)
    assert copy.copy(book) is book
    assert book != rt.Depth(last_update_id=1, bids=book.bids, asks=book.asks)
    assert rt.Depth.bids.__get__(book) == book.bids


def test_the_bases_have_no_objects() -> None:
    for base in (rt.Record, rt.Request):
        with pytest.raises(TypeError, match="has no objects of its own"):
            base()
        with pytest.raises(TypeError, match="has no objects of its own"):
            type("Mine", (base,), {})()


def test_classes_describe_themselves() -> None:
    assert rt.Depth.__module__ == "runtime_testing"
    assert rt.Depth.__qualname__ == rt.Depth.__name__ == "Depth"
    assert rt.Depth.__doc__ == "Order book of a symbol.\n\nBest prices first."
    assert rt.Depth.__match_args__ == ("last_update_id", "bids", "asks")
    assert inspect.getdoc(rt.Depth.bids) == "Buyers, best first."
    assert rt.Depth.bids.__name__ == "bids"
    assert rt.Depth.bids.__qualname__ == "Depth.bids"
    assert rt.Depth.bids.__objclass__ is rt.Depth
    assert rt.Level.price.__doc__ is None
    assert rt.Empty.__doc__ is None
    assert inspect.isdatadescriptor(rt.Depth.bids)
    assert str(inspect.signature(rt.Depth)) == "(*, last_update_id, bids, asks)"
    assert str(inspect.signature(rt.Empty)) == "()"
    assert "symbol=Ellipsis, side=Ellipsis, price=None" in str(inspect.signature(rt.OrderRequest))
    assert isinstance(rt.depth(1), ccrxt.Record)
    assert not hasattr(rt.depth(1), "__dict__")


def test_a_part_keeps_its_whole() -> None:
    level = rt.depth(1000).bids[999]
    gc.collect()
    assert level.price == Decimal("1099.99")


PARTS = {
    "record": lambda whole: whole,
    "list": lambda whole: whole.levels,
    "slice": lambda whole: whole.levels[::-2],
    "iterator": lambda whole: iter(whole.levels),
    "item": lambda whole: whole.levels[1],
    "map": lambda whole: whole.named,
    "read map": lambda whole: (whole.named, dict(whole.named)),
    "value": lambda whole: whole.named["a"],
    "column": lambda whole: (whole, whole.levels.column("price", "buffer")),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_reply_lives_as_long_as_any_part_of_it(part: str) -> None:
    held = [PARTS[part](rt.counted()) for _ in range(100)]
    gc.collect()
    assert rt.alive() == 100
    del held
    gc.collect()
    assert rt.alive() == 0


def test_what_is_detached_keeps_no_reply() -> None:
    held = [copy.copy(part(rt.counted())) for name, part in PARTS.items() if name in ("record", "list", "item", "map")]
    held.append(rt.counted().to_dict())
    held.append(rt.counted().levels.column("price", "buffer"))
    gc.collect()
    assert rt.alive() == 0
    assert held[0].levels[0].price == held[1][0].price == held[2].price == held[3]["a"].price == held[5][0] == 1


def test_objects_are_given_back() -> None:
    depth = rt.depth(10)
    before = sys.getrefcount(rt.Level)
    for _ in range(100):
        list(depth.bids)
        copy.copy(depth.bids)
    gc.collect()
    assert sys.getrefcount(rt.Level) <= before + 1


def test_many_threads_make_one_class() -> None:
    found: list[Any] = []
    start = threading.Barrier(8)

    def load() -> None:
        start.wait()
        found.append((rt.Empty, rt.depth(1).bids[0].__class__, rt.Side))

    threads = [threading.Thread(target=load) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [(rt.Empty, rt.Level, rt.Side)] * 8


def test_names_of_the_module() -> None:
    assert set(rt.names()) == {
        "Depth",
        "Level",
        "Empty",
        "Foreign",
        "ForeignRequest",
        "Secrets",
        "Counted",
        "Everything",
        "OrderRequest",
        "BatchRequest",
        "Side",
        "Direction",
        "Detail",
        "Code",
        "Point",
        "Marker",
        "Event",
        "Happening",
        "Standard",
        "StandardRequest",
    }
    assert rt.Direction is rt.Side
    with pytest.raises(AttributeError, match="no attribute 'Missing'"):
        rt.Missing  # noqa: B018
