"""Exact numbers (fractions) that are not money: hours, weeks, weights; never rounded in the reading."""

from fractions import Fraction

from pbr.values.pattern import Pattern

_IN_CELL = Pattern(r"-?(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.[0-9]{1,6})?")
_PLACES = 6


def number_in_cell(text: str) -> Fraction | None:
    """Read a number as written in a record, ``10``, ``-2.5`` or ``1,250``; nothing for any other text.

    At most twelve digits before the point and six after it; ``4.01E+09`` is not a number here, because a
    spreadsheet that wrote it has lost digits.
    """
    text = text.strip()
    if not _IN_CELL.fullmatch(text):
        return None
    # What a fraction makes of text is the same, and takes three times as long.
    whole, _, decimals = text.replace(",", "").partition(".")
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def plain_number(n: Fraction) -> str:
    """Write an exact number without rounding: ``10``, ``2.5``, and ``7/3`` when decimals would not end."""
    if n.denominator == 1:
        return str(n.numerator)
    if not ends(n):
        return f"{n.numerator}/{n.denominator}"
    whole, digits = whole_and_decimals(n)
    return f"{'-' if n < 0 else ''}{whole}.{digits}"


def whole_and_decimals(n: Fraction) -> tuple[int, str]:
    """The whole part of a number that ends, and its digits after the point, both without its sign: 2 and ``5``."""
    whole, part = divmod(abs((n * 10**_PLACES).numerator), 10**_PLACES)
    return whole, f"{part:0{_PLACES}}".rstrip("0")


def ends(n: Fraction) -> bool:
    """Whether a number is written as a decimal: one that ends soon enough."""
    return bool(10**_PLACES % n.denominator == 0)
