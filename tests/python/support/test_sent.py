"""The client order id of a call: `ccrxt.client_order_id`."""

import ccrxt
import pytest


async def other() -> None:
    """Something to await that is no call of a client."""


def test_of_what_is_no_call() -> None:
    call = other()
    with pytest.raises(TypeError, match="this coroutine is not a call of a client"):
        ccrxt.client_order_id(call)
    call.close()
