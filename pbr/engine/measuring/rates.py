"""Rates: how many records of one kind there are to so many of another, as a range where either is not known."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from pbr.engine.measuring.measure_counts import Counted
from pbr.settlement.measure_result import Measured

if TYPE_CHECKING:
    from pbr.scheme.measuring.measures import Rate


def rate_of(found: Measured, rate: "Rate", among: Sequence[int], among_maybe: Sequence[int]) -> Measured:
    """What was counted as a rate; ``among`` are the counts of what it is to, ``among_maybe`` those that may belong.

    The ends are None where there is nothing to measure; the high one is open where there may be nothing it is to.
    """
    certain = sum(among[: Counted.FITS_IF_IN])
    maybe = sum(among[Counted.FITS_IF_IN :]) + sum(among_maybe)
    low = high = None
    if certain + maybe:
        low = Fraction(rate.per * found.out_of, certain + maybe)
        high = Fraction(rate.per * (found.out_of + found.maybe_in), certain) if certain else None
    return replace(
        found, count=found.out_of, out_of=certain, unknown=found.maybe_in + maybe, maybe_in=maybe, maybe_for=0,
        maybe_against=maybe, low=low, high=high, unit=rate.unit,
    )  # fmt: skip
