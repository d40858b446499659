import asyncio
import warnings

import made.venue
from made.venue import blocking

assert (made.venue.LONGEST, made.venue.HOST, list(made.venue.SIZES)) == (20, "https://example.com", [5, 10, 20])
assert made.venue.FEE == 0.001
assert made.venue.SIDE is made.venue.Side.BUY
assert made.venue.opposite("Buy") is made.venue.Side.SELL
assert made.venue.symbol("BTC", quote="USDT") == "BTCUSDT"
assert not hasattr(made.venue, "CALL") and not hasattr(made.venue, "never")


async def main():
    assert await made.venue.soon(3) == 3
    configuration = made.venue.Configuration(base_path="http://127.0.0.1", user_agent="mine")
    assert await made.venue.get_account(configuration, 7) == "sent to http://127.0.0.1/7 as mine"
    configuration.base_path = "http://[::1]"
    assert await made.venue.get_account(configuration, 8) == "sent to http://[::1]/8 as mine"
    assert not hasattr(configuration, "send")
    try:
        await made.venue.get_account(made.venue.Configuration(base_path=""), 9)
    except made.venue.Late:
        pass
    else:
        raise AssertionError("None was given for the agent")
    try:
        await made.venue.get_time(zone="UTC")
    except made.venue.Late:
        pass
    else:
        raise AssertionError("it is late")


asyncio.run(main())
assert blocking.soon(4) == 4

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    client = made.venue.OldClient()
    assert client.MOST == made.venue.OldClient.MOST == 3
    assert blocking.OldClient.MOST == 3
    assert client.name() == ""
    assert made.venue.SHORTEST == 3
    clock = made.venue.clock()
    assert clock.now == 1
    assert clock.time == 2
    request = made.venue.TimeRequest(zone="UTC", east=1)
    assert request.to_dict() == {"zone": "UTC", "east": 1}
    request.east = 2
told = [str(warning.message) for warning in caught]
assert told == [
    "OldClient is deprecated",
    "OldClient is deprecated",
    "name is deprecated",
    "SHORTEST is deprecated: take LONGEST",
    "time is deprecated",
    "east is deprecated: say the zone",
], told
assert {warning.filename for warning in caught} == {"<string>"}
