"""Tiers (running bands): a price by how much there was so far, the first 10,000 hours at one and then another."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.scheme.pricing.places import CountedOver, Whom

WHOLE = Fraction(1)

MONEY = "money"
"""What is counted by a share of money: the money that it is a share of, in pence."""

InTiers = tuple[tuple[str, Fraction], ...]
"""The rows that a record is paid by, each with the share of the record that it is for."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A row of a price, and how much it holds up to, counted from nothing; the last has no end, which is None.

    Money is in pence.
    """

    text: str
    up_to: Fraction | None


@dataclass(frozen=True, slots=True)
class SoFar:
    """What a price counts: so much of ``what`` (several: hours, visits; or money), for whom, and in which window.

    ``text`` is how the scheme writes it. ``tiers`` has the rows by the first day of the step that they stand under.
    """

    text: str
    what: str
    whom: "Whom"
    window: "CountedOver"
    tiers: Mapping[date, tuple[Tier, ...]]

    @property
    def within_family(self) -> bool:
        """Whether those that are counted together belong to one plan."""
        return self.whom == "plan"


def tiers_on(tiers: Mapping[date, tuple[Tier, ...]], day: date) -> tuple[Tier, ...]:
    """The rows of the step that holds on a day; those of the first one for a day before it, which has no price."""
    if len(tiers) == 1:
        return next(iter(tiers.values()))
    began = [first for first in tiers if first <= day]
    return tiers[max(began) if began else min(tiers)]


def in_tiers(tiers: Sequence[Tier], before: Fraction | None, quantity: Fraction) -> InTiers:
    """The rows that a quantity falls in, once so much is counted before it, and which share of it is each one's.

    ``before`` is None where there is no bound to it. Nothing at all is of the row that the next would be in.
    """
    if before is None:
        return ((tiers[-1].text, WHOLE),)
    found: list[tuple[str, Fraction]] = []
    end = before + quantity
    for tier in tiers:
        if tier.up_to is not None and tier.up_to <= before:
            continue
        if not found and (not quantity or tier.up_to is None or end <= tier.up_to):
            return ((tier.text, WHOLE),)
        until = end if tier.up_to is None else min(end, tier.up_to)
        found.append((tier.text, (until - before) / quantity))
        before = until
        if before == end:
            break
    return tuple(found)
