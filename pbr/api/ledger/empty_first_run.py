"""A first run of a period that nobody asked for, in which nothing at all happened: refused, with what to type."""

from collections.abc import Sequence

from pbr.api.ledger.run_files import RunWritten
from pbr.api.ledger.started_run import StartedRun
from pbr.ledger.entry import Change
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.values.period import Period

_MOST_NAMED = 6


def refuse_empty_first_run(started: StartedRun, written: RunWritten) -> None:
    """Raise ``ProblemsFound`` where a first run would be the scheme's first month for want of another, and is empty.

    A ledger that begins too early settles nothing month after month, and every one of them must be gone through. What
    a later record brings to a pool is noted with the first run, whatever its month, and is nothing that happened in
    it. A period that somebody asked for may be empty.
    """
    reach, runs = started.prepared.reach, started.scheme.runs
    if started.ledger.last is not None or started.period_asked or reach is None or reach.within:
        return
    if any(of.change is not Change.POOL for of in written.sums):
        return
    message = (
        f"nothing is in {started.prepared.period}, where the scheme begins, and no period was said for the first run: "
        f"the records lie in {_in_words(reach.months)}"
    )
    inside = [month for month in reach.months if month.first <= runs.last and month.last >= runs.first]
    how = (
        f"say which period the ledger begins with: --period {_month(inside[0])}"
        if inside
        else f"check the records: the scheme runs from {runs}; an empty first period can be asked for with --period"
    )
    raise ProblemsFound([Problem("PBR030", message, Place(str(started.ledger.folder)), how)])


def _in_words(months: Sequence[Period]) -> str:
    """The months, all of them where they are few."""
    named = [_month(month) for month in months]
    if len(named) > _MOST_NAMED:
        return f"{len(named)} months from {named[0]} to {named[-1]}"
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))


def _month(month: Period) -> str:
    return f"{month.first:%Y-%m}"
