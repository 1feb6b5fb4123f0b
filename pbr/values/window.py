"""A window: the days over which something is counted, paid or pooled, the whole run of a scheme among them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from pbr.values.dataclass import dataclass
from pbr.values.dates import (
    contract_quarter_label,
    contract_quarter_of,
    contract_year_label,
    contract_year_of,
    month_label,
    month_of,
    quarter_label,
    quarter_of,
    year_of,
)
from pbr.values.period import Period

DAYS_IN_A_WEEK = 7
_A_MONDAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True, order=True)
class Cycle:
    """So many whole weeks again and again, the first of them from a day: ``4 weeks from 2026-04-06``."""

    weeks: int
    first: date

    def __str__(self) -> str:
        return "cycle"

    def around(self, day: date) -> Period:
        """The weeks that a day falls in."""
        length = DAYS_IN_A_WEEK * self.weeks
        first = day - timedelta(days=(day - self.first).days % length)
        return Period(first, first + timedelta(days=length - 1))


Stretch = Literal["day", "week", "month", "quarter", "year", "contract quarter", "contract year"] | Cycle
"""How long a window is that is not the whole run; a year or quarter that is not the contract's is the calendar's.

A week is from Monday to Sunday.
"""

Over = Literal["run"] | Stretch
"""How long a window is."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A stretch of days and its label: ``2026-06``, ``2026-04-to-06``, ``2026``, and ``run`` for the whole run.

    A day, a week and a cycle of weeks are labelled by their first day.
    """

    stretch: Over
    label: str
    period: Period


def whole_run(runs: Period) -> Window:
    """The one window of a scheme as a whole: its run."""
    return Window("run", "run", runs)


def window_around(over: Over, window: Window, runs: Period) -> Window:
    """The window of a measure for what is paid in a window: the run as a whole, or else that window itself."""
    return whole_run(runs) if over == "run" else window


def days_of(over: Over, day: date, runs: Period) -> Period:
    """The days of the window that a day falls in; whole, even where the run cuts it in two."""
    match over:
        case "run":
            return runs
        case "day":
            return Period(day, day)
        case "week":
            return Cycle(1, _A_MONDAY).around(day)
        case "month":
            return month_of(day)
        case "quarter":
            return quarter_of(day)
        case "year":
            return year_of(day)
        case "contract quarter":
            return contract_quarter_of(day, runs.first)
        case "contract year":
            return contract_year_of(day, runs.first)
        case Cycle():
            return over.around(day)


def nests_in(inner: Over, outer: Over, runs: Period) -> bool:
    """Whether each window of one length is wholly in one of another, of a scheme that runs so long."""
    if outer in ("run", inner):
        return True
    return inner != "run" and all(
        days_of(outer, one.period.first, runs) == days_of(outer, one.period.last, runs)
        for one in windows_of_run(inner, runs)
    )


def window_of(over: Over, day: date, runs: Period) -> Window:
    """The window that a day falls in, of a scheme that runs so long; whole, even where the run cuts it in two."""
    days = days_of(over, day, runs)
    return Window(over, _label(over, days), days)


def _label(over: Over, days: Period) -> str:
    match over:
        case "run":
            return "run"
        case "month":
            return month_label(days)
        case "quarter":
            return quarter_label(days)
        case "year":
            return str(days.first.year)
        case "contract quarter":
            return contract_quarter_label(days)
        case "contract year":
            return contract_year_label(days)
        case "day" | "week" | Cycle():
            return days.first.isoformat()


def windows_of_run(over: Over, runs: Period) -> Iterator[Window]:
    """The windows of a run, one after another; whole ones, even where the run starts or ends inside."""
    day = runs.first
    while day <= runs.last:
        window = window_of(over, day, runs)
        yield window
        day = window.period.last + timedelta(days=1)
