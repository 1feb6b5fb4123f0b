"""Points and ranks in words, as reports and worked examples write them."""

from fractions import Fraction

from pbr.judging.ranked import Placed
from pbr.values.number import plain_number

_PLACES = 4


def points_in_words(low: Fraction, high: Fraction) -> str:
    """Points to four decimals, cut off and not rounded, so that who is behind is never shown as level for that."""
    ends = [plain_number(Fraction(end.numerator * 10**_PLACES // end.denominator, 10**_PLACES)) for end in (low, high)]
    return ends[0] if low == high else " to ".join(ends)


def rank_in_words(placed: Placed) -> str:
    """A rank: ``2``, or ``2 to 4`` while something is not known."""
    return f"{placed.best}" if placed.is_certain else f"{placed.best} to {placed.worst}"
