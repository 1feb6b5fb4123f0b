"""Days of the return, which are written dd/mm/yyyy and in no other way."""

import re
from datetime import date

_DAY = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_FIRST_YEAR, _LAST_YEAR = 1880, 2199
"""Somebody in the return may have been born long ago."""


def day_of(cell: str) -> int | None:
    """Read a day as an ordinal; nothing for other text, or a day that never was."""
    found = _DAY.fullmatch(cell)
    if not found or not _FIRST_YEAR <= int(found[3]) <= _LAST_YEAR:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1])).toordinal()
    except ValueError:
        return None


def iso(day: int) -> str:
    """Write an ordinal as the tables of records have days, ``2026-04-01``."""
    return date.fromordinal(day).isoformat()
