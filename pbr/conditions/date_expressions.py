"""Date expressions: which day is meant by the wording of ``priced at``, ``due`` and the ends of a period."""

from datetime import date, timedelta
from typing import Literal

from pbr.calendar.working_days import WorkingDays
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import AsAt, FieldRef, MovedByWorkingDays, Operand, Shifted
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.values.window import Stretch, days_of


@dataclass(frozen=True, slots=True)
class OneDay:
    """A day a record gives."""

    value: Operand


@dataclass(frozen=True, slots=True)
class EarlierOf:
    """The earlier of two days; not known until both are."""

    first: Operand
    second: Operand


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or the last day of the month, quarter, year or cycle of weeks that a line is for, moved by some days.

    ``plainly`` says that a year was written as a calendar year, so that nobody takes it for the contract's own.
    ``working_days`` are counted last, from the day so far; None where there are none.
    """

    end: bool
    of: Stretch
    days: int
    plainly: bool
    working_days: WorkingDays | None = None

    def around(self, day: date, runs: Period) -> date | None:
        """The day this is for a day: of the stretch that holds it, of a contract that ``runs`` so long.

        None where working days lead past the calendar's list.
        """
        stretch = days_of(self.of, day, runs)
        moved = (stretch.last if self.end else stretch.first) + timedelta(days=self.days)
        return moved if self.working_days is None else self.working_days.from_day(moved)


@dataclass(frozen=True, slots=True)
class Each:
    """Each day of service, or each instalment: the day differs from line to line."""

    what: Literal["day", "instalment"]


Choice = Operand | Edge | Each


@dataclass(frozen=True, slots=True)
class LaterOf:
    """The latest of two or more days; not known until all are. Any may be a day of the line, such as a month's end."""

    choices: tuple[Choice, ...]


Day = OneDay | LaterOf | EarlierOf | Edge | Each


def moves_with_settling(value: Operand) -> bool:
    """Whether a value is the day of settling, or is counted from it."""
    match value:
        case AsAt():
            return True
        case Shifted(base=base) | MovedByWorkingDays(base=base):
            return moves_with_settling(base)
        case _:
            return False


def days_of_line(day: Day) -> list[Edge | Each]:
    """The days of a line that a day is, or is the later of: they differ from line to line of one record."""
    return [one for one in (day.choices if isinstance(day, LaterOf) else (day,)) if isinstance(one, Edge | Each)]


def operands_of_day(day: Day) -> list[Operand]:
    """The values that a day is read from; a day of a line is read from none."""
    match day:
        case OneDay(value=value):
            return [value]
        case LaterOf(choices=choices):
            return [one for one in choices if not isinstance(one, Edge | Each)]
        case EarlierOf(first=first, second=second):
            return [first, second]
        case Edge() | Each():
            return []


def fields_of_day(day: Day) -> list[FieldRef]:
    """The fields that a day is read from."""
    return [ref for value in operands_of_day(day) for ref in fields_of(value)]
