"""Intervals, the limits of a funnel, places and ranks, each beside scipy itself (``pytest -m statistics``).

The other tests of this folder hold a few of its figures, and need no package.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.judging.points import shares_of_points
from pbr.judging.ranked import Figure, Scored
from pbr.judging.rankings_made import ranks_of
from pbr.judging.wilson_interval import funnel_limits, wilson_interval
from pbr.scheme.load_scheme import load_scheme
from pbr.scheme.measuring.rankings import BestFigure, ByPlace

pytestmark = pytest.mark.statistics

SIXTH_DECIMAL = 0.000_000_6
"""Half of the last of six decimals, and what a float may add to it."""
FIGURES = st.lists(st.integers(0, 9), min_size=1, max_size=12)
CASES = Path(__file__).parents[1] / "cases" / "rankings" / "good"
SCORE = load_scheme(CASES / "two-who-tie.yaml").rankings[0].scores[0]


@pytest.fixture(scope="module")
def stats() -> Any:
    import scipy.stats

    return scipy.stats


@pytest.mark.parametrize("out_of", [*range(1, 61), 117, 1_000, 12_345])
def test_an_interval_of_a_share(stats: Any, out_of: int) -> None:
    for count in sorted({*range(0, out_of + 1, max(1, out_of // 60)), out_of - 1, out_of}):
        seen = stats.binomtest(count, out_of).proportion_ci(0.95, method="wilson")
        low, high = wilson_interval(count, out_of) or (-1, -1)
        assert abs(float(low) - seen.low) < SIXTH_DECIMAL
        assert abs(float(high) - seen.high) < SIXTH_DECIMAL


@pytest.mark.parametrize("out_of", [1, 7, 30, 117, 1_000])
@pytest.mark.parametrize("per_cent", [1, 52, 73, 80, 99])
def test_the_limits_of_a_funnel(stats: Any, per_cent: int, out_of: int) -> None:
    """The normal law about the target: its point of 97.5% times how far a share of so many strays."""
    target = per_cent / 100
    strays = (target * (1 - target) / out_of) ** 0.5
    least, most = funnel_limits(Fraction(per_cent, 100), out_of)
    assert abs(float(least) - max(0.0, stats.norm.ppf(0.025, target, strays))) < SIXTH_DECIMAL
    assert abs(float(most) - min(1.0, stats.norm.ppf(0.975, target, strays))) < SIXTH_DECIMAL


@given(FIGURES)
def test_points_by_place(stats: Any, figures: list[int]) -> None:
    """The last of so many gets one part of them, each place before it one more, and those who tie their mean."""
    many = len(figures)
    for best, sign in ((BestFigure.LOWEST, 1), (BestFigure.HIGHEST, -1)):
        places = stats.rankdata([sign * figure for figure in figures], method="average")
        wanted = [(many + 1 - Fraction(float(place))) / many for place in places]
        exact = [Figure(Fraction(figure), Fraction(figure)) for figure in figures]
        assert shares_of_points(ByPlace(best), exact) == [(share, share) for share in wanted]


@given(FIGURES)
def test_ranks(stats: Any, totals: list[int]) -> None:
    ranks = stats.rankdata([-total for total in totals], method="min")
    scored = [
        [Scored(SCORE, Figure(Fraction(total), Fraction(total)), Fraction(total), Fraction(total))] for total in totals
    ]
    assert ranks_of(scored, ()) == [(int(rank), int(rank)) for rank in ranks]
