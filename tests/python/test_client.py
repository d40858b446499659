"""Clients: how they are made, what can be changed, and how they end."""

import gc
import warnings

import ccrxt
import pytest
from ccrxt.binance import spot
from conftest import Run
from exchange import Exchange
from served import serving

BODY = {"symbol": "BTCUSDT", "price": "1"}


def test_base_url_says_where_requests_go(run: Run) -> None:
    with serving(BODY) as host:

        async def main() -> None:
            async with spot.PublicRestClient(base_url=host.url) as client:
                assert client.base_url == host.url
                assert host.url in repr(client)
                await client.get_ticker("BTCUSDT")

        run(main())
        assert host.requests == ["GET /api/v3/ticker/price?symbol=BTCUSDT HTTP/1.1"]


def test_the_environment_says_where_requests_go_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(BODY) as host:
        monkeypatch.setenv("CCRXT_BINANCE_URL", host.url)
        with spot.blocking.PublicRestClient() as client:
            client.get_ticker("BTCUSDT")
        with serving(BODY) as other, spot.blocking.PublicRestClient(base_url=other.url) as client:
            client.get_ticker("BTCUSDT")
            assert len(other.requests) == 1
        assert len(host.requests) == 1


def test_without_either_it_is_the_venues_own_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CCRXT_BINANCE_URL", raising=False)
    with spot.blocking.PublicRestClient() as client:
        assert client.base_url.startswith("https://")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "ftp://127.0.0.1",
        "http://example.com",
        "http://10.0.0.1",
        "http://localhost.example.com",
        "https://user:secret@example.com",
        "https://example.com?key=secret",
        "https://",
        "file:///etc/passwd",
    ],
)
def test_a_bad_base_url_is_refused_at_once(url: str) -> None:
    for make in (spot.PublicRestClient, spot.blocking.PublicRestClient):
        with pytest.raises(ccrxt.errors.InvalidArgument, match="base_url") as caught:
            make(base_url=url)
        assert isinstance(caught.value, ValueError)
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["https://example.com", "http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"])
def test_https_and_loopback_are_accepted(url: str) -> None:
    assert spot.PublicRestClient(base_url=url).base_url == url


def test_a_bad_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCRXT_BINANCE_URL", "http://example.com")
    with pytest.raises(ccrxt.errors.InvalidArgument, match="CCRXT_BINANCE_URL"):
        spot.PublicRestClient()


@pytest.mark.parametrize(
    ("keywords", "named"),
    [
        ({"timeout": 0}, "timeout"),
        ({"timeout": -1}, "timeout"),
        ({"timeout": float("nan")}, "timeout"),
        ({"timeout": float("inf")}, "timeout"),
        ({"timeout": "1"}, "timeout"),
        ({"limits": "never"}, "limits"),
        ({"limits": 1}, "limits"),
        ({"proxy": "nonsense"}, "proxy"),
        ({"proxy": 7}, "proxy"),
        ({"keep_raw": "yes"}, "keep_raw"),
        ({"nonsense": 1}, "nonsense"),
    ],
)
def test_a_bad_option_is_refused_by_name(keywords: dict[str, object], named: str) -> None:
    with pytest.raises((TypeError, ValueError), match=named):
        spot.PublicRestClient(**keywords)  # type: ignore[call-overload]


def test_positional_options_are_refused() -> None:
    with pytest.raises(TypeError):
        spot.PublicRestClient("https://example.com", 5.0)  # type: ignore[call-overload]


def test_with_options_gives_another_client_of_the_same_type(exchange: Exchange) -> None:
    with spot.blocking.PublicRestClient(keep_raw=True) as client:
        other = client.with_options(timeout=5, limits="raise")
        assert type(other) is type(client)
        assert other is not client
        assert ccrxt.meta(other.get_ticker("BTCUSDT")).raw is not None, "what is not named stays"


def test_a_closed_client_says_so(exchange: Exchange, run: Run) -> None:
    async def main() -> None:
        async with spot.PublicRestClient() as client:
            await client.get_ticker("BTCUSDT")
        with pytest.raises(ccrxt.errors.ClientClosed):
            await client.get_ticker("BTCUSDT")
        await client.close()

    run(main())
    blocking = spot.blocking.PublicRestClient()
    blocking.close()
    blocking.close()
    with pytest.raises(ccrxt.errors.ClientClosed):
        blocking.get_ticker("BTCUSDT")


def test_a_client_dropped_open_is_no_leak(exchange: Exchange, run: Run) -> None:
    async def main() -> None:
        await spot.PublicRestClient().get_ticker("BTCUSDT")

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run(main())
        spot.blocking.PublicRestClient().get_ticker("BTCUSDT")
        gc.collect()


def test_the_environments_proxies_are_not_used(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with spot.blocking.PublicRestClient() as client:
        assert client.get_ticker("BTCUSDT").symbol == "BTCUSDT"


def test_requests_go_through_the_proxy_that_is_named() -> None:
    with (
        serving(BODY) as proxy,
        spot.blocking.PublicRestClient(base_url="http://127.0.0.1:9", proxy=proxy.url) as client,
    ):
        assert client.get_ticker("BTCUSDT").symbol == "BTCUSDT"
        assert proxy.requests == ["GET http://127.0.0.1:9/api/v3/ticker/price?symbol=BTCUSDT HTTP/1.1"]


def test_a_proxys_password_is_never_shown() -> None:
    client = spot.PublicRestClient(proxy="http://user:canary@127.0.0.1:9")
    assert "canary" not in repr(client)
