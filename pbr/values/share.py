"""Shares (percentages, proportions) of a whole: ``20%``, ``12.5%`` or ``1/6``, exact."""

from fractions import Fraction

from pbr.values.number import ends, plain_number
from pbr.values.pattern import Pattern

_PERCENT = Pattern(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)%")
_FRACTION = Pattern(r"([0-9]{1,6})/([0-9]{1,6})")


def share_in_scheme(text: str) -> Fraction | None:
    """Read a share as a scheme writes it; nothing for any other text, a share over nought parts included.

    The result is the share of one: ``20%`` is a fifth. A share above the whole (``150%``) is read; whether
    it makes sense is for whoever uses it.
    """
    if found := _PERCENT.fullmatch(text):
        return Fraction(found[1]) / 100
    found = _FRACTION.fullmatch(text)
    if not found or not int(found[2]):
        return None
    return Fraction(int(found[1]), int(found[2]))


def cut_percent(share: Fraction) -> str:
    """Write a share per cent to one decimal, cut off and never rounded up: ``99.9`` for 2,499 of 2,500.

    So a share that has not reached a step is never shown as having reached it. The share is not below nought.
    """
    tenths = share.numerator * 1000 // share.denominator
    return f"{tenths // 10}.{tenths % 10}"


def percent(share: Fraction) -> str:
    """Write a share as people read it: ``20%``, ``12.5%``, and ``1/6`` when the percentage would not end."""
    return f"{plain_number(share * 100)}%" if has_percent(share) else f"{share.numerator}/{share.denominator}"


def has_percent(share: Fraction) -> bool:
    """Whether a share is written as a percentage: one that ends."""
    return ends(share * 100)
