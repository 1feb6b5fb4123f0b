"""The papers of a period: of all that is judged, what a meeting about those days has before it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pbr.judging.judged import Judged
from pbr.judging.money_by_month import MonthOfMoney
from pbr.judging.rankings_made import days_ranked
from pbr.scheme.scheme import Scheme
from pbr.values.period import Period
from pbr.values.window import windows_of_run


def scheme_of_papers(scheme: Scheme, period: Period | None) -> Scheme:
    """A scheme with only the measures of which a window ends in a period, and the rankings made on a day of it.

    Its verdicts stay: they look back at windows before the period too. Without a period it is the scheme itself.
    """
    if period is None:
        return scheme
    measures = {
        name: one
        for name, one in scheme.measures.items()
        if any(window.period.last in period for window in windows_of_run(one.over, scheme.runs))
    }
    rankings = tuple(
        one for one in scheme.rankings if any(day in period for day in days_ranked(one, scheme.runs, period.last))
    )
    return replace(scheme, measures=measures, rankings=rankings)


def day_judged_to(period: Period | None, as_at: date) -> date:
    """The day by which a window is over to be judged: that of ``as_at``, and no day after a period."""
    return as_at if period is None else min(period.last, as_at)


def judged_in(judged: Iterable[Judged], period: Period) -> tuple[Judged, ...]:
    """What was judged of the windows that end in a period."""
    return tuple(one for one in judged if one.window.period.last in period)


def months_in(money: Iterable[MonthOfMoney], period: Period) -> tuple[MonthOfMoney, ...]:
    """The months that are in a period as a whole: of part of one, what came due is not what was expected."""
    return tuple(one for one in money if one.month.first in period and one.month.last in period)
