"""What is multiplied in the arithmetic behind a line, what comes of it, and that it was rounded."""

from fractions import Fraction

from pbr.explain.exact_amounts import exact_pounds
from pbr.settlement.line import Line
from pbr.values.money import pounds
from pbr.values.number import plain_number
from pbr.values.rounding import Rounding
from pbr.values.share import percent
from pbr.values.units_in_words import several_of_one


def factors_of(line: Line, share: Fraction | None) -> list[str]:
    """What is multiplied: how many units, the price of one, and the share of it that is paid."""
    factors = []
    if line.quantity is not None and (line.quantity != 1 or line.unit in ("hour", "week", "day")):
        factors.append(counted(line.quantity, line.unit))
    if line.unit_price is not None:
        factors.append(exact_pounds(line.unit_price))
    return [*factors, percent(share)] if share is not None and share != 1 else factors


def counted(quantity: Fraction, unit: str) -> str:
    """So many of a unit: ``1 hour``, ``1.5 hours``."""
    return f"{plain_number(quantity)} {unit if quantity == 1 else several_of_one(unit)}"


def product(factors: list[str], exact: Fraction) -> str:
    """What is multiplied, and what comes of it; a factor alone is said alone."""
    return f"{factors[0]}." if len(factors) == 1 else f"{' x '.join(factors)} = {exact_pounds(exact)}."


def rounded(exact: Fraction, pence: int, rounding: Rounding) -> str:
    """That a sum was rounded; empty where rounding moved nothing."""
    return "" if exact == pence else f"{exact_pounds(exact)} is rounded {rounding.value} to {pounds(pence)}."
