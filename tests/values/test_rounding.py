from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.values.rounding import Rounding, share_out, to_pence

ROUNDINGS = st.sampled_from(Rounding)
IN_DECIMAL = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.DOWN: ROUND_DOWN,
    Rounding.UP: ROUND_UP,
}
DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, places=3)
WEIGHTS = st.lists(st.fractions(min_value=0, max_value=100, max_denominator=60), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(
    ("exact", "half_up", "half_even", "down", "up"),
    [("0.5", 1, 0, 0, 1), ("1.5", 2, 2, 1, 2), ("2.5", 3, 2, 2, 3), ("2.4", 2, 2, 2, 3), ("2.6", 3, 3, 2, 3),
     ("-2.5", -3, -2, -2, -3), ("7", 7, 7, 7, 7)],
)  # fmt: skip
def test_each_way_of_rounding(exact: str, half_up: int, half_even: int, down: int, up: int) -> None:
    rounded = [to_pence(Fraction(exact), rounding) for rounding in Rounding]
    assert rounded == [half_up, half_even, down, up]


@given(DECIMALS, ROUNDINGS)
def test_rounding_agrees_with_decimal(exact: Decimal, rounding: Rounding) -> None:
    assert to_pence(Fraction(exact), rounding) == int(exact.quantize(Decimal(1), IN_DECIMAL[rounding]))


@given(st.fractions(), ROUNDINGS)
def test_what_is_owed_rounds_as_what_is_owing(exact: Fraction, rounding: Rounding) -> None:
    assert to_pence(-exact, rounding) == -to_pence(exact, rounding)


def test_three_equal_shares_put_the_odd_penny_where_the_running_total_needs_it() -> None:
    assert share_out(13_600, [Fraction(1)] * 3, Rounding.HALF_UP) == [4_533, 4_534, 4_533]


@given(st.integers(min_value=-(10**9), max_value=10**9), WEIGHTS, ROUNDINGS)
def test_shares_add_up_and_each_is_within_a_penny(total: int, weights: list[Fraction], rounding: Rounding) -> None:
    shares = share_out(total, weights, rounding)
    assert sum(shares) == total
    assert len(shares) == len(weights)
    assert all(abs(share - total * weight / sum(weights)) <= 1 for share, weight in zip(shares, weights, strict=True))


@pytest.mark.parametrize("weights", [[], [Fraction(0)], [Fraction(2), Fraction(-1)]])
def test_weights_that_cannot_share_anything(weights: list[Fraction]) -> None:
    with pytest.raises(ValueError, match="weights"):
        share_out(100, weights, Rounding.HALF_UP)
