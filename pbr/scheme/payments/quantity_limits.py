"""Limits of quantity: only so much is paid for (14 hours, 40 miles) for each plan, person or provider, and window."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pbr.conditions.syntax_tree import FieldRef
from pbr.scheme.pricing.places import CountedOver, Whom
from pbr.scheme.pricing.tiers import SoFar, Tier
from pbr.values.dataclass import dataclass
from pbr.values.number import plain_number
from pbr.values.units_in_words import several_of_one

PAID, OVER = "paid", "over"
"""What there is of a quantity: as much as is paid for, and all that comes after it."""

DAYS_IN: Mapping[str, int] = {"day": 1, "week": 7}
"""How many days one of what a stretch of service is counted in has, where it is limited: a month has its own."""


@dataclass(frozen=True, slots=True)
class OwnQuantity:
    """The number that each plan has in a field of its own; ``of_one`` is how much of what is counted one of it is.

    What is paid for each record is paid whole or not at all: of its number only the ``whole`` ones count.
    """

    field: FieldRef
    of_one: Fraction
    whole: bool

    def most(self, number: Fraction) -> Fraction:
        """How much is paid for, of what the payment counts: less than nil is nil."""
        most = max(Fraction(0), number * self.of_one)
        return Fraction(most.numerator // most.denominator) if self.whole else most


@dataclass(frozen=True, slots=True)
class QuantityLimit:
    """How much of what a payment counts is paid for, in the order of the records' due days; the rest is not paid.

    It is a tier of which what comes after is worth nothing: ``so_far`` says how it is counted. ``unit`` is what one is
    called, and ``text`` how the scheme writes it. ``most`` is nil where each plan's ``own`` number says how much.
    What is over in one window is paid in the next, as far as there is room in it, where it ``carries``.
    """

    most: Fraction
    unit: str
    whom: Whom
    window: CountedOver
    text: str
    own: OwnQuantity | None = None
    carries: bool = False

    def stated(self, number: Fraction) -> "QuantityLimit":
        """The limit of a plan that has this number of its own, which its text says too. Raises ``ValueError``."""
        if self.own is None:
            raise ValueError("the number is the scheme's")
        most = self.own.most(number)
        unit = self.unit if most == 1 else several_of_one(self.unit)
        return replace(self, most=most, text=f"{plain_number(most)} {unit} ({self.text})")

    @property
    def so_far(self) -> SoFar:
        """How it is counted: as the tiers of a price are, of which the second is worth nothing."""
        tiers: Mapping[date, tuple[Tier, ...]] = {date.min: tiers_up_to(self.most)}
        return SoFar(self.text, self.unit, self.whom, self.window, tiers)


def tiers_up_to(most: Fraction) -> tuple[Tier, ...]:
    """What is paid for of a quantity, so much and no more, as the rows of a price."""
    return (Tier(PAID, most), Tier(OVER, None))
