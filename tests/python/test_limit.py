"""Limits: counted before sending, per process, corrected by what the venue says."""

import time

import ccrxt
import pytest
from ccrxt.binance import spot
from exchange import Exchange
from served import serve, serving

BODY = {"symbol": "BTCUSDT", "price": "1"}


def test_raise_refuses_before_anything_is_sent() -> None:
    # An exchange of its own: what is used up here would be missing elsewhere, since limits are counted per host.
    with (
        Exchange(limits=False) as exchange,
        spot.blocking.PublicRestClient(base_url=exchange.urls["binance"], limits="raise") as client,
    ):
        with pytest.raises(ccrxt.errors.RateLimited) as caught:
            for _ in range(2000):
                client.get_exchange_info("BTCUSDT")
        sent = len(exchange.requests())
        error = caught.value
        assert error.status is None
        assert error.code is None
        assert error.retry_after is not None
        assert 0 < error.retry_after <= 65
        with pytest.raises(ccrxt.errors.RateLimited):
            client.get_exchange_info("BTCUSDT")
        assert len(exchange.requests()) == sent


def test_two_clients_share_what_the_venue_counts_for_the_address() -> None:
    headers = {"X-MBX-USED-WEIGHT-1M": "5999"}
    with serving(BODY, headers=headers) as host:
        with spot.blocking.PublicRestClient(base_url=host.url) as first:
            first.get_ticker("BTCUSDT")
        with (
            spot.blocking.PublicRestClient(base_url=host.url, limits="raise") as second,
            pytest.raises(ccrxt.errors.RateLimited),
        ):
            second.get_ticker("BTCUSDT")
        assert len(host.requests) == 1


def test_off_counts_nothing_but_obeys_retry_after() -> None:
    def answer(handler: object, _: bytes) -> None:
        from served import reply

        banned = reply({"code": -1003, "msg": "Way too much."}, status="429 No", headers={"Retry-After": "3600"})
        handler.wfile.write(banned)  # type: ignore[attr-defined]

    with serve(answer) as host, spot.blocking.PublicRestClient(base_url=host.url, limits="off") as client:
        with pytest.raises(ccrxt.errors.RateLimited) as caught:
            client.get_ticker("BTCUSDT")
        assert caught.value.retry_after == 3600
        with pytest.raises(ccrxt.errors.CcrxtError):
            client.with_options(timeout=0.2).get_ticker("BTCUSDT")
        assert len(host.requests) == 1


def test_waiting_ends_with_the_time_out() -> None:
    headers = {"X-MBX-USED-WEIGHT-1M": "6000"}
    with serving(BODY, headers=headers) as host, spot.blocking.PublicRestClient(base_url=host.url) as client:
        client.get_ticker("BTCUSDT")
        started = time.monotonic()
        with pytest.raises((ccrxt.errors.Timeout, ccrxt.errors.RateLimited)):
            client.with_options(timeout=0.2).get_ticker("BTCUSDT")
        assert time.monotonic() - started < 30
        assert len(host.requests) == 1
