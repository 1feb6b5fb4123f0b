"""The price base year: the year at whose prices a figure was worked out; sums of unlike years do not compare."""

from collections.abc import Iterable

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True, order=True)
class PriceYear:
    """A calendar year, or two halves of a financial year: ``2016``, or ``2014-15`` from ``first`` 2014."""

    first: int
    is_financial: bool

    def __str__(self) -> str:
        return f"{self.first}-{(self.first + 1) % 100:02}" if self.is_financial else str(self.first)


def years_in_words(years: Iterable[PriceYear]) -> str:
    """Years as people read them: ``2014-15 and 2016``; empty for none."""
    return " and ".join(map(str, sorted(set(years))))
