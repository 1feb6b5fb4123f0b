"""What is over a cap in one window is carried to the next: it is paid there as far as that window's sum goes.

The windows of a plan, person or provider are gone through in order. What one takes is carried to the next, in which it
is paid on the last day, once all that is due in it is known; what that leaves is carried on. What is still over when
the run ends is not paid.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pbr.engine.limits.sums_under_limits import SumUnderLimit
from pbr.scheme.limits.limits import Limit
from pbr.values.period import Period
from pbr.values.window import Window, window_of


def with_carried(
    limit: Limit, sums: Mapping[tuple[str, Window | None], SumUnderLimit], runs: Period, horizon: date
) -> Iterator[tuple[tuple[str, Window | None], SumUnderLimit]]:
    """The windows of each person in order, each with what is carried into it, and those that nothing else is due in."""
    for person_id in sorted({person_id for person_id, _ in sums}):
        of_person = {window: total for (whose, window), total in sums.items() if whose == person_id and window}
        for window, total in _in_order(limit, of_person, person_id, runs, horizon):
            yield (person_id, window), total


def _in_order(
    limit: Limit, sums: Mapping[Window, SumUnderLimit], person_id: str, runs: Period, horizon: date
) -> Iterator[tuple[Window, SumUnderLimit]]:
    window: Window | None = min(sums, default=None)
    before = now = 0
    while window is not None:
        total = sums.get(window) or SumUnderLimit(person_id=person_id)
        total.carried = before, now
        if now and total.now is None:
            # What is carried is all there is in this window.
            total.begin()
            total.latest = window.period.last
        yield window, total
        bound = limit.in_window(window, runs).pence
        before, now = _over(bound, total.before, before), _over(bound, total.now, now)
        following = window_of(limit.window, window.period.last + timedelta(days=1), runs)
        if (before or now) and following.period.first <= min(runs.last, horizon):
            window = following
            continue
        # Nothing is carried, or the window that it would be carried to is not of the run, or has not begun.
        before = now = 0
        window = min((one for one in sums if one > window), default=None)


def _over(bound: int, due: int | None, carried: int) -> int:
    """What is over a sum, in pence, of what is due and what is carried to it."""
    return max(0, (due or 0) + carried - bound)
