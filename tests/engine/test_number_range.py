"""Numbers together: the ends of a sum, a mean, a share and a median against every way in which they can turn out."""

from collections import Counter
from fractions import Fraction
from itertools import permutations, product
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.measuring.number_range import NumberBrought, median_range, of_comes_to_nought, ratio_range, sum_range

ONE = Fraction(1)
END = st.integers(min_value=-3, max_value=3).map(Fraction)


def known(number: int, certain: bool = True) -> NumberBrought:
    return NumberBrought(certain, Fraction(number), Fraction(number), ONE)


@st.composite
def brought(draw: st.DrawFn) -> NumberBrought:
    low, high = sorted((draw(END), draw(END)))
    return NumberBrought(draw(st.booleans()), low, high, Fraction(draw(st.integers(min_value=0, max_value=3))))


def ways(all_of: list[NumberBrought]) -> list[list[tuple[Fraction, Fraction]]]:
    """Every way in which records turn out, each number at one of its ends, in or out where that is not certain."""
    found = []
    for picked in product(*[[one.low, one.high, *([] if one.certain else [None])] for one in all_of]):
        inside = [(end, one.of or Fraction(0)) for end, one in zip(picked, all_of, strict=True) if end is not None]
        if inside:
            found.append(inside)
    return found


@settings(max_examples=200, deadline=None)
@given(st.lists(brought(), min_size=1, max_size=5))
def test_the_ends_are_those_of_every_way(all_of: list[NumberBrought]) -> None:
    together = Counter(all_of)
    turned_out = ways(all_of)
    # Of nought there is no share, and none of these ways has one to give.
    sums_of = [sum((of for _, of in way), Fraction(0)) for way in turned_out]
    shares = [sum((n for n, _ in way), Fraction(0)) / of for way, of in zip(turned_out, sums_of, strict=True) if of]
    assert ratio_range(together) == ((min(shares), max(shares)) if shares else (None, None))
    of_nought = {not of for of in sums_of} | ({True} if not any(one.certain for one in all_of) else set())
    found = of_comes_to_nought(together, may_be_below=False)
    assert found is (of_nought.pop() if len(of_nought) == 1 else None)
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


def in_doubt(number: int, of: int) -> NumberBrought:
    return NumberBrought(False, Fraction(number), Fraction(number), Fraction(of))


def test_what_is_of_nought_is_in_where_that_takes_a_share_further() -> None:
    # 1 of 2, 3 of 4 and nought of nought, any of which may belong: from 1/2 to 3/4, in whatever order they come.
    half, more, nought = in_doubt(1, 2), in_doubt(3, 4), in_doubt(0, 0)
    for way in permutations((half, more, nought)):
        assert ratio_range(Counter(way)) == (Fraction(1, 2), Fraction(3, 4))
    # 30 of nought for certain, with 10 of 10 or with nought of 1: 30 / 1 at most, and (30 + 10) / 11 at least.
    certain = NumberBrought(True, Fraction(30), Fraction(30), Fraction(0))
    assert ratio_range(Counter([certain, in_doubt(10, 10), in_doubt(0, 1)])) == (Fraction(40, 11), Fraction(30))


def test_a_share_of_what_may_be_below_nought_is_known_where_nothing_can_turn_out() -> None:
    # 6 and 1 of 5 and -2: 7 of 3. While the second may not belong nothing is said of it.
    below = NumberBrought(True, ONE, ONE, Fraction(-2))
    whole = NumberBrought(True, Fraction(6), Fraction(6), Fraction(5))
    assert ratio_range(Counter([whole, below])) == (Fraction(7, 3), Fraction(7, 3))
    assert of_comes_to_nought(Counter([whole, below]), may_be_below=True) is False
    in_part = Counter([whole, below._replace(certain=False)])
    assert ratio_range(in_part) == (None, None)
    assert of_comes_to_nought(in_part, may_be_below=True) is None
