"""A quantity and a price whose product is the amount, with the sign on the quantity."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.finance.unit_price import quantity_and_price
from pbr.values.rounding import Rounding, to_pence

F = Fraction


@pytest.mark.parametrize(
    ("amount", "quantity", "price", "share", "expected"),
    [
        # 30 hours at £17.00, of which 40% are paid: 30 x £6.80 = £204.00.
        (20400, F(30), F(1700), F(2, 5), (F(30), F(680))),
        # The same taken back: the hours are below nil, the price is not.
        (-20400, F(30), F(1700), F(2, 5), (F(-30), F(680))),
        # A third of £100.00 is £33.33, and 1 x £33.3333333333 is within a penny of it.
        (3333, F(1), F(10000), F(1, 3), (F(1), F(333333333333, 10**8))),
        # The odd penny of three thirds: £33.34 is 0.67p more than 1 x £33.3333333333.
        (3334, F(1), F(10000), F(1, 3), (F(1), F(333333333333, 10**8))),
        # A correction of £6.00 of 30 hours at £7.00: they come to £210.00, which is not what the line pays.
        (600, F(30), F(1750), F(2, 5), None),
        # Two pence off is the rule's own edge; here it is one too many.
        (10002, F(1), F(10000), None, None),
        (10001, F(1), F(10000), None, (F(1), F(10000))),
        # A limit has no price, and a line of no hours no quantity.
        (-5000, None, None, None, None),
        (5000, F(0), F(5000), None, None),
    ],
)
def test_worked_by_hand(
    amount: int, quantity: F | None, price: F | None, share: F | None, expected: tuple[F, F] | None
) -> None:
    assert quantity_and_price(amount, quantity, price, share) == expected


exact = st.fractions(min_value=0, max_value=2000, max_denominator=300)


@given(st.integers(-(10**7), 10**7), exact, exact, st.none() | st.fractions(0, 1, max_denominator=12))
def test_what_is_given_is_the_amount_within_a_penny(amount: int, quantity: F, price: F, share: F | None) -> None:
    for wanted in (amount, to_pence(quantity * price * (1 if share is None else share), Rounding.HALF_UP)):
        found = quantity_and_price(wanted, quantity, price, share)
        if found is not None:
            many, each = found
            assert each >= 0
            assert abs(many * each - wanted) <= 1
            assert (many < 0) == (wanted < 0)
            # As they are written, to ten places, they are the same.
            assert (many * 10**10).denominator == (each / 100 * 10**10).denominator == 1


@given(st.integers(1, 400), st.integers(1, 5000), st.sampled_from([F(1, 5), F(2, 5), F(3, 4), None]))
def test_whole_hours_at_whole_pence_are_never_one_lump(hours: int, price: int, share: F | None) -> None:
    amount = to_pence(F(hours * price) * (share or 1), Rounding.HALF_UP)
    assert quantity_and_price(amount, F(hours), F(price), share) is not None
