"""The window of a limit that a line counts in, by its label."""

from pbr.scheme.limits import Limit
from pbr.settlement.line import Line, LineKind
from pbr.settlement.slot import WindowSlot
from pbr.values.period import Period
from pbr.values.window import Window, window_of


def window_counted_in(limit: Limit, line: Line, runs: Period) -> Window | None:
    """The window of a limit that a line counts in; None where that is not known."""
    if line.kind is LineKind.LIMIT and isinstance(line.slot, WindowSlot):
        return window_of(limit.window, line.slot.window.period.first, runs)
    return None if line.due_on is None else window_of(limit.window, line.due_on, runs)


def window_label(limit: Limit, line: Line, runs: Period) -> str | None:
    """Its label: empty over the whole run, None where it is not known."""
    if not limit.by_window:
        return ""
    window = window_counted_in(limit, line, runs)
    return None if window is None else window.label
