"""Which day: the wording of ``priced at``, ``due`` and the ends of a period, read and turned into functions.

::

    day  = ("later" | "earlier") "of" value "and" value
         | ("start" | "end") "of" ("month" | "quarter" | "year") {("+" | "-") number ("days" | "weeks")}
         | "each" ("day" | "instalment")
         | value
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from pbr.conditions.agreement import check_not_too_far, type_of
from pbr.conditions.evaluate import Layouts, value_of
from pbr.conditions.meaning import AsAt, FieldRef, Operand, Shifted, Type
from pbr.conditions.names import Names
from pbr.conditions.parse import Reader
from pbr.conditions.reasons import fields_of
from pbr.conditions.words import Misread
from pbr.records.table import Row
from pbr.values.dates import month_of, quarter_of, year_of
from pbr.values.period import Period

Stretch = Literal["month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class OneDay:
    """A day a record gives."""

    value: Operand


@dataclass(frozen=True, slots=True)
class LaterOf:
    """The later of two days; not known until both are."""

    first: Operand
    second: Operand


@dataclass(frozen=True, slots=True)
class EarlierOf:
    """The earlier of two days; not known until both are."""

    first: Operand
    second: Operand


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or the last day of the month, quarter or year that a line is for, moved by some days."""

    end: bool
    of: Stretch
    days: int


@dataclass(frozen=True, slots=True)
class Each:
    """Each day of service, or each instalment: the day differs from line to line."""

    what: Literal["day", "instalment"]


Day = OneDay | LaterOf | EarlierOf | Edge | Each


def parse_day(text: str, names: Names) -> Day:
    """The day that the text means. Raises `Misread` where it means none."""
    reader = Reader(text, names)
    day = _read(reader)
    reader.expect_end()
    return day


def _read(reader: Reader) -> Day:
    for word, kind in (("later", LaterOf), ("earlier", EarlierOf)):
        if reader.take_if(word, "of"):
            first = _a_date(reader)
            if not reader.take_if("and"):
                raise Misread(
                    "PBR301", f"'{word} of' needs two dates: {word} of … and …", reader.word.start, reader.word.end + 1
                )
            return kind(first, _a_date(reader))
    for edge in ("start", "end"):
        if reader.take_if(edge, "of"):
            return _edge(reader, end=edge == "end")
    if reader.take_if("each", "day"):
        return Each("day")
    if reader.take_if("each", "instalment"):
        return Each("instalment")
    return OneDay(_a_date(reader))


def _edge(reader: Reader, *, end: bool) -> Edge:
    word = reader.take()
    stretch: Stretch
    match word.text:
        case "month" | "quarter" | "year" as stretch:
            pass
        case _:
            raise Misread(
                "PBR301", "after 'start of' or 'end of' comes month, quarter or year", word.start, word.end + 1
            )
    days = 0
    while reader.word.text in ("+", "-"):
        sign = -1 if reader.take().text == "-" else 1
        number, unit = reader.take(), reader.take()
        length = {"day": 1, "days": 1, "week": 7, "weeks": 7}.get(unit.text)
        if number.kind == "number" and unit.text in ("month", "months", "quarter", "quarters", "year", "years"):
            raise Misread(
                "PBR301",
                f"the {'end' if end else 'start'} of a {stretch} is moved by days or weeks, not by {unit.text}",
                unit.start,
                unit.end,
                "write it in days or weeks; only a date of a record is moved by months",
            )
        if number.kind != "number" or not number.text.isdigit() or len(number.text) > 5 or length is None:
            raise Misread(
                "PBR301", "after '+' or '-' comes a whole number of days or weeks", number.start, unit.end + 1
            )
        days += sign * int(number.text) * length
        check_not_too_far(days, number.start, unit.end)
    return Edge(end, stretch, days)


def _a_date(reader: Reader) -> Operand:
    value = reader.value()
    if moves_with_settling(value):
        raise Misread(
            "PBR317",
            "'as at' moves from one settlement to the next, so a day that is paid on or priced by cannot depend on it",
            *value.span,
            "name a date of the record, or the end of a month",
        )
    if type_of(value) is not Type.DATE:
        raise Misread("PBR304", f"a date is needed here, and this is {type_of(value)}", *value.span)
    return value


def moves_with_settling(value: Operand) -> bool:
    """Whether a value is the day of settling, or is counted from it."""
    match value:
        case AsAt():
            return True
        case Shifted(base=base):
            return moves_with_settling(base)
        case _:
            return False


def day_of(day: Day, layouts: Layouts) -> Callable[[Row], date | None]:
    """A function from a row to the day, None while it is not known. An `Edge` or `Each` has no day of a row."""
    match day:
        case OneDay(value=value):
            return value_of(value, layouts)
        case LaterOf(first=first, second=second):
            return _chosen(max, value_of(first, layouts), value_of(second, layouts))
        case EarlierOf(first=first, second=second):
            return _chosen(min, value_of(first, layouts), value_of(second, layouts))
        case Edge() | Each():
            raise ValueError("only a line, not a row, has this day")


def _chosen(
    choose: Callable[[date, date], date], first: Callable[[Row], Any], second: Callable[[Row], Any]
) -> Callable[[Row], date | None]:
    def chosen(row: Row) -> date | None:
        one, other = first(row), second(row)
        return None if one is None or other is None else choose(one, other)

    return chosen


def fields_of_day(day: Day) -> list[FieldRef]:
    """The fields that a day is read from."""
    match day:
        case OneDay(value=value):
            return fields_of(value)
        case LaterOf(first=first, second=second) | EarlierOf(first=first, second=second):
            return [*fields_of(first), *fields_of(second)]
        case Edge() | Each():
            return []


_STRETCH_OF: dict[str, Callable[[date], Period]] = {"month": month_of, "quarter": quarter_of, "year": year_of}


def edge_of(edge: Edge, day: date) -> date:
    """The day an edge means for a line whose month, quarter or year is the one that holds ``day``."""
    stretch = _STRETCH_OF[edge.of](day)
    return (stretch.last if edge.end else stretch.first) + timedelta(days=edge.days)
