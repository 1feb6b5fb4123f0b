"""Numbers together: the ends of a sum, a mean, a share and a median against every way in which they can turn out."""

from collections import Counter
from fractions import Fraction
from itertools import product
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.measuring.number_range import NumberBrought, median_range, ratio_range, sum_range

ONE = Fraction(1)
END = st.integers(min_value=-3, max_value=3).map(Fraction)


def known(number: int, certain: bool = True) -> NumberBrought:
    return NumberBrought(certain, Fraction(number), Fraction(number), ONE)


@st.composite
def brought(draw: st.DrawFn) -> NumberBrought:
    low, high = sorted((draw(END), draw(END)))
    return NumberBrought(draw(st.booleans()), low, high, Fraction(draw(st.integers(min_value=1, max_value=3))))


def ways(all_of: list[NumberBrought]) -> list[list[tuple[Fraction, Fraction]]]:
    """Every way in which records turn out, each number at one of its ends, in or out where that is not certain."""
    found = []
    for picked in product(*[[one.low, one.high, *([] if one.certain else [None])] for one in all_of]):
        inside = [(end, one.of) for end, one in zip(picked, all_of, strict=True) if end is not None and one.of]
        if inside:
            found.append(inside)
    return found


@settings(max_examples=200, deadline=None)
@given(st.lists(brought(), min_size=1, max_size=5))
def test_the_ends_are_those_of_every_way(all_of: list[NumberBrought]) -> None:
    together = Counter(all_of)
    turned_out = ways(all_of)
    shares = [sum((n for n, _ in way), Fraction(0)) / sum((of for _, of in way), Fraction(0)) for way in turned_out]
    assert ratio_range(together) == (min(shares), max(shares))
    middles = [median(n for n, _ in way) for way in turned_out]
    assert median_range(together) == (min(middles), max(middles))
    low, high = sum_range(together)
    # With nothing in there is nothing to add up, which a sum calls nought.
    sums = [sum(n for n, _ in way) for way in turned_out] + ([] if any(one.certain for one in all_of) else [0])
    assert (low, high) == (min(sums), max(sums))


def test_an_end_that_is_open_stays_open() -> None:
    # 10 and a number from nought upwards: at least 10 together, at least 5 on average, and a middle from 5.
    at_least_nothing = NumberBrought(True, Fraction(0), None, ONE)
    together = Counter([known(10), at_least_nothing])
    assert sum_range(together) == (Fraction(10), None)
    assert ratio_range(together) == (Fraction(5), None)
    assert median_range(together) == (Fraction(5), None)


def test_a_median_is_known_before_all_of_its_numbers_are() -> None:
    # 4, 4 and anything at all: the middle one of three is 4.
    assert median_range(Counter([known(4), known(4), NumberBrought(True, None, None, ONE)])) == (
        Fraction(4),
        Fraction(4),
    )


def test_a_share_of_what_is_not_known_is_not_known() -> None:
    assert ratio_range(Counter([known(1), NumberBrought(True, Fraction(1), Fraction(1), None)])) == (None, None)
