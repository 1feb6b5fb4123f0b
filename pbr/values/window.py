"""A window: the days over which something is counted, paid or pooled, the whole run of a scheme among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pbr.values.dates import (
    contract_year_label,
    contract_year_of,
    month_label,
    month_of,
    quarter_label,
    quarter_of,
    year_of,
)
from pbr.values.period import Period

Over = Literal["run", "month", "quarter", "year", "contract year"]
"""How long a window is."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A stretch of days and its label: ``2026-06``, ``2026-04-to-06``, ``2026``, and ``run`` for the whole run."""

    stretch: Over
    label: str
    period: Period


def whole_run(runs: Period) -> Window:
    """The one window of a scheme as a whole: its run."""
    return Window("run", "run", runs)


def window_around(over: Over, window: Window, runs: Period) -> Window:
    """The window of a measure for what is paid in a window: the run as a whole, or else that window itself."""
    return whole_run(runs) if over == "run" else window


def window_of(over: Over, day: date, runs: Period) -> Window:
    """The window that a day falls in, of a scheme that runs so long; whole, even where the run cuts it in two."""
    match over:
        case "run":
            return whole_run(runs)
        case "month":
            month = month_of(day)
            return Window(over, month_label(month), month)
        case "quarter":
            quarter = quarter_of(day)
            return Window(over, quarter_label(quarter), quarter)
        case "year":
            return Window(over, str(day.year), year_of(day))
        case "contract year":
            year = contract_year_of(day, runs.first)
            return Window(over, contract_year_label(year), year)


def windows_of_run(over: Over, runs: Period) -> Iterator[Window]:
    """The windows of a run, one after another; whole ones, even where the run starts or ends inside."""
    day = runs.first
    while day <= runs.last:
        window = window_of(over, day, runs)
        yield window
        day = window.period.last + timedelta(days=1)
