"""Exact sums in words: money that is not whole pence, and shares that do not end."""

from fractions import Fraction

from pbr.values.money import pounds
from pbr.values.number import ends, whole_and_decimals
from pbr.values.share import has_percent, percent

_PLACES_OF_POUNDS, _PLACES_OF_PERCENT = 4, 2


def exact_pounds(pence: Fraction) -> str:
    """Money as exactly as it can be written: ``£204.00``, ``£17.445``, and ``£45.3333…`` where it never ends."""
    if pence.denominator == 1:
        return pounds(pence.numerator)
    sign = "-" if pence < 0 else ""
    exact = abs(pence) / 100
    if ends(exact):
        whole, digits = whole_and_decimals(exact)
        return f"{sign}£{whole:,}.{digits}"
    return f"{sign}£{_cut_off(abs(pence) / 100, _PLACES_OF_POUNDS)}"


def share_in_words(share: Fraction) -> str:
    """A share as a reader compares it: ``75%``, or ``2/3 (66.66…%)`` where the percentage never ends."""
    return percent(share) if has_percent(share) else f"{percent(share)} ({_cut_off(share * 100, _PLACES_OF_PERCENT)}%)"


def _cut_off(number: Fraction, places: int) -> str:
    """A number that never ends (or only after very many places), cut and marked so."""
    scaled = number.numerator * 10**places // number.denominator
    whole, part = divmod(scaled, 10**places)
    return f"{whole:,}.{part:0{places}}…"
