"""What sample someone asks for."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from pbr.values.dataclass import dataclass

TABLE_NAMES = ("plans", "outcomes", "visits", "people", "stays", "standards", "openings")


class Rates(StrEnum):
    """Which words stand in the ``rate`` column of plans."""

    STANDARD = "standard"
    """``standard`` and ``specialist``."""
    LEVELS = "levels"
    """``lower``, ``higher`` and ``intensive``, by the hours a week."""


EARLIEST, LATEST = date(1905, 1, 1), date(2190, 12, 31)
"""Plans are agreed before they start and go on after they end, and days are read from 1900 to 2199 only."""


MOST_PLANS = 10_000_000


class CannotBeSampledError(ValueError):
    """Raised for a sample that cannot be made; ``asked`` is the field of `SampleWanted` that is wrong."""

    def __init__(self, asked: str, message: str) -> None:
        """Say what of the request is wrong, and how to mend it."""
        super().__init__(message)
        self.asked = asked


@dataclass(frozen=True, slots=True)
class SampleWanted:
    """A sample: how many plans, the key of its chances, and the months in which plans start.

    The extract is as it would be on ``last``: nothing that happens later is in it. Raises ``CannotBeSampledError``
    (a ``ValueError``) for days before or after those that are read, or the wrong way round, and for tables that are
    none.
    """

    plans: int
    seed: int
    first: date
    last: date
    tables: tuple[str, ...] = TABLE_NAMES
    rates: Rates = Rates.STANDARD

    def __post_init__(self) -> None:
        """Refuse what no sample can be made of."""
        for asked, number in (("plans", self.plans), ("seed", self.seed)):
            if not isinstance(number, int) or isinstance(number, bool):
                raise TypeError(f"{asked} is to be a whole number, and not {type(number).__name__}")
        for asked, day in (("first", self.first), ("last", self.last)):
            if not isinstance(day, date) or isinstance(day, datetime):
                raise TypeError(f"{asked} is to be a date, and not {type(day).__name__}")
        if isinstance(self.tables, str) or not isinstance(self.tables, Iterable):
            raise TypeError('tables is to be a tuple of names, as ("plans",)')
        if not isinstance(self.rates, Rates):
            raise TypeError(f"rates is to be a Rates, and not {type(self.rates).__name__}")
        if not 1 <= self.plans <= MOST_PLANS:
            raise CannotBeSampledError("plans", f"choose from 1 to {MOST_PLANS:,} plans")
        for asked, day in (("first", self.first), ("last", self.last)):
            if not EARLIEST <= day <= LATEST:
                raise CannotBeSampledError(
                    asked,
                    f"choose a day from {EARLIEST} to {LATEST}: pbr settles days from 1900 to 2199, and plans begin "
                    "before and end after",
                )
        if self.last < self.first:
            raise CannotBeSampledError("last", "the last day is before the first")
        unknown = [name for name in self.tables if name not in TABLE_NAMES]
        if unknown or not self.tables:
            wrong = f"there is no table {unknown[0]!r}" if unknown else "no table is named"
            raise CannotBeSampledError("tables", f"{wrong}; the tables are {', '.join(TABLE_NAMES)}")
