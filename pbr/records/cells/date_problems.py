"""What to say of a cell that should hold a day: in which other form it is written, and how to mend it."""

import re
from collections.abc import Callable

from pbr.records.dictionary import Field
from pbr.values.dates import DayOrder, day_order_in_cell

Said = tuple[str, str, str]
"""The code, the message and the help."""

_TIME = r"(?:[ T][0-9].*)?"
_DAY_NUMBER = re.compile(r"\d{5}(\.0+)?")
_EIGHT_DIGITS = re.compile(r"\d{8}")
_OTHER_AGE = re.compile(r"(?!19|20|21)\d{4}-\d{2}-\d{2}|\d{1,2}([/.-])\d{1,2}\1(?!19|20|21)\d{4}")
_SHORT_YEAR = re.compile(r"\d{1,2}([/ .\\_-])(?:\d{1,2}|[A-Za-z]{3,9})\.?\1'?\d{2}" + _TIME)
_YEAR_LAST = re.compile(r"\d{1,2}([. \\_-])\d{1,2}\1\d{4}" + _TIME)
_YEAR_FIRST = re.compile(r"\d{4}([/. -])\d{1,2}\1\d{1,2}" + _TIME)
_NO_DAY = re.compile(r"\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|[A-Za-z]{3,9}[ -]\d{4}|\d{4}")
_NO_YEAR = re.compile(r"\d{1,2}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})")
_OF_A_ZONE = re.compile(r".*\d{2}:\d{2}.*(Z|UTC|GMT|[+-]\d{2}:?\d{2})")
_BETWEEN = {".": "points", "-": "hyphens", " ": "spaces", "\\": "backslashes", "_": "underscores"}
_EITHER_WAY = "2026-05-04 or 04/05/2026 (the day first)"


def wrong_date(field: Field, cell: str) -> Said:
    """Say why a cell that is not blank, nor a mark for nothing, is no day that is read."""
    return next(said for look in _LOOKS if (said := look(field, cell)))


def _number_of_a_spreadsheet(field: Field, cell: str) -> Said | None:
    if not _DAY_NUMBER.fullmatch(cell):
        return None
    return (
        "PBR702",
        f"{field.name} is not a date, but looks like a spreadsheet's own number for a day",
        "format the column as dates before saving it as CSV",
    )


def _of_another_age(field: Field, cell: str) -> Said | None:
    if not _OTHER_AGE.match(cell):
        return None
    return (
        "PBR702",
        f"{field.name} is not a day between 1900 and 2199",
        "leave the cell blank where there is no date yet",
    )


def _words(field: Field, cell: str) -> Said | None:
    """Words such as *ongoing* or *not agreed*: no day, whatever they mean."""
    if any(map(str.isdigit, cell)):
        return None
    if field.required:
        mend = "write the day: nothing can be settled without it"
    elif field.open_ended:
        mend = "leave the cell empty while it still goes on; where it has ended and the day is not known, ask"
    else:
        mend = "leave the cell empty where the day is not known"
    return "PBR702", f"{field.name} holds words, and no day", mend


def _short_year(field: Field, cell: str) -> Said | None:
    found = _SHORT_YEAR.fullmatch(cell)
    if not found:
        return None
    points = ", and points where slashes belong" if found[1] == "." else ""
    return "PBR702", f"{field.name} has a year of two digits{points}", f"write the year in full: {_EITHER_WAY}"


def _other_sign_between(field: Field, cell: str) -> Said | None:
    if not (found := _YEAR_LAST.fullmatch(cell)):
        return None
    return (
        "PBR702",
        f"{field.name} has {_BETWEEN[found[1]]} between day, month and year, where slashes belong",
        f"write the whole column as {_EITHER_WAY}",
    )


def _other_year_first(field: Field, cell: str) -> Said | None:
    """A year first, with other signs or single digits; a day that never was (2026-02-30) is written rightly."""
    if not _YEAR_FIRST.fullmatch(cell) or re.match(r"\d{4}-\d{2}-\d{2}", cell):
        return None
    return (
        "PBR702",
        f"{field.name} has its year first, and not two digits for month and day with hyphens between",
        "write it as 2026-05-04",
    )


def _eight_digits(field: Field, cell: str) -> Said | None:
    if not _EIGHT_DIGITS.fullmatch(cell):
        return None
    return "PBR702", f"{field.name} is eight digits with nothing between them", f"write it as {_EITHER_WAY}"


def _part_of_a_day(field: Field, cell: str) -> Said | None:
    lacking = "day" if _NO_DAY.fullmatch(cell) else "year" if _NO_YEAR.fullmatch(cell) else ""
    if not lacking:
        return None
    return "PBR702", f"{field.name} lacks its {lacking}", f"write the whole date: {_EITHER_WAY}"


def _of_a_zone(field: Field, cell: str) -> Said | None:
    if not _OF_A_ZONE.fullmatch(cell):
        return None
    return (
        "PBR702",
        f"{field.name} is a time of another zone, which may be another day here",
        "export the day alone, or the time as it was here",
    )


def _month_first(field: Field, cell: str) -> Said | None:
    if day_order_in_cell(cell) is not DayOrder.MONTH_FIRST:
        return None
    return (
        "PBR724",
        f"{field.name} is a day only if the month is first, and other cells of the column have the day first",
        "write the whole column with the day first, or the year first",
    )


def _no_date(field: Field, cell: str) -> Said:
    return "PBR702", f"{field.name} is not a date", f"write a day that exists, as {_EITHER_WAY}"


_LOOKS: tuple[Callable[[Field, str], Said | None], ...] = (
    _number_of_a_spreadsheet,
    _of_another_age,
    _words,
    _of_a_zone,
    _short_year,
    _other_sign_between,
    _other_year_first,
    _eight_digits,
    _part_of_a_day,
    _month_first,
    _no_date,
)
