"""Which rows of a price a day may take: a bank holiday's, its own name's, a weekday's or a weekend's, any other's."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from pbr.calendar.kinds_of_day import BANK_HOLIDAY, DAYS_OF_THE_WEEK, WEEKDAY, WEEKEND, KindOfDay

if TYPE_CHECKING:
    from pbr.calendar.calendar import Calendar


def day_rows(day: date, calendar: "Calendar | None") -> tuple[str, ...] | None:
    """The rows a day may take, the most particular first; None where the list of bank holidays does not reach it.

    Without a ``calendar`` no day is a bank holiday: the price has no row for them then.
    """
    of_week = tuple(row_of_week(day.weekday()))
    if calendar is None:
        return of_week
    holiday = calendar.is_bank_holiday(day)
    if holiday is None:
        return None
    return (BANK_HOLIDAY, *of_week) if holiday else of_week


def row_of_week(weekday: int) -> Iterator[str]:
    """The rows for a day of the week, Monday being 0, but for ``otherwise``."""
    name = DAYS_OF_THE_WEEK[weekday]
    yield name
    yield WEEKEND if KindOfDay(WEEKEND).holds(date(2026, 6, 1 + weekday)) else WEEKDAY
