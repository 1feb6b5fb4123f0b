"""A period of days: from one day to another, both included, and printed so."""

import re
from dataclasses import dataclass
from datetime import date

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_FROM_TO = re.compile(r"([0-9-]{10})(?:\.\.| to )([0-9-]{10})")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"


def period_in_words(text: str) -> Period | None:
    """Read a period as a command or a scheme writes it.

    ``2026-06`` is that month; ``2026-06-01..2026-08-31`` and ``2026-06-01 to 2026-08-31`` are from the one
    day to the other. Nothing for any other text, or when the end is before the start.
    """
    # A period is made of dates, and the months that dates fall in are periods: one of the two must wait.
    from pbr.values.dates import date_in_scheme, month_of

    if _MONTH.fullmatch(text):
        first = date_in_scheme(f"{text}-01")
        return month_of(first) if first else None
    found = _FROM_TO.fullmatch(text)
    if not found:
        return None
    start, end = date_in_scheme(found[1]), date_in_scheme(found[2])
    return Period(start, end) if start and end and start <= end else None
