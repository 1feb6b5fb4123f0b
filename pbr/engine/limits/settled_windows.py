"""The windows of a limit in which something was settled, found again by their names."""

from datetime import date, timedelta

from pbr.scheme.limits.limits import Limit
from pbr.settlement.slot import ONLY, SettledSlot, Slot, WindowSlot
from pbr.values.period import Period
from pbr.values.window import window_of

_DAYS_BEFORE = timedelta(days=3660)
"""How long before its run a scheme's lines may fall due: ten years."""


def slot_settled(limit: Limit, label: str, runs: Period, until: date) -> Slot:
    """The slot in which something was settled of a limit, by its label, among the windows that begin ``until`` a day.

    A limit that had other windows, or none, when it was settled has no such slot any more.
    """
    if not limit.by_window:
        return SettledSlot(label) if label else ONLY
    day = runs.first - _DAYS_BEFORE
    while label and day <= until:
        window = window_of(limit.window, day, runs)
        if window.label == label:
            return WindowSlot(window)
        day = window.period.last + timedelta(days=1)
    return SettledSlot(label)
