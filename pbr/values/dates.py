"""Dates: days parsed from schemes and records, and the months, quarters and years they fall in."""

from datetime import MAXYEAR, date, timedelta
from enum import Enum
from functools import lru_cache

from pbr.values.pattern import Pattern
from pbr.values.period import Period

_ISO = Pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# A time of day says nothing about the day, unless it is of another zone: 23:00Z is the next day in a British summer.
_TIME = r"(?:[ T](?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?: ?[AaPp][Mm])?)?"
_ISO_IN_CELL = Pattern(_ISO.written + _TIME)
_LENGTH_OF_ISO = 10
_MONTH = Pattern(r"[0-9]{4}-[0-9]{2}")
_FROM_TO = Pattern(r"([0-9-]{10})(?:\.\.| to )([0-9-]{10})")
# A day such as 9999-12-31 stands for "no end" in some systems, and would be counted up to as if it were one.
FIRST_YEAR, LAST_YEAR = 1900, 2199
# The months and quarters of a few years' days: they are asked for every visit and every line.
_DAYS_REMEMBERED = 4096
_MONTHS_OF_A_YEAR, _MONTHS_OF_A_QUARTER = 12, 3
_NUMBERS_IN_CELL = Pattern(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})" + _TIME)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAMED_IN_CELL = Pattern(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?[ -]([0-9]{4})" + _TIME)
_NAMED_FIRST_IN_CELL = Pattern(r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})" + _TIME)


class DayOrder(Enum):
    """In which order a cell such as ``06/20/2026`` can have its day and month, judged by the cell alone."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    EITHER = "either"
    SAME = "the same either way"
    YEAR_FIRST = "year first, and the last figure can be no month"
    YEAR_FIRST_TO_12 = "year first, and a month if day and month were swapped"
    YEAR_FIRST_SAME = "year first, and the same if day and month were swapped"


def date_in_scheme(text: str) -> date | None:
    """Read a day as a scheme must write it, ``2026-04-01``; nothing for other text, a day that never was, or a year
    before 1900 or after 2199.
    """
    found = _ISO.fullmatch(text)
    return _real_day(found[1], found[2], found[3]) if found else None


def date_in_cell(text: str) -> date | None:
    """Read a day as extracts write it: ``2026-04-01``, ``01/04/2026`` or ``1/4/2026`` (day first and never month
    first), ``1 April 2026``, ``01-Apr-2026`` or ``April 1, 2026``.

    A time of day after it is left out, unless it names a zone. Nothing is returned for other text, a year of two
    digits, a day that never was, or a year before 1900 or after 2199.
    """
    text = text.strip()
    if day := _plain_day(text):
        return day
    if found := _ISO_IN_CELL.fullmatch(text):
        return _real_day(found[1], found[2], found[3])
    if found := _NUMBERS_IN_CELL.fullmatch(text):
        return _real_day(found[3], found[2], found[1])
    if found := _NAMED_IN_CELL.fullmatch(text):
        return _real_day(found[3], _number_of_month(found[2]), found[1])
    if found := _NAMED_FIRST_IN_CELL.fullmatch(text):
        return _real_day(found[3], _number_of_month(found[1]), found[2])
    return None


def day_order_in_cell(text: str) -> DayOrder | None:
    """Say in which order a cell has its day and month, where it writes both as numbers.

    Nothing is returned for a cell that says nothing of it (``1 April 2026``) or is no day either way.
    """
    text = text.strip()
    if found := _ISO_IN_CELL.fullmatch(text):
        day = _real_day(found[1], found[2], found[3])
        return _order_of_year_first(day) if day else None
    found = _NUMBERS_IN_CELL.fullmatch(text)
    if not found:
        return None
    day_first = _real_day(found[3], found[2], found[1])
    month_first = _real_day(found[3], found[1], found[2])
    if day_first and month_first:
        return DayOrder.SAME if day_first == month_first else DayOrder.EITHER
    if day_first:
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if month_first else None


def day_and_order_in_cell(text: str) -> tuple[date | None, DayOrder | None]:
    """Read a day as `date_in_cell` does, and say what `day_order_in_cell` says of it."""
    day = _plain_day(text.strip())
    return (day, _order_of_year_first(day)) if day else (date_in_cell(text), day_order_in_cell(text))


def _order_of_year_first(day: date) -> DayOrder:
    if day.day == day.month:
        return DayOrder.YEAR_FIRST_SAME
    return DayOrder.YEAR_FIRST if day.day > _MONTHS_OF_A_YEAR else DayOrder.YEAR_FIRST_TO_12


def _plain_day(text: str) -> date | None:
    """The day of a cell that is ``2026-04-01`` and nothing more, as nearly all are; nothing of any other cell."""
    if len(text) != _LENGTH_OF_ISO or text[4] != "-" or text[7] != "-":
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _number_of_month(name: str) -> str:
    """Give the number of a month by its name or the short form of it; ``0``, which is no month, for any other word."""
    short, whole = name.casefold()[:3], name.casefold()
    if short not in _MONTHS:
        return "0"
    month = _MONTHS.index(short)
    return str(month + 1) if whole in (short, _LONG_MONTHS[month], "sept") else "0"


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
    return date(year, month + 1, min(day.day, _last_of_month(year, month + 1).day))


@lru_cache(_DAYS_REMEMBERED)
def month_of(day: date) -> Period:
    """Give the calendar month the day falls in."""
    return Period(day.replace(day=1), _last_of_month(day.year, day.month))


@lru_cache(_DAYS_REMEMBERED)
def quarter_of(day: date) -> Period:
    """Give the calendar quarter the day falls in: from January, April, July or October."""
    first_month = day.month - (day.month - 1) % 3
    return Period(date(day.year, first_month, 1), _last_of_month(day.year, first_month + 2))


def period_in_words(text: str) -> Period | None:
    """Read a period as a command or a scheme writes it.

    ``2026-06`` is that month; ``2026-06-01..2026-08-31`` and ``2026-06-01 to 2026-08-31`` are from the one
    day to the other. Nothing for any other text, or when the end is before the start.
    """
    if _MONTH.fullmatch(text):
        first = date_in_scheme(f"{text}-01")
        return month_of(first) if first else None
    found = _FROM_TO.fullmatch(text)
    if not found:
        return None
    start, end = date_in_scheme(found[1]), date_in_scheme(found[2])
    return Period(start, end) if start and end and start <= end else None


def year_of(day: date) -> Period:
    """Give the calendar year the day falls in."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def contract_year_of(day: date, begins: date) -> Period:
    """Give the year of a contract the day falls in: whole years counted from the day the contract begins.

    A contract that begins on 1 April has years from 1 April to 31 March; one that begins on 29 February has years
    from 28 February where there is no 29th.
    """
    return _contract_months_of(day, begins, _MONTHS_OF_A_YEAR)


