"""The words for working days behind a date: ``+ 5 working days``, ``- 1 working day``."""

from typing import Protocol

from pbr.calendar.working_days import WorkingDays
from pbr.conditions.lexer import Misread, Word
from pbr.conditions.name_resolution import Names

_MOST_DIGITS = 5
_LIKE = "write it like + 5 working days"


class TakesWords(Protocol):
    """What reads one word after the other, and knows what names mean."""

    names: Names

    def take(self) -> Word:
        """Read one word."""


def working_days(reader: TakesWords, sign: int, number: Word) -> WorkingDays:
    """So many working days, of which ``working`` was read last. Raises `Misread` where no calendar can count them."""
    unit = reader.take()
    if number.kind != "number" or not number.text.isdigit() or len(number.text) > _MOST_DIGITS:
        raise Misread("PBR301", "working days are a whole number of them", number.start, unit.end, _LIKE)
    if unit.text not in ("day", "days"):
        raise Misread("PBR301", "after 'working' comes 'day' or 'days'", unit.start, unit.end + 1, _LIKE)
    if int(number.text) == 0:
        raise Misread(
            "PBR472",
            f"{number.text} working days lead to no other day, whatever the day is",
            number.start,
            unit.end,
            "the day itself is never counted: write '+ 1 working day' for the next working day, or leave it out",
        )
    if reader.names.calendar is None:
        raise Misread(
            "PBR471",
            "nothing says which days are working days: their bank holidays are those of a nation",
            number.start,
            unit.end,
            "add 'calendar:' to the heading, with 'bank holidays: England and Wales' under it",
        )
    return WorkingDays(sign * int(number.text), reader.names.calendar)
