"""Who is below now: the targets of providers in the last window that is over, and in no earlier one."""

from collections.abc import Iterator
from datetime import date

from pbr.judging.judged import Judged, League
from pbr.judging.papers_of_period import day_judged_to
from pbr.values.for_whom import Per
from pbr.values.period import Period
from pbr.values.window import Over, Window, windows_of_run


def in_last_windows(league: League, runs: Period, as_at: date) -> tuple[Judged, ...]:
    """The targets of providers in the last window of the run that is over, by the length of each measure's windows.

    A provider without a record in that window has none there, whatever came of it in an earlier one. Of the papers of
    a period it is the last that is over in it.
    """
    return tuple(one for one in _in_last(league, runs, as_at) if one.of_provider)


def of_others_in_last_windows(league: League, runs: Period, as_at: date) -> tuple[Judged, ...]:
    """The same of measures that are of areas, of persons or of all together, and of no provider."""
    return tuple(
        one
        for one in _in_last(league, runs, as_at)
        if one.measured.per is not Per.PROVIDER and (one.provider or one.measured.per is Per.TOGETHER)
    )


def _in_last(league: League, runs: Period, as_at: date) -> Iterator[Judged]:
    lengths = {one.window.stretch for one in league.judged}
    day = day_judged_to(league.period, as_at)
    last = {over: _last_that_is_over(over, runs, day) for over in lengths}
    return (one for one in league.judged if one.target is not None and one.window == last[one.window.stretch])


def _last_that_is_over(over: Over, runs: Period, as_at: date) -> Window | None:
    return max((window for window in windows_of_run(over, runs) if window.period.last <= as_at), default=None)
