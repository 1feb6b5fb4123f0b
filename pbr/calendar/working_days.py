"""Working days: days that are not a Saturday, a Sunday or a bank holiday, counted from the day after, or before."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.calendar.calendar import Calendar

_A_DAY = timedelta(days=1)
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """So many working days of a calendar: later where ``count`` is more than nought, earlier where it is less."""

    count: int
    calendar: "Calendar"

    def from_day(self, day: date) -> date | None:
        """The day that lies so many working days after a day, or before it; None where the list does not reach it.

        The day itself is never counted, whatever it is: the first working day after a Friday, a Saturday or a Sunday
        is the Monday, where that is no bank holiday.
        """
        step, left = (_A_DAY, self.count) if self.count > 0 else (-_A_DAY, -self.count)
        while left:
            day += step
            works = _is_working_day(day, self.calendar)
            if works is None:
                return None
            left -= works
        return day

    @property
    def written(self) -> str:
        """As a scheme writes it behind a date: ``+ 5 working days``."""
        return f"{'-' if self.count < 0 else '+'} {self.said}"

    @property
    def said(self) -> str:
        """How many, without which way: ``5 working days``."""
        many = abs(self.count)
        return f"{many} working day{'' if many == 1 else 's'}"


class WorkingDaysLater(dict[date | None, date | None]):
    """By a day, the day so many working days from it; of none, none. Each day is counted from once."""

    def __init__(self, by: WorkingDays) -> None:
        super().__init__({None: None})
        self._by = by

    def __missing__(self, day: date) -> date | None:
        later = self[day] = self._by.from_day(day)
        return later


def _is_working_day(day: date, calendar: "Calendar") -> bool | None:
    """Whether a day is a working day; None for a weekday of which nobody knows whether it is a bank holiday."""
    if day.weekday() > _FRIDAY:
        return False
    holiday = calendar.is_bank_holiday(day)
    return None if holiday is None else not holiday
