"""Amounts, differences and percentages of a comparison, as people and as spreadsheets read them."""

from fractions import Fraction

from pbr.values.money import pounds, signed_pounds
from pbr.values.rounding import Rounding, to_pence

NOTHING = "-"
"""Stands where there is no figure: nothing to divide by, or no baseline to compare with."""


def amount(pence: int | None) -> str:
    """Write pence for people, or that there is no figure."""
    return NOTHING if pence is None else pounds(pence)


def more_or_less(pence: int) -> str:
    """Word a place on a scale of differences: the same, or how much more or less."""
    return signed_pounds(pence) if pence else "the same"


def percent(share: Fraction | None) -> str:
    """Write a share for people, with its sign, to a tenth of one per cent: ``+12.5%``."""
    if share is None:
        return NOTHING
    text = plain_percent(share)
    return f"+{text}%" if share > 0 and text != "0.0" else f"{text}%"


def plain_percent(share: Fraction | None) -> str:
    """Write a share for a spreadsheet, per cent to one decimal, a half away from nought: ``12.5``; blank for none."""
    if share is None:
        return ""
    tenths = (abs(share) * 1000 + Fraction(1, 2)).__floor__()
    sign = "-" if share < 0 and tenths else ""
    return f"{sign}{tenths // 10}.{tenths % 10}"


def number(many: int | None) -> str:
    """Write a count for people."""
    return NOTHING if many is None else f"{many:,}"


def exact_amount(pence: Fraction) -> str:
    """Write an exact figure that nobody is paid, such as a mean, to the nearest penny for people."""
    return pounds(to_pence(pence, Rounding.HALF_UP))


def exact_signed(pence: Fraction) -> str:
    """Write an exact difference, to the nearest penny for people, with its sign."""
    return signed_pounds(to_pence(pence, Rounding.HALF_UP))
