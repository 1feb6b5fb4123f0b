"""The windows of a measure that the days of service of a line lie in, and how much of the line each window has."""

from datetime import timedelta
from fractions import Fraction

from pbr.settlement.line import Line
from pbr.values.period import Period
from pbr.values.window import Over, Window, window_of

Shares = tuple[tuple[Window, Fraction], ...]
"""Windows, each with its share of a line; the shares are one together."""


def days_in_windows(line: Line, over: Over, runs: Period) -> Shares:
    """Each window that a line has days in, with its share of them: all days of a line are at one price.

    Of a line whose days nobody knows there is none.
    """
    first, last = line.service_from, line.service_to
    if first is None or last is None:
        return ()
    days, found = (last - first).days + 1, list[tuple[Window, Fraction]]()
    while first <= last:
        window = window_of(over, first, runs)
        until = last if over == "run" else min(last, window.period.last)
        found.append((window, Fraction((until - first).days + 1, days)))
        first = until + timedelta(days=1)
    return tuple(found)
