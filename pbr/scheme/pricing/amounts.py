"""What an amount means: money, a price, a money field, or a share of one of them."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from pbr.conditions.syntax_tree import FieldRef
from pbr.scheme.pricing.number_rows import NumberRow
from pbr.scheme.pricing.prices import DatedFigures, Price
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    # Few schemes have one, and the others do not load it.
    from pbr.calendar.calendar import Calendar
    from pbr.scheme.pricing.bands import Bands
    from pbr.scheme.pricing.tiers import SoFar

WINDOWS = "windows"
"""The months, quarters or years of a provider, where a table of records would be named."""
LAYOUT_OF_WINDOWS = {"provider_id": 0}
"""Where the one field of a provider's window stands in its row."""


@dataclass(frozen=True, slots=True)
class PriceUse:
    """A price as a payment uses it: the fields of its record that choose among the figures, and what is counted.

    ``counted`` says what the payment is for each of (``week``, ``plan``); it is empty where the figure is a share.
    ``number_rows`` has the rows for numbers, by the first day of a step and the rows of the levels outside them.
    ``calendar`` is there where the price has a row for bank holidays. ``so_far`` is what the price counts, where it
    differs by that, after all else; ``bands`` are those of a share that differs by them. ``tier`` is then the one row
    of either that is meant, and empty where none is chosen.
    """

    price: Price
    by: tuple[FieldRef, ...]
    counted: str = ""
    number_rows: Mapping[tuple[date, tuple[str, ...]], tuple[NumberRow, ...]] = field(default_factory=dict)
    calendar: "Calendar | None" = None
    so_far: "SoFar | None" = None
    tier: str = ""
    bands: "Bands | None" = None

    def for_one(self, step: DatedFigures, codes: tuple[str, ...]) -> Fraction:
        """A figure of the price, for one of what is counted: £700.00 per 7 days is £100.00 for each day."""
        per = step.pers.get(codes)
        if per is None:
            return step.figures[codes]
        lots = per.lots_in(self.counted)
        if lots is None:
            raise ValueError(f"a price {per.words} is not one of {self.counted}s")
        return step.figures[codes] * lots

    def in_tier(self, tier: str) -> "PriceUse":
        """The same price by one row of what it counts; the same where it counts nothing."""
        return self if self.so_far is None else replace(self, tier=tier)

    def by_band(self, day: date) -> "tuple[PriceUse, ...]":
        """The same share by each of its bands on a day; itself where it has none."""
        if self.bands is None:
            return (self,)
        return tuple(replace(self, tier=row.text) for row in self.bands.rows_on(day))


Way = Literal["less", "higher of", "lower of"]
"""How two amounts come to one. Where the second of ``less`` is the more, they come to nil, and never to a charge."""


@dataclass(frozen=True, slots=True)
class Amount:
    """``[share of] price``, money, a money field, two amounts or another amount; exactly one of the five is there.

    ``share`` is a fraction, a figure of the scheme, or None for the whole. ``money`` is in pence. ``field_times`` is
    how many times the money in the field is paid for one of what is counted: a seventh of a week's for a day.
    ``of_payment`` names the payment whose amount ``inner`` is; it is empty where that stands in brackets.
    """

    text: str
    share: Fraction | PriceUse | None = None
    price: PriceUse | None = None
    field: FieldRef | None = None
    money: int | None = None
    field_times: Fraction = Fraction(1)
    two: "TwoAmounts | None" = None
    inner: "Amount | None" = None
    of_payment: str = ""

    @property
    def so_far(self) -> "SoFar | None":
        """What its price, or the share that it is, counts; None where it does not differ by that."""
        uses = [use for use in (self.price, self.share) if isinstance(use, PriceUse)]
        return next((use.so_far for use in uses if use.so_far is not None), None)

    @property
    def bands(self) -> "Bands | None":
        """The bands that its share goes by; None where it is one share, or none."""
        return self.share.bands if isinstance(self.share, PriceUse) else None

    def in_tier(self, tier: str) -> "Amount":
        """The same amount by one row of what its price counts."""
        price = None if self.price is None else self.price.in_tier(tier)
        share = self.share.in_tier(tier) if isinstance(self.share, PriceUse) else self.share
        return replace(self, price=price, share=share)

    def inside(self) -> tuple["Amount", ...]:
        """The amounts that this one is made of; none where it is a price, a field or money."""
        both = () if self.two is None else (self.two.first, self.two.second)
        return both if self.inner is None else (*both, self.inner)

    def uses(self) -> tuple[PriceUse, ...]:
        """The figures of the scheme that it is worked out from, the prices before their shares."""
        own = tuple(use for use in (self.price, self.share) if isinstance(use, PriceUse))
        return (*(use for one in self.inside() for use in one.uses()), *own)

    def fields(self) -> tuple[FieldRef, ...]:
        """The money fields that it is worked out from."""
        inside = tuple(ref for one in self.inside() for ref in one.fields())
        own = (self.field, None if self.bands is None else self.bands.of)
        return (*inside, *(ref for ref in own if ref is not None))


@dataclass(frozen=True, slots=True)
class TwoAmounts:
    """``A less B``, ``higher of A and B`` or ``lower of A and B``, for one of what is counted; never below nil."""

    way: Way
    first: Amount
    second: Amount
