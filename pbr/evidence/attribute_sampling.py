"""How many results to check, and what a checked sample says of all: attribute sampling, by the hypergeometric law.

A sample is drawn without putting back, out of so many that are known. With D wrong of N, the chance that a sample of n
has exactly i wrong is C(D, i) x C(N - D, n - i) / C(N, n). Everything is worked out in whole numbers.
The interval is that of Clopper and Pearson for a finite number: C. J. Clopper and E. S. Pearson, "The use of confidence
or fiducial limits illustrated in the case of the binomial", Biometrika 26 (1934), pages 404 to 413.
"""

from collections.abc import Callable
from fractions import Fraction
from math import comb, floor

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class WrongAmong:
    """Between how many of all are wrong, and at most how many, each as sure as was asked for."""

    at_least: int
    at_most: int
    no_more_than: int


def sample_size(population: int, most_wrong: Fraction, sure: Fraction, allowed: int = 0) -> int | None:
    """The least number to check, so that with at most ``allowed`` wrong of them no more than a share of all is wrong.

    ``most_wrong`` and ``sure`` lie between nought and one. None where even checking all of them could not show it,
    because as many wrong ones are allowed as would be too many. Of nothing, nothing is checked.
    """
    if not population:
        return 0
    too_many = floor(population * most_wrong) + 1
    if allowed >= too_many:
        return None
    return _first(1, population, lambda size: _at_most(allowed, population, too_many, size) <= 1 - sure)


def wrong_among(population: int, checked: int, wrong: int, sure: Fraction) -> WrongAmong:
    """What a sample says of all: ``wrong`` of ``checked`` were wrong, and the rest of them right.

    Raises ``ValueError`` where no such sample can be.
    """
    if not 0 <= wrong <= checked <= population:
        raise ValueError("a sample is part of all, and the wrong ones are part of the sample")
    each_side = (1 - sure) / 2
    most = population - (checked - wrong)
    return WrongAmong(
        _first(wrong, most, lambda bad: _at_least(wrong, population, bad, checked) > each_side),
        _last(wrong, most, lambda bad: _at_most(wrong, population, bad, checked) > each_side),
        _last(wrong, most, lambda bad: _at_most(wrong, population, bad, checked) > 1 - sure),
    )


def _at_most(wrong: int, population: int, bad: int, size: int) -> Fraction:
    """The chance of at most so many wrong in a sample, where ``bad`` of all are."""
    ways = sum(comb(bad, one) * comb(population - bad, size - one) for one in range(min(wrong, size) + 1))
    return Fraction(ways, comb(population, size))


def _at_least(wrong: int, population: int, bad: int, size: int) -> Fraction:
    return 1 - _at_most(wrong - 1, population, bad, size) if wrong else Fraction(1)


def _first(low: int, high: int, is_so: Callable[[int], bool]) -> int:
    """The first number that is so, of numbers that all are from some number on; the last is."""
    while low < high:
        middle = (low + high) // 2
        if is_so(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _last(low: int, high: int, is_so: Callable[[int], bool]) -> int:
    """The last number that is so, of numbers that all are up to some number; the first is."""
    while low < high:
        middle = (low + high + 1) // 2
        if is_so(middle):
            low = middle
        else:
            high = middle - 1
    return low
