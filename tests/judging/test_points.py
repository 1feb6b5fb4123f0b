"""Points for figures, worked by hand and beside a public statistics package; ranges hold every way of turning out."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.judging.points import shares_of_points
from pbr.judging.ranked import Figure
from pbr.scheme.measuring.rankings import BestFigure, ByPlace, InProportion, OutOf, Way

WAYS: list[Way] = [
    InProportion(BestFigure.LOWEST),
    InProportion(BestFigure.HIGHEST),
    ByPlace(BestFigure.LOWEST),
    ByPlace(BestFigure.HIGHEST),
    OutOf(Fraction(10)),
]


def exact(*figures: int | str) -> list[Figure]:
    return [Figure(Fraction(figure), Fraction(figure)) for figure in figures]


def shares(way: Way, figures: list[Figure]) -> list[Fraction]:
    found = shares_of_points(way, figures)
    assert all(low == high for low, high in found)
    return [low for low, _ in found]


def test_the_lowest_price_gets_all_and_each_other_the_part_that_the_lowest_is_of_it() -> None:
    assert shares(InProportion(BestFigure.LOWEST), exact(1680, 1740, 2100)) == [1, Fraction(1680, 1740), Fraction(4, 5)]


def test_the_highest_gets_all_and_each_other_the_part_that_it_is_of_the_highest() -> None:
    assert shares(InProportion(BestFigure.HIGHEST), exact(50, 80, 40)) == [Fraction(5, 8), 1, Fraction(1, 2)]


def test_a_price_of_nought_is_the_lowest_and_leaves_the_others_nothing() -> None:
    assert shares(InProportion(BestFigure.LOWEST), exact(0, 5, 0)) == [1, 0, 1]
    assert shares(InProportion(BestFigure.HIGHEST), exact(0, 0)) == [1, 1]


def test_a_figure_out_of_the_most_there_can_be() -> None:
    assert shares(OutOf(Fraction(5)), exact(5, "3.5", 0)) == [1, Fraction(7, 10), 0]


# scipy 1.17.1: rankdata([-x for x in figures], method="average") of the highest, rankdata(figures, ...) of the lowest.
SCIPY = [
    ((70, 70, 100, 20), (2.5, 2.5, 1.0, 4.0), (2.5, 2.5, 4.0, 1.0)),
    ((5, 5, 5), (2.0, 2.0, 2.0), (2.0, 2.0, 2.0)),
    ((10, 30, 20, 30, 10, 30, 5), (5.5, 2.0, 4.0, 2.0, 5.5, 2.0, 7.0), (2.5, 6.0, 4.0, 6.0, 2.5, 6.0, 1.0)),
]


@pytest.mark.parametrize(("figures", "highest", "lowest"), SCIPY)
def test_places_are_what_scipy_gives(
    figures: tuple[int, ...], highest: tuple[float, ...], lowest: tuple[float, ...]
) -> None:
    many = len(figures)
    for best, places in ((BestFigure.HIGHEST, highest), (BestFigure.LOWEST, lowest)):
        wanted = [(many + 1 - Fraction(place)) / many for place in places]
        assert shares(ByPlace(best), exact(*figures)) == wanted


ENDS = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted)
FIGURES = st.lists(st.one_of(ENDS, st.none()), min_size=1, max_size=4)


@given(st.sampled_from(WAYS), FIGURES)
def test_a_range_holds_the_points_of_every_way_of_turning_out(way: Way, ends: list[list[int] | None]) -> None:
    figures = [Figure(None, None) if one is None else Figure(Fraction(one[0]), Fraction(one[1])) for one in ends]
    ranges = shares_of_points(way, figures)
    for turned_out in product(*((0, 3, 10) if one is None else one for one in ends)):
        for share, (low, high) in zip(shares(way, exact(*turned_out)), ranges, strict=True):
            assert low <= share <= high
