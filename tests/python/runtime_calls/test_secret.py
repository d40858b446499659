"""What Python hands over and does not get back."""

from __future__ import annotations

import copy
import gc
import pickle

import playground
import pytest
from playground import blocking

CANARY = "cAn4rY-do-not-print"


def test_a_secret_reaches_the_client() -> None:
    config = playground.AskingConfig(password=CANARY)
    assert blocking.AskingClient(password=CANARY).get_length() == len(CANARY)
    assert blocking.AskingClient(config).get_length() == len(CANARY)
    config.password = CANARY + "!"
    assert blocking.AskingClient(config).get_length() == len(CANARY) + 1
    config.password = None
    assert blocking.AskingClient(config).get_length() == 0


def test_it_cannot_be_read() -> None:
    config = playground.AskingConfig(password=CANARY, patience=3)
    with pytest.raises(AttributeError, match=r"AskingConfig.password is a secret: it can be set, and not read"):
        config.password  # noqa: B018
    assert repr(config) == "AskingConfig(password=…, patience=3.0)"
    assert config.to_dict() == {"patience": 3.0}
    assert playground.AskingConfig().password is None
    assert config == config
    assert config != playground.AskingConfig(password=CANARY, patience=3)


def test_it_cannot_be_copied_or_pickled() -> None:
    config = playground.AskingConfig(password=CANARY)
    for attempt in copy.copy, copy.deepcopy, pickle.dumps:
        with pytest.raises(TypeError, match="AskingConfig cannot be pickled or copied: its `password` is a secret"):
            attempt(config)
    del config.password
    assert copy.copy(config) == config


def test_what_is_wrong_with_it_is_said_without_it() -> None:
    with pytest.raises(TypeError, match="argument 'password' must be str, not bytes") as caught:
        playground.AskingClient(password=CANARY.encode())
    assert CANARY not in str(caught.value)


def test_nothing_of_python_holds_it() -> None:
    config = playground.AskingConfig(password="".join(["cAn4rY", "-", "made-here"]))
    client = playground.AskingClient(config)
    shown = [repr(value) for value in gc.get_referents(config, client)]
    shown += [str(getattr(client, name)) for name in dir(client) if name != "__weakref__"]
    assert not any("made-here" in text for text in shown)
