"""How many to check, and what a checked sample says, each beside scipy itself (``pytest -m statistics``).

``hypergeom.cdf(i, N, D, n)`` is its chance of at most i wrong in a sample of n, where D of N are.
"""

from fractions import Fraction
from typing import Any

import pytest

from pbr.evidence.attribute_sampling import sample_size, wrong_among

pytestmark = pytest.mark.statistics

SURE = [Fraction(9, 10), Fraction(19, 20), Fraction(99, 100)]
A_HAIR = 1e-12
"""What a float may add to a chance that is worked out in whole numbers here."""


@pytest.fixture(scope="module")
def stats() -> Any:
    import scipy.stats

    return scipy.stats


@pytest.mark.parametrize("sure", SURE)
@pytest.mark.parametrize("allowed", [0, 1, 3])
@pytest.mark.parametrize("population", [30, 47, 200, 1_000])
def test_a_size_is_the_first_that_is_sure_enough(stats: Any, population: int, allowed: int, sure: Fraction) -> None:
    for per_cent in (1, 5, 10):
        too_many = population * per_cent // 100 + 1
        size = sample_size(population, Fraction(per_cent, 100), sure, allowed)
        if size is None:
            assert allowed >= too_many
            continue
        assert stats.hypergeom.cdf(allowed, population, too_many, size) <= 1 - float(sure) + A_HAIR
        assert stats.hypergeom.cdf(allowed, population, too_many, size - 1) > 1 - float(sure) - A_HAIR


@pytest.mark.parametrize("sure", SURE)
@pytest.mark.parametrize(
    "sample", [(47, 30, 0), (47, 43, 2), (200, 59, 2), (385, 59, 7), (1_000, 100, 10), (20, 20, 3)]
)
def test_the_ends_of_what_a_sample_says(stats: Any, sample: tuple[int, int, int], sure: Fraction) -> None:
    population, checked, wrong = sample
    says = wrong_among(population, checked, wrong, sure)
    side, could_be = (1 - float(sure)) / 2, range(wrong, population - checked + wrong + 1)
    most = [bad for bad in could_be if stats.hypergeom.cdf(wrong, population, bad, checked) > side]
    least = [bad for bad in could_be if stats.hypergeom.sf(wrong - 1, population, bad, checked) > side]
    one_sided = [bad for bad in could_be if stats.hypergeom.cdf(wrong, population, bad, checked) > 2 * side]
    assert (says.at_least, says.at_most, says.no_more_than) == (min(least), max(most), max(one_sided))
