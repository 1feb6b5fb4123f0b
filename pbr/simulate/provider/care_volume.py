"""The work that a provider does: plans begun and hours of care, by plan and month."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from operator import itemgetter
from typing import NamedTuple

from pbr.records.table import Records, Row, Table
from pbr.simulate.plan_duration import days_of, last_day_of
from pbr.values.dataclass import dataclass
from pbr.values.dates import months_between
from pbr.values.period import Period

ALWAYS = Period(date.min, date.max)
"""Every day there is."""

_MINUTES = 60
_DAYS_OF_A_WEEK = 7


class CarePlan(NamedTuple):
    """A care plan, by its provider, its person and its own id."""

    provider_id: str
    person_id: str
    plan_id: str


class CareMonth(NamedTuple):
    """A care plan in one calendar month, given by the month's first day."""

    plan: CarePlan
    month: date


@dataclass(frozen=True, slots=True)
class CareVolume:
    """Plans by the month in which they start, and exact hours by the month in which they are given.

    ``plans`` is None where the extract has no plans, and ``hours`` where it does not say how long care takes.
    ``not_known`` are the plans that do not say so themselves: no hours of theirs are counted.
    """

    plans: Mapping[CareMonth, int] | None
    hours: Mapping[CareMonth, Fraction] | None
    not_known: frozenset[CarePlan]


def care_volume_in(records: Records, within: Period = ALWAYS) -> CareVolume:
    """The care in an extract, plans begun and hours given; only that of a period where one is given.

    Hours are those of visits. Where there are no visits they are those delivered that a plan says, or else the weekly
    hours agreed. Both are spread evenly over its days, to its planned end where its end is not known.
    """
    plans = records.tables.get("plans")
    if plans is None or "started_on" not in plans.layout:
        return CareVolume(None, None, frozenset())
    layout = plans.layout
    at = layout["started_on"]
    started: dict[CareMonth, int] = defaultdict(int)
    for row in plans.rows:
        if row[at] in within:
            started[_when(row, layout, row[at])] += 1
    visits = _visits_in(records)
    if visits is not None:
        return CareVolume(dict(started), _added_up(_of_visits(visits, layout, within)), frozenset())
    if not {"hours_delivered", "weekly_hours"} & layout.keys():
        return CareVolume(dict(started), None, frozenset())
    not_known = frozenset(care_plan_of(row, layout) for row in plans.rows if _hours_of(row, layout) is None)
    return CareVolume(dict(started), _added_up(_of_plans(plans, within)), not_known)


def going_on_after(records: Records, as_at: date) -> frozenset[CarePlan]:
    """The plans whose visits are recorded up to the day ``as_at`` and not to their end; none without visits.

    A blank end means that a plan goes on. Where no ends are recorded it goes on to the day planned.
    """
    plans = records.tables.get("plans")
    if plans is None or _visits_in(records) is None:
        return frozenset()
    return frozenset(care_plan_of(row, plans.layout) for row in plans.rows if _goes_on(row, plans.layout, as_at))


def _visits_in(records: Records) -> Table | None:
    visits = records.tables.get("visits")
    return visits if visits is not None and {"visited_on", "delivered_minutes"} <= visits.layout.keys() else None


def _goes_on(plan: Row, layout: Mapping[str, int], as_at: date) -> bool:
    if "ended_on" in layout:
        return plan[layout["ended_on"]] is None
    last = last_day_of(plan, layout)
    return last is not None and last > as_at


def _of_visits(visits: Table, plans: Mapping[str, int], within: Period) -> Iterator[tuple[CareMonth, Fraction]]:
    # Visits come by the million, and each spelling of minutes is one object: those of a plan and month that have the
    # same are counted, and hours made of them once.
    names = ("visited_on", "delivered_minutes")
    days, minutes = (list(map(itemgetter(visits.layout[name]), visits.rows)) for name in names)
    above = list(map(itemgetter(-1), visits.rows))
    months = {day: day.replace(day=1) if day is not None and day in within else None for day in {*days}}
    times = Counter(zip(map(id, above), map(months.__getitem__, days), map(id, minutes), strict=True))
    plan_of, minutes_of = (
        dict(zip(map(id, above), above, strict=True)),
        dict(zip(map(id, minutes), minutes, strict=True)),
    )
    for (plan, month, spelled), many in times.items():
        each = minutes_of[spelled]
        if month is not None and each:
            yield CareMonth(care_plan_of(plan_of[plan], plans), month), Fraction(each * many, _MINUTES)


def _of_plans(plans: Table, within: Period) -> Iterator[tuple[CareMonth, Fraction]]:
    layout = plans.layout
    for row in plans.rows:
        hours = _hours_of(row, layout)
        if not hours:
            continue
        first = row[layout["started_on"]]
        last = max(first, last_day_of(row, layout) or first)
        each_day = hours / Period(first, last).days
        for month in months_between(max(first, within.first), min(last, within.last)):
            yield _when(row, layout, month.first), each_day * month.days


def _hours_of(plan: Row, layout: Mapping[str, int]) -> Fraction | None:
    """The hours delivered that a plan says, or else those agreed over its days; None where it says neither."""
    delivered, weekly = (plan[layout[name]] if name in layout else None for name in ("hours_delivered", "weekly_hours"))
    if delivered is not None:
        return Fraction(delivered)
    days = days_of(plan, layout)
    return None if weekly is None or days is None else Fraction(weekly) * days / _DAYS_OF_A_WEEK


def care_plan_of(plan: Row, layout: Mapping[str, int]) -> CarePlan:
    """Whose care a plan is."""
    provider_id, person_id, plan_id = (plan[layout[name]] for name in ("provider_id", "person_id", "plan_id"))
    return CarePlan(provider_id, person_id, plan_id)


def _when(plan: Row, layout: Mapping[str, int], day: date) -> CareMonth:
    return CareMonth(care_plan_of(plan, layout), day.replace(day=1))


def _added_up(found: Iterator[tuple[CareMonth, Fraction]]) -> dict[CareMonth, Fraction]:
    total: dict[CareMonth, Fraction] = defaultdict(Fraction)
    for when, hours in found:
        total[when] += hours
    return dict(total)
