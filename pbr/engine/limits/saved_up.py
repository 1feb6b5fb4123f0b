"""What is left of a cap in one window is added to the next: a provider's sum that was not used is not lost.

The windows are gone through from the run's first. One in which nothing is due leaves all of its sum, and one that is
over leaves nothing: what it takes is not owed by the next.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from pbr.engine.limits.sums_under_limits import SumUnderLimit
from pbr.scheme.limits.limits import Limit
from pbr.values.period import Period
from pbr.values.window import Window, window_of

_ONE_DAY = timedelta(days=1)


def with_saved(
    limit: Limit, sums: Mapping[tuple[str, Window | None], SumUnderLimit], runs: Period
) -> Iterator[tuple[tuple[str, Window | None], SumUnderLimit]]:
    """The windows in which something is due, in order, each with what is left for it of those before."""
    of_window = {window: (key, total) for (key, window), total in sums.items() if window is not None}
    last = max((window.period.first for window in of_window), default=None)
    window = window_of(limit.window, runs.first, runs)
    before = now = 0
    while last is not None and window.period.first <= last:
        key, total = of_window.get(window, ("", SumUnderLimit()))
        total.saved = before, now
        if window in of_window:
            yield (key, window), total
        # After the run no window has a sum of its own to leave.
        pence = limit.in_window(window, runs).pence if window.period.first <= runs.last else 0
        before = max(0, pence + before - (total.before or 0))
        now = max(0, pence + now - (total.now or 0))
        window = window_of(limit.window, window.period.last + _ONE_DAY, runs)
