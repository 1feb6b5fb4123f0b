"""What many draws say: the mean and how sure it is, the range, and how likely and how far a budget is exceeded."""

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from pbr.values.dataclass import dataclass

_SQUARED = 10**8
"""Square roots are taken of whole numbers, to a ten-thousandth of a penny."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Draws of one sum, in pence. ``sd`` is how far draws stray from the mean, as a rule.

    ``standard_error`` is how far the mean itself may be off because there are only so many draws. P5, P50 and P95 are
    draws: the least that at least 5%, 50% or 95% of the draws do not exceed.
    """

    draws: int
    mean: Fraction
    sd: Fraction
    standard_error: Fraction
    p5: int
    p50: int
    p95: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class OverBudget:
    """How likely draws exceed a budget, and by how much in pence when they do (None: never)."""

    budget: int
    chance: Fraction
    mean_excess: Fraction | None
    worst_excess: int


def summary_of(values: Sequence[int]) -> Summary:
    """Sum up draws. Raises ``ValueError`` where there are none."""
    count = len(values)
    if not count:
        raise ValueError("there are no draws to sum up")
    ordered = sorted(values)
    total = sum(ordered)
    mean = Fraction(total, count)
    # The variance of a sample: squares less the square of the sum, over one less than the draws.
    variance = Fraction(count * sum(value * value for value in ordered) - total * total, count * max(count - 1, 1))
    return Summary(
        count, mean, _root(variance), _root(variance / count),
        percentile(ordered, 5), percentile(ordered, 50), percentile(ordered, 95), ordered[0], ordered[-1],
    )  # fmt: skip


def percentile(ordered: Sequence[int], per_cent: int) -> int:
    """The least of some values, in order, that at least so many per cent of them do not exceed."""
    return ordered[max(-(-per_cent * len(ordered) // 100), 1) - 1]


def over_budget(values: Sequence[int], budget: int) -> OverBudget:
    """Compare draws with a budget in pence; a draw that meets it exactly does not exceed it."""
    excess = [value - budget for value in values if value > budget]
    mean = Fraction(sum(excess), len(excess)) if excess else None
    return OverBudget(budget, Fraction(len(excess), len(values)), mean, max(excess, default=0))


def paired(one: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    """How much more one scheme comes to than another in each draw: the same results of care under both."""
    return tuple(a - b for a, b in zip(one, other, strict=True))


def _root(square: Fraction) -> Fraction:
    """The square root, cut off at a ten-thousandth."""
    return Fraction(isqrt(square.numerator * _SQUARED // square.denominator), 10**4)
