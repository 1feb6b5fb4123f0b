"""Visits that may be one visit under two references.

Two visits of half an hour on one day are nothing odd. So visits of a plan and day that are alike in their minutes are
told only where something speaks against two visits. Every visit of several visited days in a row has its like, as where
a file was joined to itself under new references. Or the day has more visits than any other of the plan, and most days
of which that is so have visits that are alike: it is copies that made them fuller, and not care.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.contradiction import Finding, many

FIELDS = frozenset({"visited_on", "planned_minutes", "delivered_minutes"})

DAYS_IN_A_ROW = 4
"""So many visited days of a plan in a row on which every visit has its like are no coincidence."""

_Day = tuple[str, date]


def visits_alike(beside: Beside) -> list[int]:
    """The places of visits that may be copies of another of the same plan and day, or be copied, in order.

    A visit that delivered nothing is none: it is paid nothing, and two of them are what a day in hospital looks like.
    """
    planned, delivered = (beside.figures("visits", name) for name in ("planned_minutes", "delivered_minutes"))
    plans, days = beside.column("visits", "plan_id"), beside.column("visits", "visited_on")
    visited = list(zip(plans, days, planned.of_rows, delivered.of_rows, strict=True))
    times = Counter(visited)
    # Of each day with visits: how many there were, and how many of them are alike another.
    visits: dict[_Day, int] = defaultdict(int)
    alike: dict[_Day, int] = defaultdict(int)
    for (plan, day, _, done), count in times.items():
        if delivered.different[done]:
            visits[plan, day] += count
            if count > 1:
                alike[plan, day] += count
    odd = {*_in_a_row(visits, alike), *_fuller(visits, alike)} if alike else set()
    if not odd:
        return []
    return [
        at
        for at, one in enumerate(visited)
        if (one[0], one[1]) in odd and delivered.different[one[3]] and times[one] > 1
    ]


def _by_plan(days: Iterable[_Day]) -> Iterator[list[_Day]]:
    of_plans: dict[str, list[_Day]] = defaultdict(list)
    for day in days:
        of_plans[day[0]].append(day)
    return map(sorted, of_plans.values())


def _in_a_row(visits: dict[_Day, int], alike: dict[_Day, int]) -> Iterator[_Day]:
    """The days in rows of visited days on which every visit has its like."""
    plans = {plan for plan, _ in alike}
    for days in _by_plan(day for day in visits if day[0] in plans):
        row: list[_Day] = []
        for day in days:
            row = [*row[1 - DAYS_IN_A_ROW :], day] if alike.get(day) == visits[day] else []
            if len(row) == DAYS_IN_A_ROW:
                yield from row


def _fuller(visits: dict[_Day, int], alike: dict[_Day, int]) -> Sequence[_Day]:
    """The days with visits alike that have more visits than any other of their plan, if most such days are like that.

    A plan with one visited day has one visit at most on any other.
    """
    fuller: list[_Day] = []
    for days in _by_plan(visits):
        counts = sorted((visits[day] for day in days), reverse=True)
        if counts[0] > max(counts[1:2], default=1):
            fuller += [day for day in days if visits[day] == counts[0]]
    copied = [day for day in fuller if day in alike]
    return copied if 2 * len(copied) > len(fuller) else ()


def findings_of_visits_alike(beside: Beside) -> Iterator[Finding]:
    """Visits that may be one under two references, as one finding."""
    if beside.has("visits", *FIELDS):
        rows = tuple(visits_alike(beside))
        if rows:
            message = (
                f"{many(rows, 'visit has', 'visits have')} the plan, day, planned and delivered minutes of another, "
                "where other days of the plan have fewer visits or every visit has its like"
            )
            help_ = "take out those that are one visit under two references; visits that were made need no mending"
            yield Finding("PBR822", "visits", rows, message, help_)
