"""How date expressions are read: what may be written as ``priced at``, ``due`` and the ends of a period.

::

    day  = "later" "of" either "and" either {"and" either}
         | "earlier" "of" value "and" value
         | line
         | value
    either = line | value
    line = ("start" | "end") "of" stretch {("+" | "-") number ("days" | "weeks")}
           [("+" | "-") number "working" ("day" | "days")]
         | "each" ("day" | "instalment")
    stretch = "week" | "month" | "quarter" | ["calendar"] "year" | "contract" ("year" | "quarter") | "cycle"
"""

from collections.abc import Callable
from typing import TypeVar

from pbr.conditions.date_expressions import Choice, Day, Each, EarlierOf, Edge, LaterOf, OneDay, moves_with_settling
from pbr.conditions.lexer import Misread
from pbr.conditions.name_resolution import Names
from pbr.conditions.operand_type import type_of
from pbr.conditions.parser import Reader
from pbr.conditions.syntax_tree import Operand
from pbr.conditions.turned_day import turned_day
from pbr.conditions.type_check import check_not_too_far, working_days_at_most
from pbr.conditions.value_type import Type
from pbr.conditions.working_day_words import working_days
from pbr.values.window import Stretch

Chosen = TypeVar("Chosen")

NO_CYCLE = "the heading does not say how long a cycle is"
HOW_LONG_A_CYCLE = "write it there, with the first day of one of them: cycle: 4 weeks from 2026-04-06"


def parse_day(text: str, names: Names) -> Day:
    """The day that the text means. Raises `Misread` where it means none."""
    reader = Reader(text, names)
    day = _read(reader)
    reader.expect_end()
    return day


def _read(reader: Reader) -> Day:
    if reader.word.kind == "number":
        first, *others = reader.words[reader.next : -1]
        raise Misread("PBR301", "a day does not begin with a number", first.start, first.end, turned_day(first, others))
    if reader.take_if("later", "of"):
        choices = list(_two(reader, "later", _either))
        while reader.take_if("and"):
            choices.append(_either(reader))
        return LaterOf(tuple(choices))
    if reader.take_if("earlier", "of"):
        return EarlierOf(*_two(reader, "earlier", _a_date))
    _check_begun(reader)
    day = _either(reader)
    return day if isinstance(day, Edge | Each) else OneDay(day)


_SAID_OTHERWISE = {"latest": "later", "last": "later", "earliest": "earlier", "first": "earlier"}
_STRETCHES = ("month", "quarter", "year", "cycle", "week")


def _check_begun(reader: Reader) -> None:
    """Raise `Misread` where a day begins as people say it elsewhere: ``latest of …``, ``month end``."""
    match [word.text for word in reader.words[reader.next : reader.next + 2]]:
        case [first, "of"] if first in _SAID_OTHERWISE:
            remedy = f"write {_SAID_OTHERWISE[first]} of … and …"
        case [first, "start" | "end" as second] if first in _STRETCHES:
            remedy = f"write {second} of {first}"
        case _:
            return
    begun, after = reader.words[reader.next : reader.next + 2]
    raise Misread("PBR301", f"'{begun.text} {after.text}' is no word for a day", begun.start, after.end, remedy)


def _two(reader: Reader, word: str, read: Callable[[Reader], Chosen]) -> tuple[Chosen, Chosen]:
    first = read(reader)
    if not reader.take_if("and"):
        more = " and ended_on" if word == "later" and reader.word.text == "," else ""
        raise Misread(
            "PBR301",
            f"'{word} of' needs two dates: {word} of … and …",
            reader.word.start,
            reader.word.end + 1,
            f"write it like {word} of started_on and reviewed_on{more}",
        )
    return first, read(reader)


def _either(reader: Reader) -> Choice:
    """A day of the line, or a date of the record."""
    for edge in ("start", "end"):
        if reader.take_if(edge, "of"):
            return _edge(reader, end=edge == "end")
    if reader.take_if("each", "day"):
        return Each("day")
    if reader.take_if("each", "instalment"):
        return Each("instalment")
    return _a_date(reader)


def _edge(reader: Reader, *, end: bool) -> Edge:
    stretch, plainly = _stretch(reader)
    edge, days = "end" if end else "start", 0
    while reader.word.text in ("+", "-"):
        sign = -1 if reader.take().text == "-" else 1
        number, unit = reader.take(), reader.take()
        if unit.text == "working":
            by = working_days(reader, sign, number)
            check_not_too_far(abs(days) + working_days_at_most(by.count), number.start, reader.word.start)
            _no_more_moves(reader)
            return Edge(end, stretch, days, plainly, by)
        length = {"day": 1, "days": 1, "week": 7, "weeks": 7}.get(unit.text)
        if number.kind == "number" and unit.text in ("month", "months", "quarter", "quarters", "year", "years"):
            raise Misread(
                "PBR301",
                f"the {edge} of a {stretch} is moved by days, weeks or working days, not by {unit.text}",
                unit.start,
                unit.end,
                f"write it like {edge} of {stretch} + 4 weeks; only a date of a record is moved by months",
            )
        if number.kind != "number" or not number.text.isdigit() or len(number.text) > 5 or length is None:
            raise Misread(
                "PBR301",
                "after '+' or '-' comes a whole number of days or weeks",
                number.start,
                unit.end + 1,
                "write it like + 14 days, or + 2 weeks",
            )
        days += sign * int(number.text) * length
        check_not_too_far(days, number.start, unit.end)
    return Edge(end, stretch, days, plainly)


def _no_more_moves(reader: Reader) -> None:
    """Raise `Misread` where days follow working days, from the start or end of something."""
    if reader.word.text in ("+", "-"):
        message, remedy = "working days come last behind the start or end of something", "write them behind the days"
        raise Misread("PBR301", message, reader.word.start, reader.word.end, remedy)


def _stretch(reader: Reader) -> tuple[Stretch, bool]:
    """What an edge is of, and whether a calendar year was called one."""
    if reader.take_if("contract", "year"):
        return "contract year", False
    if reader.take_if("contract", "quarter"):
        return "contract quarter", False
    if reader.take_if("calendar", "year"):
        return "year", True
    word = reader.take()
    match word.text:
        case "month" | "quarter" | "year" as stretch:
            return stretch, False
        case "week" if reader.names.weeks_counted:
            return "week", False
        case "cycle":
            if reader.names.cycle is None:
                raise Misread("PBR460", NO_CYCLE, word.start, word.end, HOW_LONG_A_CYCLE)
            return reader.names.cycle, False
        case _:
            raise Misread(
                "PBR301",
                "after 'start of' or 'end of' comes month, quarter, cycle, contract quarter, contract year or calendar "
                "year",
                word.start,
                word.end + 1,
                "write it like end of month",
            )


def _a_date(reader: Reader) -> Operand:
    value = reader.value()
    if moves_with_settling(value):
        message = (
            "'as at' moves from one settlement to the next, and a day that is paid on or priced by cannot hang on it"
        )
        raise Misread("PBR317", message, *value.span, "name a date of the record, or the end of a month")
    if type_of(value) is not Type.DATE:
        raise Misread("PBR304", f"a date is needed here, and this is {type_of(value)}", *value.span)
    return value
