"""Days read from schemes and records, and the months, quarters and years they fall in."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache

from pbr.values.period import Period

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MIDNIGHT = r"(?:[ T]00:00(?::00(?:\.0{1,9})?)?)?"
_ISO_IN_CELL = re.compile(_ISO.pattern + _MIDNIGHT)
# A day such as 9999-12-31 stands for "no end" in some systems, and would be counted up to as if it were one.
FIRST_YEAR, LAST_YEAR = 1900, 2199
# The months and quarters of a few years' days: they are asked for every visit and every line.
_DAYS_REMEMBERED = 4096
# Both digits of day and month are required: 5/4/2026 is how American systems write 4 May.
_DAY_FIRST_IN_CELL = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})" + _MIDNIGHT)


def date_in_scheme(text: str) -> date | None:
    """Read a day as a scheme must write it, ``2026-04-01``; nothing for other text, a day that never was, or a year
    before 1900 or after 2199.
    """
    found = _ISO.fullmatch(text)
    return _real_day(found[1], found[2], found[3]) if found else None


def date_in_cell(text: str) -> date | None:
    """Read a day as extracts write it, ``2026-04-01`` or ``01/04/2026``, day first and never month first.

    A time of midnight after it is left out, because databases write one after every date; any other time
    makes it no date. Nothing is returned for other text, a day that never was, or a year before 1900 or after 2199.
    """
    text = text.strip()
    if found := _ISO_IN_CELL.fullmatch(text):
        return _real_day(found[1], found[2], found[3])
    if found := _DAY_FIRST_IN_CELL.fullmatch(text):
        return _real_day(found[3], found[2], found[1])
    return None


def _real_day(year: str, month: str, day: str) -> date | None:
    """Give the day of these digits, or nothing when there is no such day (``2026-02-30``) or it is of another age."""
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def add_months_last_day_where_shorter(day: date, n: int) -> date:
    """Give the same day ``n`` months later (or earlier), or the last of that month when it is shorter.

    31 January and one month is 28 or 29 February. Raises ``ValueError`` outside the years 1 to 9999.
    """
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    if not 1 <= year <= MAXYEAR:
        raise ValueError("a day outside the years 1 to 9999")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(_DAYS_REMEMBERED)
def month_of(day: date) -> Period:
    """Give the calendar month the day falls in."""
    return Period(day.replace(day=1), _last_of_month(day.year, day.month))


@lru_cache(_DAYS_REMEMBERED)
def quarter_of(day: date) -> Period:
    """Give the calendar quarter the day falls in: from January, April, July or October."""
    first_month = day.month - (day.month - 1) % 3
    return Period(date(day.year, first_month, 1), _last_of_month(day.year, first_month + 2))


def year_of(day: date) -> Period:
    """Give the calendar year the day falls in."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def contract_year_of(day: date, begins: date) -> Period:
    """Give the year of a contract the day falls in: whole years counted from the day the contract begins.

    A contract that begins on 1 April has years from 1 April to 31 March; one that begins on 29 February has years
    from 28 February where there is no 29th.
    """
    years = day.year - begins.year
    if add_months_last_day_where_shorter(begins, 12 * years) > day:
        years -= 1
    first, after = (add_months_last_day_where_shorter(begins, 12 * (years + more)) for more in (0, 1))
    return Period(first, after - timedelta(days=1))


def _last_of_month(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months_between(first: date, last: date) -> list[Period]:
    """Split the days from ``first`` to ``last`` into calendar months, the end ones cut to fit.

    The periods follow one another without a gap. There are none when ``last`` is before ``first``.
    """
    months: list[Period] = []
    while first <= last:
        end = min(_last_of_month(first.year, first.month), last)
        months.append(Period(first, end))
        if end == last:
            break
        first = end + timedelta(days=1)
    return months


def month_label(period: Period) -> str:
    """Name the month a period starts in: ``2026-06``."""
    return period.first.isoformat()[:7]


def contract_year_label(period: Period) -> str:
    """Name a year of a contract by its first and last month, ``2026-04-to-2027-03``, or by its days inside a month."""
    if period.first.day == 1:
        return f"{month_label(period)}-to-{period.last.isoformat()[:7]}"
    return f"{period.first}-to-{period.last}"


def quarter_label(period: Period) -> str:
    """Name a quarter by its first and last month: ``2026-04-to-06``."""
    return f"{month_label(period)}-to-{period.last.month:02}"
