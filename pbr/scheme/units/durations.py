"""Durations: how long a stretch of days lasts, counted from its first day: ``for 12 weeks from started_on``."""

from typing import Literal

from pbr.conditions.date_expressions import Day, EarlierOf, LaterOf, OneDay, days_of_line, operands_of_day
from pbr.conditions.syntax_tree import Operand, Shifted
from pbr.values.dataclass import dataclass

DAYS_IN_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Duration:
    """So many days, weeks or months, of which the first day is one."""

    many: int
    unit: Literal["day", "week", "month"]

    def last_from(self, first: Day) -> Day:
        """The last day, both ends counted: 12 weeks from a Monday end on a Sunday, 84 days in all.

        So many months end on the day before the same day of the month, or before the last of a shorter month: what
        is counted for the next so many months begins where these stop.
        """
        match first:
            case OneDay(value=value):
                return OneDay(self._last(value))
            case EarlierOf(first=one, second=other):
                return EarlierOf(self._last(one), self._last(other))
            case LaterOf() if not days_of_line(first):
                return LaterOf(tuple(self._last(value) for value in operands_of_day(first)))
            case _:
                raise ValueError("a stretch of days begins on a day of its record")

    def _last(self, value: Operand) -> Operand:
        if self.unit == "month":
            return Shifted(Shifted(value, 0, self.many, value.span), -1, 0, value.span)
        return Shifted(value, self.many * (DAYS_IN_A_WEEK if self.unit == "week" else 1) - 1, 0, value.span)
