"""The period of a run: each begins the day after the last one ended, and nothing is settled twice or left between."""

from datetime import date, timedelta

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.values.dates import month_of
from pbr.values.period import Period


def next_period(last: Period | None, runs: Period) -> Period:
    """The period where none is asked for: the calendar month after the last run, or the first of the scheme's run.

    Where the last run ended within a month it is the rest of that month.
    """
    first = runs.first if last is None else last.last + timedelta(days=1)
    return Period(first, month_of(first).last)


def check_period(period: Period, last: Period | None, ledger: Place) -> None:
    """Raise ``ProblemsFound`` unless a period begins the day after the last one ended; a first one begins anywhere."""
    if last is None or period.first == last.last + timedelta(days=1):
        return
    after = last.last + timedelta(days=1)
    if period.last < last.first:
        message = f"the period {period} lies before what was settled last, {last}"
    elif period.first <= last.last:
        message = f"the period {period} overlaps what was settled last, {last}"
    else:
        gap = Period(after, period.first - timedelta(days=1))
        message = f"the period {period} would leave {gap} out: what was settled last is {last}"
    help_ = f"the next period begins on {after}; to settle what has changed for the last one again, say --supplementary"
    raise ProblemsFound([Problem("PBR080", message, ledger, help_)])


def check_as_at(as_at: date, period: Period, last_as_at: date | None, ledger: Place, *, committing: bool) -> None:
    """Raise ``ProblemsFound`` for a day before the last run's or, to be settled, before the period's last day."""
    if last_as_at is not None and as_at < last_as_at:
        message = f"as at {as_at} is before the last run's day, {last_as_at}: what was known then would be forgotten"
        raise ProblemsFound([Problem("PBR081", message, ledger, f"settle as at {last_as_at} or later")])
    if committing and as_at < period.last:
        message = f"as at {as_at} is before the last day of the period, {period.last}: its last days are not known yet"
        how = f"settle as at {period.last} or later; until then it can be looked at without --commit"
        raise ProblemsFound([Problem("PBR081", message, ledger, how)])
