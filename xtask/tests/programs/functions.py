import asyncio
import copy
import pickle
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
    assert await made.venue.get_account(made.venue.Configuration(base_path=""), 9) == "sent to /9 as generated/1"
    try:
        await made.venue.get_account(made.venue.Configuration(user_agent=None), 9)
    except made.venue.Late:
        pass
    else:
        raise AssertionError("None is what was said of the agent")
    configuration = made.venue.Configuration()
    assert configuration.user_agent == "generated/1" and repr(configuration) == "Configuration()"
    configuration.user_agent = None
    assert configuration.user_agent is None and configuration != made.venue.Configuration()
    assert copy.copy(configuration).to_dict() == {"user_agent": None}
    assert pickle.loads(pickle.dumps(configuration)) == configuration
    del configuration.user_agent
    assert configuration == made.venue.Configuration()
    assert made.venue.paged() == "10 from start" and made.venue.paged(None, limit=3) == "3 from nothing"
    assert made.venue.paged(made.venue.PageRequest(limit=4)) == "4 from start"
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
