"""What a payment comes to for a record whose price differs by how much there was so far: by the rows it falls in."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from pbr.engine.counting.reckoning import ComesTo, Reckoning
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_ending import AS_VALUES
from pbr.engine.pricing.figures import Missing
from pbr.engine.pricing.pricing import WHOLE, UnitPrice, pricing_of, pricing_on
from pbr.records.table import Row
from pbr.scheme.pricing.tiers import MONEY, InTiers
from pbr.settlement.open_reasons import PricedAtNotKnown, TierNotKnown
from pbr.values.rounding import Rounding

TierFound = InTiers | TierNotKnown
"""The rows that a record is paid by, or why they are not known."""

QUANTITY_NOT_KNOWN: InTiers = ()
"""The rows of a record of which it is not known how much it counts."""

_NO_PRICE = UnitPrice(None, WHOLE)
_MOST_KEPT = 30_000
"""How many sums are kept of one payment; then they are worked out again."""


class TierReckoning:
    """What a payment comes to by what fixes its price, by the rows that a record falls in, and by its quantity."""

    def __init__(self, steps: CompiledPayment, rounding: Rounding) -> None:
        payment = steps.payment
        so_far, no_day = payment.amount.so_far, PricedAtNotKnown(payment.priced_at_text)
        rows = {} if so_far is None else {tier.text: None for tiers in so_far.tiers.values() for tier in tiers}
        self._price_on = {row: pricing_on(pricing_of(payment.amount.in_tier(row), steps.over), no_day) for row in rows}
        money = None if so_far is None or so_far.what != MONEY else replace(payment.amount, share=None)
        self._counted = None if money is None else pricing_on(pricing_of(money, steps.over), no_day)
        self._reckoning = Reckoning(steps, rounding, AS_VALUES.slice)
        self._known: dict[Any, ComesTo] = {}

    def reckon(self, fixed_by: Any, count: Any, found: TierFound, row: Row, day: date | None) -> ComesTo:
        """What a row comes to, kept under what fixes it."""
        key = (fixed_by, count, found)
        comes_to = self._known.get(key)
        if comes_to is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            comes_to = self._known[key] = self._reckoning.at_price(self._unit(found, row, day), row, day)
        return comes_to

    def _unit(self, found: TierFound, row: Row, day: date | None) -> UnitPrice | Missing:
        """What one unit comes to: of several rows, as much of each as falls in it."""
        if isinstance(found, TierNotKnown):
            return UnitPrice(None, WHOLE, found)
        if found == QUANTITY_NOT_KNOWN:
            return self._not_counted(row, day)
        units = [(self._price_on[text](row, day), portion) for text, portion in found]
        price = paid = Fraction(0)
        for unit, portion in units:
            if isinstance(unit, Missing) or unit.price is None or len(units) == 1:
                return unit
            price += unit.price * portion
            paid += unit.price * portion * unit.share
        return UnitPrice(price, paid / price if price else WHOLE)

    def _not_counted(self, row: Row, day: date | None) -> UnitPrice:
        """No price, because how much it counts is not known; of money, with what that waits for."""
        money = None if self._counted is None else self._counted(row, day)
        return money if isinstance(money, UnitPrice) and money.price is None else _NO_PRICE
