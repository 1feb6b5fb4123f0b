"""How two amounts came to one: what each is, and what is left of one less the other, or which is the higher."""

from datetime import date
from fractions import Fraction

from pbr.engine.amounts_together import come_to
from pbr.engine.scheme_functions import SchemeFunctions
from pbr.explain.exact_amounts import exact_pounds
from pbr.records.table import Row
from pbr.scheme.amounts import Amount, TwoAmounts


def two_amounts_told(amount: Amount, row: Row, day: date, functions: SchemeFunctions) -> tuple[str, ...]:
    """A sentence for each two amounts inside an amount, those inside others first; none where a side is not known."""
    inside = tuple(said for one in amount.inside() for said in two_amounts_told(one, row, day, functions))
    if amount.two is None:
        return inside
    first, second = (functions.amount(one)(row, day) for one in (amount.two.first, amount.two.second))
    if not isinstance(first, Fraction) or not isinstance(second, Fraction):
        return inside
    return (*inside, _said(amount.two, first, second))


def _said(two: TwoAmounts, first: Fraction, second: Fraction) -> str:
    both = f"{two.first.text} is {exact_pounds(first)} and {two.second.text} is {exact_pounds(second)}"
    result = exact_pounds(come_to(two.way, first, second))
    if two.way != "less":
        return f"{both}: the {two.way} the two is {result}."
    if second > first:
        return f"{both}: less than nil is left, which comes to nil."
    return f"{both}: {exact_pounds(first)} less {exact_pounds(second)} is {result}."
