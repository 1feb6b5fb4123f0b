"""How many to check, and what a checked sample says, beside what a public statistics package gives."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.evidence.attribute_sampling import WrongAmong, sample_size, wrong_among

SIZES = [
    ((200, "5/100", "95/100", 0), 47),
    ((66, "5/100", "95/100", 0), 34),
    ((1000, "5/100", "95/100", 0), 56),
    ((1000, "5/100", "95/100", 2), 117),
    ((500, "1/100", "99/100", 0), 267),
    ((20, "1/10", "9/10", 1), 16),
    ((10000, "5/100", "95/100", 0), 59),
    ((1, "5/100", "95/100", 0), 1),
    ((40, "5/100", "95/100", 3), None),
]
"""scipy 1.17.1: the least n for which ``hypergeom.cdf(allowed, N, D, n)`` is 1 - sure or less; D is the first number of
wrong ones that is above the share of N."""

SAMPLES = [
    ((200, 59, 2, "95/100"), WrongAmong(2, 20, 18)),
    ((200, 51, 0, "95/100"), WrongAmong(0, 12, 9)),
    ((1000, 59, 0, "95/100"), WrongAmong(0, 58, 48)),
    ((50, 50, 3, "95/100"), WrongAmong(3, 3, 3)),
    ((385, 59, 2, "95/100"), WrongAmong(3, 42, 37)),
    ((1000, 100, 10, "9/10"), WrongAmong(58, 160, 147)),
    ((10, 5, 5, "95/100"), WrongAmong(7, 10, 10)),
    ((30, 1, 0, "99/100"), WrongAmong(0, 29, 29)),
]
"""scipy 1.17.1: the least D for which ``hypergeom.sf(wrong - 1, N, D, n)``, and the most for which
``hypergeom.cdf(wrong, N, D, n)``, is above half of 1 - sure; and the most for which the latter is above all of it."""


@pytest.mark.parametrize(("asked", "size"), SIZES)
def test_a_size_is_what_scipy_gives(asked: tuple[int, str, str, int], size: int | None) -> None:
    population, most_wrong, sure, allowed = asked
    assert sample_size(population, Fraction(most_wrong), Fraction(sure), allowed) == size


@pytest.mark.parametrize(("asked", "says"), SAMPLES)
def test_what_a_sample_says_is_what_scipy_gives(asked: tuple[int, int, int, str], says: WrongAmong) -> None:
    population, checked, wrong, sure = asked
    assert wrong_among(population, checked, wrong, Fraction(sure)) == says


def test_by_hand() -> None:
    """Of 3, more than a third wrong is 2: one checked is right in 1 of 3 ways, two checked are never both right."""
    assert sample_size(3, Fraction(1, 3), Fraction(2, 3)) == 1
    assert sample_size(3, Fraction(1, 3), Fraction(7, 10)) == 2


def test_nothing_needs_no_check_and_a_sample_is_part_of_all() -> None:
    assert sample_size(0, Fraction(1, 20), Fraction(19, 20)) == 0
    assert wrong_among(10, 0, 0, Fraction(19, 20)) == WrongAmong(0, 10, 10)
    with pytest.raises(ValueError, match="part of"):
        wrong_among(10, 11, 0, Fraction(19, 20))


@given(st.integers(1, 60), st.integers(1, 99), st.integers(1, 99), st.integers(0, 3))
def test_a_size_is_the_least_that_shows_it(population: int, wrong: int, sure: int, allowed: int) -> None:
    def missed(size: int, bad: int) -> Fraction:
        """The chance that a sample seems good enough, counted out for every sample."""
        ways = sum(comb(bad, one) * comb(population - bad, size - one) for one in range(min(allowed, size) + 1))
        return Fraction(ways, comb(population, size))

    size = sample_size(population, Fraction(wrong, 100), Fraction(sure, 100), allowed)
    first_too_many = next(bad for bad in range(population + 1) if 100 * bad > wrong * population)
    if size is None:
        assert allowed >= first_too_many
        return
    chance = 1 - Fraction(sure, 100)
    assert all(missed(size, bad) <= chance for bad in range(first_too_many, population + 1))
    assert size == 1 or missed(size - 1, first_too_many) > chance


def test_an_interval_holds_the_truth_as_often_as_it_says() -> None:
    """Of 30 with so many wrong, 12 checked: every number that can be found, each by its chance."""
    population, checked, sure = 30, 12, Fraction(9, 10)
    for bad in range(population + 1):
        held = Fraction(0)
        for wrong in range(max(0, checked - (population - bad)), min(bad, checked) + 1):
            says = wrong_among(population, checked, wrong, sure)
            ways = Fraction(comb(bad, wrong) * comb(population - bad, checked - wrong), comb(population, checked))
            held += ways if says.at_least <= bad <= says.at_most else 0
        assert held >= sure