def contract_quarter_of(day: date, begins: date) -> Period:
    """Give the quarter of a contract the day falls in: whole three months counted from the day the contract begins."""
    return _contract_months_of(day, begins, _MONTHS_OF_A_QUARTER)


def _contract_months_of(day: date, begins: date, months: int) -> Period:
    """Give the stretch of so many months the day falls in, each counted from the day the contract begins."""
    since = (day.year - begins.year) * _MONTHS_OF_A_YEAR + day.month - begins.month
    if add_months_last_day_where_shorter(begins, since) > day:
        since -= 1
    start = since - since % months
    first, after = (add_months_last_day_where_shorter(begins, start + more) for more in (0, months))
    return Period(first, after - timedelta(days=1))


def _last_of_month(year: int, month: int) -> date:
    """Give the last day of a month."""
    if month == _MONTHS_OF_A_YEAR:
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def months_between(first: date, last: date) -> list[Period]:
    """Split the days from ``first`` to ``last`` into calendar months, the end ones cut to fit.

    The periods follow one another without a gap. There are none when ``last`` is before ``first``.
    """
    months: list[Period] = []
    while first <= last:
        month = month_of(first)
        if month.first < first or last < month.last:
            month = Period(first, min(month.last, last))
        months.append(month)
        if month.last == last:
            break
        first = month.last + timedelta(days=1)
    return months


def month_label(period: Period) -> str:
    """Name the month a period starts in: ``2026-06``."""
    return period.first.isoformat()[:7]


def contract_quarter_label(period: Period) -> str:
    """Name a quarter of a contract as one of the calendar, ``2026-04-to-06``, or as a year of it in two years."""
    within = period.first.day == 1 and period.first.year == period.last.year
    return quarter_label(period) if within else contract_year_label(period)


def contract_year_label(period: Period) -> str:
    """Name a year of a contract by its first and last month, ``2026-04-to-2027-03``, or by its days inside a month."""
    if period.first.day == 1:
        return f"{month_label(period)}-to-{period.last.isoformat()[:7]}"
    return f"{period.first}-to-{period.last}"


def quarter_label(period: Period) -> str:
    """Name a quarter by its first and last month: ``2026-04-to-06``."""
    return f"{month_label(period)}-to-{period.last.month:02}"
