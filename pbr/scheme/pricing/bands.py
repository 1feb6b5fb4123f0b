"""Shares in bands of a sum: so much of the first 5% of a target at one share, and of what is above it at another."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from pbr.conditions.syntax_tree import FieldRef
from pbr.scheme.pricing.tiers import InTiers, Tier, in_tiers, tiers_on
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Bands:
    """What the bands are shares of, and the rows of each step of the share; each has up to how much of it it goes.

    ``text`` is how the scheme writes it: ``money as a share of target_cost``.
    """

    text: str
    of: FieldRef
    rows: Mapping[date, tuple[Tier, ...]]

    def rows_on(self, day: date) -> tuple[Tier, ...]:
        """The rows that hold on a day."""
        return tiers_on(self.rows, day)

    def divided(self, money: Fraction, of: int, day: date) -> InTiers:
        """The rows that a sum falls in, each with its portion of the sum; both sums are in pence."""
        ends = [Tier(row.text, None if row.up_to is None else row.up_to * of) for row in self.rows_on(day)]
        return in_tiers(ends, Fraction(0), money)
