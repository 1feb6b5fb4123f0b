"""How two amounts came to one, what is left or which is the higher, and what each band of a sum came to."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.engine.pricing.amounts_together import come_to
from pbr.engine.pricing.figures import Figure
from pbr.explain.exact_amounts import exact_pounds
from pbr.records.table import Row
from pbr.scheme.pricing.amounts import Amount, PriceUse, TwoAmounts
from pbr.scheme.pricing.bands import Bands
from pbr.values.share import percent


def two_amounts_in_words(amount: Amount, row: Row, day: date, functions: SchemeFunctions) -> tuple[str, ...]:
    """A sentence for each two amounts inside an amount, those inside others first; none where a side is not known."""
    inside = tuple(said for one in amount.inside() for said in two_amounts_in_words(one, row, day, functions))
    if isinstance(amount.share, PriceUse) and amount.bands is not None:
        return (*inside, *_in_bands(amount, amount.share, amount.bands, row, day, functions))
    if amount.two is None:
        return inside
    first, second = (functions.amount(one)(row, day) for one in (amount.two.first, amount.two.second))
    if not isinstance(first, Fraction) or not isinstance(second, Fraction):
        return inside
    return (*inside, _said(amount.two, first, second))


def _in_bands(
    amount: Amount, use: PriceUse, bands: Bands, row: Row, day: date, functions: SchemeFunctions
) -> tuple[str, ...]:
    """What falls in each band, and what its share of that is; nothing where it is not known, or there is nothing."""
    whole, of = functions.amount(replace(amount, share=None))(row, day), functions.value(bands.of)(row)
    if not isinstance(whole, Fraction) or not whole or of is None:
        return ()
    shares = {one.tier: functions.figure(one)(row, day) for one in use.by_band(day)}
    said: list[str] = []
    for text, portion in bands.divided(whole, of, day):
        share, falls = shares[text], whole * portion
        if isinstance(share, Figure):
            come_to = exact_pounds(falls * share.value)
            said.append(f"{exact_pounds(falls)} in the row '{text}', {percent(share.value)} of which is {come_to}")
    return (f"Of {exact_pounds(whole)}, with {bands.of.written} {exact_pounds(Fraction(of))}: {'; '.join(said)}.",)


def _said(two: TwoAmounts, first: Fraction, second: Fraction) -> str:
    both = f"{two.first.text} is {exact_pounds(first)} and {two.second.text} is {exact_pounds(second)}"
    result = exact_pounds(come_to(two.way, first, second))
    if two.way != "less":
        return f"{both}: the {two.way} the two is {result}."
    if second > first:
        return f"{both}: less than nil is left, which comes to nil."
    return f"{both}: {exact_pounds(first)} less {exact_pounds(second)} is {result}."
