"""Private clients: how they are made, what they sign, and what is never seen of their credentials."""

import asyncio
import copy
import hmac
import logging
import pickle
import traceback
import urllib.parse
from typing import Any

import ccrxt
import pytest
from ccrxt import binance, errors, okx
from ccrxt.binance import spot
from conftest import Run
from credentials import KEY, SECRET, VENUES, credentials, private, sign, signature, signed, spellings
from served import always, reply, serve, serving

each_venue = pytest.mark.parametrize("venue", VENUES)

ORDER = {"symbol": "BTCUSDT", "orderId": 28, "clientOrderId": "mine", "transactTime": 1507725176595}


@each_venue
def test_it_is_a_public_client_too(venue: str, run: Run) -> None:
    client = private(venue, base_url="http://127.0.0.1:9")
    spot_of_venue = getattr(ccrxt, venue).spot
    assert spot_of_venue.PublicRestClient in type(client).__mro__
    assert spot_of_venue.blocking.PublicRestClient in type(private(venue, blocking=True)).__mro__
    assert client.base_url == "http://127.0.0.1:9"
    assert client.environment == "production"
    assert repr(client) == (
        f"<ccrxt.{venue}.spot.PrivateRestClient environment=<Environment.PRODUCTION: 'production'> "
        "base_url='http://127.0.0.1:9'>"
    )
    assert all(isinstance(use, ccrxt.LimitUse) for use in client.limits)
    assert client.with_options(timeout=1).environment == "production"


