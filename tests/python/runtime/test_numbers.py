"""Numbers: exact, whatever the user's decimal context says."""

import decimal
from decimal import Decimal

import runtime_testing as rt
from hypothesis import given
from hypothesis import strategies as st

DIGITS = st.from_regex(r"\A-?(0|[1-9][0-9]{0,40})(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?\Z")


@given(text=DIGITS)
def test_every_digit_is_kept(text: str) -> None:
    (level,) = rt.levels([text])
    assert str(level.price) == str(Decimal(text))


@given(text=DIGITS, prec=st.integers(1, 5))
def test_the_users_context_rounds_nothing(text: str, prec: int) -> None:
    with decimal.localcontext() as context:
        context.prec = prec
        context.Emax, context.Emin = 1, -1
        for signal in context.traps:
            context.traps[signal] = True
        context.clear_flags()
        (level,) = rt.levels([text])
        price = level.price
        assert not any(context.flags.values())
    assert str(price) == str(Decimal(text))


@given(number=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=12))
def test_an_argument_arrives_as_the_same_number(number: Decimal) -> None:
    sent = rt.order("X", "BUY", number).split("price: Some(")[1].split(")")[0]
    assert Decimal(sent) == number
    assert "e" not in sent.lower()


@given(number=st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_is_sent_by_its_shortest_text(number: float) -> None:
    sent = rt.order("X", "BUY", number).split("price: Some(")[1].split(")")[0]
    assert float(sent) == number
    assert Decimal(sent) == Decimal(repr(number))
