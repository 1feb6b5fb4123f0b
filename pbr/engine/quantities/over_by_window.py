"""How much of each record is paid in which window, where what is over is carried to the next.

The windows of one whom they are counted for are gone through in order. Its own records come first, as far as there is
room; then those that were over before, the earliest first. What is still over goes on, as long as the run does.
"""

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from pbr.values.period import Period
from pbr.values.window import Over, Window, window_of

Wanted = tuple[int, Fraction]
"""A record, by the identity of its row, and how much it counts."""

Pieces = list[tuple[Window, Fraction]]
"""How much of a record is paid in which window, in their order."""


class PaidByWindow(NamedTuple):
    """How much of each record is paid in which window, and how much is carried to each window."""

    pieces: Mapping[int, Pieces]
    carried: Mapping[Window, Fraction]


def windows_after(over: Over, runs: Period, horizon: date) -> Callable[[Window], Window | None]:
    """A function to the window after one; None where it is not of the run, or has not begun."""
    last = min(runs.last, horizon)

    def after(window: Window) -> Window | None:
        following = window_of(over, window.period.last + timedelta(days=1), runs)
        return following if following.period.first <= last else None

    return after


def paid_by_window(
    most: Fraction, wanted: Mapping[Window, Sequence[Wanted]], after: Callable[[Window], Window | None]
) -> PaidByWindow:
    """What is paid of each record, where so much is paid for in each window."""
    pieces: defaultdict[int, Pieces] = defaultdict(list)
    carried: dict[Window, Fraction] = {}
    waiting: deque[Wanted] = deque()
    still_over = Fraction(0)
    in_order = sorted(wanted, key=_first_day)
    window = in_order[0] if in_order else None
    while window is not None:
        carried[window] = still_over
        room, over = most, []
        for row, many in wanted.get(window, ()):
            room, left = _pay(room, row, many, pieces, window)
            if left:
                over.append((row, left))
        while waiting and room:
            row, many = waiting.popleft()
            room, left = _pay(room, row, many, pieces, window)
            still_over -= many - left
            if left:
                waiting.appendleft((row, left))
        waiting.extend(over)
        still_over += sum((left for _, left in over), Fraction(0))
        following = after(window) if waiting else None
        if following is None:
            waiting.clear()
            still_over = Fraction(0)
        if following is None or not most:
            # Where nothing is ever paid for, what is over is counted where a record is, and not in every window.
            following = _next(in_order, window)
        window = following
    return PaidByWindow(pieces, carried)


def _pay(
    room: Fraction, row: int, many: Fraction, pieces: Mapping[int, Pieces], window: Window
) -> tuple[Fraction, Fraction]:
    """Pay for so much of a record as there is room: what room is left, and what is over."""
    paid = min(room, many)
    if paid:
        pieces[row].append((window, paid))
    return room - paid, many - paid


def _next(in_order: Sequence[Window], after: Window) -> Window | None:
    """The first of some windows, in their order, that begins after another; None where none does."""
    at = bisect_right(in_order, _first_day(after), key=_first_day)
    return in_order[at] if at < len(in_order) else None


def _first_day(window: Window) -> date:
    return window.period.first
