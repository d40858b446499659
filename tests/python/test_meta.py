"""What came with a reply: `ccrxt.meta` of a result and of its parts."""

import copy
import pickle

import ccrxt
import pytest
from ccrxt.binance import spot
from exchange import Exchange
from served import serving


@pytest.fixture
def depth(exchange: Exchange) -> spot.Depth:
    with spot.blocking.PublicRestClient(base_url=exchange.urls["binance"]) as client:
        return client.get_depth("BTCUSDT", 5)


def test_it_tells_status_headers_time_and_limits(depth: spot.Depth) -> None:
    meta = ccrxt.meta(depth)
    assert meta.status == 200
    assert meta.headers["Content-Type"].startswith("application/json")
    assert 0 < meta.elapsed < 30
    assert meta.raw is None
    assert meta.limits
    for use in meta.limits:
        assert 0 < use.used <= use.limit
        assert use.resets_in > 0


def test_a_parts_is_that_of_its_whole(depth: spot.Depth) -> None:
    for part in (depth.bids, depth.bids[0], depth.bids[1:], depth.asks[-1]):
        assert ccrxt.meta(part).status == 200
        assert ccrxt.meta(part).headers == ccrxt.meta(depth).headers


def test_what_is_no_result_has_none(depth: spot.Depth) -> None:
    by_hand = spot.Depth(last_update_id=1, bids=[], asks=[])
    detached = copy.copy(depth.bids[0])
    pickled = pickle.loads(pickle.dumps(depth))
    for thing in (by_hand, detached, pickled, depth.last_update_id, spot.DepthRequest(), None, "text"):
        with pytest.raises(TypeError, match="did not come in a reply"):
            ccrxt.meta(thing)


def test_the_body_is_kept_on_request() -> None:
    body = b'{"lastUpdateId":1,"bids":[],"asks":[]}'
    with serving(body) as host, spot.blocking.PublicRestClient(base_url=host.url, keep_raw=True) as client:
        assert ccrxt.meta(client.get_depth("BTCUSDT")).raw == body
        without = client.with_options(keep_raw=False)
        assert ccrxt.meta(without.get_depth("BTCUSDT")).raw is None


def test_a_list_that_is_the_whole_reply_has_it(exchange: Exchange) -> None:
    with spot.blocking.PublicRestClient(base_url=exchange.urls["binance"]) as client:
        trades = client.get_trades("BTCUSDT", 5)
        assert ccrxt.meta(trades).status == 200
        assert ccrxt.meta(trades[0]).status == 200
