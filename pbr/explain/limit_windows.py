"""The window of a limit that a line is told in."""

from pbr.scheme.limits import Limit
from pbr.settlement.line import Line, LineKind
from pbr.settlement.slot import WindowSlot
from pbr.values.period import Period
from pbr.values.window import window_of


def window_label(limit: Limit, line: Line, runs: Period) -> str | None:
    """The label of a limit's window that a line counts in: empty over the whole run, None where it is not known."""
    if not limit.by_window:
        return ""
    if line.kind is LineKind.LIMIT and isinstance(line.slot, WindowSlot):
        return window_of(limit.window, line.slot.window.period.first, runs).label
    return None if line.due_on is None else window_of(limit.window, line.due_on, runs).label
