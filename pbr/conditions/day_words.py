"""The words of the calendar: the kind of day after ``is a``."""

from pbr.calendar.kinds_of_day import BANK_HOLIDAY, KINDS_OF_DAY, KindOfDay
from pbr.conditions.lexer import Misread
from pbr.conditions.operand_parser import ValueReader
from pbr.problems.suggest import did_you_mean


def kind_of_day(reader: ValueReader) -> tuple[KindOfDay, int]:
    """The kind of day that the next words name, and the column where they end. Raises `Misread` for other words."""
    article = reader.take()
    first = reader.take()
    written, end = first.text, first.end
    if written == "bank" and reader.word.text == "holiday":
        written, end = BANK_HOLIDAY, reader.take().end
    if written not in KINDS_OF_DAY:
        raise Misread(
            "PBR301",
            f"'{article.text} {written}' is not a kind of day",
            article.start,
            end,
            did_you_mean(written, KINDS_OF_DAY) or f"kinds of day: {', '.join(KINDS_OF_DAY)}",
        )
    if written != BANK_HOLIDAY:
        return KindOfDay(written), end
    if reader.names.calendar is None:
        raise Misread(
            "PBR453",
            "nothing says which days are bank holidays",
            article.start,
            end,
            "add 'calendar:' to the heading, with 'bank holidays: England and Wales' under it",
        )
    return KindOfDay(written, reader.names.calendar), end
