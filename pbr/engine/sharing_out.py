"""Sharing out a part over the records that belong to the one paid for, by weight, so that the pence add up.

The pence are shared out in the order of their ids, each record taking the rounded running total less the one before.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import repeat

from pbr.engine.line_sum import LineSum
from pbr.settlement.open_reasons import WeightsNothing
from pbr.values.rounding import Rounding, share_out

Weights = tuple[tuple[int, int], ...]
"""Weights as numerators and denominators, which are quicker to look up than fractions."""

_WEIGHTLESS = WeightsNothing()


def shared_out(one: LineSum, weights: Weights, rounding: Rounding) -> tuple[list[LineSum], WeightsNothing | None]:
    """What each takes of what a part comes to, and why that is in doubt."""
    pence, quantity, price, of_whole = one
    if not any(above for above, _ in weights):
        return [LineSum(None, quantity, price, None)] * len(weights), _WEIGHTLESS
    exact = [Fraction(*weight) for weight in weights]
    each: Iterable[int | None] = repeat(None) if pence is None else share_out(pence, exact, rounding)
    shares: Iterable[Fraction | None] = repeat(None)
    if of_whole is not None:
        whole = sum(exact, Fraction(0))
        shares = [of_whole * weight / whole for weight in exact]
    return [LineSum(pence, quantity, price, share) for pence, share, _ in zip(each, shares, exact, strict=False)], None
