"""What stands in a cell of a workbook, as the text that a person sees in it and a CSV file would have."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

Cell = int | float | str | bool | time | date | datetime | timedelta
"""A cell as the reader of workbooks gives it."""

# A spreadsheet keeps and shows this many figures of a number, and no more.
_FIGURES = 15
_LENGTH = re.compile(r"PT([0-9]+)H([0-9]+)M([0-9]+)(?:\.[0-9]+)?S")


def text_of(cell: Cell) -> str:
    """Give a cell as text: a day as ``2026-04-01``, 7.0 as ``7``, a tick as ``yes``; nothing for an empty one.

    A number is as it stands, with at most the 15 figures that a spreadsheet keeps: nothing is rounded to pence or
    put in groups, and a percentage is its share (25% is ``0.25``). One of more figures is ``1.20000000000000E+16``,
    which is told as damaged wherever it is read: two references may have become one. A length of time is
    ``42:00``, hours and minutes.
    """
    match cell:
        case str():
            return _text(cell)
        case bool():
            return "yes" if cell else "no"
        case int() | float():
            return _number(cell)
        case datetime():
            return _day_and_time(cell)
        case date():
            return cell.isoformat()
        case time():
            return _time_of_day(cell)
        case timedelta():
            return _length(cell)


def _text(cell: str) -> str:
    """Give text as it is, but a length of time of an OpenDocument sheet as the others have it."""
    if not (found := _LENGTH.fullmatch(cell)):
        return cell
    hours, minutes, seconds = map(int, found.groups())
    return _length(timedelta(hours=hours, minutes=minutes, seconds=seconds))


def _number(figure: float) -> str:
    if abs(figure) >= 10**_FIGURES:
        # Whoever typed more figures has lost them: so it is told as damaged, as from a CSV file.
        return f"{figure:.{_FIGURES - 1}E}"
    if not figure % 1:
        return str(int(figure))
    return f"{Decimal(f'{figure:.{_FIGURES}g}'):f}"


def _day_and_time(at: datetime) -> str:
    """Give a day and time; what is less than half a thousandth of a second comes of how a spreadsheet keeps times."""
    rounded = at + timedelta(microseconds=500)
    at = rounded.replace(microsecond=rounded.microsecond // 1000 * 1000)
    if at.time() == time():
        return at.date().isoformat()
    return at.isoformat(" ", "milliseconds" if at.microsecond else "seconds")


def _time_of_day(at: time) -> str:
    if at.microsecond // 1000:
        return at.isoformat("milliseconds")
    return at.isoformat("seconds" if at.second else "minutes")


def _length(length: timedelta) -> str:
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
