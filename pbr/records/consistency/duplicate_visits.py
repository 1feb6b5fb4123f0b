"""Visits that may be one visit under two references.

Two visits of half an hour on one day are nothing odd. So visits of a plan and day that are alike in their minutes are
told only where something speaks against two visits. Every visit of several visited days in a row has its like, as where
a file was joined to itself under new references. Or the day has more visits than any other of the plan, and most days
of which that is so have visits that are alike: it is copies that made them fuller, and not care. A visit that delivered
nothing is none: it is paid nothing, and two of them are what a day in hospital looks like.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.consistency.found_rows import Extent, FoundRows, LookedFor

FIELDS = frozenset({"visited_on", "planned_minutes", "delivered_minutes"})

DAYS_IN_A_ROW = 4
"""So many visited days of a plan in a row on which every visit has its like are no coincidence."""


class _OfPlan(NamedTuple):
    """The visits of one plan: how many each visited day has, and how many of them are alike another of the day."""

    places: range
    visits: Mapping[date, int]
    alike: Mapping[date, int]


class _Visits:
    """The visits of all plans, by their days and minutes."""

    def __init__(self, beside: RecordsCompared) -> None:
        planned, delivered = (beside.figures("visits", name) for name in ("planned_minutes", "delivered_minutes"))
        self._days = beside.column("visits", "visited_on")
        self._planned, self._delivered = planned.of_rows, delivered.of_rows
        self._nothing_done = frozenset(at for at, minutes in enumerate(delivered.different) if not minutes)

    def of_plan(self, places: range) -> _OfPlan:
        """Count the visits of a plan that delivered anything."""
        days, times = self._days[places.start : places.stop], self._times(places)
        visits = Counter(days)
        if self._nothing_done:
            for (day, _, done), count in times.items():
                if done in self._nothing_done:
                    visits[day] -= count
            visits = +visits
        alike: dict[date, int] = defaultdict(int)
        for (day, _, done), count in [one for one in times.items() if one[1] > 1] if len(times) < len(days) else ():
            if done not in self._nothing_done:
                alike[day] += count
        return _OfPlan(places, visits, alike)

    def alike_on(self, days: Container[date], places: range) -> list[int]:
        """The places of the visits of a plan on some days that are alike another of their day."""
        times = self._times(places)
        return [
            at
            for at in places
            if self._days[at] in days
            and self._delivered[at] not in self._nothing_done
            and times[self._days[at], self._planned[at], self._delivered[at]] > 1
        ]

    def _times(self, places: range) -> Counter[tuple[date, int, int]]:
        """How often each day, planned and delivered minutes of a plan come together."""
        columns = (self._days, self._planned, self._delivered)
        return Counter(zip(*(column[places.start : places.stop] for column in columns), strict=True))


def _in_a_row(plan: _OfPlan) -> Iterator[date]:
    """The days in rows of visited days on which every visit has its like."""
    if len(plan.alike) < DAYS_IN_A_ROW:
        return
    row: list[date] = []
    for day in sorted(plan.visits):
        row = [*row[1 - DAYS_IN_A_ROW :], day] if plan.alike.get(day) == plan.visits[day] else []
        if len(row) == DAYS_IN_A_ROW:
            yield from row


def _look(beside: RecordsCompared) -> Sequence[FoundRows]:
    """The visits that are told whatever others have; and all that are told where fuller days are full of copies.

    Of the latter are counted the days that have more visits than any other of their plan, and those of them with visits
    that are alike.
    """
    visits = _Visits(beside)
    plans = [visits.of_plan(places) for places in beside.places_by_plan("visits")]
    fuller, copied = _fuller(plans)
    in_a_row: list[int] = []
    every: list[int] = []
    for plan in plans:
        days = {*_in_a_row(plan)}
        in_a_row += visits.alike_on(days, plan.places) if days else ()
        days.update(copied.get(plan.places, ()))
        every += visits.alike_on(days, plan.places) if days else ()
    if not fuller and not every:
        return ()
    return FoundRows("visits", in_a_row), FoundRows("visits", every, Extent(days=fuller, some=len(copied)))


def _which(found: Sequence[FoundRows]) -> int:
    """Which of these are told: all of them where most of the fuller days have visits that are alike."""
    return int(2 * found[1].extent.some > found[1].extent.days)


def _fuller(plans: Iterable[_OfPlan]) -> tuple[int, dict[range, Sequence[date]]]:
    """How many days have more visits than any other of their plan, and by plan those of them with visits alike.

    A plan with one visited day has one visit at most on any other.
    """
    copied: dict[range, Sequence[date]] = {}
    fuller = 0
    for plan in plans:
        most, second = _two_largest(plan.visits.values())
        if most > max(second, 1):
            fuller += 1
            days = [day for day in plan.alike if plan.visits[day] == most]
            if days:
                copied[plan.places] = days
    return fuller, copied


def _two_largest(counts: Iterable[int]) -> Sequence[int]:
    return (*sorted(counts, reverse=True)[:2], 0, 0)[:2]


def _tell(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
    told = _which(found)
    rows = found[told].rows
    if rows:
        message = (
            f"{many(rows, 'visit has', 'visits have')} the plan, day, planned and delivered minutes of another, "
            "where other days of the plan have fewer visits or every visit has its like"
        )
        help_ = "take out those that are one visit under two references; visits that were made need no mending"
        yield told, Finding("PBR822", "visits", rows, message, help_)


VISITS_ALIKE = LookedFor(lambda beside: _look(beside) if beside.has("visits", *FIELDS) else (), _tell)
"""Visits that may be one under two references, as one finding."""
