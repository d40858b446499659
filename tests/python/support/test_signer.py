"""What signs in place of a secret, and what happens on the way of calls."""

import copy
import hmac
import pickle

import ccrxt
import pytest


def sign(payload: bytes) -> bytes:
    return hmac.digest(b"canary", payload, "sha256")


def test_a_signer_says_what_it_is_and_nothing_else() -> None:
    signer = ccrxt.Signer(sign, algorithm="hmac-sha256")
    assert repr(signer) == "Signer(…, algorithm='hmac-sha256')"
    assert signer.sign is sign
    assert signer != ccrxt.Signer(sign, algorithm="hmac-sha256")


def test_a_signer_cannot_be_changed_copied_or_pickled() -> None:
    signer = ccrxt.Signer(sign, algorithm="ed25519")
    with pytest.raises(AttributeError, match="make another signer"):
        signer.algorithm = "other"
    with pytest.raises(AttributeError, match="make another signer"):
        del signer.sign
    for attempt in copy.copy, copy.deepcopy, pickle.dumps:
        with pytest.raises(TypeError, match="a signer cannot be pickled or copied"):
            attempt(signer)


def test_what_cannot_sign_is_refused() -> None:
    with pytest.raises(TypeError, match="argument 'sign' must be a function, not bytes"):
        ccrxt.Signer(b"secret", algorithm="ed25519")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="argument 'algorithm' must be one of 'hmac-sha256'"):
        ccrxt.Signer(sign, algorithm="md5")  # type: ignore[arg-type]


def event(**more: object) -> ccrxt.Event:
    return ccrxt.Event("reply", "binance", 7, 1, "POST", "/api/v3/order", **more)  # type: ignore[arg-type]


def test_an_event_reads_well() -> None:
    refused = event(
        symbol="BTCUSDT", client_order_id="mine", elapsed=0.0123, status=400, failure="RateLimited", code="-1003"
    )
    assert str(refused) == (
        "binance POST /api/v3/order: reply (call 7, attempt 1, BTCUSDT, client order id mine, HTTP 400, RateLimited, "
        "code -1003, 12.3 ms)"
    )
    assert repr(event(limits=[("weight", 1, 6000, 60.0)])) == (
        "Event(kind='reply', venue='binance', call=7, attempt=1, method='POST', path='/api/v3/order', elapsed=0.0, "
        "limits=(LimitUse(name='weight', used=1, limit=6000, resets_in=60.0),))"
    )


def test_an_event_is_a_value() -> None:
    one, other = event(status=200), event(status=200)
    assert one == other
    assert hash(one) == hash(other)
    assert one != event(status=400)
    assert copy.copy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one
    assert one.to_dict()["status"] == 200
    with pytest.raises(AttributeError, match="cannot set 'status'"):
        one.status = 400
    with pytest.raises(AttributeError, match="cannot delete 'status'"):
        del one.status
