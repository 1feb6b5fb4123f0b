"""Summaries of draws, worked by hand."""

from fractions import Fraction

import pytest

from pbr.simulate.monte_carlo.statistics import over_budget, paired, percentile, summary_of


def test_a_summary_by_hand() -> None:
    # 2, 4, 4, 6 pence: a mean of 4; squares of 4, 0, 0, 4 over three are 8/3, whose root is 1.6329; over two, 0.8164.
    summary = summary_of([6, 4, 2, 4])
    assert [summary.draws, summary.mean, summary.least, summary.most] == [4, 4, 2, 6]
    assert (summary.sd, summary.standard_error) == (Fraction(16329, 10_000), Fraction(8164, 10_000))
    assert (summary.p5, summary.p50, summary.p95) == (2, 4, 6)


def test_percentiles_are_draws() -> None:
    values = list(range(1, 101))
    assert [percentile(values, each) for each in (5, 50, 95)] == [5, 50, 95]
    assert [percentile([7, 8, 9], each) for each in (5, 50, 95)] == [7, 8, 9]
    assert percentile(list(range(1, 22)), 5) == 2


def test_one_draw_has_no_spread() -> None:
    summary = summary_of([-250])
    assert [summary.mean, summary.sd, summary.standard_error, summary.p50] == [-250, 0, 0, -250]
    with pytest.raises(ValueError, match="no draws"):
        summary_of([])


def test_a_budget_is_exceeded_by_more_than_it() -> None:
    over = over_budget([100, 101, 105, 90], 100)
    assert [over.chance, over.mean_excess, over.worst_excess] == [Fraction(1, 2), 3, 5]
    never = over_budget([100, 90], 100)
    assert [never.chance, never.mean_excess, never.worst_excess] == [0, None, 0]


def test_differences_are_of_the_same_draw() -> None:
    assert paired([100, 200], [90, 250]) == (10, -50)
