"""What period or day was probably meant by text that is none: said as a correction, and never taken for it."""

import re
from calendar import month_abbr, month_name
from datetime import date

from pbr.values.dates import date_in_scheme, month_of
from pbr.values.pattern import Pattern
from pbr.values.period import Period

_NAMES = {
    name[:length].lower(): number
    for names in (month_name, month_abbr)
    for number, name in enumerate(names)
    for length in (3, len(name))
    if name
}
_YEAR_MONTH = Pattern(r"([0-9]{4})[-/. ]?([0-9]{1,2})")
_MONTH_YEAR = Pattern(r"([0-9]{1,2})[-/. ]([0-9]{4})")
_NAMED_MONTH = Pattern(r"([A-Za-z]{3,9})[-/. ]*([0-9]{4})|([0-9]{4})[-/. ]*([A-Za-z]{3,9})")
_QUARTER = Pattern(r"(?:([0-9]{4})[-/. ]*)?Q([1-4])(?:[-/. ]*([0-9]{4}))?", re.IGNORECASE)
_TWO_YEARS = Pattern(r"([0-9]{4})[-/ ]([0-9]{2}|[0-9]{4})")
_YEAR = Pattern(r"[0-9]{4}")
_BETWEEN = Pattern(
    r"(?<=[0-9]{4})-(?=[0-9]{1,2}/)|\s*\.{2,}\s*|\s*…\s*|\s+to\s+|\s*:\s*|\s+[-–—]\s+|\s*,\s*", re.IGNORECASE
)
_YEAR_FIRST = Pattern(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_DAY_FIRST = Pattern(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")


def period_meant(text: str) -> str:
    """Say how a period should have been written, if it can be told from what was; else how one is written."""
    text = " ".join(text.split())
    if found := _QUARTER.fullmatch(text):
        return _quarter(int(found[2]), found[1] or found[3])
    meant = _two_days(text) or _month(text) or _years(text)
    if meant:
        return f'did you mean "{meant}"?'
    return f"{_no_such_month(text)}write a month (2026-06) or two days (2026-06-01..2026-08-31)"


def meant_in_scheme(text: str) -> str:
    """Say how a period should have been written in a scheme, if it can be told; nothing where it cannot."""
    text = " ".join(text.split())
    meant = _two_days(text) or _month(text) or _years(text)
    return f'did you mean "{meant.replace("..", " to ")}"?' if meant else ""


def day_meant(text: str) -> str:
    """Say how a day should have been written, if it can be told from what was; else how one is written."""
    day = _day(text.strip())
    if day is not None:
        return f'did you mean "{day}"?'
    month = _month(text.strip())
    if month:
        last = month_of(date.fromisoformat(f"{month}-01")).last
        return f'it is a month: did you mean its last day, "{last}"?'
    return "a day is written 2026-06-30, and must be a real one"


def _month(text: str) -> str:
    """Give the month that is written in some other way: ``2026-8``, ``08/2026``, ``August 2026``."""
    if found := _NAMED_MONTH.fullmatch(text):
        return _real_month(found[2] or found[3], _NAMES.get((found[1] or found[4]).lower(), 0))
    if found := _YEAR_MONTH.fullmatch(text):
        return _real_month(found[1], int(found[2]))
    if found := _MONTH_YEAR.fullmatch(text):
        return _real_month(found[2], int(found[1]))
    return ""


def _no_such_month(text: str) -> str:
    """Say that a month has a number that none has, ``2026-13``; nothing of other text."""
    found = _YEAR_MONTH.fullmatch(text) or _MONTH_YEAR.fullmatch(text)
    if found is None:
        return ""
    number = int(min(found.groups(), key=len))
    return "" if 1 <= number <= 12 else f"there is no month {number}; "


def _real_month(year: str, month: int) -> str:
    written = f"{year}-{month:02}"
    return written if date_in_scheme(f"{written}-01") else ""


def _quarter(number: int, year: str | None) -> str:
    """Say the days of both quarters that are called so: by the calendar, and in a year from April."""
    first = 3 * number - 2
    calendar = _months(year, first)
    financial = _months(year, first + 3)
    which = "" if year else " (with your year for 2026)"
    return (
        f'a quarter is written by its days: "{calendar}" where the year starts in January, "{financial}" where it '
        f"starts in April{which}"
    )


def _months(year: str | None, first: int) -> str:
    """Give three months by their days; a month past the twelfth is of the year after."""
    known = year if year and date_in_scheme(f"{year}-01-01") and date_in_scheme(f"{int(year) + 1}-01-01") else "2026"
    start = int(known) + (first - 1) // 12
    month = (first - 1) % 12 + 1
    return f"{date(start, month, 1)}..{month_of(date(start, month + 2, 1)).last}"


def _years(text: str) -> str:
    """Give the days of a year from April, ``2026-27``, or of a calendar year."""
    if found := _TWO_YEARS.fullmatch(text):
        year = int(found[1])
        if int(found[2][-2:]) == (year + 1) % 100 and date_in_scheme(f"{year + 1}-03-31"):
            return f"{year}-04-01..{year + 1}-03-31"
    if _YEAR.fullmatch(text) and date_in_scheme(f"{text}-01-01"):
        return f"{text}-01-01..{text}-12-31"
    return ""


def _two_days(text: str) -> str:
    """Give the days or months from one to another, in whatever order and however written; one day is from it to it."""
    day = _day(text)
    if day is not None:
        return f"{day}..{day}"
    parts = _BETWEEN.split(text)
    spans = [_span(part) for part in parts]
    if len(parts) != 2 or None in spans:
        return ""
    first, last = sorted(span for span in spans if span is not None)
    return f"{first.first}..{last.last}"


def _span(text: str) -> Period | None:
    day = _day(text)
    if day is not None:
        return Period(day, day)
    month = _month(text)
    return month_of(date.fromisoformat(f"{month}-01")) if month else None


def _day(text: str) -> date | None:
    """Read a day written year first or day first, with one digit or two."""
    if found := _YEAR_FIRST.fullmatch(text):
        return date_in_scheme(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}")
    if found := _DAY_FIRST.fullmatch(text):
        return date_in_scheme(f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}")
    return None
