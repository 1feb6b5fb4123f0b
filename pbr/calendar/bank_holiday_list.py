"""The lists of bank holidays that come with pbr: plain files, one day a line, which say where they come from."""

from collections.abc import Mapping
from datetime import date

from pbr.values.dataclass import dataclass
from pbr.values.pattern import Pattern
from pbr.values.period import Period

_FILES = {"England and Wales": "england-and-wales", "Scotland": "scotland", "Northern Ireland": "northern-ireland"}
_YEARS = Pattern(r"(?P<how>printed|worked out) (?P<first>[0-9]{4}) to (?P<last>[0-9]{4})")

NATIONS = tuple(_FILES)
"""The nations that have a list, as a scheme writes them."""


@dataclass(frozen=True, slots=True)
class BankHolidayList:
    """The bank holidays of a nation by their day.

    Those of ``printed`` stand in the government's own list; those of ``worked_out`` follow from the Act, and a
    proclamation can still change them. Outside both nothing is known.
    """

    days: Mapping[date, str]
    printed: Period
    worked_out: Period

    @property
    def reaches(self) -> Period:
        """All the days of which the list can say whether they are bank holidays."""
        return Period(self.printed.first, self.worked_out.last)


def bank_holidays_of(nation: str) -> BankHolidayList:
    """The list of a nation. Raises ``KeyError`` for one that has none."""
    # imported late: most schemes have no calendar
    from importlib.resources import files

    text = (files("pbr.calendar") / "bank_holidays" / f"{_FILES[nation]}.txt").read_text(encoding="utf-8")
    years: dict[str, Period] = {}
    days: dict[date, str] = {}
    for line in text.splitlines():
        found = _YEARS.fullmatch(line)
        if found:
            years[found["how"]] = Period(date(int(found["first"]), 1, 1), date(int(found["last"]), 12, 31))
        elif line and not line.startswith("#"):
            day, _, name = line.partition(" ")
            days[date.fromisoformat(day)] = name
    return BankHolidayList(days, years["printed"], years["worked out"])
