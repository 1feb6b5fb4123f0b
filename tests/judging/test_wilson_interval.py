"""Wilson's interval and the limits of a funnel, beside what a public statistics package gives."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.judging.wilson_interval import funnel_limits, wilson_interval

SCIPY = [
    ((0, 1), "0.000000", "0.793451"),
    ((1, 1), "0.206549", "1.000000"),
    ((0, 12), "0.000000", "0.242494"),
    ((12, 12), "0.757506", "1.000000"),
    ((7, 12), "0.319511", "0.806740"),
    ((1, 5), "0.036224", "0.624465"),
    ((66, 117), "0.473629", "0.650500"),
    ((2, 20), "0.027866", "0.301034"),
    ((499, 1000), "0.468073", "0.529934"),
    ((1, 10000), "0.000018", "0.000566"),
]
"""What scipy 1.17.1 gives: ``binomtest(k, n).proportion_ci(0.95, method="wilson")``, to six decimals."""


@pytest.mark.parametrize(("seen", "low", "high"), SCIPY)
def test_it_is_what_scipy_gives(seen: tuple[int, int], low: str, high: str) -> None:
    assert wilson_interval(*seen) == (Fraction(low), Fraction(high))


def test_of_nothing_there_is_none() -> None:
    assert wilson_interval(0, 0) is None


COUNTS = st.integers(1, 2_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTS)
def test_the_share_that_was_seen_is_inside_and_failing_is_the_mirror_of_succeeding(seen: tuple[int, int]) -> None:
    count, out_of = seen
    low, high = wilson_interval(count, out_of) or (Fraction(0), Fraction(0))
    assert 0 <= low <= Fraction(count, out_of) <= high <= 1
    assert wilson_interval(out_of - count, out_of) == (1 - high, 1 - low)


@given(COUNTS, st.integers(1, 99))
def test_a_dot_is_outside_the_funnel_where_its_interval_leaves_the_target_out(seen: tuple[int, int], per: int) -> None:
    count, out_of = seen
    target, share, rounding = Fraction(per, 100), Fraction(count, out_of), Fraction(1, 100_000)
    low, high = wilson_interval(count, out_of) or (Fraction(0), Fraction(0))
    least, most = funnel_limits(target, out_of)
    if min(abs(low - target), abs(high - target), abs(share - least), abs(share - most)) > rounding:
        assert (low <= target <= high) == (least <= share <= most)
