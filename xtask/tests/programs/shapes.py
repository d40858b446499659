"""Run by the test `what_takes_more_is_used_from_python` with the wheel of the case `shapes`."""

from made import venue


def refused(text, call, *args, **named):
    try:
        call(*args, **named)
    except (TypeError, ValueError) as error:
        assert text in str(error), error
    else:
        raise AssertionError(f"not refused: {text}")


def variants():
    client = venue.VariantsClient()
    buy, internal, secret, growing = client.sides()
    assert buy is venue.Side.BUY and list(venue.Side) == ["Buy", "Sell"]
    assert [internal, secret, growing] == ["Internal", "Secret", "Growing"]
    assert type(internal) is venue.Side and internal.name == "Internal"
    assert list(client.levels()) == [3, 4, 5] and list(venue.Level) == [3, 5]
    trade, trace, secret, quiet = client.events()
    assert trade.to_dict() == {"Trade": {"price": 7}} and quiet == venue.Event.Quiet()
    assert isinstance(trace, venue.Event) and (repr(trace), repr(secret)) == ("Trace()", "Secret()")
    assert client.take(venue.Side.SELL, trade)
    refused("'side' cannot be <Side.Internal: 'Internal'>: Side of Rust has it", client.take, internal, trade)
    refused("'event' cannot be Event.Trace: it is shown", client.take, "Buy", trace)
    for side, variant in [("Sell", "Network"), ("Buy", None)]:
        try:
            client.take(side, quiet)
        except venue.LostError as error:
            assert error.variant == variant, error.variant
        else:
            raise AssertionError("it fails")


variants()
