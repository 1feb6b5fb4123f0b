"""Kinds of day: a named day of the week, a weekday, a day of the weekend, a bank holiday."""

from datetime import date
from typing import TYPE_CHECKING

from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.calendar.calendar import Calendar

BANK_HOLIDAY, WEEKDAY, WEEKEND = "bank holiday", "weekday", "weekend"
DAYS_OF_THE_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KINDS_OF_DAY = (BANK_HOLIDAY, *DAYS_OF_THE_WEEK, WEEKDAY, WEEKEND)
"""Every kind of day, as a scheme writes it."""
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class KindOfDay:
    """A kind of day; the ``calendar`` that knows bank holidays, where it asks for them."""

    name: str
    calendar: "Calendar | None" = None

    def holds(self, day: date) -> bool | None:
        """Whether a day is of this kind; None where the list of bank holidays does not reach it.

        A weekday is Monday to Friday, and stays one where it is a bank holiday as well.
        """
        if self.calendar is not None:
            return self.calendar.is_bank_holiday(day)
        if self.name == WEEKDAY:
            return day.weekday() <= _FRIDAY
        if self.name == WEEKEND:
            return day.weekday() > _FRIDAY
        return DAYS_OF_THE_WEEK[day.weekday()] == self.name

    @property
    def written(self) -> str:
        """With its article: ``a bank holiday``, ``a Monday``."""
        return f"a {self.name}"


class AnswersByDay(dict[date | None, bool | None]):
    """By a day, whether it is of a kind; of none, not known. Each day is asked once."""

    def __init__(self, kind: KindOfDay) -> None:
        super().__init__({None: None})
        self._kind = kind

    def __missing__(self, day: date) -> bool | None:
        answer = self[day] = self._kind.holds(day)
        return answer