def test_the_environment_says_where_it_trades(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CCRXT_BINANCE_URL", raising=False)
    monkeypatch.delenv("CCRXT_OKX_URL", raising=False)
    client = private("binance", environment="testnet")
    assert client.environment is binance.Environment.TESTNET
    assert client.base_url == "https://testnet.binance.vision"
    assert private("okx", environment=okx.Environment.DEMO).environment == "demo"
    with pytest.raises(ValueError, match=r"argument 'environment' must be one of 'production', 'testnet', 'demo'"):
        private("binance", environment="tesnet")


def test_credentials_come_from_variables_and_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("MY_KEY", KEY)
    (tmp_path / "secret").write_text(SECRET)
    given: dict[str, Any] = {"key_variable": "MY_KEY", "secret_file": str(tmp_path / "secret")}
    with pytest.raises(errors.InvalidArgument, match="`environment` must be said"):
        spot.PrivateRestClient(**given)
    with serving(ORDER) as host:
        client = spot.blocking.PrivateRestClient(**given, environment="production", base_url=host.url)
        client.delete_order("BTCUSDT", 28)
        (request,) = host.received
    assert request.headers["x-mbx-apikey"] == KEY
    assert request.query.endswith("&signature=" + hmac.new(SECRET.encode(), signed(request), "sha256").hexdigest())


@pytest.mark.parametrize("missing", ["key", "secret", "passphrase"])
def test_what_is_missing_is_said(missing: str) -> None:
    given: dict[str, Any] = {name: value for name, value in credentials("okx").items() if name != missing}
    with pytest.raises(ValueError, match=f"`{missing}` is missing") as caught:
        okx.spot.PrivateRestClient(**given)
    assert isinstance(caught.value, okx.OkxError)


def test_read_only_sends_nothing_that_changes_something(run: Run) -> None:
    with serving([]) as host:
        client = private("binance", read_only=True, base_url=host.url)

        async def main() -> None:
            with pytest.raises(errors.PermissionDenied, match="this client is read-only"):
                await client.new_order("BTCUSDT", "BUY", "MARKET", quantity=1)
            await client.get_open_orders()

        run(main())
        assert [request.path for request in host.received] == ["/api/v3/openOrders"]


def test_recv_window_of_a_client_and_of_a_call(run: Run) -> None:
    with serving([]) as host:
        client = private("binance", recv_window=3, base_url=host.url)

        async def main() -> None:
            await client.get_open_orders()
            await client.with_options(recv_window=0.5).get_open_orders()

        run(main())
        windows = [dict(urllib.parse.parse_qsl(request.query))["recvWindow"] for request in host.received]
        assert windows == ["3000", "500"]


async def sign_later(payload: bytes) -> bytes:
    """The same, elsewhere."""
    await asyncio.sleep(0.001)
    return sign(payload)


# A call with an empty list as its reply, and that reply.
LISTS: dict[str, tuple[str, tuple[str, ...], object]] = {
    "binance": ("get_open_orders", (), []),
    "kucoin": ("get_open_orders", ("BTC-USDT",), {"code": "200000", "data": []}),
    "okx": ("get_balances", (), {"code": "0", "msg": "", "data": []}),
}


@pytest.mark.parametrize("function", [None, sign, sign_later])
@each_venue
def test_what_is_signed_is_what_is_sent(venue: str, function: Any, run: Run) -> None:
    name, arguments, body = LISTS[venue]
    signer: dict[str, Any] = {}
    if function:
        signer = {"secret": None, "signer": ccrxt.Signer(function, algorithm="hmac-sha256")}
    with serving(body) as host:

        async def main() -> None:
            async with private(venue, base_url=host.url, **signer) as client:
                assert await getattr(client, name)(*arguments) == []

        run(main())
        payload, made = signature(venue, host.received[-1])
        assert made == sign(payload)


@each_venue
def test_a_blocking_client_signs_in_its_callers_thread(venue: str) -> None:
    name, arguments, body = LISTS[venue]
    signer = ccrxt.Signer(sign, algorithm="hmac-sha256")
    with serving(body) as host, private(venue, blocking=True, secret=None, signer=signer, base_url=host.url) as client:
        assert getattr(client, name)(*arguments) == []
        payload, made = signature(venue, host.received[-1])
        assert made == sign(payload)
    with pytest.raises(TypeError, match="argument 'signer' must be a plain function for a blocking client"):
        private(venue, blocking=True, secret=None, signer=ccrxt.Signer(sign_later, algorithm="hmac-sha256"))


def test_a_signer_that_fails_or_dawdles(run: Run) -> None:
    def broken(payload: bytes) -> bytes:
        raise OSError("the device is not plugged in")

    async def slow(payload: bytes) -> bytes:
        await asyncio.sleep(60)
        return payload

    async def main(url: str) -> None:
        client = private("binance", secret=None, signer=ccrxt.Signer(broken, algorithm="ed25519"), base_url=url)
        with pytest.raises(errors.AuthenticationError, match=r"nothing was sent.*function raised OSError") as caught:
            await client.get_account()
        assert isinstance(caught.value.__cause__, OSError)
        signer = ccrxt.Signer(slow, algorithm="ed25519")
        client = private("binance", secret=None, signer=signer, timeout=0.05, base_url=url)
        with pytest.raises(errors.Timeout, match="nothing was sent"):
            await client.get_account()

    with serving([]) as host:
        run(main(host.url))
        assert host.received == []


def test_what_is_no_signer_is_refused() -> None:
    with pytest.raises(TypeError, match="argument 'signer' must be ccrxt.Signer, not function"):
        private("binance", secret=None, signer=sign)
    with pytest.raises(ValueError, match="`secret` and `signer` exclude each other"):
        private("binance", signer=ccrxt.Signer(sign, algorithm="hmac-sha256"))


@pytest.mark.parametrize("blocking", [False, True])
def test_a_hook_is_told_of_every_request_and_reply(blocking: bool, run: Run) -> None:
    events: list[ccrxt.Event] = []

    async def main(url: str) -> None:
        client = private("binance", blocking=blocking, base_url=url, on_event=events.append)
        given = client.new_order("BTCUSDT", "BUY", "MARKET", quantity=1, new_client_order_id="mine")
        order = given if blocking else await given
        assert order.order_id == 28

    with serving(ORDER) as host:
        run(main(host.url))
    about = [event for event in events if event.path == "/api/v3/order"]
    assert [event.kind for event in about] == ["request", "reply"]
    first, last = about
    assert (first.venue, first.method, first.path) == ("binance", "POST", "/api/v3/order")
    assert (first.symbol, first.client_order_id, first.attempt) == ("BTCUSDT", "mine", 1)
    assert (last.status, last.failure, last.call) == (200, None, first.call)
    assert last.elapsed >= first.elapsed
    assert all(isinstance(use, ccrxt.LimitUse) for use in last.limits)


def test_a_hook_that_fails_changes_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    unraisable: list[str] = []
    monkeypatch.setattr("sys.unraisablehook", lambda raised: unraisable.append(repr(raised.exc_value)))

    def hook(event: ccrxt.Event) -> None:
        raise LookupError(event.kind)

    async def later(event: ccrxt.Event) -> None:
        raise LookupError(event.kind)

    with serving([]) as host:
        assert run(private("binance", base_url=host.url, on_event=hook).get_open_orders()) == []
        assert private("binance", blocking=True, base_url=host.url, on_event=hook).get_open_orders() == []
    assert unraisable == 2 * ["LookupError('request')", "LookupError('reply')"]
    with pytest.raises(TypeError, match="argument 'on_event' must be a plain function"):
        private("binance", on_event=later)


@pytest.mark.parametrize("blocking", [False, True])
@each_venue
def test_nothing_that_is_said_holds_a_secret(
    venue: str, blocking: bool, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    name, arguments, _ = LISTS[venue]
    events: list[ccrxt.Event] = []
    said: list[object] = []

    async def main(url: str) -> None:
        client = private(venue, blocking=blocking, base_url=url, on_event=events.append)
        try:
            given = getattr(client, name)(*arguments)
            said.append(repr(given))
            if not blocking:
                await given
        except errors.CcrxtError as error:
            said.extend([str(error), repr(error), vars(error), pickle.dumps(error), copy.copy(error).__dict__])
            said.append("".join(traceback.TracebackException.from_exception(error, capture_locals=False).format()))
        said.extend([repr(client), str(client)])
        said.extend(repr(getattr(client, attribute)) for attribute in dir(client))

    with serve(always(reply({"code": "1", "msg": "no"}, status="400 Bad Request"))) as host:
        run(main(host.url))
    config = getattr(ccrxt, venue).PrivateConfig(**credentials(venue))
    said.extend([repr(config), str(config), config.to_dict(), [str(event) for event in events], events])
    said.extend(repr(getattr(config, field)) for field in dir(config) if field not in credentials(venue))
    said.extend([caplog.text, [pickle.dumps(event) for event in events]])
    assert len(events) == 2
    everything = b"\n".join(part if isinstance(part, bytes) else repr(part).encode() for part in said)
    for spelling in spellings():
        assert spelling not in everything


@each_venue
def test_a_config_keeps_its_secrets(venue: str) -> None:
    config = getattr(ccrxt, venue).PrivateConfig(**credentials(venue), timeout=5)
    for field in credentials(venue):
        with pytest.raises(AttributeError, match=f"PrivateConfig.{field} is a secret"):
            getattr(config, field)
        assert f"{field}=…" in repr(config)
    assert config.to_dict() == {"timeout": 5.0}
    for attempt in copy.copy, copy.deepcopy, pickle.dumps:
        with pytest.raises(TypeError, match="PrivateConfig cannot be pickled or copied: its `key` is a secret"):
            attempt(config)
    with serving(LISTS[venue][2]) as host:
        config.base_url = host.url
        module = getattr(ccrxt, venue).spot.blocking
        with module.PrivateRestClient(config) as client:
            assert getattr(client, LISTS[venue][0])(*LISTS[venue][1]) == []
