"""A share that goes by bands of what it is a share of: each band's own share of what falls in it, exact."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from pbr.conditions.compiler import value_of
from pbr.conditions.deciding_facts import named
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.pricing.amounts_together import NIL, Exactly
from pbr.engine.pricing.figures import Figure, Missing, Unknown, figure_of
from pbr.records.table import Row
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.pricing.bands import Bands
from pbr.scheme.pricing.tiers import WHOLE
from pbr.settlement.open_reasons import AmountNotKnown


def share_in_bands(use: PriceUse, bands: Bands, whole: Exactly, over: Compiling) -> Exactly:
    """A function from a row and a day to the share of ``whole`` that its bands come to together.

    Of nothing there is nothing to share, whatever the bands are shares of.
    """
    value, blank = value_of(bands.of, over.layouts), Unknown(AmountNotKnown(named(bands.of)))
    texts = dict.fromkeys(row.text for rows in bands.rows.values() for row in rows)
    figures = {text: figure_of(replace(use, tier=text), over) for text in texts}

    def share(row: Row, day: date) -> Fraction | Unknown | Missing:
        money = whole(row, day)
        if not isinstance(money, Fraction):
            return money
        if not money:
            return WHOLE
        of = value(row)
        if of is None:
            return blank
        together = NIL
        for text, portion in bands.divided(money, of, day):
            found = figures[text](row, day)
            if not isinstance(found, Figure):
                return found
            together += found.value * portion
        return together

    return share
