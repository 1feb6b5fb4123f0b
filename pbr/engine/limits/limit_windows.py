"""The windows of limits: the month, cycle or year in which a line counts, by its due day; and what it is called."""

from dataclasses import field
from datetime import date

from pbr.scheme.limits.limits import Limit
from pbr.settlement.line import Line
from pbr.settlement.slot import SettledSlot, WindowSlot
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.values.window import Window, window_of


@dataclass(slots=True)
class LimitWindows:
    """The windows of limits in a scheme's run, worked out once for each limit and day; each is there once."""

    runs: Period
    _made: dict[tuple[str, date], Window] = field(default_factory=dict)
    _once: dict[Window, Window] = field(default_factory=dict)

    def of(self, limit: Limit, line: Line) -> Window | None:
        """The window of a limit that a line counts in; None where that is not known."""
        # What stands of a record that has no line any more falls due when it changes, and not when it was.
        day = None if isinstance(line.slot, SettledSlot) else _day_counted_on(line)
        if day is None:
            return None
        found = self._made.get((limit.name, day))
        if found is None:
            made = window_of(limit.window, day, self.runs)
            found = self._made[limit.name, day] = self._once.setdefault(made, made)
        return found


def window_counted_in(limit: Limit, line: Line, runs: Period) -> Window | None:
    """The window of a limit that a line counts in; None where that is not known."""
    day = _day_counted_on(line)
    return None if day is None else window_of(limit.window, day, runs)


def window_label(limit: Limit, line: Line, runs: Period) -> str | None:
    """Its label: empty over the whole run, None where it is not known."""
    if not limit.by_window:
        return ""
    window = window_counted_in(limit, line, runs)
    return None if window is None else window.label


def _day_counted_on(line: Line) -> date | None:
    """A day of the window: what an earlier limit brings counts in the one that has the whole of that limit's own."""
    if line.kind.is_limit and isinstance(line.slot, WindowSlot):
        return line.slot.window.period.first
    return line.due_on
