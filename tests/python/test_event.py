"""Hooks: what `on_event=` is told, by clients of every kind."""

from typing import Any

import ccrxt
import pytest
from conftest import Run
from exchange import Exchange

SYMBOLS = {"binance": "BTCUSDT", "kucoin": "BTC-USDT", "okx": "BTC-USDT"}


@pytest.mark.parametrize("blocking", [False, True])
@pytest.mark.parametrize("venue", SYMBOLS)
def test_public_clients_tell_of_every_request_and_reply(
    venue: str, blocking: bool, run: Run, exchange: Exchange
) -> None:
    events: list[ccrxt.Event] = []
    module = getattr(ccrxt, venue).spot

    async def main() -> None:
        client: Any = (module.blocking if blocking else module).PublicRestClient(on_event=events.append)
        for one in client, client.with_options(timeout=5):
            given = one.get_ticker(SYMBOLS[venue])
            if not blocking:
                await given

    run(main())
    assert [event.kind for event in events] == ["request", "reply"] * 2
    assert {event.venue for event in events} == {venue}
    assert [event.status for event in events] == [None, 200] * 2
    assert events[0].call == events[1].call != events[2].call
    assert events[0].symbol == SYMBOLS[venue]
